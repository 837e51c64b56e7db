"""Series of meetings: their occurrences, and where they end.

A rule is counted on the wall clock, so that a meeting at ten stays at ten when summer time comes and goes.
"""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from koordinator.domain.meetings.moments import to_utc, wall_clock
from koordinator.domain.meetings.rule_words import rule_words
from koordinator.domain.meetings.rules import Every, Rule, check_rule, make_rule, parse_rule
from koordinator.domain.periods import ONE_DAY
from koordinator.errors import Refused

__all__ = ["Every", "Series", "check_rule", "make_rule", "occurrences", "rule_words", "settled"]

_LATEST = 2300  # no rule is counted further than into this year
_SELDOM = 60  # years without an occurrence after which none is looked for any more


class Series(NamedTuple):
    """A rule from its first start on; `over` is when the last occurrence ends, where that is known."""

    rule: str
    starts: datetime
    ends: datetime
    zone: str
    over: datetime | None = None

    @property
    def length(self) -> timedelta:
        """How long each occurrence lasts."""
        if self.starts.tzinfo is UTC:
            return self.ends - self.starts
        # Within another zone Python would subtract wall clocks.
        return self.ends.astimezone(UTC) - self.starts.astimezone(UTC)

    def between(self, lo: datetime, hi: datetime) -> list[tuple[datetime, datetime]]:
        """Start and end (UTC) of the occurrences that share time with the window from lo to hi."""
        length = self.length
        over = self.over or (self.last_end() if "COUNT=" in self.rule else None)
        found: list[tuple[datetime, datetime]] = []
        after = lo - length
        # A day to spare: the year may be another one on the wall clock.
        for year in range((after - ONE_DAY).year, (hi + ONE_DAY).year + 1):
            starts = _year(self.rule, self.starts, self.zone, year)
            chosen = starts[bisect_right(starts, after) : bisect_left(starts, hi)]
            found += [(start, start + length) for start in chosen if over is None or start + length <= over]
        return found

    def has(self, moment: datetime) -> bool:
        """Whether an occurrence starts at this moment."""
        return any(start == moment for start, _end in self.between(moment, moment + timedelta(seconds=1)))

    def first_from(self, moment: datetime) -> datetime | None:
        """The first occurrence that starts at the moment or after it; None if the rule has ended."""
        last = self.over or self.last_end()
        for start in _all(self.rule, self.starts, self.zone, moment):
            if last is not None and start + self.length > last:
                return None
            if start >= moment:
                return start
        return None

    def last_end(self) -> datetime | None:
        """When the last occurrence ends; None for an endless series. Refused when there is none."""
        rule = parse_rule(self.rule)
        if rule.count is None and rule.until is None:
            return None
        if rule.until is not None:
            last = _last_until(self.rule, self.starts, self.zone, rule.until.year)
        else:
            counted = islice(_all(self.rule, self.starts, self.zone), rule.count)
            last = next(iter(deque(counted, maxlen=1)), None)
        if last is None:
            raise Refused("Rækken slutter, før den begynder.")
        return last + self.length

    def near(self, wall: datetime) -> datetime | None:
        """The occurrence whose start is nearest to a wall clock's reading, within half a month."""
        wanted, reach = to_utc(wall, self.zone), timedelta(days=16)
        starts = [start for start, _end in self.between(wanted - reach, wanted + reach)]
        return min(starts, key=lambda start: abs(start - wanted), default=None)

    def place_of(self, moment: datetime) -> int:
        """How many occurrences start before a moment."""
        count = 0
        for start in _all(self.rule, self.starts, self.zone):
            if start >= moment:
                break
            count += 1
        return count


def occurrences(
    rule: str, starts: datetime, ends: datetime, zone: str, over: datetime | None, lo: datetime, hi: datetime
) -> list[tuple[datetime, datetime]]:
    """Start and end (UTC) of what a rule gives within a window."""
    return Series(rule, starts, ends, zone, over).between(lo, hi)


def settled(series: Series) -> Series:
    """The series in its plain form: it starts with an occurrence and knows its end; Refused if it cannot."""
    check_rule(series.rule, wall_clock(series.starts, series.zone))
    plain = series._replace(rule=str(parse_rule(series.rule)), over=None)
    first = next(_all(plain.rule, plain.starts, plain.zone), None)
    if first is None:
        raise Refused("Rækken slutter, før den begynder.")
    if first != plain.starts:
        plain = plain._replace(starts=first, ends=first + plain.length)
    return plain._replace(over=plain.last_end())


def _all(rule: str, starts: datetime, zone: str, since: datetime | None = None) -> Iterator[datetime]:
    """Every start by the rule but for its count, year by year, from a year on."""
    seldom = 0
    first = wall_clock(max(since, starts) if since else starts, zone).year
    for year in range(first, _LATEST):
        found = _year(rule, starts, zone, year)
        yield from found
        seldom = 0 if found else seldom + 1
        if seldom > _SELDOM:
            return


def _last_until(rule: str, starts: datetime, zone: str, last_year: int) -> datetime | None:
    for year in range(last_year, wall_clock(starts, zone).year - 1, -1):
        if found := _year(rule, starts, zone, year):
            return found[-1]
    return None


@lru_cache(maxsize=8192)
def _year(text: str, starts: datetime, zone: str, year: int) -> tuple[datetime, ...]:
    """The starts of one year; a rule's `COUNT` is not looked at."""
    first = wall_clock(starts, zone)
    if not first.year <= year < _LATEST:
        return ()
    rule = parse_rule(text)
    last = datetime(year, 12, 31, 23, 59, 59)
    if rule.until is not None:
        last = min(last, datetime.combine(rule.until, time.max))
    walls = _expansion(rule, first, year, last)
    return tuple(to_utc(wall, zone) for wall in walls)


def _expansion(rule: Rule, first: datetime, year: int, last: datetime) -> list[datetime]:
    from dateutil import rrule

    days: dict[str, Any] = {}
    if rule.weekdays:
        days["byweekday"] = [rrule.weekday(day, nth or None) for nth, day in rule.weekdays]
    elif rule.every is Every.WEEK:
        days["byweekday"] = [first.weekday()]
    elif rule.every in {Every.MONTH, Every.YEAR}:
        days["bymonthday"] = list(rule.month_days or (first.day,))
    if rule.every is Every.YEAR:
        days["bymonth"] = list(rule.months or (first.month,))
    if rule.positions:
        days["bysetpos"] = list(rule.positions)
    found = rrule.rrule(
        getattr(rrule, rule.every),
        dtstart=_near(rule, first, year),
        interval=rule.interval,
        wkst=rule.week_start,
        until=last,
        **days,
    )
    return [wall for wall in found if wall.year == year and wall >= first]


def _near(rule: Rule, first: datetime, year: int) -> datetime:
    """A start that gives the same occurrences from the year on, so that nothing before it is counted."""
    days = (datetime(year, 1, 1) - first).days
    if rule.every in {Every.DAY, Every.WEEK}:
        step = rule.interval * (7 if rule.every is Every.WEEK else 1)
        return first + max(0, days // step - 1) * step * ONE_DAY
    if rule.every is Every.MONTH:
        jumps = ((year - first.year) * 12 - first.month + 1) // rule.interval - 1
        month = first.year * 12 + first.month - 1 + jumps * rule.interval
        return first.replace(year=month // 12, month=month % 12 + 1, day=1) if jumps > 0 else first
    jumps = (year - first.year) // rule.interval - 1
    return first.replace(year=first.year + jumps * rule.interval, month=1, day=1) if jumps > 0 else first
