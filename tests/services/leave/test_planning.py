"""What a leave is thought to do before anything is saved: who takes which case, and how that presses."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from koordinator.db.course_tables import Handover
from koordinator.db.meeting_tables import Meeting
from koordinator.domain.leaves import STAYS, Choice, Way
from koordinator.domain.roles import Role
from koordinator.services.absences import save_absence
from koordinator.services.desk import Desk
from koordinator.services.leave import plan
from koordinator.services.leave_saving import save
from tests.factories import add_case, add_worker
from tests.services.leave.staff import LAST, contents, total, ways, wish, worker


def test_thinking_of_a_leave_writes_nothing_and_shows_everybodys_heaviest_day(desk: Desk) -> None:
    bo, anna = worker(desk, "Bo Lund", 2), worker(desk, "Anna Holm", 3)
    add_case(desk, "Ny i februar", caseworker=anna, starts=date(2027, 2, 1))
    before = contents(desk)
    found = plan(desk, wish(bo, date(2027, 1, 1), date(2027, 3, 31)))
    assert contents(desk) == before
    away, coverer = found.effects
    assert (away.load.worker_id, away.after, away.limits and away.limits.maximum) == (bo, 0, 0)
    assert (coverer.day, coverer.load.total, coverer.after) == (date(2027, 2, 1), 4, 6)
    assert [(one.before, one.after) for one in coverer.months] == [(3, 5), (4, 6), (4, 6)]


def test_a_colleague_who_is_away_on_a_single_day_of_it_is_not_asked(desk: Desk) -> None:
    bo, anna = worker(desk, "Bo Lund", 1), worker(desk, "Anna Holm")
    worker(desk, "Carl Dam", 9)
    save_absence(desk, anna, "holiday", LAST, LAST + timedelta(5))
    found = plan(desk, wish(bo))
    assert set(ways(found).values()) == {(Way.COVER, "Carl Dam")}
    chosen = next(one for one in found.stand_ins(found.cases[0].case.case_id) if one.worker.worker_id == anna)
    assert not chosen.free
    assert chosen.against[0] == "Har selv fravær 20. december til 25. december"
    save_absence(desk, worker(desk, "Dorte Elm"), "holiday", LAST + timedelta(1), None)
    assert {to for _, to in ways(plan(desk, wish(bo))).values()} == {"Dorte Elm"}


def test_few_colleagues_and_those_with_the_same_consultant(desk: Desk) -> None:
    peter = add_worker(desk, "Peter Ågård", (Role.CONSULTANT,))
    bo = worker(desk, "Bo Lund")
    for number in range(4):
        add_case(desk, f"Sag {number}", caseworker=bo, consultant=peter)
    worker(desk, "Anna Holm", 2)
    carl = worker(desk, "Carl Dam", 2)
    add_case(desk, caseworker=carl, consultant=peter)
    found = plan(desk, wish(bo))
    assert set(ways(found).values()) == {(Way.COVER, "Carl Dam")}
    assert "Deler 1 sag med Peter Ågård" in found.cases[0].reasons


def test_a_longer_leave_goes_the_way_the_leader_chooses(desk: Desk) -> None:
    bo, anna = worker(desk, "Bo Lund", 1), worker(desk, "Anna Holm")
    long = wish(bo, date(2027, 1, 11), date(2027, 6, 30))
    assert [one.choice.way for one in plan(desk, long).cases] == [Way.COVER]
    found = plan(desk, replace(long, longer=Way.HANDOVER))
    assert [one.choice for one in found.cases] == [Choice(Way.HANDOVER, anna)]
    save(desk, found)
    with desk.read() as session:
        row = session.query(Handover).one()
        meeting = session.get(Meeting, row.meeting_id)
    assert (row.from_id, row.to_id, row.day) == (bo, anna, date(2026, 12, 28))
    assert meeting is not None
    assert meeting.starts.date() < date(2027, 1, 11), "both can be there"
    assert total(desk, anna, date(2026, 12, 28)) == 1
    assert plan(desk, replace(long, longer=Way.STAYS, starts=date(2027, 7, 1), ends=None)).cases == ()


def test_a_case_that_should_not_change_hands_is_covered_and_one_that_does_says_so(desk: Desk) -> None:
    bo, anna = worker(desk, "Bo Lund", 1), worker(desk, "Anna Holm")
    kept = add_case(desk, "Åse", caseworker=bo, keep_worker=True, keep_worker_reason="lang vej til tillid")
    leave = wish(bo, date(2027, 1, 11), date(2027, 6, 30), longer=Way.HANDOVER)
    assert ways(plan(desk, leave)) == {
        "Bo Lund 0": (Way.HANDOVER, "Anna Holm"), "Åse": (Way.COVER, "Anna Holm"),
    }  # fmt: skip
    found = plan(desk, replace(leave, choices={kept: Choice(Way.HANDOVER, anna)}))
    chosen = next(one for one in found.cases if one.case.case_id == kept)
    assert chosen.reasons[0] == "Skift frarådes: lang vej til tillid"


def test_leave_for_some_of_the_time_leaves_the_cases_where_they_are(desk: Desk) -> None:
    bo = worker(desk, "Bo Lund", 2)
    worker(desk, "Anna Holm")
    found = plan(desk, wish(bo, share=Decimal("0.4")))
    assert {one.choice for one in found.cases} == {STAYS}
    (away,) = found.effects
    assert away.limits is not None
    assert (away.after, away.limits.maximum) == (2, 21)
