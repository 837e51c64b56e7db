"""What placing a case is judged by: the cases nobody holds, what is common, and when caseloads change."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, case, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from koordinator.db.queries.cases import active_on, not_over, running_on
from koordinator.db.queries.meetings import lines
from koordinator.db.tables import (
    Absence,
    Assignment,
    Case,
    Citizen,
    OutsideCaseload,
    Programme,
    Team,
    Worker,
    WorkingTime,
)
from koordinator.db.team_tables import OwnLimit
from koordinator.domain.cases import Weight
from koordinator.domain.colleagues import CaseFacts, Known
from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.meetings.occurring import occurring
from koordinator.domain.periods import ONE_DAY, Period
from koordinator.domain.roles import CaseRole
from koordinator.domain.values.cpr import age_on

_MANY = 60  # cases, from which all meetings are read rather than those of each
_PLANNED = (MeetingState.PLANNED.value, MeetingState.DRAFT.value)


def unheld_cases(session: Session, on: date, soon: date) -> list[CaseFacts]:
    """The cases that run on a day or start by another, and have no caseworker on their first day by then."""
    start = _first_day(on)
    held = select(Assignment.id).where(
        Assignment.case_id == Case.id,
        Assignment.role == CaseRole.CASEWORKER,
        active_on(Assignment.starts, Assignment.ends, start),
    )
    rows = _cases(session, [not_over(on), Case.starts <= soon, ~held.exists()])
    planned = select(Assignment.case_id, func.min(Assignment.starts)).where(
        Assignment.case_id.in_([row.id for row in rows]),
        Assignment.role == CaseRole.CASEWORKER,
        Assignment.starts > on,
    )
    coming = {row[0]: row[1] for row in session.execute(planned.group_by(Assignment.case_id))}
    return case_facts(session, rows, on, coming)


def case_rows(session: Session, case_ids: Collection[int]) -> list[Any]:
    """The rows of these cases for `case_facts`, by citizen's name."""
    return _cases(session, [Case.id.in_(list(case_ids))])


def case_facts(
    session: Session, rows: Iterable[Any], on: date, coming: dict[int, date] | None = None
) -> list[CaseFacts]:
    """Cases with what somebody who is to take them on a day is judged by; without their meetings."""
    found = list(rows)
    consultants = _consultants(session, [row.id for row in found], on)
    nobody = (None, None)
    return [
        CaseFacts(
            row.id, row.number, row.name, age_on(row.born, max(on, row.starts)), row.programme, row.team_id,
            row.team, row.starts, max(on, row.starts), consultants.get(row.id, nobody)[0],
            consultants.get(row.id, nobody)[1], row.interpreter, row.weight == Weight.HEAVY, (),
            (coming or {}).get(row.id),
        )
        for row in found
    ]  # fmt: skip


def _first_day(on: date) -> Any:
    """The day itself, or the first of a case that has yet to start."""
    return case((Case.starts > on, Case.starts), else_=on)


def _cases(session: Session, conditions: list[Any]) -> list[Any]:
    query = (
        select(
            Case.id, Case.number, Case.starts, Case.weight, Case.team_id, Team.name.label("team"),
            Citizen.name, Citizen.born, Citizen.interpreter, Programme.name.label("programme"),
        )
        .join(Citizen, Citizen.id == Case.citizen_id)
        .outerjoin(Team, Team.id == Case.team_id)
        .outerjoin(Programme, Programme.id == Case.programme_id)
        .where(*conditions)
        .order_by(Case.starts, Citizen.name, Case.id)
    )  # fmt: skip
    return list(session.execute(query))


def _consultants(session: Session, case_ids: list[int], on: date) -> dict[int, tuple[int, str]]:
    query = (
        select(Assignment.case_id, Worker.id, Worker.name)
        .join(Worker, Worker.id == Assignment.worker_id)
        .join(Case, Case.id == Assignment.case_id)
        .where(
            Assignment.case_id.in_(case_ids),
            Assignment.role == CaseRole.CONSULTANT,
            active_on(Assignment.starts, Assignment.ends, _first_day(on)),
        )
    )
    return {case_id: (worker_id, name) for case_id, worker_id, name in session.execute(query)}


def meeting_days(
    session: Session, case_ids: Collection[int], lo: datetime, hi: datetime
) -> dict[int, tuple[date, ...]]:
    """The days of the meetings planned in these cases."""
    one_by_one: Iterable[int | None] = case_ids if len(case_ids) <= _MANY else [None]
    days: dict[int, list[date]] = defaultdict(list)
    for case_id in one_by_one:
        found = lines(session, lo, hi, case_id=case_id)
        for line, _original, starts, _ends in occurring(found.lines, found.hidden, lo, hi):
            if line.case_id is not None and line.case_id in case_ids and line.state in _PLANNED:
                days[line.case_id].append(to_local(starts).date())
    return {case_id: tuple(sorted(some)) for case_id, some in days.items()}


def shared(session: Session, day: date) -> dict[tuple[int, int], int]:
    """How many running cases each caseworker and consultant have in common on a day."""
    held, followed = aliased(Assignment), aliased(Assignment)
    query = (
        select(held.worker_id, followed.worker_id, func.count())
        .select_from(Case)
        .join(held, and_(held.case_id == Case.id, held.role == CaseRole.CASEWORKER,
                         active_on(held.starts, held.ends, day)))
        .join(followed, and_(followed.case_id == Case.id, followed.role == CaseRole.CONSULTANT,
                             active_on(followed.starts, followed.ends, day)))
        .where(running_on(day))
        .group_by(held.worker_id, followed.worker_id)
    )  # fmt: skip
    return {(worker, consultant): number for worker, consultant, number in session.execute(query)}


def known(session: Session, case_ids: Collection[int], day: date) -> dict[tuple[int, int], Known]:
    """Who knows which of these cases: is to have it, has had it or its citizen before, or stood in."""
    earlier, own = aliased(Case), aliased(Case)
    query = (
        select(own.id, earlier.id, Assignment.worker_id, Assignment.role, Assignment.starts)
        .join(earlier, earlier.citizen_id == own.citizen_id)
        .join(Assignment, Assignment.case_id == earlier.id)
        .where(
            own.id.in_(list(case_ids)),
            Assignment.role.in_([CaseRole.CASEWORKER.value, CaseRole.COVER.value]),
        )
        .order_by(Assignment.id)
    )
    found: dict[tuple[int, int], set[Known]] = defaultdict(set)
    for case_id, held_id, worker_id, role, starts in session.execute(query):
        found[case_id, worker_id].add(_known(case_id == held_id, role, starts > day))
    return {key: min(kinds, key=list(Known).index) for key, kinds in found.items()}


def _known(same: bool, role: str, coming: bool) -> Known:
    if not same:
        return Known.CITIZEN
    if role == CaseRole.COVER:
        return Known.COVERED
    return Known.PLANNED if coming else Known.HELD


def absences(session: Session, first: date) -> dict[int, tuple[Period, ...]]:
    """Everybody's leave, holiday and the like from a day on; an absence for some of the time is none."""
    query = (
        select(Absence.worker_id, Absence.starts, Absence.ends)
        .where(or_(Absence.ends.is_(None), Absence.ends >= first), Absence.share >= 1)
        .order_by(Absence.starts)
    )
    away: dict[int, list[Period]] = defaultdict(list)
    for worker_id, starts, ends in session.execute(query):
        away[worker_id].append(Period(starts, ends))
    return {worker_id: tuple(periods) for worker_id, periods in away.items()}


def change_days(
    session: Session, first: date, last: date, role: CaseRole = CaseRole.CASEWORKER
) -> list[date]:
    """The first day, and every later one on which somebody's caseload or limits become other ones."""
    held = Assignment.role.in_([role.value, CaseRole.COVER.value])
    periods: tuple[tuple[Any, Any, Any], ...] = (
        (Assignment.starts, Assignment.ends, held),
        (Case.starts, Case.ended, true()),
        (Absence.starts, Absence.ends, Absence.scales),
        (WorkingTime.starts, WorkingTime.ends, true()),
        (OwnLimit.starts, OwnLimit.ends, true()),
        (OutsideCaseload.day, None, true()),
        (None, Worker.leaves_on, true()),
    )
    found = {first}
    for starts, ends, condition in periods:
        if starts is not None:
            begun = select(starts).where(starts > first, starts <= last, condition).distinct()
            found.update(session.scalars(begun))
        if ends is not None:
            over = select(ends).where(ends >= first, ends < last, condition).distinct()
            found.update(end + ONE_DAY for end in session.scalars(over))
    return sorted(found)
