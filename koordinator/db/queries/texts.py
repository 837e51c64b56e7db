"""What is written on cases, found by the beginnings of its words: the newest that was written down first."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, func, literal, null, select
from sqlalchemy.orm import Session, aliased

from koordinator.db import fulltext
from koordinator.db.course_tables import JournalNote, Milestone, Plan, StatusNote, StatusSection
from koordinator.db.meeting_tables import Meeting
from koordinator.db.queries.meetings import line_columns, with_names
from koordinator.db.tables import Case, Citizen, Intervention, Worker
from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.occurring import MeetingLine
from koordinator.domain.search import FoundText

# So many of the newest are looked at; what is shown is chosen among them.
_LOOKED_AT = 60


def find_notes(session: Session, wanted: Sequence[str]) -> list[FoundText]:
    """Journal notes that stand, none of them a version that was corrected."""
    return _texts(session, _notes(), wanted)


def find_status_notes(session: Session, wanted: Sequence[str]) -> list[FoundText]:
    """Sections of status notes that stand."""
    return _texts(session, _sections(), wanted)


def find_plans(session: Session, wanted: Sequence[str]) -> list[FoundText]:
    """Main goals, milestones and interventions."""
    return [one for query in _plans() for one in _texts(session, query, wanted)]


def find_older_meetings(
    session: Session, wanted: Sequence[str], before: datetime, most: int
) -> list[MeetingLine]:
    """Meetings from before a moment whose title or place has the words, the latest first."""
    query = _meetings().where(Meeting.over <= before).limit(most)
    return [MeetingLine._make((*row, 0)) for row in session.execute(query, fulltext.asked(wanted))]


# Built once: making a statement takes longer than finding its rows.


@cache
def _notes() -> Select[Any]:
    newer = aliased(JournalNote)
    corrected = select(literal(1)).where(newer.corrects_id == JournalNote.id).exists()
    shown: Any = select(
        literal("journal_note"), JournalNote.id, JournalNote.case_id, Citizen.name, JournalNote.day,
        JournalNote.subject, JournalNote.text, Worker.name,
    )  # fmt: skip
    return _found(shown, JournalNote).outerjoin(Worker, Worker.id == JournalNote.worker_id).where(~corrected)


@cache
def _sections() -> Select[Any]:
    newer = aliased(StatusNote)
    corrected = select(literal(1)).where(newer.corrects_id == StatusNote.id).exists()
    found = fulltext.find("status_section", _LOOKED_AT).subquery()
    shown: Any = select(
        literal("status_section"), StatusNote.id, StatusNote.case_id, Citizen.name,
        func.coalesce(StatusNote.done, StatusNote.ends), StatusSection.title, StatusSection.text,
        func.coalesce(StatusNote.provider, Worker.name),
    )  # fmt: skip
    query: Select[Any] = (
        shown.select_from(found)
        .join(StatusSection, StatusSection.id == found.c.id)
        .join(StatusNote, StatusNote.id == StatusSection.note_id)
        .join(Case, Case.id == StatusNote.case_id)
        .join(Citizen, Citizen.id == Case.citizen_id)
        .outerjoin(Worker, Worker.id == StatusNote.worker_id)
        .where(~corrected)
    )
    return query


@cache
def _plans() -> list[Select[Any]]:
    parts: list[tuple[Any, tuple[Any, ...], str]] = [
        (Plan, (Plan.goal,), "Hovedmål"),
        (Milestone, (Milestone.title, Milestone.in_3_months, Milestone.longer), "Delmål"),
        (Intervention, (Intervention.title,), "Indsats"),
    ]
    queries = []
    for table, columns, heading in parts:
        text: Any = func.coalesce(columns[0], "")
        for column in columns[1:]:
            text = text + func.coalesce(" · " + column, "")
        shown: Select[Any] = select(
            literal(table.__tablename__), table.id, table.case_id, Citizen.name, null(), literal(heading),
            text, null(),
        )  # fmt: skip
        queries.append(_found(shown, table))
    return queries


@cache
def _meetings() -> Select[Any]:
    found = fulltext.find("meeting", _LOOKED_AT).subquery()
    return (
        with_names(select(*line_columns()).join(found, found.c.id == Meeting.id))
        .where(Meeting.state != MeetingState.CANCELLED.value)
        .order_by(Meeting.starts.desc(), Meeting.id)
    )


def _found(shown: Select[Any], table: Any) -> Select[Any]:
    """The rows of a table that belongs to cases, joined to what was found and to whose case it is."""
    found = fulltext.find(table.__tablename__, _LOOKED_AT).subquery()
    return (
        shown.select_from(found)
        .join(table, table.id == found.c.id)
        .join(Case, Case.id == table.case_id)
        .join(Citizen, Citizen.id == Case.citizen_id)
    )


def _texts(session: Session, query: Select[Any], wanted: Sequence[str]) -> list[FoundText]:
    rows = session.connection().execute(query, fulltext.asked(wanted)).all()
    return list(map(FoundText._make, rows))
