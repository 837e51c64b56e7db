"""What is said of a proposal and its curve, and how the list follows the conversation."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.rebalance.problem import CurvePoint
from koordinator.services.rebalancing import Goal, MoveLine, Proposal, SeatLine, Status, Wish
from koordinator.ui.team.rebalance.asking_curve import about_maximum
from koordinator.ui.team.rebalance.conversation import Choices, Conversation, Kind, first_day, tally
from koordinator.ui.team.rebalance.curve_layout import Frame, Point, axis_top, layout, ticks, told
from koordinator.ui.team.rebalance.rows import Standing, rows, split
from koordinator.ui.team.rebalance.words import apply_words, bounded, reserves, sentence, standing, title

DAY = date(2026, 11, 24)


def move(case_id: int, to: int = 2, from_id: int | None = 1) -> MoveLine:
    """A move of a case to a worker."""
    giver = "Bo" if from_id is not None else ""
    return MoveLine(case_id, f"26-{case_id}", f"Borger {case_id}", 40, from_id, giver, to, f"Nr. {to}", 10,
                    (), ("Bo er 1 over max",), ())  # fmt: skip


def seat(worker_id: int, cases: int, *, reserve: bool = False) -> SeatLine:
    """A caseworker of full time."""
    return SeatLine(worker_id, f"Nr. {worker_id}", "Fyldt 30", cases, 30, 35, Decimal(1), 0, reserve)


def proposal(*moves: MoveLine, goal: Goal = Goal.MAXIMUM, left: int = 0, **fields: object) -> Proposal:
    """A proposal with these moves."""
    made = Proposal(
        Wish(DAY, goal=goal), Status.OPTIMAL, 0.0, 0.1, (seat(1, 37), seat(2, 20)),
        (seat(1, 35), seat(2, 22)), moves, (), (2, left), (9, left),
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


def test_the_title_says_what_is_reached() -> None:
    assert title(proposal(move(1), move(2))) == "Ingen over max med 2 flytninger"
    assert title(proposal(move(1), left=1)) == "1 sag over max efter 1 flytning"
    assert title(proposal(left=2)) == "2 sager over max uden flytninger"
    assert title(proposal()) == "Ingen over max"
    assert title(proposal(move(1), goal=Goal.WARNING)) == "Ingen over advarslen med 1 flytning"
    assert title(proposal(move(1), goal=Goal.EVEN, left=3)) == "Jævn fordeling med 1 flytning"
    both = proposal(move(1), goal=Goal.WARNING, over_maximum=(4, 3), over_warning=(20, 18))
    assert title(both) == "3 sager over max efter 1 flytning"
    assert title(proposal(status=Status.INFEASIBLE)) == "Det kan ikke lade sig gøre"
    assert apply_words(proposal(move(1), move(2, from_id=None))) == "Gennemfør 1 flytning"
    assert apply_words(proposal(move(2, from_id=None))) == "Giv 1 sag en sagsbehandler"


def test_the_sentence_counts_people_and_cases_before() -> None:
    said = [part if isinstance(part, str) else part.text for part in sentence(proposal(), ["Nord"], DAY)]
    assert " ".join(said) == (
        "Nord · 57 løbende sager hos 2 sagsbehandlere · i dag er 2 sager over max hos 1 sagsbehandler"
    )
    outside = proposal(before=(seat(1, 30)._replace(outside=12), seat(2, 20)))
    said = [part if isinstance(part, str) else part.text for part in sentence(outside, ["Nord"], DAY)]
    assert " ".join(said) == (
        "Nord · 38 løbende sager og 12 uden for programmet hos 2 sagsbehandlere · i dag er ingen over max"
    )
    later = proposal(wish=Wish(date(2027, 1, 4)))
    said = [part if isinstance(part, str) else part.text for part in sentence(later, [], DAY)]
    assert " ".join(said).endswith("den 4. januar 2027 er 2 sager over max hos 1 sagsbehandler")
    assert said[0] == "Alle team ·"


def test_why_no_more_moves_help_is_said_only_where_nothing_else_stops_them() -> None:
    full = (seat(1, 37), seat(2, 35))
    elsewhere = (seat(1, 37), seat(2, 20)._replace(team="Under 30"))
    inside = Wish(DAY, cross_teams=False)
    assert bounded(proposal(left=2, after=full)) == "Ingen har mere plads under max."
    assert bounded(proposal(left=2, after=elsewhere)) == ""
    assert bounded(proposal(left=2, after=elsewhere, wish=inside)) == (
        "Sagerne må ikke krydse team, og i Fyldt 30 er der ikke mere plads under max."
    )
    pinned = (seat(1, 37), seat(2, 20))
    assert bounded(proposal(left=2, after=pinned, wish=inside)) == (
        "Sagerne må ikke krydse team, så kun plads i deres eget team tæller."
    )
    warned = proposal(goal=Goal.WARNING, over_maximum=(2, 0), after=(seat(1, 35), seat(2, 30)))
    assert bounded(warned) == "Ingen har mere plads under advarslen."
    assert bounded(proposal(left=2, after=full, wish=Wish(DAY, most_moves=0))) == ""
    assert bounded(proposal()) == ""


def test_the_gap_is_said_and_reserves_are_named() -> None:
    assert standing(proposal(), 0.42) == "Løst på 0,4 sekunder · optimalt"
    near = proposal(status=Status.FEASIBLE, gap=0.004)
    assert standing(near, 60) == "Løst på 60,0 sekunder · højst 0,4 % fra det bedste"
    used = proposal(before=(seat(1, 37), seat(2, 0, reserve=True)), after=(seat(1, 35), seat(2, 2)))
    assert "Nr. 2 får 2 sager" in reserves(used)
    assert reserves(proposal()) == ""


def test_what_is_decided_last_counts() -> None:
    said = Conversation(Choices(DAY))
    first = move(1)
    said.refuse(first)
    said.lock(first)
    assert (said.wish().forced, said.wish().refused) == ({1: 2}, frozenset())
    said.refuse(first)
    assert (said.wish().forced, said.wish().refused) == ({}, frozenset({(1, 2)}))
    said.lock(move(1, to=3))
    said.keep(first)
    said.pin(7, "Anna")
    assert (said.wish().forced, said.wish().pinned_cases) == ({}, frozenset({1}))
    assert tally(said.decisions(), 1) == (
        "1 afvist, 1 modtager udelukket, 1 medarbejder låst, 1 væk (antaget)"
    )
    said.take_back(Kind.KEPT, (1, 0))
    said.take_back(Kind.REFUSED, (1, 2))
    said.take_back(Kind.WORKER, (7, 0))
    assert said.decisions() == ()


def test_refused_moves_stand_where_they_stood_and_numbers_count_what_is_made() -> None:
    said = Conversation(Choices(DAY))
    said.refuse(move(2))
    before = proposal(move(1), move(2), move(4))
    moved, placed = split(
        rows(said, proposal(move(1), move(3), move(4, to=5), move(9, from_id=None)), before)
    )
    assert [(row.move.case_id, row.number, row.news) for row in moved] == [
        (1, 1, ""), (2, None, ""), (3, 2, "ny her"), (4, 3, "ændret"),
    ]  # fmt: skip
    assert moved[1].standing is Standing.REFUSED and moved[1].struck
    assert [(row.move.case_id, row.number) for row in placed] == [(9, 1)]


def test_the_curve_is_told_in_words() -> None:
    points = [Point(0, 2, 0), Point(1, 1, 10), Point(2, 0, 40)]
    assert told(points, 1, "max", Goal.MAXIMUM) == (
        "Efter 1 flytning er 1 sag over max. Nr. 2 koster 30 point og tager 1 sag fra over max."
    )
    assert told(points, 2, "max", Goal.MAXIMUM) == "Efter 2 flytninger er ingen sager over max."
    assert told(points[:2], 5, "30", Goal.WARNING).endswith("Flere flytninger fjerner ingen.")
    assert told([Point(0, 9, 0), Point(5, 9, 50)], 0, "max", Goal.MAXIMUM).endswith(
        "5 flere koster 50 point og fjerner ingen fra over max."
    )


def test_the_curve_of_an_even_distribution_tells_of_the_fullest() -> None:
    points = [Point(0, 117, 0), Point(1, 114, 10), Point(2, 114, 50), Point(3, 100, 90)]
    assert told(points, 0, "max", Goal.EVEN) == (
        "Uden flytninger er den fyldeste på 117 % af sit max. "
        "Nr. 1 koster 10 point og bringer den fyldeste ned på 114 %."
    )
    assert told(points, 1, "max", Goal.EVEN).endswith("Nr. 2 koster 40 point og gør fordelingen mere jævn.")
    assert told(points, 3, "max", Goal.EVEN) == (
        "Efter 3 flytninger er den fyldeste på 100 % af sit max. "
        "Flere flytninger gør ikke fordelingen mere jævn."
    )
    drawn = layout(points, Frame(40, 20, 340, 180), Goal.EVEN)
    assert (drawn.over_low, drawn.over_top) == (100, 120)


def test_the_curve_counts_what_the_moves_change() -> None:
    both = (CurvePoint(0, 4, 20, 0), CurvePoint(1, 3, 19, 10))
    assert not about_maximum(both, Goal.WARNING)
    assert about_maximum(both, Goal.MAXIMUM)
    assert about_maximum((CurvePoint(0, 4, 20, 0), CurvePoint(1, 3, 20, 10)), Goal.EVEN)


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 20_000)), min_size=1, max_size=40))
def test_every_point_lies_in_the_frame_and_is_found_where_it_stands(values: list[tuple[int, int]]) -> None:
    points = [Point(at * 3, over, cost) for at, (over, cost) in enumerate(values)]
    frame = Frame(40, 20, 340, 180)
    drawn = layout(points, frame)
    for at, point in enumerate(points):
        assert frame.left <= drawn.x(point.moves) <= frame.right
        assert frame.top <= drawn.over_y(point.over) <= frame.bottom
        assert frame.top <= drawn.cost_y(point.cost) <= frame.bottom
        assert drawn.nearest(drawn.x(point.moves)) == at
    assert drawn.marked(30)[0] == 0


@given(st.integers(0, 10**7))
def test_the_axis_ends_at_a_round_number_with_whole_ticks(most: int) -> None:
    top = axis_top(most)
    assert top >= most
    assert ticks(top)[-1] == top and ticks(top)[1] * 4 == top
    assert top <= max(4, most * 2.5)


def test_the_first_day_proposed_is_a_workday() -> None:
    assert first_day(date(2026, 11, 22)) == date(2026, 11, 23)
    assert first_day(date(2026, 12, 24)) == date(2026, 12, 28)
    assert first_day(DAY) == DAY
