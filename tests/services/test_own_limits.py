"""A worker's own limits for a period: on their days, scaled like the team's, kept and undone."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from koordinator.domain.caseload import Limits, State, WorkerLoad
from koordinator.domain.roles import CaseRole, Role
from koordinator.errors import Refused
from koordinator.services import absences, staff
from koordinator.services.caseloads import caseloads
from koordinator.services.desk import Desk
from koordinator.services.undoing import undo
from tests.factories import TODAY, add_case, add_team, add_worker, new_desk

FIRST, LAST = date(2026, 12, 1), date(2027, 2, 28)
NEW = Limits(20, 25)


def load(desk: Desk, worker_id: int, day: date, role: CaseRole = CaseRole.CASEWORKER) -> WorkerLoad:
    return next(one for one in caseloads(desk, day, role).workers if one.worker_id == worker_id)


def limits(
    desk: Desk, worker_id: int, day: date, role: CaseRole = CaseRole.CASEWORKER
) -> tuple[int, int] | None:
    return load(desk, worker_id, day, role).limits


def test_they_hold_from_their_first_day_to_their_last(desk: Desk) -> None:
    anna = add_worker(desk, team_id=add_team(desk))
    staff.set_own_limit(desk, anna, FIRST, LAST, NEW, "Nyansat")
    days = [date(2026, 11, 30), FIRST, LAST, date(2027, 3, 1)]
    assert [limits(desk, anna, day) for day in days] == [(30, 35), (20, 25), (20, 25), (30, 35)]


def test_they_hold_until_further_notice_without_a_last_day(desk: Desk) -> None:
    anna = add_worker(desk)
    staff.set_own_limit(desk, anna, FIRST, None, Limits(40, 45), "Aftalt")
    assert limits(desk, anna, date(2031, 5, 1)) == (40, 45)


def test_part_time_and_leave_scale_them_too(desk: Desk) -> None:
    anna = add_worker(desk, team_id=add_team(desk))
    staff.set_own_limit(desk, anna, FIRST, LAST, NEW, "Nyansat")
    staff.set_working_time(desk, anna, Decimal("0.8"), FIRST)
    absences.save_absence(desk, anna, "leave", date(2026, 12, 16), date(2027, 1, 15), share=Decimal("0.35"))
    assert limits(desk, anna, date(2026, 12, 15)) == (16, 20)
    assert limits(desk, anna, date(2026, 12, 16)) == (10, 13)
    assert limits(desk, anna, date(2027, 1, 15)) == (10, 13)
    assert limits(desk, anna, date(2027, 1, 16)) == (16, 20)


def test_a_newcomers_twentieth_case_is_near_and_her_26th_over(desk: Desk) -> None:
    anna = add_worker(desk, team_id=add_team(desk))
    staff.set_own_limit(desk, anna, TODAY, LAST, NEW, "Nyansat")
    states = []
    for number in range(1, 27):
        add_case(desk, caseworker=anna)
        if number in (19, 20, 25, 26):
            states.append(load(desk, anna, TODAY).state)
    assert states == [State.OK, State.NEAR, State.NEAR, State.OVER]


@pytest.mark.parametrize(
    ("starts", "ends"), [(LAST, None), (date(2026, 1, 1), FIRST), (date(2027, 1, 1), date(2027, 1, 1))]
)
def test_two_of_one_worker_may_not_share_a_day(desk: Desk, starts: date, ends: date | None) -> None:
    anna = add_worker(desk)
    staff.set_own_limit(desk, anna, FIRST, LAST, NEW, "Nyansat")
    with pytest.raises(Refused, match="allerede egne grænser i noget af perioden"):
        staff.set_own_limit(desk, anna, starts, ends, NEW, "Igen")


def test_another_period_or_another_worker_is_no_overlap(desk: Desk) -> None:
    anna, bo = add_worker(desk), add_worker(desk, "Bo Kjær")
    staff.set_own_limit(desk, anna, FIRST, LAST, NEW, "Nyansat")
    staff.set_own_limit(desk, anna, date(2027, 3, 1), None, Limits(25, 30), "Næste trin")
    staff.set_own_limit(desk, bo, FIRST, LAST, NEW, "Nyansat")
    assert limits(desk, anna, date(2027, 3, 1)) == (25, 30)


def test_they_are_corrected_removed_and_brought_back(desk: Desk) -> None:
    anna = add_worker(desk, team_id=add_team(desk))
    staff.set_own_limit(desk, anna, FIRST, LAST, NEW, "  Nyansat ")
    (own,) = staff.worker_detail(desk, anna).own_limits
    assert (own.starts, own.ends, own.limits, own.reason) == (FIRST, LAST, NEW, "Nyansat")
    staff.set_own_limit(desk, anna, TODAY, LAST, Limits(15, 18), "Nyuddannet", limit_id=own.row_id)
    assert limits(desk, anna, TODAY) == (15, 18)
    staff.remove_own_limit(desk, own.row_id)
    assert limits(desk, anna, TODAY) == (30, 35)
    undo(desk)
    undo(desk)
    assert staff.worker_detail(desk, anna).own_limits == (own,)


@pytest.mark.parametrize(
    ("starts", "ends", "wanted", "reason", "said"),
    [
        (FIRST, date(2026, 11, 30), NEW, "Nyansat", "slutter, før de begynder"),
        (FIRST, LAST, Limits(26, 25), "Nyansat", "advarslen højst lig med max"),
        (FIRST, LAST, Limits(0, 25), "Nyansat", "over 0"),
        (FIRST, LAST, NEW, "   ", "Skriv en årsag"),
        (FIRST, LAST, NEW, "x" * 501, "længere end 500 tegn"),
    ],
)
def test_what_makes_no_sense_is_refused(
    desk: Desk, starts: date, ends: date, wanted: Limits, reason: str, said: str
) -> None:
    anna = add_worker(desk)
    with pytest.raises(Refused, match=said):
        staff.set_own_limit(desk, anna, starts, ends, wanted, reason)
    assert staff.worker_detail(desk, anna).own_limits == ()


def test_a_consultants_own_limits_count_for_consultants_also_where_the_team_has_none(desk: Desk) -> None:
    peter = add_worker(desk, "Peter Ågård", [Role.CONSULTANT], add_team(desk))
    assert limits(desk, peter, FIRST, CaseRole.CONSULTANT) is None
    staff.set_own_limit(desk, peter, FIRST, LAST, Limits(10, 12), "Nyansat")
    assert limits(desk, peter, FIRST, CaseRole.CONSULTANT) == (10, 12)


def test_of_one_with_both_roles_they_are_the_caseworkers(desk: Desk) -> None:
    both = add_worker(desk, "Karen Å", [Role.CASEWORKER, Role.CONSULTANT], add_team(desk))
    staff.set_own_limit(desk, both, FIRST, LAST, NEW, "Nyansat")
    assert limits(desk, both, FIRST) == (20, 25)
    assert limits(desk, both, FIRST, CaseRole.CONSULTANT) is None


def test_only_a_leader_sets_them(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, [Role.CASEWORKER])
    anna = add_worker(desk)
    with pytest.raises(Refused, match="teamleder"):
        staff.set_own_limit(desk, anna, FIRST, LAST, NEW, "Nyansat")
    with pytest.raises(Refused, match="teamleder"):
        staff.remove_own_limit(desk, 1)


def test_languages_and_workdays_are_kept_and_undone(desk: Desk) -> None:
    anna = add_worker(desk)
    staff.set_languages(desk, anna, ["arabisk", " Polsk ", "Arabisk", ""])
    staff.set_workdays(desk, anna, [5, 1, 2, 4])
    line = staff.worker_detail(desk, anna).line
    assert (line.languages, line.workdays) == (("Arabisk", "Polsk"), (1, 2, 4, 5))
    undo(desk)
    undo(desk)
    line = staff.worker_detail(desk, anna).line
    assert (line.languages, line.workdays) == ((), (1, 2, 3, 4, 5))


@pytest.mark.parametrize("days", [[], [6], [0, 1]])
def test_somebody_works_on_at_least_one_weekday(desk: Desk, days: list[int]) -> None:
    anna = add_worker(desk)
    with pytest.raises(Refused, match="mindst én arbejdsdag"):
        staff.set_workdays(desk, anna, days)
