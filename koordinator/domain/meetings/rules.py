"""The rule of a series: the part of RFC 5545 that meetings are planned by, read, checked and written.

A series comes at most once a day. `UNTIL` is the last day, in local time.
"""

import re
from calendar import isleap, monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache

from koordinator.errors import Refused

MOST_TIMES = 1000
MOST_INTERVAL = 99
_YEARS = range(1900, 2200)
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKDAY = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"(\d{8})(?:T\d{6}Z?)?")


class Every(StrEnum):
    """How often a series comes."""

    DAY = "DAILY"
    WEEK = "WEEKLY"
    MONTH = "MONTHLY"
    YEAR = "YEARLY"


# What beside these belongs to a rule of each kind.
_PARTS = {
    Every.DAY: {"BYDAY"},
    Every.WEEK: {"BYDAY", "WKST"},
    Every.MONTH: {"BYDAY", "BYMONTHDAY", "BYSETPOS"},
    Every.YEAR: {"BYDAY", "BYMONTHDAY", "BYMONTH"},
}
_ALWAYS = {"FREQ", "INTERVAL", "COUNT", "UNTIL"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule taken apart; `weekdays` are (which of the month or 0, weekday with Monday as 0)."""

    every: Every
    interval: int = 1
    weekdays: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0
    count: int | None = None
    until: date | None = None

    @property
    def plain_days(self) -> tuple[int, ...]:
        """The weekdays alone."""
        return tuple(day for _nth, day in self.weekdays)

    def __str__(self) -> str:
        """The rule as RFC 5545 writes it."""
        days = [f"{nth or ''}{_DAYS[day]}" for nth, day in self.weekdays]
        parts: list[tuple[str, object]] = [
            ("FREQ", self.every.value),
            ("INTERVAL", self.interval if self.interval > 1 else None),
            ("BYMONTH", _listed(self.months)),
            ("BYMONTHDAY", _listed(self.month_days)),
            ("BYDAY", ",".join(days)),
            ("BYSETPOS", _listed(self.positions)),
            ("WKST", _DAYS[self.week_start] if self.week_start else None),
            ("COUNT", self.count),
            ("UNTIL", self.until.strftime("%Y%m%d") if self.until else None),
        ]
        return ";".join(f"{name}={value}" for name, value in parts if value)


def make_rule(
    every: Every,
    interval: int = 1,
    *,
    weekdays: Sequence[int] = (),
    nth: int | None = None,
    month_day: int | None = None,
    count: int | None = None,
    until: date | None = None,
) -> str:
    """An RFC 5545 rule; weekdays: 0 is Monday; nth: which of them in the month, -1 the last."""
    rule = Rule(
        every,
        interval,
        tuple((nth or 0, day) for day in sorted(set(weekdays))),
        (month_day,) if month_day else (),
        count=count,
        until=until,
    )
    _check(rule)
    return str(rule)


@lru_cache(maxsize=4096)
def parse_rule(text: str) -> Rule:
    """Take a rule apart; Refused with a Danish sentence when it cannot be planned by."""
    parts = _parts(text)
    try:
        every = Every(parts.get("FREQ", ""))
    except ValueError:
        raise Refused("En række kan gentages dagligt, ugentligt, månedligt eller årligt.") from None
    if strange := parts.keys() - _ALWAYS - _PARTS[every]:
        raise Refused(f"Gentagelsen kan ikke bruges: {min(strange)} passer ikke til den.")
    try:
        rule = Rule(
            every,
            int(parts.get("INTERVAL", "1")),
            tuple(_weekday(one) for one in _list(parts, "BYDAY")),
            tuple(int(one) for one in _list(parts, "BYMONTHDAY")),
            tuple(int(one) for one in _list(parts, "BYMONTH")),
            tuple(int(one) for one in _list(parts, "BYSETPOS")),
            _DAYS.index(parts.get("WKST", "MO")),
            int(parts["COUNT"]) if "COUNT" in parts else None,
            _last_day(parts["UNTIL"]) if "UNTIL" in parts else None,
        )
    except ValueError:
        raise Refused("Gentagelsen kan ikke læses.") from None
    _check(rule)
    return rule


def check_rule(text: str, starts: datetime | None = None) -> None:
    """Refuse a rule nobody can plan by; with its start (local time) also one that never comes."""
    rule = parse_rule(text)
    if starts is not None and not _comes(rule, starts):
        raise Refused("Gentagelsen rammer aldrig en dag, der findes i kalenderen.")


def _parts(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in text.upper().removeprefix("RRULE:").strip().strip(";").split(";"):
        name, equals, value = part.partition("=")
        if not equals or name in found or len(value) > 200:
            raise Refused("Gentagelsen kan ikke læses.")
        found[name] = value
    return found


def _list(parts: dict[str, str], name: str) -> list[str]:
    return parts[name].split(",") if name in parts else []


def _listed(numbers: tuple[int, ...]) -> str:
    return ",".join(str(number) for number in numbers)


def _weekday(text: str) -> tuple[int, int]:
    found = _WEEKDAY.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return int(found[1] or 0), _DAYS.index(found[2])


def _last_day(text: str) -> date:
    found = _UNTIL.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return date(int(found[1][:4]), int(found[1][4:6]), int(found[1][6:]))


def _check(rule: Rule) -> None:
    if not 1 <= rule.interval <= MOST_INTERVAL:
        raise Refused(f"Afstanden mellem gentagelserne skal være fra 1 til {MOST_INTERVAL}.")
    if rule.count is not None and rule.until is not None:
        raise Refused("En række slutter enten efter et antal gange eller på en dag, ikke begge dele.")
    if rule.count is not None and not 1 <= rule.count <= MOST_TIMES:
        raise Refused("En række kan gentages fra 1 til 1.000 gange.")
    if rule.until is not None and rule.until.year not in _YEARS:
        raise Refused("Rækkens sidste dag er ikke til at tro på.")
    if _muddled(rule):
        raise Refused("Gentagelsen kan ikke bruges: dens dele passer ikke sammen.")


def _muddled(rule: Rule) -> bool:
    numbered = any(nth for nth, _day in rule.weekdays)
    return (
        (numbered and rule.every in {Every.DAY, Every.WEEK})
        or (rule.every is Every.DAY and bool(rule.weekdays) and rule.interval > 1)
        or (rule.every is Every.MONTH and bool(rule.weekdays) and not numbered and not rule.positions)
        or (rule.every is Every.YEAR and not _whole_year(rule))
        or (bool(rule.positions) and (not rule.weekdays or numbered))
        or bool(rule.weekdays and rule.month_days)
        or any(not 1 <= abs(day) <= 31 for day in rule.month_days)
        or any(not 1 <= abs(place) <= 5 for place in rule.positions)
        or any(not 1 <= month <= 12 for month in rule.months)
    )


def _whole_year(rule: Rule) -> bool:
    """A yearly rule names nothing, or its month and the day in it."""
    days = len(rule.month_days) + sum(1 for nth, _day in rule.weekdays if nth)
    return (len(rule.months), days, len(rule.weekdays) + len(rule.month_days)) in {(0, 0, 0), (1, 1, 1)}


def _comes(rule: Rule, starts: datetime) -> bool:
    """Whether one of its months has its day; every pattern of leap years comes again after 400 years."""
    if rule.weekdays or rule.every in {Every.DAY, Every.WEEK}:
        return True
    days = rule.month_days or (starts.day,)
    months = range(starts.month - 1, starts.month - 1 + 400 * rule.interval, rule.interval)
    if rule.every is Every.YEAR:
        month = (rule.months or (starts.month,))[0]
        years = range(starts.year, starts.year + 400 * rule.interval, rule.interval)
        leap = any(isleap(year) for year in years)
        lengths = {monthrange(2024 if leap else 2023, month)[1]}
    else:
        lengths = {monthrange(2024, month % 12 + 1)[1] for month in months}
    return any(abs(day) <= max(lengths) for day in days)
