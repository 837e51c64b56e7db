"""Times and durations as calendar files write them."""

import re
from datetime import datetime, timedelta
from typing import NamedTuple

from koordinator.exchange.ics_limits import Unreadable
from koordinator.exchange.ics_lines import Component, Property
from koordinator.exchange.ics_zones import Zone, Zones, floating_zone, local_zone, utc_zone

ENDS_FIRST = "den slutter, før den begynder"
NO_TIME = "et tidspunkt kan ikke læses"
NO_LENGTH = "varigheden kan ikke læses"

_TIME = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})?(Z)?)?", re.ASCII)
_DURATION = re.compile(
    r"\+?P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,8})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?", re.ASCII
)


class When(NamedTuple):
    """A time on the clock of a zone, or a day, which is its midnight."""

    naive: datetime
    zone: Zone
    is_day: bool

    @property
    def floating(self) -> bool:
        """Whether nothing says which zone is meant."""
        return self.zone is floating_zone()

    @property
    def moment(self) -> datetime:
        """The same in UTC."""
        return self.zone.utc(self.naive)


class Length(NamedTuple):
    """How long an event lasts: so far on the clock, and so long besides."""

    clock: timedelta
    exact: timedelta = timedelta()

    @property
    def none(self) -> bool:
        """Whether it takes no time."""
        return not self.clock + self.exact

    def end(self, naive: datetime, zone: Zone, starts: datetime) -> datetime:
        """When an event is over, in UTC, that begins then on the clock; `starts` is the same in UTC."""
        ends = zone.utc(naive + self.clock) + self.exact
        return ends if ends > starts else starts + self.clock + self.exact


def when(found: Property, zones: Zones, text: str | None = None) -> When:
    """The time a property means; Unreadable when it means none."""
    read = _TIME.fullmatch((found.value if text is None else text).strip().upper())
    if read is None:
        raise Unreadable(NO_TIME)
    year, month, day, hour, minute, second, utc = read.groups()
    try:
        naive = datetime(
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), min(59, int(second or 0))
        )
    except ValueError:
        raise Unreadable(NO_TIME) from None
    if hour is None:
        return When(naive, local_zone(), True)
    return When(naive, utc_zone() if utc else zones.find(found.parameters.get("TZID")), False)


def many(found: list[Property], zones: Zones) -> list[When]:
    """The times of properties that are lists."""
    return [when(one, zones, text) for one in found for text in one.listed()]


def period(found: Property, zones: Zones, text: str) -> tuple[When, Length]:
    """A stretch as 20261124T080000Z/20261124T090000Z or 20261124T080000Z/PT1H."""
    begins, _, ends = text.partition("/")
    start = when(found, zones, begins)
    if ends.strip().upper().lstrip("+").startswith("P"):
        return start, duration(ends)
    return start, between(start, when(found, zones, ends))


def length(event: Component, start: When, zones: Zones) -> Length:
    """How long an event lasts; without an end a day is a day, and a time takes no time."""
    end, lasts = event.first("DTEND"), event.first("DURATION")
    if end is not None:
        return between(start, when(end, zones))
    if lasts is not None:
        return duration(lasts.value)
    return Length(timedelta(days=1 if start.is_day else 0))


def between(start: When, end: When) -> Length:
    """From a time to another, on the clock where both are on the same one."""
    if start.is_day and end.is_day and start.naive == end.naive:
        return Length(timedelta(days=1))  # some programs write the last day rather than the one after
    if start.zone.key == end.zone.key:
        found = Length(end.naive - start.naive)
    else:
        found = Length(timedelta(), end.moment - start.moment)
    if found.clock + found.exact < timedelta():
        raise Unreadable(ENDS_FIRST)
    return found


def duration(text: str) -> Length:
    """The length a text such as P1DT2H means: days on the clock, hours as they pass."""
    clean = text.strip().upper()
    read = _DURATION.fullmatch(clean)
    if read is None or not any(read.groups()):
        raise Unreadable(ENDS_FIRST if clean.startswith("-") else NO_LENGTH)
    weeks, days, hours, minutes, seconds = (int(number or 0) for number in read.groups())
    return Length(timedelta(days=7 * weeks + days), timedelta(hours=hours, minutes=minutes, seconds=seconds))
