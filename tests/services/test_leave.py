"""A leave: what is proposed, what saving it writes, and what follows when it changes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from koordinator.db.base import Base
from koordinator.db.course_tables import Handover, Postponement, Task
from koordinator.db.meeting_tables import Meeting, Participant
from koordinator.db.tables import Absence, Assignment
from koordinator.domain.leave_plans import LeavePlan, LeaveWish, MeetingWay
from koordinator.domain.leaves import STAYS, Choice, Way
from koordinator.domain.meetings.records import Person
from koordinator.domain.roles import CaseRole, Role
from koordinator.errors import Refused
from koordinator.services.caseloads import caseloads
from koordinator.services.desk import Desk
from koordinator.services.leave import plan
from koordinator.services.leave_saving import save
from koordinator.services.meetings.planning import Draft, DraftParticipant, book
from koordinator.services.move_cases import move_cases
from koordinator.services.staff import remove_absence, save_absence
from koordinator.services.undoing import undo
from tests.factories import TODAY, add_case, add_team, add_worker, at, new_desk

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 20)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def _worker(desk: Desk, name: str, cases: int = 0, **fields: Any) -> int:
    worker = add_worker(desk, name, **fields)
    for number in range(cases):
        add_case(desk, f"{name} {number}", caseworker=worker, team_id=fields.get("team_id"))
    return worker


def _wish(worker: int, starts: date = FIRST, ends: date | None = LAST, **more: Any) -> LeaveWish:
    return LeaveWish(worker, "leave", starts, ends, **more)


def _covers(desk: Desk) -> list[tuple[int, int, date, date | None]]:
    with desk.read() as session:
        rows = session.query(Assignment).filter_by(role=CaseRole.COVER.value).order_by(Assignment.id)
        return [(row.case_id, row.worker_id, row.starts, row.ends) for row in rows]


def _contents(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Everything but the change log."""
    tables = [table for table in Base.metadata.sorted_tables if not table.name.startswith("change")]
    with desk.read() as session:
        return {
            table.name: [tuple(row) for row in session.execute(select(table).order_by(table.c.id))]
            for table in tables
        }


def _total(desk: Desk, worker: int, day: date) -> int:
    return next(load.total for load in caseloads(desk, day).workers if load.worker_id == worker)


def _ways(found: LeavePlan) -> dict[str, tuple[Way, str]]:
    return {one.case.facts.name: (one.choice.way, one.to) for one in found.cases}


def test_a_short_leave_is_covered_from_its_first_to_its_last_day(desk: Desk) -> None:
    bo, anna = _worker(desk, "Bo Lund", 2), _worker(desk, "Anna Holm", 3)
    found = plan(desk, _wish(bo))
    assert set(_ways(found).values()) == {(Way.COVER, "Anna Holm")}
    assert found.cases[0].reasons == ("Plads til 32 sager alle dage til og med 20. december",)
    before = _contents(desk)
    save(desk, found)
    assert {row[1:] for row in _covers(desk)} == {(anna, FIRST, LAST)}
    days = (FIRST - timedelta(1), FIRST, LAST, LAST + timedelta(1))
    assert [_total(desk, anna, day) for day in days] == [3, 5, 5, 3]
    assert [_total(desk, bo, day) for day in days] == [2, 0, 0, 2]
    undo(desk)
    assert _contents(desk) == before


def test_thinking_of_a_leave_writes_nothing_and_shows_everybodys_heaviest_day(desk: Desk) -> None:
    bo, anna = _worker(desk, "Bo Lund", 2), _worker(desk, "Anna Holm", 3)
    add_case(desk, "Ny i februar", caseworker=anna, starts=date(2027, 2, 1))
    before = _contents(desk)
    found = plan(desk, _wish(bo, date(2027, 1, 1), date(2027, 3, 31)))
    assert _contents(desk) == before
    away, coverer = found.effects
    assert (away.load.worker_id, away.after, away.limits and away.limits.maximum) == (bo, 0, 0)
    assert (coverer.day, coverer.load.total, coverer.after) == (date(2027, 2, 1), 4, 6)
    assert [(one.before, one.after) for one in coverer.months] == [(3, 5), (4, 6), (4, 6)]


def test_a_colleague_who_is_away_on_a_single_day_of_it_is_not_asked(desk: Desk) -> None:
    bo, anna = _worker(desk, "Bo Lund", 1), _worker(desk, "Anna Holm")
    _worker(desk, "Carl Dam", 9)
    save_absence(desk, anna, "holiday", LAST, LAST + timedelta(5))
    found = plan(desk, _wish(bo))
    assert set(_ways(found).values()) == {(Way.COVER, "Carl Dam")}
    chosen = next(one for one in found.stand_ins(found.cases[0].case.case_id) if one.worker.worker_id == anna)
    assert not chosen.free
    assert chosen.against[0] == "Har selv fravær 20. december til 25. december"
    save_absence(desk, _worker(desk, "Dorte Elm"), "holiday", LAST + timedelta(1), None)
    assert {to for _, to in _ways(plan(desk, _wish(bo))).values()} == {"Dorte Elm"}


def test_limits_hold_on_every_day_of_the_leave(desk: Desk) -> None:
    team = add_team(desk, "Lille", warning=2, maximum=3)
    bo = _worker(desk, "Bo Lund", 2, team_id=team)
    anna = _worker(desk, "Anna Holm", 1, team_id=team)
    add_case(desk, "Starter undervejs", caseworker=anna, starts=date(2026, 12, 10), team_id=team)
    found = plan(desk, _wish(bo))
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


def test_few_colleagues_and_those_with_the_same_consultant(desk: Desk) -> None:
    peter = add_worker(desk, "Peter Ågård", (Role.CONSULTANT,))
    bo = _worker(desk, "Bo Lund")
    for number in range(4):
        add_case(desk, f"Sag {number}", caseworker=bo, consultant=peter)
    _worker(desk, "Anna Holm", 2)
    carl = _worker(desk, "Carl Dam", 2)
    add_case(desk, caseworker=carl, consultant=peter)
    found = plan(desk, _wish(bo))
    assert set(_ways(found).values()) == {(Way.COVER, "Carl Dam")}
    assert "Deler 1 sag med Peter Ågård" in found.cases[0].reasons


def test_a_longer_leave_goes_the_way_the_leader_chooses(desk: Desk) -> None:
    bo, anna = _worker(desk, "Bo Lund", 1), _worker(desk, "Anna Holm")
    long = _wish(bo, date(2027, 1, 11), date(2027, 6, 30))
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
    assert _total(desk, anna, date(2026, 12, 28)) == 1
    assert plan(desk, replace(long, longer=Way.STAYS, starts=date(2027, 7, 1), ends=None)).cases == ()


def test_a_case_that_should_not_change_hands_is_covered_and_one_that_does_says_so(desk: Desk) -> None:
    bo, anna = _worker(desk, "Bo Lund", 1), _worker(desk, "Anna Holm")
    kept = add_case(desk, "Åse", caseworker=bo, keep_worker=True, keep_worker_reason="lang vej til tillid")
    wish = _wish(bo, date(2027, 1, 11), date(2027, 6, 30), longer=Way.HANDOVER)
    assert _ways(plan(desk, wish)) == {
        "Bo Lund 0": (Way.HANDOVER, "Anna Holm"), "Åse": (Way.COVER, "Anna Holm"),
    }  # fmt: skip
    found = plan(desk, replace(wish, choices={kept: Choice(Way.HANDOVER, anna)}))
    chosen = next(one for one in found.cases if one.case.case_id == kept)
    assert chosen.reasons[0] == "Skift frarådes: lang vej til tillid"


def test_a_plan_about_cases_somebody_else_has_got_is_refused(desk: Desk) -> None:
    bo, anna = _worker(desk, "Bo Lund", 1), _worker(desk, "Anna Holm")
    found = plan(desk, _wish(bo))
    move_cases(desk, [found.cases[0].case.case_id], anna, TODAY)
    before = _contents(desk)
    with pytest.raises(Refused, match="ændret sig i mellemtiden"):
        save(desk, found)
    assert _contents(desk) == before


def test_a_case_given_to_somebody_else_is_covered_no_more(desk: Desk) -> None:
    bo, anna = _worker(desk, "Bo Lund", 1), _worker(desk, "Anna Holm")
    carl = _worker(desk, "Carl Dam", 9)
    save(desk, plan(desk, _wish(bo)))
    case, *_ = _covers(desk)[0]
    move_cases(desk, [case], carl, date(2026, 12, 10))
    assert _covers(desk) == [(case, anna, FIRST, date(2026, 12, 9))]
    assert [_total(desk, anna, day) for day in (date(2026, 12, 9), date(2026, 12, 10))] == [1, 0]
    save_absence(desk, bo, "leave", FIRST, date(2027, 1, 10), absence_id=1)
    assert _covers(desk) == [(case, anna, FIRST, date(2026, 12, 9))]


def test_an_open_ended_leave_is_covered_until_further_notice(desk: Desk) -> None:
    bo, anna = _worker(desk, "Bo Lund", 1), _worker(desk, "Anna Holm")
    absence = save(desk, plan(desk, _wish(bo, ends=None)))
    assert [row[1:] for row in _covers(desk)] == [(anna, FIRST, None)]
    save_absence(desk, bo, "leave", FIRST, LAST, absence_id=absence)
    assert [row[1:] for row in _covers(desk)] == [(anna, FIRST, LAST)]


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (FIRST, date(2026, 12, 10), (FIRST, date(2026, 12, 10))),
        (FIRST, date(2027, 1, 10), (FIRST, date(2027, 1, 10))),
        (date(2026, 12, 5), LAST, (date(2026, 12, 5), LAST)),
        (date(2027, 2, 1), date(2027, 2, 5), (date(2027, 2, 1), date(2027, 2, 5))),
        (FIRST, None, (FIRST, None)),
    ],
)
def test_covers_follow_the_leave(
    desk: Desk, starts: date, ends: date | None, expected: tuple[date, date | None]
) -> None:
    bo = _worker(desk, "Bo Lund", 1)
    _worker(desk, "Anna Holm")
    absence = save(desk, plan(desk, _wish(bo)))
    told: list[str] = []
    desk.on_change(lambda change: told.append(change.label))
    save_absence(desk, bo, "leave", starts, ends, absence_id=absence)
    assert [row[2:] for row in _covers(desk)] == [expected]
    assert told == ["Ret fravær. 1 dækning følger med"]
    undo(desk)
    assert [row[2:] for row in _covers(desk)] == [(FIRST, LAST)]


def test_without_the_leave_what_has_been_covered_stays_and_the_rest_falls_away(desk: Desk) -> None:
    bo, anna = _worker(desk, "Bo Lund", 1), _worker(desk, "Anna Holm")
    absence = save(desk, plan(desk, _wish(bo)))
    remove_absence(at(desk, date(2026, 12, 4)), absence)
    assert [row[1:] for row in _covers(desk)] == [(anna, FIRST, date(2026, 12, 3))]
    undo(desk)
    remove_absence(desk, absence)
    assert _covers(desk) == []


def test_a_case_that_ends_or_starts_underway_is_covered_as_long_as_she_has_it(desk: Desk) -> None:
    bo = _worker(desk, "Bo Lund")
    _worker(desk, "Anna Holm")
    add_case(desk, "Slutter", caseworker=bo, ended=date(2026, 12, 5))
    add_case(desk, "Starter", caseworker=bo, starts=date(2026, 12, 7))
    save(desk, plan(desk, _wish(bo)))
    assert [row[2:] for row in _covers(desk)] == [
        (FIRST, date(2026, 12, 5)), (date(2026, 12, 7), LAST),
    ]  # fmt: skip


def test_backwards_twice_and_unknown_are_refused_and_write_nothing(desk: Desk) -> None:
    bo = _worker(desk, "Bo Lund", 1)
    _worker(desk, "Anna Holm")
    with pytest.raises(Refused, match="slutter, før det begynder"):
        plan(desk, _wish(bo, LAST, FIRST))
    found = plan(desk, _wish(bo))
    save(desk, found)
    before = _contents(desk)
    with pytest.raises(Refused, match="allerede fravær"):
        save(desk, found)
    assert _contents(desk) == before
    with pytest.raises(Refused, match="findes ikke"):
        plan(desk, _wish(999))


def test_only_a_leader_saves(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, (Role.CASEWORKER,))
    bo = _worker(desk, "Bo Lund", 1)
    with pytest.raises(Refused, match="teamleder"):
        save(desk, plan(desk, _wish(bo)))


def test_what_is_on_hold_stays_on_hold(desk: Desk) -> None:
    bo = _worker(desk, "Bo Lund", 1)
    _worker(desk, "Anna Holm")
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
    save(desk, plan(desk, _wish(bo, choices={stays: STAYS})))
    assert held() == before
    assert [row[0] for row in _covers(desk)] == [case]


def test_leave_for_some_of_the_time_leaves_the_cases_where_they_are(desk: Desk) -> None:
    bo = _worker(desk, "Bo Lund", 2)
    _worker(desk, "Anna Holm")
    found = plan(desk, _wish(bo, share=Decimal("0.4")))
    assert {one.choice for one in found.cases} == {STAYS}
    (away,) = found.effects
    assert away.limits is not None
    assert (away.after, away.limits.maximum) == (2, 21)


def test_a_leave_that_is_corrected_shows_and_keeps_its_covers(desk: Desk) -> None:
    bo, anna = _worker(desk, "Bo Lund", 2), _worker(desk, "Anna Holm")
    carl = _worker(desk, "Carl Dam", 5)
    absence = save(desk, plan(desk, _wish(bo)))
    later = at(desk, date(2026, 12, 8))
    found = plan(later, _wish(bo, absence_id=absence))
    first, second = (one.case.case_id for one in found.cases)
    assert {one.choice for one in found.cases} == {Choice(Way.COVER, anna)}
    assert [one.after for one in found.effects if one.load.worker_id == anna] == [2]
    save(later, plan(later, replace(found.wish, choices={first: Choice(Way.COVER, carl)})))
    assert sorted(row for row in _covers(desk)) == sorted([
        (first, anna, FIRST, date(2026, 12, 7)), (first, carl, date(2026, 12, 8), LAST),
        (second, anna, FIRST, LAST),
    ])  # fmt: skip


def _book(desk: Desk, case: int | None, when: datetime, *people: int, title: str = "Samtale") -> int:
    participants = tuple(
        DraftParticipant(Person(worker_id=one), "", "koordinerende sagsbehandler", chair=n == 0)
        for n, one in enumerate(people)
    )
    starts = when.replace(tzinfo=UTC)
    ends = starts + timedelta(hours=1)
    return book(desk, Draft("opfoelgning", title, case, None, starts, ends, None, None, participants, ()))


def test_meetings_are_taken_over_by_who_covers_or_moved_where_she_cannot(desk: Desk) -> None:
    bo, anna = _worker(desk, "Bo Lund", 1), _worker(desk, "Anna Holm")
    (case,) = (one.case.case_id for one in plan(desk, _wish(bo)).cases)
    kept = _book(desk, None, datetime(2026, 12, 3, 9), bo, title="Teammøde")
    free = _book(desk, case, datetime(2026, 12, 2, 9), bo)
    taken = _book(desk, case, datetime(2026, 12, 4, 9), bo)
    _book(desk, None, datetime(2026, 12, 4, 9), anna, title="Andet")
    found = plan(desk, _wish(bo))
    ways = {one.ref.meeting_id: one for one in found.meetings}
    assert [ways[number].choice.way for number in (kept, free, taken)] == [
        MeetingWay.KEEP, MeetingWay.COVER, MeetingWay.MOVE,
    ]  # fmt: skip
    assert "Andet" in ways[taken].clash
    before = _contents(desk)
    save(desk, found)
    with desk.read() as session:
        people = {row.meeting_id: (row.worker_id, row.chair) for row in session.query(Participant)}
        moved = session.get(Meeting, taken)
    assert (people[kept], people[free], people[taken]) == ((bo, True), (anna, True), (bo, True))
    assert moved is not None
    assert moved.starts.date() > LAST
    undo(desk)
    assert _contents(desk) == before


def test_a_consultants_cases_stay_or_go_to_another(desk: Desk) -> None:
    peter = add_worker(desk, "Peter Ågård", (Role.CONSULTANT,))
    line = add_worker(desk, "Line Øst", (Role.CONSULTANT,))
    case = add_case(desk, caseworker=_worker(desk, "Anna Holm"), consultant=peter)
    wish = _wish(peter, date(2027, 1, 1), date(2027, 6, 30))
    assert [one.choice for one in plan(desk, wish).cases] == [STAYS]
    save(desk, plan(desk, replace(wish, longer=Way.HANDOVER)))
    with desk.read() as session:
        rows = session.query(Assignment).filter_by(case_id=case, role="consultant").order_by(Assignment.id)
        assert [(row.worker_id, row.starts) for row in rows][1:] == [(line, date(2026, 12, 18))]
        assert session.query(Absence).one().worker_id == peter
