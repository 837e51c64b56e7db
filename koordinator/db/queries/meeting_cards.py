"""One meeting with all about it: its case and team, who takes part, and the agenda."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from koordinator.db.meeting_tables import AgendaItem, Meeting, Participant
from koordinator.db.queries.meetings import line_columns, participant_count, with_names
from koordinator.db.tables import Case, Citizen, Contact, Organisation, Team, Worker
from koordinator.domain.meetings.occurring import MeetingLine
from koordinator.domain.meetings.records import AgendaLine


class CardFacts(NamedTuple):
    """One meeting with what stands about its case and team."""

    line: MeetingLine
    case_number: str | None
    team: str | None
    reason: str | None
    clash_kept: str | None


def card(session: Session, meeting_id: int) -> CardFacts | None:
    """One meeting by its number."""
    return _card(session, Meeting.id == meeting_id)


def own_row(session: Session, series_id: int, original: datetime) -> CardFacts | None:
    """The meeting that stands for an occurrence of a series, if it was changed."""
    return _card(session, and_(Meeting.series_id == series_id, Meeting.original == original))


def _card(session: Session, condition: ColumnElement[bool]) -> CardFacts | None:
    own = (Case.number, Team.name, Meeting.reason, Meeting.clash_kept)
    query = (
        with_names(select(*own, *line_columns(), participant_count()))
        .outerjoin(Team, Team.id == Meeting.team_id)
        .where(condition)
    )
    row = session.execute(query).one_or_none()
    return CardFacts(MeetingLine._make(row[4:]), *row[:4]) if row is not None else None


class ParticipantFact(NamedTuple):
    """One participant with name, organisation and telephone."""

    participant_id: int
    worker_id: int | None
    contact_id: int | None
    citizen_id: int | None
    role: str | None
    status: str
    chair: bool
    host: bool
    minute_taker: bool
    consent_reason: str | None
    name: str
    organisation: str | None
    phone: str | None


def participants(session: Session, meeting_id: int) -> list[ParticipantFact]:
    """Who takes part in a meeting, in the order they were added."""
    p = Participant
    query = (
        select(
            p.id, p.worker_id, p.contact_id, p.citizen_id, p.role, p.status, p.chair, p.host, p.minute_taker,
            p.consent_reason, func.coalesce(Worker.name, Contact.name, Citizen.name, ""), Organisation.name,
            func.coalesce(Worker.phone, Contact.phone, Citizen.phone),
        )
        .outerjoin(Worker, Worker.id == p.worker_id)
        .outerjoin(Contact, Contact.id == p.contact_id)
        .outerjoin(Organisation, Organisation.id == Contact.organisation_id)
        .outerjoin(Citizen, Citizen.id == p.citizen_id)
        .where(p.meeting_id == meeting_id)
        .order_by(p.id)
    )  # fmt: skip
    return [ParticipantFact._make(row) for row in session.execute(query)]


def agenda(session: Session, meeting_id: int) -> list[AgendaLine]:
    """A meeting's agenda in its order."""
    a = AgendaItem
    query = (
        select(a.title, a.detail, a.minutes, a.presenter)
        .where(a.meeting_id == meeting_id)
        .order_by(a.position, a.id)
    )
    return [AgendaLine._make(row) for row in session.execute(query)]
