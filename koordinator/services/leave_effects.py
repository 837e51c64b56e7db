"""What a leave does to everybody's caseload: on the day that presses most, and in each month."""

from collections.abc import Mapping, Sequence
from datetime import date

from koordinator import resources
from koordinator.domain.caseload import Limits, WorkerLoad
from koordinator.domain.leave_plans import CasePlan, Effect, LeaveWish, MonthLoad
from koordinator.domain.leaves import Way, months_of
from koordinator.domain.periods import ONE_DAY, Period
from koordinator.domain.roles import CaseRole
from koordinator.services.colleagues import Ahead

_NONE = Limits(0, 0)


def effects(
    ahead: Mapping[CaseRole, Ahead],
    bare: Mapping[CaseRole, Ahead],
    wish: LeaveWish,
    first: date,
    last: date,
    cases: Sequence[CasePlan],
    handed_on: date,
) -> tuple[Effect, ...]:
    """Whoever is away first, then everybody who takes something, by name."""
    found = []
    for role, loads in ahead.items():
        own = [one for one in cases if one.case.counts_as is role]
        people = {wish.worker_id, *(one.choice.to_id for one in own if one.choice.to_id is not None)}
        effect = _Effects(loads, bare[role], wish, own, handed_on)
        for worker_id in people:
            days = loads.days_of(first, last)
            if days and worker_id in loads.on(days[0]):
                found.append(effect.of(worker_id, sorted({*days, *_starts(own, first, last)}), first, last))
    return tuple(sorted(found, key=lambda one: (one.load.worker_id != wish.worker_id, one.load.worker)))


def _starts(cases: Sequence[CasePlan], first: date, last: date) -> set[date]:
    starts = {one.case.starts for one in cases}
    # What somebody covers for a colleague may end before the leave does.
    starts |= {one.case.ends + ONE_DAY for one in cases if one.case.ends is not None}
    return {day for day in starts if first < day <= last}


class _Effects:
    def __init__(
        self, ahead: Ahead, bare: Ahead, wish: LeaveWish, cases: Sequence[CasePlan], handed_on: date
    ) -> None:
        self._ahead, self._bare, self._wish, self._cases, self._handed_on = (
            ahead,
            bare,
            wish,
            cases,
            handed_on,
        )
        self._scales = bool(resources.table("absences.toml")[wish.kind]["scales"])

    def of(self, worker_id: int, days: Sequence[date], first: date, last: date) -> Effect:
        """Her heaviest day, and each month's."""
        there = [day for day in days if worker_id in self._ahead.on(day)]
        lines = {day: self._line(worker_id, day) for day in there}
        worst = max(there, key=lambda day: _pressure(lines[day]))
        months = []
        for begins, ends in months_of(first, last):
            of_month = [day for day in there if begins <= day <= ends]
            # What holds at the month's beginning is what the last change before it left.
            of_month += [max((day for day in there if day <= begins), default=there[0])]
            heavy = max(of_month, key=lambda day: _pressure(lines[day]))
            months.append(lines[heavy]._replace(day=max(heavy, begins)))
        line = lines[worst]
        over = any(
            one.limits is not None and one.after > max(one.limits.maximum, one.before)
            for one in lines.values()
        )
        load = self._ahead.on(worst)[worker_id]
        return Effect(worst, load, line.after, line.limits, tuple(months), over)

    def _line(self, worker_id: int, day: date) -> MonthLoad:
        load, bare = self._ahead.on(day)[worker_id], self._bare.on(day)[worker_id]
        there = [one for one in self._cases if self._goes(one, day)]
        if worker_id == self._wish.worker_id:
            return MonthLoad(day, load.total, bare.total - len(there), self._limits(load, day))
        more = sum(one.choice.to_id == worker_id for one in there)
        return MonthLoad(day, load.total, bare.total + more, load.limits)

    def _goes(self, one: CasePlan, day: date) -> bool:
        """Whether a case is with somebody else on a day because of the leave."""
        if one.choice.way is Way.STAYS:
            return False
        handed = one.choice.way is Way.HANDOVER
        starts = one.case.handed_on(self._handed_on) if handed else one.case.starts
        return Period(starts, one.case.ends).covers(day)

    def _limits(self, load: WorkerLoad, day: date) -> Limits | None:
        """Hers in the leave: none of her time is left in a whole one that counts."""
        if not self._scales or not self._wish.period.covers(day) or load.limits is None:
            return load.limits
        left = 1 - self._wish.share
        return Limits(int(load.limits.warning * left), int(load.limits.maximum * left)) if left else _NONE


def _pressure(line: MonthLoad) -> tuple[float, int]:
    most = line.limits.maximum if line.limits else 0
    return (line.after - most if line.limits else 0), line.after
