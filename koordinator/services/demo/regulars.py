"""The meetings that come again: pairs, teams and the leaders, with two years of occurrences held."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from koordinator import resources
from koordinator.domain.meetings.kinds import MeetingState, Status
from koordinator.domain.meetings.moments import ZONE, to_local
from koordinator.domain.meetings.rules import Every, make_rule
from koordinator.domain.meetings.series import Series
from koordinator.domain.periods import ONE_DAY
from koordinator.domain.roles import ROLE_NAMES, Role
from koordinator.services.demo.calendar import is_workday, monday, workday_after
from koordinator.services.demo.diary import moment
from koordinator.services.demo.ended import HISTORY
from koordinator.services.demo.meeting_plan import LEADER, Actor, PlannedMeeting, Seat
from koordinator.services.demo.table import Table

AHEAD = timedelta(days=70)
_SHORT = 60  # days a large example looks back
_MOVED, _CANCELLED = 0.04, 0.05
_PAIR_TIMES = ((8, 30), (9, 0), (10, 30), (13, 0), (14, 0), (14, 30))


class _Regular(NamedTuple):
    """A series to be made: its guests (the first leads), and its first start."""

    type_key: str
    title: str
    rule: str
    starts: datetime
    guests: Sequence[tuple[Actor, Role]]
    place: str
    team: int | None = None


class Regulars:
    """Makes up the series and the occurrences that stand by themselves."""

    def __init__(self, table: Table, caseworkers: int, *, large: bool) -> None:
        self.series: list[PlannedMeeting] = []
        self.occurrences: list[PlannedMeeting] = []
        self._table, self._dice, self._diary = table, table.dice, table.diary
        self._today, self._workers = table.plan.today, table.plan.workers
        self._caseworkers = caseworkers
        self._rows: dict[str, Any] = resources.table("demo/meetings.toml")
        self._first = self._today - timedelta(days=_SHORT if large else HISTORY)

    def make(self) -> None:
        """Make them all: the larger circles first, for they are the harder to find a time for."""
        for regular in [*self._leaders(), *self._teams(), *self._pairs(), *self._coaching()]:
            self._add(regular)

    def _leaders(self) -> Iterator[_Regular]:
        guests = [(Actor("worker", LEADER), Role.LEADER)]
        guests += [
            (Actor("worker", place), role)
            for place, worker in enumerate(self._workers)
            for role in worker.roles
            if role in (Role.LEADER, Role.ASSISTANT)
        ]
        yield _Regular(
            "ledergruppe", "Ledergruppe", make_rule(Every.MONTH, 2, weekdays=[1], nth=2),
            _nth(self._first, 2, 1, (13, 0)), guests, self._rows["large_rooms"][-1],
        )  # fmt: skip

    def _teams(self) -> Iterator[_Regular]:
        for number, team in enumerate(self._table.plan.teams):
            guests = [(Actor("worker", LEADER), Role.LEADER)]
            guests += [
                (Actor("worker", place), worker.roles[0])
                for place, worker in enumerate(self._workers)
                if worker.team == number
            ]
            if len(guests) < 2:
                continue
            nth, weekday, time = ((4, 0, (13, 0)), (3, 3, (9, 0)))[number % 2]
            rule = make_rule(Every.MONTH, weekdays=[weekday], nth=nth)
            room = self._rows["large_rooms"][number % 2]
            yield _Regular(
                "teammoede", f"Teammøde, {team.name.lower()}", rule, _nth(self._first, nth, weekday, time),
                guests, room, number,
            )  # fmt: skip

    def _pairs(self) -> Iterator[_Regular]:
        for place in range(self._caseworkers):
            guests = [
                (Actor("worker", place), Role.CASEWORKER),
                (Actor("worker", self._caseworkers + place), Role.CONSULTANT),
            ]
            yield from self._weekly("parmoede", guests, 2 + place % 2, self._workers[place].pairs)

    def _coaching(self) -> Iterator[_Regular]:
        for place in range(0, self._caseworkers, 3):
            guests = [(Actor("worker", LEADER), Role.LEADER), (Actor("worker", place), Role.CASEWORKER)]
            yield from self._weekly("sparring", guests, 6)

    def _weekly(
        self, type_key: str, guests: Sequence[tuple[Actor, Role]], weeks: int,
        lasts: tuple[date | None, date | None] = (None, None),
    ) -> Iterator[_Regular]:  # fmt: skip
        """A series every so many weeks, at a time when nobody has another, until one goes on leave.

        None where that would be before it begins.
        """
        first, last = lasts
        workers = [self._workers[actor.place] for actor, _ in guests if actor.place >= 0]
        came = max((worker.since or self._first for worker in workers), default=self._first)
        gone = [away.starts for worker in workers for away in worker.absences if away.kind == "leave"]
        until = min([*(day - ONE_DAY for day in gone), *([last] if last else [])], default=None)
        week = monday(max(came, first or self._first) + timedelta(days=7))
        room, title = self._dice.pick(self._rows["rooms"]), self._table.types[type_key].name
        regular = None
        for _ in range(25):
            day = week + timedelta(days=self._dice.between(0, 4) + 7 * self._dice.between(0, weeks - 1))
            rule = make_rule(Every.WEEK, weeks, weekdays=[day.weekday()], until=until)
            starts = moment(day, *self._dice.pick(_PAIR_TIMES))
            if until is not None and until < day:
                continue
            regular = _Regular(type_key, title, rule, starts, guests, room)
            if self._fits(regular):
                break
        if regular is not None:
            yield regular

    def _series(self, regular: _Regular) -> Series:
        ends = regular.starts + timedelta(minutes=self._table.types[regular.type_key].minutes)
        return Series(regular.rule, regular.starts, ends, ZONE)

    def _starts(self, regular: _Regular) -> list[datetime]:
        latest = moment(self._today, 8) + AHEAD
        return [start for start, _ in self._series(regular).between(regular.starts, latest)]

    def _fits(self, regular: _Regular) -> bool:
        minutes = self._table.types[regular.type_key].minutes
        actors = [actor for actor, _ in regular.guests]
        return all(
            self._diary.free(actors, start.date(), minutes, start)
            for start in self._starts(regular)
            if start.date() >= self._today
        )

    def _add(self, regular: _Regular) -> None:
        whole = self._series(regular)
        kind = self._table.types[regular.type_key]
        place = len(self.series)
        self.series.append(
            PlannedMeeting(
                regular.type_key, regular.title, whole.starts, whole.ends,
                self._seats(regular, MeetingState.PLANNED, self._today), place=regular.place,
                team=regular.team, agenda=kind.agenda, rule=regular.rule, over=whole.last_end(),
            )
        )  # fmt: skip
        for start in self._starts(regular):
            made = self._occurrence(regular, start)
            day = (made.starts if made else start).date()
            if made is None or made.state is not MeetingState.CANCELLED:
                starts = made.starts if made else start
                self._diary.take([actor for actor, _ in regular.guests], day, kind.minutes, starts)
            if made is not None:
                self.occurrences.append(made._replace(series=place, original=start))

    def _occurrence(self, regular: _Regular, start: datetime) -> PlannedMeeting | None:
        """The occurrence that begins by the rule at this moment, unless it is as its series says."""
        day = start.date()
        past = day < self._today
        state, reason = (MeetingState.HELD if past else MeetingState.PLANNED), None
        actors = [actor for actor, _ in regular.guests]
        if not is_workday(day):
            moved = self._moved(regular, start) if regular.team is not None else None
            if moved is None:
                state, reason = MeetingState.CANCELLED, self._rows["reasons"]["holiday"]
            start = moved or start
        elif len(actors) < 4 and any(self._diary.away(actor, day) for actor in actors):
            state, reason = MeetingState.CANCELLED, self._rows["reasons"]["away"]
        elif past and self._dice.chance(_CANCELLED):
            state, reason = MeetingState.CANCELLED, self._rows["reasons"]["team"]
        elif not self._diary.free(actors, day, self._table.types[regular.type_key].minutes, start):
            moved = self._moved(regular, start)
            if moved is None:
                state, reason = MeetingState.CANCELLED, self._rows["reasons"]["team"]
            start = moved or start
        elif self._dice.chance(_MOVED):
            start = self._moved(regular, start) or start
        elif not past:
            return None
        return self._made(regular, start, state, reason)

    def _made(
        self, regular: _Regular, start: datetime, state: MeetingState, reason: str | None
    ) -> PlannedMeeting:
        kind, day = self._table.types[regular.type_key], start.date()
        if state is MeetingState.HELD and day >= self._today:
            state = MeetingState.PLANNED
        return PlannedMeeting(
            regular.type_key, regular.title, start, start + timedelta(minutes=kind.minutes),
            self._seats(regular, state, day), state, regular.place, team=regular.team,
            agenda=self._table.agenda(kind, day), reason=reason,
        )  # fmt: skip

    def _moved(self, regular: _Regular, start: datetime) -> datetime | None:
        """The same time on one of the next days, when all can."""
        actors = [actor for actor, _ in regular.guests]
        minutes = self._table.types[regular.type_key].minutes
        day = start.date()
        for _ in range(4):
            day = workday_after(day + ONE_DAY)
            there = moment(day, to_local(start).hour, to_local(start).minute)
            if self._diary.free(actors, day, minutes, there) and not any(
                self._diary.away(actor, day) for actor in actors
            ):
                return there
        return None

    def _seats(self, regular: _Regular, state: MeetingState, day: date) -> list[Seat]:
        """Everybody's seat: the first leads, the last takes the minutes where there are more than two."""
        seats = []
        last, led = len(regular.guests) - 1, self._table.types[regular.type_key].chair is not None
        for place, (actor, role) in enumerate(regular.guests):
            status = Status.ACCEPTED
            if state is MeetingState.HELD:
                there = not self._diary.away(actor, day) and not self._dice.chance(0.04)
                status = Status.ATTENDED if there else Status.ABSENT
            writes = last > 1 and place == last
            seats.append(Seat(actor, ROLE_NAMES[role], status, led and not place, minute_taker=writes))
        return seats


def _nth(after: date, nth: int, weekday: int, time: tuple[int, int]) -> datetime:
    """The first moment from a day on that is the nth such weekday of its month."""
    day = after
    while day.weekday() != weekday or (day.day - 1) // 7 + 1 != nth:
        day += ONE_DAY
    return moment(day, *time)
