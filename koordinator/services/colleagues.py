"""Everybody who may take a case, with her room from a day on, and what binds her to cases."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Sequence
from copy import copy
from dataclasses import replace
from datetime import date, timedelta

from koordinator.db.queries import caseload as loads
from koordinator.db.queries import placing as queries
from koordinator.db.queries.leaves import CoverLine
from koordinator.db.queries.staff import teams, workers
from koordinator.db.store import Session
from koordinator.domain.caseload import WorkerLoad
from koordinator.domain.colleagues import CaseFacts, Colleague, Relations
from koordinator.domain.meetings.moments import window
from koordinator.domain.periods import ONE_DAY
from koordinator.domain.roles import CaseRole, Role
from koordinator.services.caseloads import default_limits

_MEETINGS_SEEN = timedelta(days=42)


class Ahead:
    """Everybody's caseload from one day to another: read on each day on which something changes."""

    def __init__(
        self, session: Session, first: date, last: date, role: CaseRole = CaseRole.CASEWORKER
    ) -> None:
        self.first, self.last, self.role = first, last, role
        self.days = queries.change_days(session, first, last, role)
        self._loads = [
            {
                load.worker_id: load
                for load in loads.loads(session, day, role, default_limits())
                if load.worker_id is not None
            }
            for day in self.days
        ]

    def on(self, day: date) -> dict[int, WorkerLoad]:
        """Everybody's caseload on a day."""
        at = bisect_left(self.days, day)
        return self._loads[at if at < len(self.days) and self.days[at] == day else at - 1]

    def less(self, covers: Sequence[CoverLine]) -> "Ahead":
        """The same without these covers: they neither count with who stands in nor are they lent."""
        other = copy(self)
        other._loads = [
            {number: _less(load, day, covers) for number, load in everybody.items()}
            for day, everybody in zip(self.days, self._loads, strict=True)
        ]
        return other

    def days_of(self, first: date, last: date) -> list[date]:
        """The first day, and those until the last on which something changes."""
        return [first, *(day for day in self.days if first < day <= last)]

    def of(self, worker_id: int) -> tuple[tuple[date, WorkerLoad], ...]:
        """A worker's caseload on the first day, and from each later one on which it is another."""
        found: list[tuple[date, WorkerLoad]] = []
        for day, everybody in zip(self.days, self._loads, strict=True):
            load = everybody.get(worker_id)
            if load is not None and (not found or found[-1][1] != load):
                found.append((day, load))
        return tuple(found)


def _less(load: WorkerLoad, day: date, covers: Sequence[CoverLine]) -> WorkerLoad:
    own = sum(one.worker_id == load.worker_id and _lasts(one, day) for one in covers)
    lent = sum(one.absent_id == load.worker_id and _lasts(one, day) for one in covers)
    return load._replace(covered=load.covered - own, lent=load.lent - lent) if own or lent else load


def _lasts(cover: CoverLine, day: date) -> bool:
    return cover.starts <= day and (cover.ends is None or day <= cover.ends)


def colleagues(session: Session, ahead: Ahead, *, but: int | None = None) -> tuple[Colleague, ...]:
    """Those with the role on the first day, by name; `but` is somebody who is not asked."""
    day = ahead.first
    bands = {team.team_id: (team.age_from, team.age_to) for team in teams(session)}
    away = queries.absences(session, day)
    here = ahead.on(day)
    return tuple(
        Colleague(
            line.worker_id, line.name, ahead.of(line.worker_id),
            bands.get(here[line.worker_id].team_id or 0, (None, None)), line.reserve, line.languages,
            line.workdays, away.get(line.worker_id, ()), line.leaves_on and line.leaves_on + ONE_DAY,
        )
        for line in workers(session, day, Role(ahead.role.value))
        if line.worker_id in here and line.worker_id != but
    )  # fmt: skip


def relations(session: Session, cases: Collection[CaseFacts], day: date) -> Relations:
    """What binds workers to these cases on a day."""
    return Relations(
        queries.shared(session, day), queries.known(session, [case.case_id for case in cases], day)
    )


def with_meetings(session: Session, cases: Sequence[CaseFacts], day: date) -> list[CaseFacts]:
    """The cases with the days of their meetings in the coming weeks."""
    lo, hi = window(day, day + _MEETINGS_SEEN)
    days = queries.meeting_days(session, {case.case_id for case in cases}, lo, hi) if cases else {}
    found = defaultdict(tuple, days)
    return [replace(case, meetings=found[case.case_id]) for case in cases]
