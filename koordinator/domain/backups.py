"""Which backups have served their time: all of 48 hours are kept, then one a day, a week, a month."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta

_ALL_FOR = timedelta(hours=48)
_DAYS, _WEEKS, _MONTHS = 14, 8, 12


def to_delete(made: Iterable[datetime], now: datetime) -> list[datetime]:
    """The times of the backups to delete, oldest first; the newest of all always stays.

    The newest of each of the last 14 days, 8 weeks and 12 months is kept, today's day, week and month
    included, so that nothing but the newest outlives a year.
    """
    times = sorted(set(made))
    kept = {time for time in times if now - time <= _ALL_FOR} | set(times[-1:])
    days = now.date().toordinal()
    kept |= _newest_of_each(times, lambda time: time.date().toordinal() > days - _DAYS, _day)
    kept |= _newest_of_each(times, lambda time: _week(time) > _week(now) - _WEEKS, _week)
    kept |= _newest_of_each(times, lambda time: _month(time) > _month(now) - _MONTHS, _month)
    return [time for time in times if time not in kept]


def _newest_of_each(
    times: list[datetime], recent: Callable[[datetime], bool], bucket: Callable[[datetime], Hashable]
) -> set[datetime]:
    """The last time of each day, week or month; the times come oldest first."""
    return set({bucket(time): time for time in times if recent(time)}.values())


def _day(time: datetime) -> int:
    return time.date().toordinal()


def _week(time: datetime) -> int:
    """Weeks counted from a Monday long ago."""
    return (time.date().toordinal() - 1) // 7


def _month(time: datetime) -> int:
    return time.year * 12 + time.month
