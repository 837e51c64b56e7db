"""Recurrence rules (RFC 5545, DAILY and coarser), expanded in wall-clock time within a window alone.

Written for files that may mean harm: the usual expanders look on for ever where a rule matches no day. It
reads more than `domain.meetings.rules`, which takes only what meetings are planned by and refuses the rest:
other programs' calendars have times of the day, numbered weeks and days of the year, and an UNTIL that is a
moment. Neither reader may be as strict or as mild as the other.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import product

from koordinator.exchange.ics_limits import Steps, Unreadable

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NTH_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_NUMBER = re.compile(r"[+-]?\d{1,9}")
_BOUNDS = {
    "BYMONTH": (1, 12), "BYMONTHDAY": (-31, 31), "BYYEARDAY": (-366, 366), "BYWEEKNO": (-53, 53),
    "BYSETPOS": (-366, 366), "BYHOUR": (0, 23), "BYMINUTE": (0, 59), "BYSECOND": (0, 59),
}  # fmt: skip
_NEVER_ZERO = {"BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"}
_MOST_TIMES = 24
# So many days looked at cost about as much as one that is taken.
_LOOKED_AT = 4
_UNKNOWN = "gentagelsen kan ikke læses"

Numbers = frozenset[int]


@dataclass(frozen=True)
class Rule:
    """One rule; `until` is left as text, as only the event knows its zone."""

    frequency: str
    interval: int
    count: int | None
    until: str | None
    week_start: int
    days: frozenset[tuple[int, int]]  # which one (0: every) and weekday
    months: Numbers
    month_days: Numbers
    year_days: Numbers
    weeks: Numbers
    positions: Numbers
    times: tuple[Numbers, Numbers, Numbers]

    @property
    def per_period(self) -> int:
        """How many times each whole period has, where they are all alike; otherwise 0."""
        if (
            self.positions
            or self.months
            or self.month_days
            or self.year_days
            or self.weeks
            or any(self.times)
        ):
            return 0
        if self.frequency == "DAILY":
            return 0 if self.days else 1
        return len({day for _, day in self.days}) if self.frequency == "WEEKLY" else 0


def parse_rule(text: str) -> Rule:
    """The rule a text means; Unreadable when it means none or one that is not allowed here."""
    parts: dict[str, str] = {}
    for part in text.upper().replace(" ", "").strip(";").split(";"):
        name, _, value = part.partition("=")
        if not value or name in parts:
            raise Unreadable(_UNKNOWN)
        parts[name] = value
    frequency = parts.pop("FREQ", "")
    if frequency in {"SECONDLY", "MINUTELY", "HOURLY"}:
        raise Unreadable("aftalen gentages oftere end dagligt")
    if frequency not in FREQUENCIES or parts.pop("RSCALE", "GREGORIAN") != "GREGORIAN":
        raise Unreadable(_UNKNOWN)
    parts.pop("SKIP", None)
    rule = Rule(
        frequency,
        _positive(parts.pop("INTERVAL", "1")),
        _positive(parts.pop("COUNT")) if "COUNT" in parts else None,
        parts.pop("UNTIL", None),
        _week_start(parts.pop("WKST", "MO")),
        frozenset(_nth_day(word) for word in parts.pop("BYDAY", "").split(",") if word),
        _numbers(parts, "BYMONTH"),
        _numbers(parts, "BYMONTHDAY"),
        _numbers(parts, "BYYEARDAY"),
        _numbers(parts, "BYWEEKNO"),
        _numbers(parts, "BYSETPOS"),
        (_numbers(parts, "BYHOUR"), _numbers(parts, "BYMINUTE"), _numbers(parts, "BYSECOND")),
    )  # fmt: skip
    if any(not name.startswith("X-") for name in parts):
        raise Unreadable(_UNKNOWN)
    hours, minutes, seconds = (max(1, len(one)) for one in rule.times)
    if hours * minutes * seconds > _MOST_TIMES:
        raise Unreadable("aftalen gentages oftere end hver time")
    return rule


def later(rule: Rule, start: datetime, lo: datetime, hi: datetime, steps: Steps) -> Iterator[datetime]:
    """The times after the first one, which counts as one of COUNT, from lo to hi; all in wall-clock time."""
    rule = _completed(rule, start)
    left = None if rule.count is None else rule.count - 1
    clocks = _clocks(rule, start)
    base, last = _position(rule, start), _position(rule, hi)
    ahead = max(0, -((base - _position(rule, lo)) // rule.interval))
    number = ahead if left is None else 0
    while base + number * rule.interval <= last and (left is None or left > 0):
        if number == 1 and left is not None and rule.per_period and ahead > 1:
            left -= (ahead - 1) * rule.per_period
            number = ahead
            continue
        for moment in _moments(rule, base + number * rule.interval, clocks, steps):
            if moment <= start:
                continue
            if moment > hi or left == 0:
                return
            if left is not None:
                left -= 1
            if moment >= lo:
                yield moment
        number += 1


def _completed(rule: Rule, start: datetime) -> Rule:
    """What a rule leaves open is as the first time has it."""
    if rule.days or rule.month_days or rule.year_days or rule.weeks:
        return rule
    if rule.frequency == "WEEKLY":
        return replace(rule, days=frozenset({(0, start.weekday())}))
    if rule.frequency == "MONTHLY":
        return replace(rule, month_days=frozenset({start.day}))
    if rule.frequency == "YEARLY":
        months = rule.months or frozenset({start.month})
        return replace(rule, months=months, month_days=frozenset({start.day}))
    return rule


def _clocks(rule: Rule, start: datetime) -> list[time]:
    own = (start.hour, start.minute, start.second)
    hours, minutes, seconds = (sorted(at) or [number] for at, number in zip(rule.times, own, strict=True))
    return [time(*clock) for clock in product(hours, minutes, seconds)]


def _position(rule: Rule, day: date) -> int:
    """The number of the day, week, month or year a day lies in."""
    if rule.frequency == "DAILY":
        return day.toordinal()
    if rule.frequency == "WEEKLY":
        return (day.toordinal() - 1 - rule.week_start) // 7
    return day.year if rule.frequency == "YEARLY" else day.year * 12 + day.month - 1


def _moments(rule: Rule, position: int, clocks: list[time], steps: Steps) -> list[datetime]:
    pool = _pool(rule, position)
    found = [datetime.combine(day, clock) for day in sorted(pool) if _fits(rule, day) for clock in clocks]
    steps.take(1 + len(pool) // _LOOKED_AT + len(found))
    if not rule.positions:
        return found
    places = {one - 1 if one > 0 else len(found) + one for one in rule.positions}
    return [moment for place, moment in enumerate(found) if place in places]


def _pool(rule: Rule, position: int) -> set[date]:
    """The days of one period that may fit; few where that is easily seen."""
    if rule.frequency == "DAILY":
        return {date.fromordinal(position)}
    if rule.frequency == "WEEKLY":
        monday = position * 7 + 1 + rule.week_start
        week = [date.fromordinal(monday + day) for day in range(7) if monday + day > 0]
        wanted = {day for _, day in rule.days} or set(range(7))
        return {day for day in week if day.weekday() in wanted}
    if rule.frequency == "MONTHLY":
        return _month_pool(rule, *divmod(position, 12))
    months = rule.months or range(1, 13)
    return set().union(*(_month_pool(rule, position, month - 1) for month in months))


def _month_pool(rule: Rule, year: int, month: int) -> set[date]:
    length = calendar.monthrange(year, month + 1)[1]
    numbers = {day if day > 0 else length + day + 1 for day in rule.month_days} or set(range(1, length + 1))
    return {date(year, month + 1, number) for number in numbers if 1 <= number <= length}


def _fits(rule: Rule, day: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days and not _counts(rule.month_days, day.day, calendar.monthrange(day.year, day.month)[1]):
        return False
    if rule.year_days and not _counts(rule.year_days, day.timetuple().tm_yday, _year_length(day.year)):
        return False
    if rule.weeks and not _counts(rule.weeks, *_week(day, rule.week_start)):
        return False
    return not rule.days or any(_is_nth(rule, day, which) for which, at in rule.days if at == day.weekday())


def _counts(numbers: Numbers, number: int, of: int) -> bool:
    """Whether a number is wanted, counted from the front or from the back."""
    return number in numbers or number - of - 1 in numbers


def _is_nth(rule: Rule, day: date, which: int) -> bool:
    if which == 0 or rule.frequency in {"DAILY", "WEEKLY"}:
        return True
    if rule.frequency == "MONTHLY" or rule.months:
        number, of = day.day, calendar.monthrange(day.year, day.month)[1]
    else:
        number, of = day.timetuple().tm_yday, _year_length(day.year)
    return which in ((number - 1) // 7 + 1, -((of - number) // 7 + 1))


def _year_length(year: int) -> int:
    return 366 if calendar.isleap(year) else 365


def _week(day: date, week_start: int) -> tuple[int, int]:
    """The week's number, and how many weeks its year has; a week belongs where most of it lies."""
    middle = date.fromordinal(day.toordinal() - (day.weekday() - week_start) % 7 + 3)
    number = (middle.timetuple().tm_yday - 1) // 7 + 1
    last = date(middle.year, 12, 28)
    last_middle = date.fromordinal(last.toordinal() - (last.weekday() - week_start) % 7 + 3)
    return number, (last_middle.timetuple().tm_yday - 1) // 7 + 1


def _positive(text: str) -> int:
    number = int(text) if _NUMBER.fullmatch(text) else 0
    if number < 1:
        raise Unreadable(_UNKNOWN)
    return number


def _week_start(text: str) -> int:
    if text not in _DAYS:
        raise Unreadable(_UNKNOWN)
    return _DAYS.index(text)


def _nth_day(text: str) -> tuple[int, int]:
    found = _NTH_DAY.fullmatch(text)
    if found is None or (found[1] and not 1 <= abs(int(found[1])) <= 53):
        raise Unreadable(_UNKNOWN)
    return int(found[1] or 0), _DAYS.index(found[2])


def _numbers(parts: dict[str, str], name: str) -> Numbers:
    if name not in parts:
        return frozenset()
    least, most = _BOUNDS[name]
    words = parts.pop(name).split(",")
    if not all(_NUMBER.fullmatch(word) for word in words):
        raise Unreadable(_UNKNOWN)
    numbers = frozenset(int(word) for word in words)
    if min(numbers) < least or max(numbers) > most or (name in _NEVER_ZERO and 0 in numbers):
        raise Unreadable(_UNKNOWN)
    return numbers
