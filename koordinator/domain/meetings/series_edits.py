"""Changing a series as a whole: splitting it at a moment, and moving all that it gives."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from koordinator.domain.meetings.moments import to_utc, wall_clock
from koordinator.domain.meetings.rules import Every, Rule, parse_rule
from koordinator.domain.meetings.series import Series, settled
from koordinator.domain.periods import day_before
from koordinator.errors import Refused


def split(series: Series, moment: datetime) -> tuple[str | None, str | None]:
    """The rule of what comes before a moment, and the rule from it on; None where nothing does."""
    rule = parse_rule(series.rule)
    before = series.place_of(moment)
    if not before:
        return None, series.rule
    last_day = day_before(wall_clock(moment, series.zone).date())
    earlier = str(replace(rule, count=None, until=last_day))
    if rule.count is None:
        return earlier, series.rule if series.first_from(moment) else None
    left = rule.count - before
    return (earlier, str(replace(rule, count=left))) if left > 0 else (series.rule, None)


def moved(series: Series, moment: datetime, starts: datetime, ends: datetime) -> Series:
    """The series after one of its occurrences, and with it all the others, got another time."""
    old, new = wall_clock(moment, series.zone), wall_clock(starts, series.zone)
    rule = shifted(series.rule, old, new)
    first = wall_clock(series.starts, series.zone)
    every = parse_rule(rule).every
    if new.date() == old.date() or every in {Every.DAY, Every.WEEK}:
        first += new - old
    elif every is Every.MONTH:
        month = first.year * 12 + first.month - 1 + (new.year - old.year) * 12 + new.month - old.month
        first = new.replace(year=month // 12, month=month % 12 + 1, day=1)
    else:
        first = new.replace(year=first.year + new.year - old.year, month=1, day=1)
    start = to_utc(first, series.zone)
    return settled(Series(rule, start, start + (ends.astimezone(UTC) - starts.astimezone(UTC)), series.zone))


def shifted(text: str, old: datetime, new: datetime) -> str:
    """The rule of a series whose occurrence moves from one wall-clock time to another."""
    days = (new.date() - old.date()).days
    if not days:
        return text
    rule = parse_rule(text)
    until = rule.until + timedelta(days=days) if rule.until else None
    if rule.every is Every.WEEK:
        rule = replace(
            rule,
            weekdays=tuple(sorted((0, (day + days) % 7) for day in rule.plain_days)),
            # The week begins so much later too, or days of every second week would drift apart.
            week_start=(rule.week_start + days) % 7 if rule.interval > 1 else 0,
        )
    elif rule.every in {Every.MONTH, Every.YEAR}:
        rule = _other_day(rule, old, new)
    elif rule.weekdays:
        raise _stuck()
    return str(replace(rule, until=until))


def _other_day(rule: Rule, old: datetime, new: datetime) -> Rule:
    """A monthly or yearly rule that names one day, with another day in its place."""
    if len(rule.weekdays) + len(rule.month_days) > 1 or rule.positions:
        raise _stuck()
    months = (new.month,) if rule.months else ()
    if rule.month_days:
        if rule.month_days[0] != old.day:
            raise _stuck()
        return replace(rule, month_days=(new.day,), months=months)
    if rule.weekdays:
        nth = (new.day - 1) // 7 + 1
        last = (new + timedelta(days=7)).month != new.month
        if last and (nth == 5 or rule.weekdays[0][0] < 0):
            nth = -1
        return replace(rule, weekdays=((nth, new.weekday()),), months=months)
    return replace(rule, month_days=(new.day,), months=(new.month,) if rule.every is Every.YEAR else ())


def _stuck() -> Refused:
    return Refused("Rækken kan ikke flyttes til en anden dag. Ret gentagelsen i stedet.")
