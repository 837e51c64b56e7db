"""Who has held a case in which role: one at a time, the old one to the day before the new one."""

from collections.abc import Sequence
from datetime import date, timedelta

from koordinator import resources
from koordinator.domain.periods import ONE_DAY
from koordinator.domain.roles import CaseRole, Role
from koordinator.services.demo.calendar import months_later, workday_after, workday_before
from koordinator.services.demo.crew import FROM_30, UNDER_30
from koordinator.services.demo.dice import Dice
from koordinator.services.demo.plan import PlannedWorker, Spell

_CHANGES = 0.3  # changes of caseworker in a longer course, on the average
_LONG = timedelta(days=150)
_SETTLED = timedelta(days=45)

Change = tuple[date, str]


class Holders:
    """Knows the workers by team, and makes up the history of who held what."""

    def __init__(self, dice: Dice, today: date, workers: Sequence[PlannedWorker], caseworkers: int) -> None:
        self._dice = dice
        self._today = today
        self.workers = workers
        self._caseworkers = caseworkers
        self._reasons = resources.table("demo/reasons.toml")["changes"]
        self._consultants = {
            worker.name: place for place, worker in enumerate(workers) if Role.CONSULTANT in worker.roles
        }
        # Newcomers take part only in what is recent.
        old = [place for place in range(caseworkers) if workers[place].since is None]
        self._old = [[p for p in old if workers[p].team == team] or old for team in (UNDER_30, FROM_30)]
        self._weights = [[workers[p].cases + 1 for p in places] for places in self._old]

    def consultant_named(self, name: str | None) -> int | None:
        """The consultant of this name, if there is one."""
        return self._consultants.get(name or "")

    def anybody(self, team: int) -> int | None:
        """A caseworker of the team who has been here all along."""
        if not self._old[team]:
            return None
        return self._dice.weighted(self._old[team], self._weights[team])

    def caseworkers(
        self, worker: int, team: int, born: date, starts: date, ended: date | None
    ) -> list[Spell]:
        """The caseworkers of a case, the last of them the one asked for."""
        last = ended or self._today
        changes = self._changes(worker, born, starts, last)
        held = [worker]
        for _, reason in reversed(changes):
            before = self._other_than(held[0], UNDER_30 if reason == self._reasons["turned_30"] else team)
            if before is None:
                break
            held.insert(0, before)
        changes = changes[len(changes) - len(held) + 1 :]
        days = [starts, *(day for day, _ in changes)]
        ends = [*(after - ONE_DAY for after in days[1:]), ended]
        reasons = [None, *(reason for _, reason in changes)]
        return [
            Spell(CaseRole.CASEWORKER, who, first, end, reason)
            for who, first, end, reason in zip(held, days, ends, reasons, strict=True)
        ]

    def _changes(self, worker: int, born: date, starts: date, last: date) -> list[Change]:
        """The days on which the caseworker changed, in order, each long enough after the one before."""
        since = self.workers[worker].since
        if since is not None and since > starts:
            day = workday_after(since + timedelta(days=self._dice.between(0, 25)))
            return [(min(day, last), self._reasons["came"])]
        birthday = workday_after(months_later(born, 12 * 30))
        if starts + _SETTLED < birthday <= last:
            return [(birthday, self._reasons["turned_30"])]
        if last - starts < _LONG:
            return []
        days = [self._dice.day(starts + _SETTLED, last - _SETTLED) for _ in range(2)]
        kept: list[Change] = []
        for day in map(workday_after, sorted(days)):
            if self._dice.chance(_CHANGES / 2) and (not kept or day > kept[-1][0] + _SETTLED):
                kept.append((day, self._dice.pick(self._reasons["reasons"])))
        return kept

    def _other_than(self, worker: int, team: int) -> int | None:
        others = self._old[team] if len(self._old[team]) > 1 else self._old[1 - team]
        for _ in range(10):
            if others and (found := self._dice.pick(others)) != worker:
                return found
        return None

    def consultants(
        self, caseworker: int | None, starts: date, ended: date | None, *, chosen: int | None, missing: bool
    ) -> list[Spell]:
        """The consultants of a case: most often the caseworker's pair, now and then one after another."""
        last = ended or self._today
        first = min(workday_after(starts + timedelta(days=self._dice.between(0, 28))), last)
        who = chosen if chosen is not None else self._consultant(caseworker)
        if missing or who is None:
            return self._gone(who, first, last)
        if last - first > _LONG and self._dice.chance(0.1):
            day = workday_after(self._dice.day(first + _SETTLED, last - _SETTLED))
            before = self._caseworkers + self._dice.between(0, self._caseworkers - 1)
            if before != who:
                return [
                    Spell(CaseRole.CONSULTANT, before, first, day - ONE_DAY),
                    Spell(CaseRole.CONSULTANT, who, day, ended, "Ny virksomhedskonsulent"),
                ]
        return [Spell(CaseRole.CONSULTANT, who, first, ended)]

    def _consultant(self, caseworker: int | None) -> int | None:
        if not self._caseworkers:
            return None
        if caseworker is not None and self._dice.chance(0.7):
            return self._caseworkers + caseworker
        return self._caseworkers + self._dice.between(0, self._caseworkers - 1)

    def _gone(self, who: int | None, first: date, last: date) -> list[Spell]:
        """No consultant now; in some cases there was one, and nobody has come after."""
        if who is None or last - first < _LONG or self._dice.chance(0.5):
            return []
        stopped = workday_before(last - timedelta(days=self._dice.between(10, 60)))
        return [Spell(CaseRole.CONSULTANT, who, first, stopped)]
