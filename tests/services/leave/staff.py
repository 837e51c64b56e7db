"""Who is away, who stands in, and what is looked at afterwards."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from koordinator.db.base import Base
from koordinator.db.meeting_tables import Meeting, Participant
from koordinator.db.tables import Assignment
from koordinator.domain.leave_plans import LeavePlan, LeaveWish
from koordinator.domain.leaves import Way
from koordinator.domain.meetings.records import Person
from koordinator.domain.roles import CaseRole
from koordinator.services.caseloads import caseloads
from koordinator.services.desk import Desk
from koordinator.services.meetings.planning import Draft, DraftParticipant, book
from tests.factories import add_case, add_worker

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 20)


def worker(desk: Desk, name: str, cases: int = 0, **fields: Any) -> int:
    """A caseworker with so many cases."""
    made = add_worker(desk, name, **fields)
    for number in range(cases):
        add_case(desk, f"{name} {number}", caseworker=made, team_id=fields.get("team_id"))
    return made


def wish(worker_id: int, starts: date = FIRST, ends: date | None = LAST, **more: Any) -> LeaveWish:
    """A leave that is thought of."""
    return LeaveWish(worker_id, "leave", starts, ends, **more)


def covers(desk: Desk) -> list[tuple[int, int, date, date | None]]:
    """Case, colleague, first and last day of everything that is covered."""
    with desk.read() as session:
        rows = session.query(Assignment).filter_by(role=CaseRole.COVER.value).order_by(Assignment.id)
        return [(row.case_id, row.worker_id, row.starts, row.ends) for row in rows]


def contents(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Everything but the change log."""
    tables = [table for table in Base.metadata.sorted_tables if not table.name.startswith("change")]
    with desk.read() as session:
        return {
            table.name: [tuple(row) for row in session.execute(select(table).order_by(table.c.id))]
            for table in tables
        }


def total(desk: Desk, worker_id: int, day: date) -> int:
    """How many cases count with somebody on a day."""
    return next(load.total for load in caseloads(desk, day).workers if load.worker_id == worker_id)


def totals(desk: Desk, worker_id: int, *days: date) -> list[int]:
    """The same on several days."""
    return [total(desk, worker_id, day) for day in days]


def ways(found: LeavePlan) -> dict[str, tuple[Way, str]]:
    """What becomes of each citizen's case, and with whom."""
    return {one.case.facts.name: (one.choice.way, one.to) for one in found.cases}


def book_meeting(
    desk: Desk,
    case: int | None,
    when: datetime,
    *people: int,
    title: str = "Samtale",
    minutes: int = 60,
    rule: str | None = None,
) -> int:
    """A meeting (UTC) chaired by the first of these people."""
    participants = tuple(
        DraftParticipant(Person(worker_id=one), "", "koordinerende sagsbehandler", chair=n == 0)
        for n, one in enumerate(people)
    )
    starts = when.replace(tzinfo=UTC)
    ends = starts + timedelta(minutes=minutes)
    draft = Draft("opfoelgning", title, case, None, starts, ends, None, rule, participants, ())
    return book(desk, draft, keep="Aftalt")


def meeting(desk: Desk, number: int) -> tuple[datetime, set[tuple[int | None, bool]]]:
    """When a meeting is (UTC), and who comes to it, with whether she chairs."""
    with desk.read() as session:
        row = session.get_one(Meeting, number)
        people = session.query(Participant).filter_by(meeting_id=number)
        return row.starts, {(one.worker_id, one.chair) for one in people}
