"""The cases a leave is about: those somebody has, and those she covers for colleagues."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from koordinator.db.queries import leaves as queries
from koordinator.db.queries import placing as facts
from koordinator.db.queries.assignments import advised_against, held_in_role
from koordinator.db.queries.leaves import CoverLine
from koordinator.db.queries.staff import workers
from koordinator.db.store import Session
from koordinator.domain.assignments import holder_on
from koordinator.domain.leave_plans import LeaveWish
from koordinator.domain.leaves import AwayCase, Holder
from koordinator.domain.periods import Period
from koordinator.domain.roles import CaseRole


def away_cases(session: Session, wish: LeaveWish, first: date, today: date) -> tuple[AwayCase, ...]:
    """Each case once, by the citizen's name; hers go before those she covers, and the caseworker's first."""
    found = [*own_cases(session, wish, first), *covered_cases(session, wish, today)]
    order = (CaseRole.CASEWORKER, CaseRole.COVER, CaseRole.CONSULTANT)
    once: dict[int, AwayCase] = {}
    for case in sorted(found, key=lambda one: (order.index(one.role), one.starts)):
        once.setdefault(case.case_id, case)
    return tuple(sorted(once.values(), key=lambda one: (one.facts.name, one.case_id)))


def own_cases(session: Session, wish: LeaveWish, first: date) -> list[AwayCase]:
    """The cases she has herself while she is away."""
    spans = queries.held_in(session, wish.worker_id, wish.period)
    rows = facts.case_rows(session, {span.case_id for span in spans})
    known = {one.case_id: one for one in facts.case_facts(session, rows, first)}
    covers = queries.covers_of_cases(session, set(known), Period(wish.starts, wish.ends))
    others = {
        one.case_id: one.worker
        for one in covers
        if wish.absence_id is None or one.absence_id != wish.absence_id
    }
    advised = {
        case_id: f"Skift frarådes: {why}" if why else "Skift frarådes"
        for case_id, why in advised_against(session, known).items()
    }
    return [
        AwayCase(
            replace(known[span.case_id], first=max(first, span.starts)),
            span.role,
            span.starts,
            span.ends,
            span.since,
            others.get(span.case_id) if span.role is CaseRole.CASEWORKER else None,
            advised.get(span.case_id) if span.role is CaseRole.CASEWORKER else None,
        )
        for span in spans
    ]


def covered_cases(session: Session, wish: LeaveWish, today: date) -> list[AwayCase]:
    """The cases she covers on days of her leave that are still to come."""
    lines = covered_spans(session, wish, today)
    if not lines:
        return []
    first = min(one.starts for one in lines)
    rows = facts.case_rows(session, {one.case_id for one in lines})
    known = {one.case_id: one for one in facts.case_facts(session, rows, first)}
    holders = _holders(session, lines)
    return [
        AwayCase(
            replace(known[one.case_id], first=one.starts), CaseRole.COVER, one.starts, one.ends, one.starts,
            holder=holders.get(one.assignment_id),
        )
        for one in lines
        if one.case_id in known
    ]  # fmt: skip


def covered_spans(session: Session, wish: LeaveWish, today: date) -> list[CoverLine]:
    """Her covers cut to the days of her leave from today on, the earliest first."""
    cut = [
        one._replace(
            starts=max(one.starts, wish.starts, today),
            ends=min((day for day in (one.ends, wish.ends) if day is not None), default=None),
        )
        for one in queries.covered_by(session, wish.worker_id, wish.period)
    ]
    return [one for one in cut if one.ends is None or one.starts <= one.ends]


def _holders(session: Session, lines: Iterable[CoverLine]) -> dict[int, Holder]:
    """Whose case each cover is about, and whether she is here on all those days."""
    lines = list(lines)
    first = min(one.starts for one in lines)
    held = held_in_role(session, {one.case_id for one in lines}, CaseRole.CASEWORKER)
    people = {one.worker_id: one for one in workers(session, first)}
    away = facts.absences(session, first)
    found = {}
    for line in lines:
        worker_id = holder_on(held[line.case_id], line.starts)
        if worker_id is None or worker_id not in people:
            continue
        person, days = people[worker_id], Period(line.starts, line.ends)
        gone = person.leaves_on is not None and (line.ends is None or person.leaves_on < line.ends)
        here = not gone and not any(one.overlaps(days) for one in away.get(worker_id, ()))
        found[line.assignment_id] = Holder(worker_id, person.name, here)
    return found
