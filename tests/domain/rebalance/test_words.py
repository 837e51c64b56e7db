"""The sentences of a proposal."""

from datetime import UTC, date, datetime, timedelta

import pytest

from koordinator.domain.handovers import MeetingShift
from koordinator.domain.meetings.records import MeetingRef
from koordinator.domain.rebalance.comparing import Level
from koordinator.domain.rebalance.plan_words import (
    applying,
    shift_words,
    shifting,
    standing_words,
    staying,
    step_words,
    summary,
)
from koordinator.domain.rebalance.problem import Answer, Goal, Move, Status
from koordinator.domain.rebalance.proposals import ApplyStep, MoveLine
from koordinator.domain.rebalance.words import MoveWords, SeatWords, keeps, reasons, short_names, worse

ANNA = SeatWords("Anna", 42, 35, 30, 35, team="Fyldt 30")
GUNNAR = SeatWords("Gunnar", 23, 30, 30, 35, team="Fyldt 30")


def answer(moves: int, over: int = 0, waiting: int = 0) -> Answer:
    made = tuple(Move(number, 1, 2, 10) for number in range(moves))
    after = {1: 35, 2: 23 + moves}
    return Answer(
        Status.OPTIMAL, 0.0, 0.1, made, tuple(range(waiting)), {1: 42, 2: 23}, after, (7, over), (12, over)
    )


def test_first_names_where_they_are_enough() -> None:
    assert short_names({1: "Anna Holm", 2: "Bo Kjær", 3: "Anna Lund"}) == {
        1: "Anna Holm", 2: "Bo", 3: "Anna Lund",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("giver", "taker", "goal", "said"),
    [
        (ANNA, GUNNAR, Goal.MAXIMUM, ("Anna er 7 over max", "Gunnar har plads til 12")),
        (
            ANNA._replace(before=33), GUNNAR, Goal.WARNING,
            ("Anna er 3 over advarslen på 30", "Gunnar har plads til 7 op til advarslen"),
        ),
        (
            ANNA._replace(before=30), GUNNAR._replace(before=32), Goal.EVEN,
            ("Anna har 30 af højst 35 sager", "Gunnar har plads til 3 under max"),
        ),
        (
            ANNA._replace(away="er på orlov"), GUNNAR._replace(before=35, after=36), Goal.MAXIMUM,
            ("Anna er på orlov", "Gunnar går fra 35 til 36 af højst 35 sager"),
        ),
        (None, GUNNAR, Goal.MAXIMUM, ("Sagen har ingen sagsbehandler", "Gunnar har plads til 12")),
    ],
)  # fmt: skip
def test_why(giver: SeatWords | None, taker: SeatWords, goal: Goal, said: tuple[str, ...]) -> None:
    assert reasons(MoveWords(giver, taker), goal) == said


def test_what_stays_the_same() -> None:
    move = MoveWords(ANNA, GUNNAR, consultant="Lise Madsen", shared=4, known=date(2024, 5, 1), places=1)
    assert keeps(move) == (
        "Samme virksomhedskonsulent: Lise Madsen, som Gunnar har 4 sager med",
        "Samme team",
        "Gunnar kender borgeren fra 2024",
        "Gunnar har 1 sag i samme postnummer",
    )
    assert keeps(MoveWords(ANNA, GUNNAR._replace(team="Under 30"))) == ()
    assert "Samme team" not in keeps(MoveWords(None, GUNNAR))


@pytest.mark.parametrize(
    ("level", "best", "wished", "said"),
    [
        (Level.MAXIMUM, answer(7), answer(7, 1), "Så bliver der 1 sag over max i stedet for 0."),
        (Level.MAXIMUM, answer(7), answer(7, 0, 2), "Så bliver 2 sager mere uden sagsbehandler."),
        (Level.WARNING, answer(7, 2), answer(7, 4), "Så bliver der 4 sager over advarslen i stedet for 2."),
        (Level.MOVES, answer(7), answer(8), "Så skal 8 borgere skifte sagsbehandler i stedet for 7."),
        (Level.COST, answer(7), answer(8), "Så koster skiftene 80 point i stedet for 70."),
    ],
)
def test_what_gets_worse_first(level: Level, best: Answer, wished: Answer, said: str) -> None:
    assert worse(level, wished, best, GUNNAR, "") == said


def test_every_level_has_a_sentence() -> None:
    for level in Level:
        said = worse(level, answer(8, 1), answer(7), GUNNAR, "Lise Madsen")
        assert said.endswith(".")


def test_the_sum_of_it() -> None:
    assert summary(1, 2, (8, 0)) == (
        "1 borger skifter sagsbehandler og 2 sager uden sagsbehandler får en. Over max: 8 før, 0 efter."
    )
    assert summary(0, 0, (0, 0)) == "Ingen skal skifte sagsbehandler. Over max: 0 før, 0 efter."
    assert standing_words(Status.FEASIBLE, 0.0042).endswith("højst 0,4 % fra det bedste.")
    assert applying(3, 0, 1)[1] == "1 overdragelsesmøde bliver booket; 2 må bookes bagefter."


def test_a_step_says_when_it_holds_and_when_one_meets() -> None:
    move = MoveLine(1, "26-1", "Emil Møller", 40, 1, "Anna Holm", 2, "Gunnar Bak", 10, (), (), ())
    meets = datetime(2026, 11, 23, 7, tzinfo=UTC)
    step = ApplyStep(
        move, date(2026, 11, 20), meets, date(2026, 12, 4), "", letter=True, card=True, verdict=""
    )
    assert step_words(step) == (
        "Gælder fra fredag den 20. november 2026 med brev og visitkort. "
        "Overdragelsesmøde mandag den 23. november 2026 kl. 8.00."
    )
    assert step_words(step._replace(meeting=None, meeting_words="Ingen tid passer alle.")).endswith(
        "visitkort. Ingen tid passer alle."
    )


def test_a_step_says_what_becomes_of_the_meetings_planned_before() -> None:
    move = MoveLine(1, "26-1", "Emil Møller", 40, 1, "Anna Holm", 2, "Gunnar Bak", 10, (), (), ())
    starts = datetime(2026, 12, 1, 8, tzinfo=UTC)
    first = MeetingShift(MeetingRef(1), "Opfølgning", starts, starts + timedelta(hours=1))
    series = first._replace(rule="hver uge om tirsdagen")
    left = first._replace(why_not="Gunnar Bak har meldt fra til mødet.")
    step = ApplyStep(
        move, date(2026, 11, 20), None, None, "", letter=True, card=True, verdict="",
        shifts=(first, series, left),
    )  # fmt: skip
    when = "tirsdag den 1. december 2026 kl. 9.00–10.00"
    assert shift_words(step) == (
        "Gunnar Bak overtager pladsen i 2 møder: "
        f"»Opfølgning« {when}; »Opfølgning« fra {when} (hver uge om tirsdagen).",
        f"»Opfølgning« {when} bliver hos Anna Holm: Gunnar Bak har meldt fra til mødet.",
    )
    assert (*shifting(step.shifts), *staying(step.shifts)) == (
        "2 planlagte møder om sagerne går over til den nye sagsbehandler.",
        "1 planlagt møde om sagerne bliver hos den tidligere sagsbehandler; aftal, hvem der holder det.",
    )
    assert staying([left, left])[0].endswith("; aftal, hvem der holder dem.")
    assert shifting(()) == staying(()) == ()
