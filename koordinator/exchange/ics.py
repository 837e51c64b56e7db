"""Other people's calendars (.ics) as busy time: when somebody is taken, and nothing of what for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path

from koordinator.domain.meetings.busy import BusyFile, Stretch, UnreadEvent
from koordinator.domain.meetings.moments import to_local, window
from koordinator.errors import UnusableInput
from koordinator.exchange.chosen_file import content
from koordinator.exchange.ics_events import Event, read_event
from koordinator.exchange.ics_limits import (
    MAX_BYTES,
    MAX_STRETCHES,
    TOO_BIG,
    TOO_MUCH_BUSY,
    Steps,
    Unreadable,
)
from koordinator.exchange.ics_lines import EVENTS, Component, calendars
from koordinator.exchange.ics_repeats import Taken, Window, overlaps, taken
from koordinator.exchange.ics_times import period
from koordinator.exchange.ics_zones import Zones

_FAR = "den ligger for langt fra i dag"
_MIDNIGHT = time()


def read_busy(path: Path, first: date, last: date) -> BusyFile:
    """The busy time in a file from the first day to the last; UnusableInput, with a sentence, without one."""
    return busy_in(content(path, MAX_BYTES, TOO_BIG, "en .ics-fil"), first, last)


def busy_in(data: bytes, first: date, last: date) -> BusyFile:
    """The same of what a file holds. Events that cannot be used are named by line and left out."""
    return _Reading(first, last).read(calendars(data))


class _Reading:
    def __init__(self, first: date, last: date) -> None:
        self._days = first, last
        self._window: Window = window(first, last)
        self._steps = Steps()
        self._stretches: set[Taken] = set()
        self._unread: list[UnreadEvent] = []
        self._events = self._free = 0

    def read(self, found: Sequence[Component]) -> BusyFile:
        events: list[Event] = []
        for one in found:
            events += self._events_of(one)
        groups: defaultdict[str, list[Event]] = defaultdict(list)
        for event in events:
            groups[event.uid].append(event)
        for group in groups.values():
            self._take_group(group)
        return BusyFile(
            self._events,
            self._free,
            tuple(sorted(_stretch(one) for one in self._stretches)),
            tuple(sorted(self._unread)),
        )

    def _events_of(self, calendar: Component) -> Iterator[Event]:
        zones = Zones((part for part in calendar.parts if part.name == "VTIMEZONE"), self._days, self._steps)
        cancelled = calendar.word("METHOD") == "CANCEL"
        for part in calendar.parts:
            if part.name not in EVENTS:
                continue
            self._events += 1
            try:
                if part.name == "VFREEBUSY":
                    self._add(_listed(part, zones))
                    continue
                event = read_event(part, zones, cancelled=cancelled)
            except Unreadable as fault:
                self._cannot(part.line, str(fault))
            except (OverflowError, ValueError):
                self._cannot(part.line, _FAR)
            else:
                self._free += event.start is None or event.lasts.none
                yield event

    def _take_group(self, group: list[Event]) -> None:
        series = _newest([event for event in group if event.replaces is None])
        changes = _changes(group, series)
        for event in [*series, *changes]:
            others = changes if event.replaces is None else ()
            self._steps.begin()
            try:
                self._add(taken(event, others, self._window, self._steps))
            except Unreadable as fault:
                self._cannot(event.line, str(fault))
            except (OverflowError, ValueError):
                self._cannot(event.line, _FAR)

    def _add(self, found: Iterable[Taken]) -> None:
        # As a list first: an event that fails half-way leaves nothing behind.
        whole = [one for one in found if one[1] > one[0] and overlaps(one, self._window)]
        self._stretches.update(whole)
        if len(self._stretches) > MAX_STRETCHES:
            raise UnusableInput(TOO_MUCH_BUSY)

    def _cannot(self, line: int, reason: str) -> None:
        self._unread.append(UnreadEvent(line, f"Aftalen kan ikke læses: {reason}."))


def _newest(events: list[Event]) -> list[Event]:
    """Of several versions of an event the last; alike ones at other times are all meant."""
    newest = max((event.newest for event in events), default=None)
    return [event for event in events if event.newest == newest]


def _changes(group: list[Event], series: list[Event]) -> list[Event]:
    """The newest version of each changed occurrence; none where the whole series was cancelled since."""
    versions: dict[datetime, list[Event]] = {}
    for event in group:
        if event.replaces is not None:
            versions.setdefault(event.replaces.moment, []).append(event)
    gone = max((event.newest[0] for event in series if event.cancelled), default=-1)
    newest = (_newest(events)[-1] for events in versions.values())
    return [event for event in newest if event.newest[0] > gone]


def _listed(part: Component, zones: Zones) -> Iterator[Taken]:
    """The stretches of a VFREEBUSY that are not told to be free."""
    if part.broken:
        raise Unreadable("den er ikke afsluttet i filen")
    for one in part.all("FREEBUSY"):
        if one.parameters.get("FBTYPE", "BUSY").upper() == "FREE":
            continue
        for text in one.listed():
            start, lasts = period(one, zones, text)
            yield start.moment, lasts.end(start.naive, start.zone, start.moment)


def _stretch(found: Taken) -> Stretch:
    starts, ends = found
    whole_days = to_local(starts).time() == to_local(ends).time() == _MIDNIGHT
    return Stretch(starts, ends, whole_days)
