"""Who is taken when: the days' quarters of everybody in the example, so that nobody is booked twice."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache

from koordinator.domain.meetings.moments import local
from koordinator.services.demo.calendar import is_workday, monday
from koordinator.services.demo.dice import Dice
from koordinator.services.demo.meeting_plan import Actor
from koordinator.services.demo.plan import PlannedWorker

OPENS = 8
_QUARTERS = 32  # from 8 to 16
_LUNCH = 0b11 << 16
_WHOLE = (1 << _QUARTERS) - 1
_QUARTER: timedelta = timedelta(minutes=15)


class Diary:
    """Everybody's days; a day is one number whose bits are its quarters.

    A citizen is asked to one meeting a week, so that a week is to her what a day is to others.
    """

    def __init__(self, dice: Dice, workers: Sequence[PlannedWorker]) -> None:
        self._dice = dice
        self._workers = workers
        self._taken: dict[tuple[Actor, date], int] = {}

    def away(self, actor: Actor, day: date) -> bool:
        """Whether a worker is absent on the day, does not work on it, or was not here yet."""
        if actor.kind != "worker" or actor.place < 0:
            return False
        worker = self._workers[actor.place]
        if worker.since is not None and day < worker.since:
            return True
        if worker.workdays and day.isoweekday() not in worker.workdays:
            return True
        return any(absence.starts <= day <= absence.ends for absence in worker.absences)

    def free(self, actors: Iterable[Actor], day: date, minutes: int, first: datetime) -> bool:
        """Whether all of them can from a moment on."""
        return not self._mask(actors, day) & _bits(_place(first), minutes)

    def take(self, actors: Iterable[Actor], day: date, minutes: int, first: datetime) -> None:
        """Book all of them from a moment on."""
        self._book(actors, day, _bits(_place(first), minutes))

    def book(self, actors: Sequence[Actor], day: date, minutes: int) -> datetime | None:
        """Book all of them at a time of the day when all can; None if there is none."""
        if not is_workday(day) or any(self.away(actor, day) for actor in actors):
            return None
        taken = self._mask(actors, day) | _LUNCH
        hours = range(0, _QUARTERS - _length(minutes) + 1, 2)
        turn = self._dice.between(0, len(hours) - 1)
        for place in [*hours[turn:], *hours[:turn]]:
            bits = _bits(place, minutes)
            if not taken & bits:
                self._book(actors, day, bits)
                return moment(day, OPENS, 15 * place)
        return None

    def _mask(self, actors: Iterable[Actor], day: date) -> int:
        taken = 0
        for actor in actors:
            when = monday(day) if actor.kind == "citizen" else day
            taken |= self._taken.get((actor, when), 0)
        return taken

    def _book(self, actors: Iterable[Actor], day: date, bits: int) -> None:
        for actor in actors:
            if actor.kind == "citizen":
                self._taken[actor, monday(day)] = _WHOLE
            else:
                self._taken[actor, day] = self._taken.get((actor, day), 0) | bits


@cache
def opening(day: date) -> datetime:
    """The moment in UTC at which the office opens on a day."""
    return local(day, OPENS).astimezone(UTC)


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """A time of the day in UTC; between 8 and 16 there is never a change of clocks."""
    return opening(day) + timedelta(hours=hour - OPENS, minutes=minute)


def _place(first: datetime) -> int:
    return (first - opening(first.date())) // _QUARTER


def _length(minutes: int) -> int:
    return -(-minutes // 15)


def _bits(place: int, minutes: int) -> int:
    return ((1 << _length(minutes)) - 1) << place
