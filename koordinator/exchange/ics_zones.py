"""The zones a calendar file names: by their usual names, by Windows' names, or as the file defines them."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from koordinator.domain.meetings.moments import ZONE
from koordinator.exchange.ics_limits import Steps, Unreadable
from koordinator.exchange.ics_lines import Component
from koordinator.exchange.ics_rules import later, parse_rule

UNKNOWN_ZONE = "tidszonen kendes ikke"
_BAD_DEFINITION = "tidszonen er ikke defineret rigtigt i filen"
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})(?::?(\d{2}))?")
_MOMENT = re.compile(r"(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z?")
# Programs that write what Windows shows instead of the zone's name, in English or Danish.
_OURS = ("copenhagen", "københavn")
# A definition's last change before the window lies within this.
_BEFORE = timedelta(days=800)
_MOST_PARTS = 200


class Zone:
    """Wall-clock time to UTC; `key` tells whether two zones are the same."""

    def __init__(self, key: str, zone: ZoneInfo | None) -> None:
        self.key = key
        self._zone = zone or UTC

    def utc(self, naive: datetime) -> datetime:
        """The moment a wall-clock time is; one that is skipped counts from before the change."""
        return naive.replace(tzinfo=self._zone).astimezone(UTC)


class DefinedZone(Zone):
    """A zone by its changes: the old clock's time at each, and the offsets before and after."""

    def __init__(self, key: str, changes: Iterable[tuple[datetime, timedelta, timedelta]]) -> None:
        super().__init__(key, None)
        self._changes = sorted(set(changes))
        self._starts = [change[0] for change in self._changes]

    def utc(self, naive: datetime) -> datetime:
        at = bisect_right(self._starts, naive) - 1
        if at < 0:
            offset = self._changes[0][1]
        else:
            start, before, after = self._changes[at]
            offset = before if naive < start + (after - before) else after
        return (naive - offset).replace(tzinfo=UTC)


class Zones:
    """The zones one calendar may name; its own definitions count where a name is not a common one."""

    def __init__(self, definitions: Iterable[Component], days: tuple[date, date], steps: Steps) -> None:
        self._definitions = {_unescaped(part.word("TZID")): part for part in definitions}
        self._days, self._steps = days, steps
        self._found: dict[str, Zone | str] = {}

    def find(self, name: str | None) -> Zone:
        """The zone of a name; floating times, which have none, are Danish. Unreadable for an unknown one."""
        text = (name or "").strip()
        if not text:
            return floating_zone()
        found = self._found.get(text)
        if found is None:
            try:
                found = self._look_up(text)
            except Unreadable as fault:
                found = str(fault)
            self._found[text] = found
        if isinstance(found, str):
            raise Unreadable(found)
        return found

    def _look_up(self, text: str) -> Zone:
        known = _common(text) or _windows(text)
        if known is not None:
            return known
        definition = self._definitions.get(text.upper())
        if definition is not None:
            return _defined(text, definition, self._days, self._steps)
        parts = text.strip("/").split("/")
        for take in (3, 2, 1):
            if len(parts) > take and (known := _common("/".join(parts[-take:]))):
                return known
        if any(word in text.lower() for word in _OURS):
            return local_zone()
        raise Unreadable(UNKNOWN_ZONE)


@cache
def local_zone() -> Zone:
    """Danish time."""
    return Zone(ZONE, ZoneInfo(ZONE))


@cache
def floating_zone() -> Zone:
    """Danish time where nothing says so."""
    return Zone("floating", ZoneInfo(ZONE))


@cache
def utc_zone() -> Zone:
    """UTC."""
    return Zone("UTC", None)


def _unescaped(text: str) -> str:
    """A name as parameters write it; as a value its commas are escaped."""
    return text.replace("\\,", ",").replace("\\;", ";")


def _common(name: str) -> Zone | None:
    if name.upper() in {"UTC", "Z", "ETC/UTC"}:
        return utc_zone()
    try:
        # A folder of zones, a path out of it and a name no file can have each fail in a way of their own.
        zone = ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None
    return Zone(name, zone)


def _windows(name: str) -> Zone | None:
    known = _windows_names().get(name.upper())
    return _common(known) if known else None


@cache
def _windows_names() -> dict[str, str]:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return {windows.upper(): common for windows, common in WINDOWS_TO_OLSON.items()}


def _defined(name: str, definition: Component, days: tuple[date, date], steps: Steps) -> Zone:
    steps.begin()
    changes: list[tuple[datetime, timedelta, timedelta]] = []
    parts = [part for part in definition.parts if part.name in {"STANDARD", "DAYLIGHT"}]
    if not parts or len(parts) > _MOST_PARTS or definition.broken:
        raise Unreadable(_BAD_DEFINITION)
    for part in parts:
        before, after = _offset(part.word("TZOFFSETFROM")), _offset(part.word("TZOFFSETTO"))
        changes += [(moment, before, after) for moment in _changes(part, days, steps)]
    return DefinedZone(f"defined:{name}", changes)


def _changes(part: Component, days: tuple[date, date], steps: Steps) -> list[datetime]:
    first, last = (datetime.combine(day, time()) for day in days)
    lo, hi = first - _BEFORE, last + _BEFORE
    start = _moment(part.word("DTSTART"))
    found = [start]
    found += [_moment(word) for one in part.all("RDATE") for word in one.value.split(",")]
    steps.take(len(found))
    for one in part.all("RRULE"):
        rule = parse_rule(one.value)
        until = _until(rule.until) if rule.until else hi
        found += later(rule, start, lo, min(hi, until), steps)
    return found


def _until(text: str) -> datetime:
    return _moment(text if "T" in text else f"{text}T235959")


def _moment(text: str) -> datetime:
    found = _MOMENT.fullmatch(text)
    if found is None:
        raise Unreadable(_BAD_DEFINITION)
    try:
        return datetime(*(int(number) for number in found.groups()))  # type: ignore[arg-type]
    except ValueError:
        raise Unreadable(_BAD_DEFINITION) from None


def _offset(text: str) -> timedelta:
    found = _OFFSET.fullmatch(text)
    if found is None or int(found[2]) > 23 or int(found[3]) > 59:
        raise Unreadable(_BAD_DEFINITION)
    size = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    return size if found[1] == "+" else -size
