"""A leave as it is saved: one undoable step, refused where it does not fit any more."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from koordinator.db.course_tables import Postponement, Task
from koordinator.db.tables import Absence, Assignment
from koordinator.domain.leaves import STAYS, Choice, Way
from koordinator.domain.roles import Role
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.leave import plan
from koordinator.services.leave_saving import save
from koordinator.services.move_cases import move_cases
from koordinator.services.undoing import undo
from tests.factories import TODAY, add_case, add_team, add_worker, new_desk
from tests.services.leave.staff import FIRST, LAST, contents, covers, total, ways, wish, worker


def test_a_short_leave_is_covered_from_its_first_to_its_last_day(desk: Desk) -> None:
    bo, anna = worker(desk, "Bo Lund", 2), worker(desk, "Anna Holm", 3)
    found = plan(desk, wish(bo))
    assert set(ways(found).values()) == {(Way.COVER, "Anna Holm")}
    assert found.cases[0].reasons == ("Plads til 32 sager alle dage til og med 20. december",)
    before = contents(desk)
    save(desk, found)
    assert {row[1:] for row in covers(desk)} == {(anna, FIRST, LAST)}
    days = (FIRST - timedelta(1), FIRST, LAST, LAST + timedelta(1))
    assert [total(desk, anna, day) for day in days] == [3, 5, 5, 3]
    assert [total(desk, bo, day) for day in days] == [2, 0, 0, 2]
    undo(desk)
    assert contents(desk) == before


def test_limits_hold_on_every_day_of_the_leave(desk: Desk) -> None:
    team = add_team(desk, "Lille", warning=2, maximum=3)
    bo = worker(desk, "Bo Lund", 2, team_id=team)
    anna = worker(desk, "Anna Holm", 1, team_id=team)
    add_case(desk, "Starter undervejs", caseworker=anna, starts=date(2026, 12, 10), team_id=team)
    found = plan(desk, wish(bo))
    ways = [one.choice.way for one in found.cases]
    assert sorted(ways) == [Way.COVER, Way.STAYS]
    stays = next(one for one in found.cases if one.choice.way is Way.STAYS)
    assert stays.reasons == ("Kollegernes plads rækker ikke til flere sager",)
    both = {one.case.case_id: Choice(Way.COVER, anna) for one in found.cases}
    forced = plan(desk, replace(found.wish, choices=both))
    assert [one.load.worker for one in forced.over] == ["Anna Holm"]
    with pytest.raises(Refused, match=r"10\. december: Anna Holm går fra 2 til 4 af højst 3"):
        save(desk, forced)
    save(desk, forced, "Kun i julen")
    with desk.read() as session:
        kept = session.query(Assignment.reason).filter_by(role="cover").distinct().all()
    assert [row[0] for row in kept] == ["Kun i julen"]


def test_a_plan_about_cases_somebody_else_has_got_is_refused(desk: Desk) -> None:
    bo, anna = worker(desk, "Bo Lund", 1), worker(desk, "Anna Holm")
    found = plan(desk, wish(bo))
    move_cases(desk, [found.cases[0].case.case_id], anna, TODAY)
    before = contents(desk)
    with pytest.raises(Refused, match="ændret sig i mellemtiden"):
        save(desk, found)
    assert contents(desk) == before


def test_backwards_twice_and_unknown_are_refused_and_write_nothing(desk: Desk) -> None:
    bo = worker(desk, "Bo Lund", 1)
    worker(desk, "Anna Holm")
    with pytest.raises(Refused, match="slutter, før det begynder"):
        plan(desk, wish(bo, LAST, FIRST))
    found = plan(desk, wish(bo))
    save(desk, found)
    before = contents(desk)
    with pytest.raises(Refused, match="allerede fravær"):
        save(desk, found)
    assert contents(desk) == before
    with pytest.raises(Refused, match="findes ikke"):
        plan(desk, wish(999))


def test_only_a_leader_saves(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, (Role.CASEWORKER,))
    bo = worker(desk, "Bo Lund", 1)
    with pytest.raises(Refused, match="teamleder"):
        save(desk, plan(desk, wish(bo)))


def test_what_is_on_hold_stays_on_hold(desk: Desk) -> None:
    bo = worker(desk, "Bo Lund", 1)
    worker(desk, "Anna Holm")
    stays = add_case(desk, "Åse Bliver", caseworker=bo)
    with desk.write_quietly("Opgaver") as tx:
        case = tx.all(Assignment)[0].case_id
        for number in (case, stays):
            task = {"kind": "task", "state": "open", "made": TODAY, "title": "Ring", "worker_id": bo}
            tx.add(Task(case_id=number, due=FIRST, **task))
            put_off = {"rule_key": "cv", "due": TODAY, "until": FIRST, "reason": "Ferie", "made": TODAY}
            tx.add(Postponement(case_id=number, **put_off))

    def held() -> list[Mapping[str, Any]]:
        with desk.read() as session:
            return [
                {key: value for key, value in vars(row).items() if not key.startswith("_")}
                for table in (Task, Postponement)
                for row in session.query(table)
            ]

    before = held()
    save(desk, plan(desk, wish(bo, choices={stays: STAYS})))
    assert held() == before
    assert [row[0] for row in covers(desk)] == [case]


def test_a_consultants_cases_stay_or_go_to_another(desk: Desk) -> None:
    peter = add_worker(desk, "Peter Ågård", (Role.CONSULTANT,))
    line = add_worker(desk, "Line Øst", (Role.CONSULTANT,))
    case = add_case(desk, caseworker=worker(desk, "Anna Holm"), consultant=peter)
    leave = wish(peter, date(2027, 1, 1), date(2027, 6, 30))
    assert [one.choice for one in plan(desk, leave).cases] == [STAYS]
    save(desk, plan(desk, replace(leave, longer=Way.HANDOVER)))
    with desk.read() as session:
        rows = session.query(Assignment).filter_by(case_id=case, role="consultant").order_by(Assignment.id)
        assert [(row.worker_id, row.starts) for row in rows][1:] == [(line, date(2026, 12, 18))]
        assert session.query(Absence).one().worker_id == peter
