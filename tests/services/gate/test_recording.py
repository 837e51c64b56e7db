"""What records how things are is never refused: it says who is over. What decides anew is asked as ever."""

from datetime import timedelta
from pathlib import Path

import pytest

from koordinator.db.system_tables import ChangeSet
from koordinator.db.tables import Team
from koordinator.domain.caseload import State
from koordinator.domain.roles import Role
from koordinator.errors import Refused
from koordinator.services import absences, case_history, staff
from koordinator.services.case_edits import end_cases
from koordinator.services.case_ending import end_case
from koordinator.services.desk import Desk, Who
from koordinator.services.move_cases import move_cases
from koordinator.services.undoing import redo, undo
from tests.factories import TODAY, add_case, add_team, add_worker, new_desk
from tests.services.gate.stands import LATER, REASON, bo_with, free_cases, load
from tests.services.rebalancing.team import fill

ONE = timedelta(1)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def stricter(desk: Desk) -> None:
    """The teams let nobody past the maximum any more."""
    with desk.write_quietly("Strengere") as tx:
        for team in tx.all(Team):
            team.refuse_over = True


def colleague(desk: Desk) -> Desk:
    """The same store with a caseworker at the desk, who is no leader."""
    mine = add_worker(desk, "Kim Vest")
    return Desk(desk.store, Who("kim", mine, "Kim Vest", frozenset({Role.CASEWORKER})), desk.today)


def test_undo_of_a_move_says_that_the_former_caseworker_is_over_again(desk: Desk) -> None:
    bo, carl = bo_with(desk, 36), add_worker(desk, "Carl Dam")
    case_id = add_case(desk, caseworker=bo)
    move_cases(desk, [case_id], carl, TODAY)
    stricter(desk)
    told = undo(desk)
    assert told is not None
    assert told.over == ("Bo Kjær har nu 37 sager og er over max (35).",)
    again = redo(desk)
    assert again is not None
    assert again.over == ()


def test_redo_says_it_too(desk: Desk) -> None:
    bo = bo_with(desk, 34)
    move_cases(desk, free_cases(desk, 1), bo, TODAY)
    undo(desk)
    fill(desk, bo, 1)
    told = redo(desk)
    assert told is not None
    assert told.over == ("Bo Kjær har nu 36 sager og er over max (35).",)


def test_undo_of_an_ending_and_of_a_change_dated_ahead_name_their_day(desk: Desk) -> None:
    bo, carl = bo_with(desk, 35), add_worker(desk, "Carl Dam")
    case_id = add_case(desk, caseworker=bo)
    move_cases(desk, [case_id], carl, LATER)
    told = undo(desk)
    assert told is not None
    assert told.over == ("Bo Kjær har 36 sager den 4. januar 2027 og er over max (35).",)
    end_cases(desk, [case_id], TODAY - ONE, "Slut")
    told = undo(desk)
    assert told is not None
    assert told.over == ("Bo Kjær har nu 36 sager og er over max (35).",)


def test_undo_that_makes_nobody_fuller_says_nothing(desk: Desk) -> None:
    bo = bo_with(desk, 40)
    move_cases(desk, free_cases(desk, 1), bo, TODAY, reason=REASON)
    told = undo(desk)
    assert told is not None
    assert told.over == ()


def test_undo_of_a_caseworkers_own_move_is_never_refused(desk: Desk) -> None:
    bo, carl = bo_with(desk, 35), add_worker(desk, "Carl Dam")
    case_id = add_case(desk, caseworker=bo)
    kim = colleague(desk)
    move_cases(kim, [case_id], carl, TODAY)
    stricter(desk)
    assert undo(kim) is not None
    assert load(desk, bo).state is State.OVER


def _step(desk: Desk, label: str) -> int:
    with desk.read() as session:
        return session.query(ChangeSet).filter(ChangeSet.label.startswith(label)).one().id


@pytest.mark.parametrize("leader", [True, False])
def test_setting_a_move_back_later_is_a_decision_and_passes_nobody(desk: Desk, leader: bool) -> None:
    bo, carl = bo_with(desk, 34), add_worker(desk, "Carl Dam")
    case_id = add_case(desk, caseworker=bo)
    move_cases(desk, [case_id], carl, TODAY)
    fill(desk, bo, 1)
    step, who = _step(desk, "Flyt 1 sag"), desk if leader else colleague(desk)
    with pytest.raises(Refused, match=r"Bo Kjær har nu 36 sager og er over max \(35\)\. Flyt sagen i stedet"):
        case_history.restore(who, case_id, step)
    assert (load(desk, bo).total, load(desk, carl).total) == (35, 1)
    assert any(one.set_id == step and one.restorable for one in case_history.history(desk, case_id))


def test_setting_a_move_back_within_the_maximum_is_free(desk: Desk) -> None:
    bo, carl = bo_with(desk, 34), add_worker(desk, "Carl Dam")
    case_id = add_case(desk, caseworker=bo)
    move_cases(desk, [case_id], carl, TODAY)
    case_history.restore(colleague(desk), case_id, _step(desk, "Flyt 1 sag"))
    assert load(desk, bo).total == 35


def test_setting_an_ending_back_is_no_way_round_reopening(desk: Desk) -> None:
    bo = bo_with(desk, 34)
    case_id = add_case(desk, caseworker=bo)
    end_case(desk, case_id, TODAY - ONE, "Slut", None)
    fill(desk, bo, 1)
    with pytest.raises(Refused, match="er over max"):
        case_history.restore(desk, case_id, _step(desk, "Afslut sag"))
    assert load(desk, bo).total == 35


def test_limits_and_leave_that_make_somebody_full_are_never_refused(desk: Desk) -> None:
    bo = bo_with(desk, 35)
    team = load(desk, bo).team_id
    assert team is not None
    with desk.write_quietly("Lavere") as tx:
        tx.get(Team, team).maximum = 30
    absences.save_absence(desk, bo, "leave", LATER, LATER)
    staff.set_outside(desk, bo, 5, TODAY)
    assert load(desk, bo).state is State.OVER
    assert add_team(desk, "Et andet") != team
