"""Local time and UTC: a meeting is thought of on the wall clock and kept as a point in time.

When summer time begins an hour is missing: a time in it means as long after the change. When it ends an hour
comes twice: a time in it means the first.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

ZONE = "Europe/Copenhagen"


@cache
def zone_of(name: str) -> ZoneInfo:
    """The zone of a name, read once."""
    return ZoneInfo(name)


def to_utc(wall: datetime, zone: str = ZONE) -> datetime:
    """The point in time of a wall clock's reading."""
    return wall.replace(tzinfo=zone_of(zone), fold=0).astimezone(UTC)


def to_local(moment: datetime, zone: str = ZONE) -> datetime:
    """A point in time as a clock in the zone shows it, with the zone."""
    return moment.astimezone(zone_of(zone))


def wall_clock(moment: datetime, zone: str = ZONE) -> datetime:
    """What a clock in the zone shows, without the zone: what rules of series are counted in."""
    return moment.astimezone(zone_of(zone)).replace(tzinfo=None, fold=0)


def local(day: date, hour: int = 0, minute: int = 0, zone: str = ZONE) -> datetime:
    """A time on a day, with its zone."""
    return to_local(to_utc(datetime.combine(day, time(hour, minute)), zone), zone)


def window(first: date, last: date, zone: str = ZONE) -> tuple[datetime, datetime]:
    """From the beginning of the first day to the end of the last, in UTC."""
    return local(first, zone=zone).astimezone(UTC), local(last + timedelta(days=1), zone=zone).astimezone(UTC)
