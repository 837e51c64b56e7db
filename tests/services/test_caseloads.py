"""Caseloads as the leader reads them, on any day."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from koordinator.db.tables import Assignment, Case
from koordinator.domain.caseload import Limits, State
from koordinator.domain.roles import CaseRole, Role
from koordinator.services.absences import save_absence
from koordinator.services.caseloads import caseloads
from koordinator.services.desk import Desk
from koordinator.services.staff import save_team, set_outside, set_working_time
from tests.factories import TODAY, add_case, add_team, add_worker, new_desk


def of(desk: Desk, name: str, day: date | None = None, role: CaseRole = CaseRole.CASEWORKER):  # type: ignore[no-untyped-def]
    return next(load for load in caseloads(desk, day, role).workers if load.worker == name)


def test_every_caseworker_stands_there_also_without_cases(desk: Desk) -> None:
    team = add_team(desk)
    add_worker(desk, "Anna Holm", team_id=team)
    found = caseloads(desk)
    assert [(load.worker, load.cases, load.team) for load in found.workers] == [("Anna Holm", 0, "Under 30")]
    assert found.unheld.cases == 0


def test_cases_nobody_holds_stand_in_a_line_of_their_own(desk: Desk) -> None:
    anna = add_worker(desk)
    add_case(desk, caseworker=anna)
    add_case(desk)
    found = caseloads(desk)
    assert found.unheld.cases == 1
    assert found.cases == 2


def test_her_team_is_where_most_of_her_cases_are(desk: Desk) -> None:
    young, old = add_team(desk, "Under 30"), add_team(desk, "Fyldt 30", maximum=20, warning=10)
    anna = add_worker(desk, team_id=young)
    add_case(desk, caseworker=anna, team_id=young)
    add_case(desk, caseworker=anna, team_id=old)
    assert of(desk, "Anna Holm").team == "Under 30"
    add_case(desk, caseworker=anna, team_id=old)
    assert of(desk, "Anna Holm").team == "Fyldt 30"
    assert of(desk, "Anna Holm").limits == Limits(10, 20)
    assert of(desk, "Anna Holm").cases == 3


def test_part_time_and_leave_lower_the_maximum_while_they_last(desk: Desk) -> None:
    anna = add_worker(desk, team_id=add_team(desk))
    set_working_time(desk, anna, Decimal("0.8"), date(2026, 12, 1))
    save_absence(desk, anna, "leave", date(2027, 1, 4), date(2027, 1, 29), share=Decimal("0.5"))
    save_absence(desk, anna, "holiday", date(2027, 2, 8), date(2027, 2, 12))
    assert of(desk, "Anna Holm").limits == Limits(30, 35)
    assert of(desk, "Anna Holm", date(2026, 12, 1)).limits == Limits(24, 28)
    assert of(desk, "Anna Holm", date(2027, 1, 4)).limits == Limits(12, 14)
    assert of(desk, "Anna Holm", date(2027, 1, 30)).limits == Limits(24, 28)
    assert of(desk, "Anna Holm", date(2027, 2, 9)).limits == Limits(24, 28)
    assert of(desk, "Anna Holm", date(2027, 2, 9)).absence == "holiday"


def test_outside_and_covered_cases_enter_the_state_but_not_the_count(desk: Desk) -> None:
    anna, bo = add_worker(desk), add_worker(desk, "Bo Kjær")
    for _ in range(34):
        case_id = add_case(desk, caseworker=anna)
    set_outside(desk, anna, 1, TODAY)
    assert of(desk, "Anna Holm").state is State.NEAR
    set_outside(desk, anna, 2, TODAY)
    load = of(desk, "Anna Holm")
    assert (load.cases, load.total, load.state) == (34, 36, State.OVER)
    assert of(desk, "Anna Holm", TODAY - timedelta(1)).outside == 0
    with desk.write("Dæk") as tx:
        tx.add(Assignment(case_id=case_id, worker_id=bo, role="cover", starts=TODAY))
    assert (of(desk, "Bo Kjær").cases, of(desk, "Bo Kjær").covered) == (0, 1)


def test_consultants_have_limits_only_where_their_team_says_so(desk: Desk) -> None:
    team = add_team(desk)
    peter = add_worker(desk, "Peter Ågård", [Role.CONSULTANT], team)
    add_case(desk, consultant=peter, team_id=team)
    assert of(desk, "Peter Ågård", role=CaseRole.CONSULTANT).state is None
    save_team(desk, team, "Under 30", None, 29, Limits(30, 35), Limits(1, 40))
    assert of(desk, "Peter Ågård", role=CaseRole.CONSULTANT).state is State.NEAR


def test_a_course_counts_on_its_last_day_and_not_on_the_next(desk: Desk) -> None:
    anna = add_worker(desk)
    add_case(desk, caseworker=anna, ended=TODAY)
    add_case(desk, caseworker=anna, starts=TODAY + timedelta(1))
    assert of(desk, "Anna Holm").cases == 1
    assert of(desk, "Anna Holm", TODAY + timedelta(1)).cases == 1


def test_somebody_who_has_left_is_shown_only_while_she_holds_cases(desk: Desk) -> None:
    add_worker(desk, "Bo Kjær", leaves_on=TODAY - timedelta(1))
    gone = add_worker(desk, "Carl Dam", leaves_on=TODAY - timedelta(1))
    add_case(desk, caseworker=gone)
    assert [load.worker for load in caseloads(desk).workers] == ["Carl Dam"]


days = st.integers(0, 40).map(lambda n: date(2026, 10, 1) + timedelta(n))
courses = st.lists(
    st.tuples(days, st.none() | days, st.none() | st.integers(0, 2), days, st.none() | days), max_size=14
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(courses, days)
def test_the_counts_are_those_of_counting_one_by_one(
    tmp_path_factory: pytest.TempPathFactory,
    made: list[tuple[date, date | None, int | None, date, date | None]],
    day: date,
) -> None:
    desk = new_desk(tmp_path_factory.mktemp("tal"))
    staff = [add_worker(desk, name) for name in ("Anna Holm", "Bo Kjær", "Carl Dam")]
    expected = dict.fromkeys(staff, 0)
    unheld = 0
    for starts, ended, who, held_from, held_to in made:
        last = ended if ended is None or ended >= starts else starts
        case_id = add_case(desk, starts=starts, ended=last)
        runs = starts <= day and (last is None or day <= last)
        until = held_to if held_to is None or held_to >= held_from else held_from
        holds = who is not None and held_from <= day and (until is None or day <= until)
        if who is not None:
            with desk.write_quietly("Tilknyt") as tx:
                tx.add(
                    Assignment(
                        case_id=case_id, worker_id=staff[who], role="caseworker", starts=held_from, ends=until
                    )
                )
        if runs and holds and who is not None:
            expected[staff[who]] += 1
        elif runs:
            unheld += 1
    found = caseloads(desk, day)
    assert {load.worker_id: load.cases for load in found.workers} == expected
    assert found.unheld.cases == unheld
    desk.store.close()


def test_the_weight_of_heavy_cases_is_counted_beside(desk: Desk) -> None:
    anna = add_worker(desk)
    add_case(desk, caseworker=anna, weight="heavy")
    light = add_case(desk, caseworker=anna)
    assert of(desk, "Anna Holm").heavy == 1
    with desk.read() as session:
        assert session.get_one(Case, light).weight == "normal"
