"""The example in a store: what the services read there is what the plan says."""

from collections import Counter
from datetime import date
from pathlib import Path

from koordinator.domain.caseload import Limits, State
from koordinator.domain.cases import CaseFilter, Chip
from koordinator.domain.roles import CaseRole, Role
from koordinator.services.case_lists import case_card, case_lines, case_list
from koordinator.services.caseloads import caseloads
from koordinator.services.demo.planning import plan_demo
from koordinator.services.demo.populate import populate
from koordinator.services.desk import Desk
from koordinator.services.staff import programmes, teams, workers
from tests.factories import TODAY, new_desk


def example(folder: Path, *, cases: int = 210, workers: int = 7) -> Desk:
    desk = new_desk(folder)
    with desk.write_quietly("Eksempeldata") as tx:
        populate(tx, TODAY, leader_id=desk.who.worker_id, cases=cases, workers=workers)
    return desk


def test_caseloads_are_as_planned(tmp_path: Path) -> None:
    desk = example(tmp_path)
    loads = {load.worker: load for load in caseloads(desk).workers}
    assert {name: load.cases for name, load in loads.items()} == {
        "Anna Holm": 33, "Bo Lindgaard": 41, "Lise Dam": 36, "Mette Vang": 29, "Karim Naseri": 32,
        "Jonas Bruun": 28, "Sanne Krogh": 9,
    }  # fmt: skip
    assert caseloads(desk).unheld.cases == 2
    assert loads["Mette Vang"].limits == Limits(24, 28)
    assert (loads["Jonas Bruun"].covered, loads["Sanne Krogh"].outside) == (3, 12)
    assert Counter(load.state for load in loads.values()) == {State.OVER: 3, State.NEAR: 3, State.OK: 1}
    assert loads["Lise Dam"].next_absence == date(2026, 12, 18)
    assert {load.team for load in loads.values()} == {"Under 30", "Fyldt 30"}


def test_the_list_shows_every_running_case(tmp_path: Path) -> None:
    desk = example(tmp_path)
    counts = case_list(desk, CaseFilter())[1].chips
    assert len(case_lines(desk, CaseFilter())) == 210
    assert len(case_lines(desk, CaseFilter(ended=True))) == len(plan_demo(TODAY).cases) - 210
    assert (counts[Chip.NO_CASEWORKER], counts[Chip.PROTECTED]) == (2, 5)
    (mille,) = case_lines(desk, CaseFilter(text="mille øst"))
    card = case_card(desk, mille.case_id)
    assert card.line.placement == "Virksomhedspraktik – Grønnegårdens Planteskole"
    assert (card.caseworker_phone, card.consultant_phone) == ("lokal 4112", "lokal 4127")
    assert card.line.week(TODAY) == 45


def test_leaders_and_teams_are_there(tmp_path: Path) -> None:
    desk = example(tmp_path)
    assert len(workers(desk, Role.LEADER)) == 2
    assert len(workers(desk, Role.CONSULTANT)) == 7
    assert [team.name for team in teams(desk)] == ["Fyldt 30", "Under 30"]
    me = next(w for w in workers(desk, Role.LEADER) if w.worker_id == desk.who.worker_id)
    assert (me.initials, me.phone) == ("BS", "lokal 4101")
    assert caseloads(desk, role=CaseRole.CONSULTANT).unheld.cases > 0


def test_nothing_but_programmes_without_cases_and_workers(tmp_path: Path) -> None:
    desk = example(tmp_path, cases=0, workers=0)
    assert len(programmes(desk)) == 7
    assert not teams(desk)
    assert [worker.name for worker in workers(desk)] == ["Lone Leder"]


def test_programmes_that_are_there_are_not_made_twice(tmp_path: Path) -> None:
    desk = example(tmp_path, cases=0, workers=0)
    with desk.write_quietly("Eksempeldata") as tx:
        populate(tx, TODAY, leader_id=desk.who.worker_id, cases=12, workers=2)
    assert len(programmes(desk)) == 7
    assert len(case_lines(desk, CaseFilter())) == 12
