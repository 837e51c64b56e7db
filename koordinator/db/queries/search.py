"""Finding a citizen while the phone rings: by name, phone, CPR or case number; colleagues and meetings."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session

from koordinator.db import fulltext
from koordinator.db.meeting_tables import Meeting
from koordinator.db.queries.cases import active_on, not_over
from koordinator.db.queries.contacts import begins_with
from koordinator.db.queries.meetings import line_columns, with_names
from koordinator.db.tables import Assignment, Case, Citizen, Programme, Worker
from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.occurring import MeetingLine
from koordinator.domain.roles import CaseRole
from koordinator.domain.search import Hit, Needle, words
from koordinator.domain.values.cpr import age_on


def find_cases(
    session: Session, wanted: Needle, today: date, own_id: int | None = None, most: int = 8
) -> list[Hit]:
    """Cases whose citizen or number answers: running, beginning with what was typed, and own ones first."""
    on_case = and_(
        Assignment.case_id == Case.id,
        Assignment.role == CaseRole.CASEWORKER,
        active_on(Assignment.starts, Assignment.ends, today),
    )
    over = case((not_over(today), 0), else_=1)
    begins = case((begins_with(Citizen.name_key, wanted), 0), else_=1)
    own = case((Assignment.worker_id == own_id, 0), else_=1)
    query = (
        select(Case.id, Citizen.name, Citizen.born, Case.number, Citizen.phone, Programme.name, Worker.name,
               Case.ended, Assignment.worker_id)
        .join(Citizen, Citizen.id == Case.citizen_id)
        .outerjoin(Programme, Programme.id == Case.programme_id)
        .outerjoin(Assignment, on_case)
        .outerjoin(Worker, Worker.id == Assignment.worker_id)
        .where(_answers(wanted))
        .order_by(over, begins, own, Citizen.name, Case.id)
        .limit(most)
    )  # fmt: skip
    hits = []
    for case_id, name, born, number, phone, programme, worker, ended, worker_id in session.execute(query):
        whose = "min sag" if worker_id == own_id and own_id else f"hos {worker}" if worker else "uden KS"
        ended_already = bool(ended and ended < today)
        facts = [f"{age_on(born, today)} år", programme, "afsluttet" if ended_already else whose, phone]
        detail = " · ".join(fact for fact in facts if fact)
        hits.append(Hit("case", case_id, name, detail, number or "", over=ended_already))
    return hits


def find_workers(session: Session, wanted: Needle, today: date, most: int = 4) -> list[Hit]:
    """Colleagues whose name, initials or phone answers."""
    matches = [Worker.name_key.contains(word, autoescape=True) for word in wanted.words]
    ways = [and_(*matches), func.lower(Worker.initials) == " ".join(wanted.words)]
    if len(wanted.digits) >= 3:
        ways.append(func.replace(Worker.phone, " ", "").contains(wanted.digits))
    still = or_(Worker.leaves_on.is_(None), Worker.leaves_on >= today)
    query = (
        select(Worker.id, Worker.name, Worker.phone)
        .where(or_(*ways), still)
        .order_by(Worker.name)
        .limit(most)
    )
    return [Hit("worker", row_id, name, phone or "", "") for row_id, name, phone in session.execute(query)]


def find_meetings(
    session: Session, wanted: Needle, now: datetime, since: datetime, until: datetime, most: int = 6
) -> list[MeetingLine]:
    """Meetings and series whose citizen, title or place answers: those to come, then the latest before."""
    coming = case((or_(Meeting.over.is_(None), Meeting.over > now), 0), else_=1)
    soon = case(
        (Meeting.starts >= now, func.julianday(Meeting.starts)), else_=-func.julianday(Meeting.starts)
    )
    query = (
        with_names(select(*line_columns()))
        .where(
            *(_in_meeting(word) for word in wanted.words),
            Meeting.starts < until,
            or_(Meeting.over.is_(None), Meeting.over > since),
            Meeting.state != MeetingState.CANCELLED.value,
        )
        .order_by(coming, soon, Meeting.id)
        .limit(most)
    )
    return [MeetingLine._make((*row, 0)) for row in session.execute(query)]


def _in_meeting(word: str) -> ColumnElement[bool]:
    named = Citizen.name_key.contains(word, autoescape=True)
    said = words(word)
    return or_(named, Meeting.id.in_(fulltext.holding("meeting", said))) if said else named


def _answers(wanted: Needle) -> ColumnElement[bool]:
    names = [Citizen.name_key.contains(word, autoescape=True) for word in wanted.words]
    number = func.lower(Case.number).startswith(" ".join(wanted.words), autoescape=True)
    ways = [and_(*names), number]
    if len(wanted.digits) >= 3:
        ways += [Citizen.phone_digits.startswith(wanted.digits), Citizen.cpr.startswith(wanted.digits)]
    return or_(*ways)
