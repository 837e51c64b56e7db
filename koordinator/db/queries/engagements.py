"""What takes people when, and their names."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import literal, select, union_all
from sqlalchemy.orm import Session

from koordinator.db.meeting_tables import Meeting, Participant
from koordinator.db.queries.meetings import in_window, line_columns, with_names
from koordinator.db.tables import Citizen, Contact, Worker
from koordinator.domain.meetings.kinds import NOT_THERE, MeetingState
from koordinator.domain.meetings.occurring import MeetingLine
from koordinator.domain.meetings.records import Person


class Taken(NamedTuple):
    """A person in a meeting as it is kept, with the start by its series' rule."""

    person: Person
    line: MeetingLine
    original: datetime | None


def taken(session: Session, people: Sequence[Person], lo: datetime, hi: datetime) -> list[Taken]:
    """The meetings these people are expected at, as they are kept; cancelled ones take nobody."""
    columns = (Participant.worker_id, Participant.contact_id, Participant.citizen_id)
    chosen = [
        column.in_({person[place] for person in people} - {None})
        for place, column in enumerate(columns)
        if any(person[place] for person in people)
    ]
    if not chosen:
        return []
    # One question for each kind of person: with all in one, the database would read every participant.
    asked = union_all(*(
        with_names(
            select(*columns, Meeting.original, *line_columns(), literal(0))
            .join(Meeting, Meeting.id == Participant.meeting_id)
        )
        .where(
            condition,
            Participant.status.not_in(NOT_THERE),
            Meeting.state != MeetingState.CANCELLED.value,
            in_window(Meeting),
        )
        for condition in chosen
    ))  # fmt: skip
    rows = session.execute(asked, {"lo": lo, "hi": hi})
    return [Taken(Person(*row[:3]), MeetingLine._make(row[4:]), row[3]) for row in rows]


def hidden(session: Session, series_ids: Sequence[int]) -> set[tuple[int, datetime]]:
    """The occurrences of some series that meetings of their own stand for."""
    query = select(Meeting.series_id, Meeting.original).where(
        Meeting.series_id.in_(series_ids), Meeting.original.is_not(None)
    )
    return {(series_id, original) for series_id, original in session.execute(query) if series_id and original}


def part_weeks(session: Session, worker_ids: Sequence[int]) -> dict[int, frozenset[int]]:
    """The days of the week at work (Monday 1) of those of these workers who do not work every weekday."""
    query = select(Worker.id, Worker.workdays).where(Worker.id.in_(worker_ids), Worker.workdays.is_not(None))
    return {row.id: frozenset(int(day) for day in row.workdays) for row in session.execute(query)}


def names(session: Session, people: Sequence[Person]) -> dict[Person, str]:
    """The names of workers, contacts and citizens."""
    found: dict[Person, str] = {}
    tables: tuple[type[Worker | Contact | Citizen], ...] = (Worker, Contact, Citizen)
    for place, table in enumerate(tables):
        ids = {person[place] for person in people} - {None}
        if not ids:
            continue
        for row_id, name in session.execute(select(table.id, table.name).where(table.id.in_(ids))):
            found[Person(*(row_id if n == place else None for n in range(3)))] = name
    return found
