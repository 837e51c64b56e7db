"""What distributing cases anew needs to know of every running case, read in a few passes.

Past the ORM: plain rows of some ten thousand cases come in a blink.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from koordinator.db.meeting_tables import Meeting, Participant
from koordinator.db.queries.cases import active_on, running_on
from koordinator.db.queries.engagements import hidden
from koordinator.db.tables import Assignment, Case, Citizen, Team
from koordinator.domain.meetings.kinds import NOT_THERE, MeetingState
from koordinator.domain.meetings.moments import to_local, window
from koordinator.domain.meetings.series import Series
from koordinator.domain.roles import CaseRole


class CaseRow(NamedTuple):
    """A running case with its citizen."""

    case_id: int
    number: str | None
    citizen: str
    born: date
    postcode: str | None
    team_id: int | None
    weight: str
    keep: bool
    keep_reason: str | None


class HeldRow(NamedTuple):
    """One assignment of a running case."""

    case_id: int
    role: str
    worker_id: int
    starts: date
    ends: date | None


class TeamRow(NamedTuple):
    """A team with its age band."""

    team_id: int
    name: str
    age_from: int | None
    age_to: int | None


def running(session: Session, day: date) -> list[CaseRow]:
    """Every case that runs on a day."""
    query = (
        select(
            Case.id, Case.number, Citizen.name, Citizen.born, Citizen.postcode, Case.team_id, Case.weight,
            Case.keep_worker, Case.keep_worker_reason,
        )
        .join(Citizen, Citizen.id == Case.citizen_id)
        .where(running_on(day))
        .order_by(Case.id)
    )  # fmt: skip
    return list(map(CaseRow._make, session.connection().execute(query).all()))


def assignments(session: Session, day: date) -> dict[int, list[HeldRow]]:
    """Every assignment of the cases that run on a day, case by case, the earliest first."""
    query = (
        select(Assignment.case_id, Assignment.role, Assignment.worker_id, Assignment.starts, Assignment.ends)
        .join(Case, Case.id == Assignment.case_id)
        .where(running_on(day))
        .order_by(Assignment.case_id, Assignment.starts, Assignment.id)
    )
    found: dict[int, list[HeldRow]] = defaultdict(list)
    for row in session.connection().execute(query):
        found[row[0]].append(HeldRow._make(row))
    return found


def counted_with(session: Session, day: date) -> dict[int, int]:
    """With whom each running case counts on a day: with who covers it, or else with her caseworker."""
    query = (
        select(Assignment.case_id, Assignment.worker_id)
        .join(Case, Case.id == Assignment.case_id)
        .where(
            Assignment.role.in_([CaseRole.CASEWORKER.value, CaseRole.COVER.value]),
            running_on(day),
            active_on(Assignment.starts, Assignment.ends, day),
        )
        .order_by(Assignment.role == CaseRole.COVER.value)  # a cover comes last, and is who counts
    )
    return {row[0]: row[1] for row in session.connection().execute(query)}


def teams(session: Session) -> dict[int, TeamRow]:
    """The teams by number."""
    query = select(Team.id, Team.name, Team.age_from, Team.age_to)
    return {row[0]: TeamRow._make(row) for row in session.execute(query)}


def meetings(session: Session, first: date, last: date) -> dict[tuple[int, int], date]:
    """The first day from one to another on which a worker is to meet about a case: by case and worker."""
    lo, hi = window(first, last)
    expected = (
        select(
            Meeting.case_id, Participant.worker_id, Meeting.id, Meeting.starts, Meeting.ends, Meeting.zone,
            Meeting.rule, Meeting.over,
        )
        .join(Participant, Participant.meeting_id == Meeting.id)
        .where(
            Meeting.case_id.is_not(None),
            Participant.worker_id.is_not(None),
            Participant.status.not_in(NOT_THERE),
            Meeting.state.in_([MeetingState.DRAFT.value, MeetingState.PLANNED.value]),
            Meeting.starts < hi,
            or_(Meeting.over.is_(None), Meeting.over > lo),
        )
    )  # fmt: skip
    rows = session.connection().execute(expected).all()
    taken_over = hidden(session, sorted({row.id for row in rows if row.rule}))
    nearest: dict[tuple[int, int], date] = {}
    for row in rows:
        starts = _starts(row, taken_over, lo, hi)
        if starts is None:
            continue
        day, key = to_local(starts).date(), (row.case_id, row.worker_id)
        if key not in nearest or day < nearest[key]:
            nearest[key] = day
    return nearest


def known_from(session: Session, case_ids: Iterable[int], day: date) -> dict[tuple[int, int], date]:
    """Since when workers have known the citizens of some cases, from any case in any role before a day."""
    here, other = Case.__table__.alias("here"), Case.__table__.alias("other")
    query = (
        select(here.c.id, Assignment.worker_id, Assignment.starts)
        .join(other, other.c.citizen_id == here.c.citizen_id)
        .join(Assignment, Assignment.case_id == other.c.id)
        .where(
            here.c.id.in_(list(case_ids)),
            Assignment.role.in_([CaseRole.CASEWORKER.value, CaseRole.COVER.value]),
            Assignment.starts < day,
        )
    )
    first: dict[tuple[int, int], date] = {}
    for case_id, worker_id, starts in session.execute(query):
        key = (case_id, worker_id)
        first[key] = min(starts, first.get(key, starts))
    return first


def _starts(row: Any, taken_over: set[tuple[int, datetime]], lo: datetime, hi: datetime) -> datetime | None:
    """When a meeting, or the next occurrence of a series, begins within a window."""
    if row.rule is None:
        starts: datetime = row.starts.astimezone(UTC)
        return starts if lo <= starts < hi else None
    series = Series(row.rule, row.starts, row.ends, row.zone, row.over)
    coming = (starts for starts, _ends in series.between(lo, hi) if starts >= lo)
    return next((starts for starts in coming if (row.id, starts) not in taken_over), None)
