"""The team report and the proposal as they are printed: what they say, of whom, and what they keep back."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from koordinator.db.tables import Assignment, Case, Citizen, PaidHours, Placement
from koordinator.domain.rebalance.problem import Goal
from koordinator.domain.rebalance.proposals import OverLater
from koordinator.errors import Refused
from koordinator.services.case_edits import end_cases
from koordinator.services.desk import Desk
from koordinator.services.papers import Paper
from koordinator.services.paperwork.proposal import proposal_paper
from koordinator.services.paperwork.team_report import report_day, team_report_paper
from koordinator.services.staff import set_working_time
from tests.factories import TODAY, add_case, add_team, add_worker
from tests.reports.cards import page_texts, squeezed
from tests.services.rebalancing.team import asked, fill

HOSTILE = "<b>x</b>&amp; {0} %s ]]>"
OCTOBER = date(2026, 10, 1)


def text(paper: Paper) -> str:
    """All that is printed."""
    return " ".join(" ".join(page_texts(paper.pdf)).split())


def one(desk: Desk, team: int, name: str, **fields: object) -> int:
    return add_case(desk, name, team_id=team, **fields)  # type: ignore[arg-type]


def busy_team(desk: Desk) -> int:
    """Anna over her max of 4 at eight tenths, Bo calm; the month had a new case, a change and an ending."""
    team = add_team(desk, "Fyldt 30", warning=5, maximum=6)
    anna, bo = (add_worker(desk, name, team_id=team) for name in ("Anna Holm", "Bo Kjær"))
    set_working_time(desk, anna, Decimal("0.8"), date(2026, 1, 1))
    one(desk, team, "Mille Østerby", caseworker=anna, passive_reason="Venter på speciallæge")
    one(desk, team, "Per Uden Årsag", caseworker=anna)
    placed = one(desk, team, "Ida Praktik", caseworker=anna)
    paid = one(desk, team, "Kaj Løn", caseworker=anna)
    one(desk, team, "Ny Borger", caseworker=anna, starts=date(2026, 10, 7))
    moved = one(desk, team, "Flyt Flytter", caseworker=bo)
    ended = one(desk, team, "Slut Færdig", caseworker=bo)
    with desk.write_quietly("Forløb") as tx:
        tx.add(
            Placement(case_id=placed, kind="praktik", title="Virksomhedspraktik", place="Cafeteriet",
                      starts=date(2026, 9, 1), ends=date(2026, 12, 31)),
            Placement(case_id=moved, kind="praktik", title="Løntilskud", place="Byggemarkedet",
                      starts=date(2026, 12, 14)),
            PaidHours(case_id=paid, hours=Decimal(3), starts=date(2026, 11, 23)),
        )  # fmt: skip
        row = tx.all(Assignment, Assignment.case_id == moved)[0]
        row.ends = date(2026, 10, 13)
        tx.add(Assignment(case_id=moved, worker_id=anna, role="caseworker", starts=date(2026, 10, 14)))
    end_cases(desk, [ended], date(2026, 10, 9), "Fleksjob")
    return team


def test_the_report_of_a_month_says_what_the_team_meeting_goes_through(desk: Desk) -> None:
    team = busy_team(desk)
    paper = team_report_paper(desk, team, OCTOBER)
    shown = text(paper)
    for words in (
        "Teamrapport, oktober 2026 Fyldt 30 · 6 løbende sager den 31. oktober · 2 sagsbehandlere, 0",
        "Virksomhedspraktik 16,7 % 1 af 6 mål mindst 40 % · 2 sager fra målet",
        "Sager pr. sagsbehandler 1 af 2 inden for max mål alle · 1 over max",
        "Anna Holm 0,8 6 over max",
        "Bo Kjær 0",
        "Passive 5",
        "P.Å. Årsag mangler",
        "M.Ø. Venter på speciallæge",
        "N.B. Ny hos Anna Holm 7. okt.",
        "F.F. Bo Kjær → Anna Holm 14. okt.",
        "S.F. Afsluttet: Fleksjob 9. okt.",
        "K.L. 3 lønnede timer 23. nov.",
        "F.F. Løntilskud, Byggemarkedet 14. dec.",
        "oktober 2026 1 1",
        "De har i snit skiftet sagsbehandler 0,17 gange på et år.",
        "Udskrevet fredag den 20. november 2026 · borgere vises med initialer",
    ):
        assert words in shown
    assert "Østerby" not in shown
    assert paper.file_name == "teamrapport-2026-10.pdf"
    assert paper.warnings == ()
    assert paper.pdf == team_report_paper(desk, team, OCTOBER).pdf


def test_names_are_a_choice_and_a_cpr_never_is(desk: Desk) -> None:
    team = busy_team(desk)
    with desk.read() as session:
        numbers = [row.cpr for row in session.query(Citizen)]
    whole = text(team_report_paper(desk, team, OCTOBER, names=True))
    assert "Mille Østerby Venter på speciallæge" in whole
    assert "borgere står ved navn" in whole
    for number in numbers:
        assert squeezed(number) not in squeezed(whole)
        assert number[:6] not in whole


def test_what_somebody_wrote_stands_as_typed_and_secrets_in_it_are_told(desk: Desk) -> None:
    team = busy_team(desk)
    with desk.write_quietly("Ret") as tx:
        row = tx.all(Case, Case.passive_reason == "Venter på speciallæge")[0]
        row.passive_reason = f"{HOSTILE} Mille Østerby 620385-1234"
    paper = team_report_paper(desk, team, OCTOBER)
    assert squeezed(HOSTILE) in squeezed(text(paper))
    assert paper.warnings == (
        "Der står et CPR-nummer i en passiv sags årsag.",
        "Borgerens navn står i en passiv sags årsag, selv om papiret skal have initialer.",
    )


@pytest.mark.parametrize(
    ("today", "month", "day"),
    [
        (date(2026, 11, 20), None, date(2026, 10, 31)),
        (date(2027, 1, 1), None, date(2026, 12, 31)),
        (date(2028, 3, 31), None, date(2028, 2, 29)),
        (date(2026, 11, 20), date(2026, 11, 1), date(2026, 11, 20)),
        (date(2026, 11, 30), date(2026, 11, 30), date(2026, 11, 30)),
        (date(2026, 11, 20), date(2025, 2, 14), date(2025, 2, 28)),
    ],
)
def test_a_month_is_told_of_as_on_its_last_day_or_as_it_stands(
    today: date, month: date | None, day: date
) -> None:
    assert report_day(today, month) == day


def test_a_month_ahead_and_a_team_that_is_gone_are_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="ikke begyndt"):
        team_report_paper(desk, None, date(2026, 12, 1))
    with pytest.raises(Refused, match="findes ikke"):
        team_report_paper(desk, 4711)


def test_an_empty_team_has_a_report_of_one_page(desk: Desk) -> None:
    paper = team_report_paper(desk, add_team(desk, HOSTILE))
    shown = text(paper)
    assert paper.pages == 1
    for words in ("0 løbende sager", "Ingen sagsbehandlere.", "Ingen sager er passive.", "ingen at tælle"):
        assert words in shown
    assert squeezed(HOSTILE) in squeezed(shown)


def test_a_long_list_goes_on_over_the_pages_and_loses_nobody(desk: Desk) -> None:
    team = add_team(desk)
    fill(desk, add_worker(desk, team_id=team), 120, team_id=team)
    paper = team_report_paper(desk, team)
    shown = text(paper)
    assert shown.count("Årsag mangler") == 120
    assert "Passive fortsat" in shown
    assert f"Side {paper.pages} af {paper.pages}" in shown


def test_the_proposal_paper_says_what_was_decided_and_who_comes_over_later(desk: Desk) -> None:
    team = add_team(desk, "Fyldt 30", warning=6, maximum=8)
    anna, bo = (add_worker(desk, name, team_id=team) for name in ("Anna Holm", "Bo Kjær"))
    first, *_ = fill(desk, anna, 10, team_id=team)
    proposal = asked(desk, team_ids=(team,), forced={first: bo})
    words = "Bo Kjær kommer over max lørdag den 5. december 2026 med 9 af højst 8 sager."
    shown = text(proposal_paper(desk, replace(proposal, ahead=(OverLater(bo, "Bo Kjær", words),))))
    assert "Bestemt på forhånd: 1 flytning låst." in shown
    assert "Det er bevist, at ingen fordeling med de låste flytninger er bedre." in shown
    assert words in shown


def test_the_proposal_says_before_and_after_and_why_each_case_moves(desk: Desk) -> None:
    team = add_team(desk, "Fyldt 30", warning=6, maximum=8)
    anna, bo = (add_worker(desk, name, team_id=team) for name in ("Anna Holm", "Bo Kjær"))
    fill(desk, anna, 10, team_id=team, number=None)
    fill(desk, bo, 2, team_id=team)
    fill(desk, None, 1, team_id=team)
    proposal = asked(desk, team_ids=(team,), most_moves=4)
    paper = proposal_paper(desk, proposal)
    shown = text(paper)
    for words in (
        "Fordelingsforslag Fyldt 30 · fra 20. november 2026 · mål: ingen over max · højst 4 flytninger",
        "2 borgere skifter sagsbehandler og 1 sag uden sagsbehandler får en. Over max: 2 før, 0 efter.",
        "Det er bevist, at ingen fordeling med højst 4 flytninger er bedre.",
        "Anna Holm",
        "10 → 8",
        "2 → 5",
        "Anna Holm → Bo Kjær",
        "Sager, der får en sagsbehandler",
        "et forslag, som intet har ændret",
    ):
        assert words in shown
    for move in proposal.moves:
        for reason in move.reasons:
            assert squeezed(reason) in squeezed(shown)
        assert move.citizen not in shown
        assert move.citizen in text(proposal_paper(desk, proposal, names=True))
    assert paper.file_name == f"fordelingsforslag-{TODAY.isoformat()}.pdf"


def test_a_proposal_that_moves_nobody_says_so(desk: Desk) -> None:
    team = add_team(desk, "Fyldt 30")
    fill(desk, add_worker(desk, HOSTILE, team_id=team), 3, team_id=team)
    shown = text(proposal_paper(desk, asked(desk, goal=Goal.WARNING)))
    assert "Ingen sager skifter sagsbehandler." in shown
    assert "Alle team · fra 20. november 2026 · mål: ingen over advarslen" in shown
    assert "Over advarslen: 0 før, 0 efter." in shown


LONG = "Christiane-Elisabeth Wolffhagen-Jespersen"


def test_long_names_are_told_apart_in_every_move(desk: Desk) -> None:
    team = add_team(desk, "Fyldt 30", maximum=35)
    for number in range(12):
        worker = add_worker(desk, f"{LONG} nr. {number}", team_id=team)
        fill(desk, worker, 47 if number < 5 else 20, team_id=team)
    proposal = asked(desk)
    assert len(proposal.moves) == 60
    pages = page_texts(proposal_paper(desk, proposal).pdf)
    takers = [page.count("→ Christiane-Elisabeth") for page in pages]
    assert sum(takers) == 60
    assert all(count >= 3 for count in takers if count)
    assert not any("…" in page for page in pages)


def test_the_last_page_of_a_proposal_has_three_moves_or_more(desk: Desk) -> None:
    team = add_team(desk, "Fyldt 30", warning=30, maximum=35)
    anna, bo = (add_worker(desk, name, team_id=team) for name in ("Anna Holm", "Bo Kjær"))
    fill(desk, bo, 2, team_id=team)
    fill(desk, anna, 35, team_id=team)
    for _ in range(14):
        fill(desk, anna, 1, team_id=team)
        pages = page_texts(proposal_paper(desk, asked(desk)).pdf)
        moves = [page.count("Anna Holm → Bo Kjær") for page in pages]
        kept = [count for count in moves if count]
        assert all(count >= min(3, sum(moves)) for count in kept), moves


def test_a_reserve_without_cases_is_named_and_not_counted(desk: Desk) -> None:
    team = busy_team(desk)
    spare = add_worker(desk, "Vibeke Torsager", team_id=team, reserve=True)
    shown = text(team_report_paper(desk, team))
    assert "2 sagsbehandlere, 0 konsulenter" in shown
    assert "1 af 2 inden for max" in shown
    assert "I reserve: Vibeke Torsager." in shown
    one(desk, team, "Nina Ny", caseworker=spare)
    shown = text(team_report_paper(desk, team))
    assert "3 sagsbehandlere" in shown
    assert "2 af 3 inden for max" in shown
    assert "I reserve" not in shown


def test_an_empty_team_counts_nobody_and_its_months_stand_whole(desk: Desk) -> None:
    add_team(desk, "Tomt team")
    shown = text(team_report_paper(desk))
    assert "0 af 0" not in shown
    assert "Sager pr. sagsbehandler – ingen at tælle mål alle" in shown
    assert "Tilgang og afgang fortsat" not in shown
