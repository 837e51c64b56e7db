"""The example in a store: what the services read there is what the plan says."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from koordinator.domain.caseload import Limits, State
from koordinator.domain.cases import CaseFilter, Chip
from koordinator.domain.pairs import FIXED, Review
from koordinator.domain.roles import CaseRole, Role
from koordinator.domain.targets import Target
from koordinator.services.case_lists import case_card, case_lines, case_list
from koordinator.services.caseloads import caseloads
from koordinator.services.demo.planning import plan_demo
from koordinator.services.demo.populate import populate
from koordinator.services.desk import Desk
from koordinator.services.pairs import pair_board
from koordinator.services.staff import programmes, teams, worker_detail, workers
from koordinator.services.targets import goals
from tests.factories import TODAY, new_desk


def example(folder: Path, *, cases: int = 210, workers: int = 7) -> Desk:
    desk = new_desk(folder)
    with desk.write_quietly("Eksempeldata") as tx:
        populate(tx, TODAY, leader_id=desk.who.worker_id, cases=cases, workers=workers)
    return desk


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The usual example, for reading only."""
    made = example(tmp_path_factory.mktemp("eksempel"))
    yield made
    made.store.close()


def test_caseloads_are_as_planned(team: Desk) -> None:
    loads = {load.worker: load for load in caseloads(team).workers}
    assert {name: load.cases for name, load in loads.items()} == {
        "Anna Holm": 33, "Bo Lindgaard": 41, "Lise Dam": 36, "Mette Vang": 29, "Karim Naseri": 32,
        "Jonas Bruun": 28, "Sanne Krogh": 9, "Vibeke Torsager": 0,
    }  # fmt: skip
    assert caseloads(team).unheld.cases == 2
    assert loads["Mette Vang"].limits == Limits(24, 28)
    assert (loads["Jonas Bruun"].covered, loads["Sanne Krogh"].outside) == (3, 12)
    assert Counter(load.state for load in loads.values()) == {State.OVER: 3, State.NEAR: 3, State.OK: 2}
    assert loads["Lise Dam"].next_absence == date(2026, 12, 18)
    assert {load.team for load in loads.values()} == {"Under 30", "Fyldt 30"}


def test_one_pair_has_not_met_for_long_and_another_is_about_to_begin(team: Desk) -> None:
    board = pair_board(team)
    names = {one.worker_id: one.name for one in (*board.caseworkers, *board.consultants)}
    pairs = {
        (names[one.caseworker_id], names[one.consultant_id]): board.state(one)
        for one in board.pairs
        if len(one.cases) >= FIXED
    }
    assert [pair for pair, state in pairs.items() if state is Review.LATE] == [
        ("Bo Lindgaard", "Line Østergaard")
    ]
    assert [pair for pair, state in pairs.items() if state is Review.PLANNED] == [
        ("Sanne Krogh", "Niels Overby")
    ]
    assert [board.state(one) for one in board.late] == [Review.LATE]
    assert Counter(pairs.values())[Review.HELD] == 5


def test_a_colleague_is_held_in_reserve_and_takes_part_only_when_needed(team: Desk) -> None:
    assert [line.name for line in workers(team) if line.reserve] == ["Vibeke Torsager"]
    load = next(one for one in caseloads(team).workers if one.worker == "Vibeke Torsager")
    assert (load.total, load.team, load.limits) == (0, "Fyldt 30", Limits(15, 17))


def test_all_and_each_team_have_a_target_of_their_own_some_with_a_day(team: Desk) -> None:
    on = date(2026, 11, 20)
    with team.read() as session:
        own = {key: goal for key, goal in goals(session, on).items() if goal.own}
    ids = {one.name: one.team_id for one in teams(team)}
    assert {key: (goal.target, goal.reach_by) for key, goal in own.items()} == {
        (None, "passive"): (Target(at_most=Decimal(25)), date(2027, 6, 30)),
        (ids["Under 30"], "placement"): (Target(at_least=Decimal(25)), None),
        (ids["Fyldt 30"], "cv"): (Target(at_least=Decimal(90)), date(2026, 12, 31)),
    }


def test_a_newcomer_has_lower_limits_and_some_work_part_of_the_week(team: Desk) -> None:
    staff = {line.name: line for line in workers(team)}
    sanne = next(load for load in caseloads(team).workers if load.worker == "Sanne Krogh")
    assert (sanne.limits, sanne.total, sanne.state) == (Limits(20, 25), 21, State.NEAR)
    (own,) = worker_detail(team, staff["Sanne Krogh"].worker_id).own_limits
    assert (own.reason, own.ends is not None and own.ends > TODAY) == ("Nyansat", True)
    later = caseloads(team, date(2027, 6, 1)).workers
    assert next(load.limits for load in later if load.worker == "Sanne Krogh") == Limits(30, 35)
    assert staff["Mette Vang"].workdays == (1, 2, 4, 5)
    assert staff["Karim Naseri"].languages == ("arabisk", "dari")
    karim = next(load for load in caseloads(team).workers if load.worker == "Karim Naseri")
    assert (karim.cases, karim.lent, karim.total) == (32, 3, 29)


def test_of_some_cases_a_change_is_advised_against_with_a_reason(team: Desk) -> None:
    cards = [case_card(team, line.case_id) for line in case_lines(team, CaseFilter())]
    kept = [card for card in cards if card.keep_worker]
    assert 4 <= len(kept) <= 14
    assert all(card.keep_worker_reason and card.line.caseworker for card in kept)


def test_the_list_shows_every_running_case(team: Desk) -> None:
    counts = case_list(team, CaseFilter())[1].chips
    assert len(case_lines(team, CaseFilter())) == 210
    assert len(case_lines(team, CaseFilter(ended=True))) == len(plan_demo(TODAY).cases) - 210
    assert (counts[Chip.NO_CASEWORKER], counts[Chip.PROTECTED]) == (2, 5)
    (mille,) = case_lines(team, CaseFilter(text="mille øst"))
    card = case_card(team, mille.case_id)
    assert card.line.placement == "Virksomhedspraktik – Grønnegårdens Planteskole"
    assert (card.caseworker_phone, card.consultant_phone) == ("lokal 4112", "lokal 4127")
    assert card.line.week(TODAY) == 45


def test_leaders_and_teams_are_there(team: Desk) -> None:
    assert len(workers(team, Role.LEADER)) == 2
    assert len(workers(team, Role.CONSULTANT)) == 7
    assert [team.name for team in teams(team)] == ["Fyldt 30", "Under 30"]
    me = next(w for w in workers(team, Role.LEADER) if w.worker_id == team.who.worker_id)
    assert (me.initials, me.phone) == ("BS", "lokal 4101")
    assert caseloads(team, role=CaseRole.CONSULTANT).unheld.cases > 0


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
