"""A calendar file as components with the few properties that say when somebody is busy."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from koordinator.errors import UnusableInput
from koordinator.exchange.csv_in import decode
from koordinator.exchange.ics_limits import (
    CUT_OFF,
    MAX_DEPTH,
    MAX_EVENTS,
    MAX_LINES,
    NO_CALENDAR,
    TOO_MANY_EVENTS,
    TOO_MANY_LINES,
)

# Their values hold no colon while their parameters may, quoted or not: TZID=(UTC+01:00) Bruxelles.
TIMES = frozenset({"DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE", "FREEBUSY"})
# Nothing else is kept, so no subject, place or name ever gets further than the line it stands in.
KEPT = TIMES | {
    "DURATION", "RRULE", "EXRULE", "UID", "STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "SEQUENCE",
    "DTSTAMP", "LAST-MODIFIED", "METHOD", "TZID", "TZOFFSETFROM", "TZOFFSETTO",
}  # fmt: skip
EVENTS = frozenset({"VEVENT", "VFREEBUSY"})
# None of these lies within another; one that begins shows that the one before was never ended.
_SIDE_BY_SIDE = EVENTS | {"VTIMEZONE", "VTODO", "VJOURNAL"}

_NAME = re.compile(r"[A-Za-z0-9-]+")
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";])*)')
_HEAD = re.compile(r'[A-Za-z0-9-]+((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^":;])*)*):')
_LINE_END = re.compile(rb"\r\n|\r|\n")
_SAMPLE = 4096


class Property(NamedTuple):
    """One line of a component; parameter names are in capitals."""

    parameters: dict[str, str]
    value: str

    def listed(self) -> Iterator[str]:
        """The words of a value that is a list, without the empty ones."""
        return filter(None, (word.strip() for word in self.value.split(",")))


class Component:
    """A calendar or a part of it; `broken` says that its end is missing."""

    def __init__(self, name: str, line: int) -> None:
        self.name = name
        self.line = line
        self.broken = False
        self.properties: dict[str, list[Property]] = {}
        self.parts: list[Component] = []

    def all(self, name: str) -> list[Property]:
        """Every property of a name."""
        return self.properties.get(name, [])

    def first(self, name: str) -> Property | None:
        """The first property of a name, or None."""
        return next(iter(self.all(name)), None)

    def word(self, name: str) -> str:
        """A property's value in capitals, empty when there is none."""
        found = self.first(name)
        return found.value.strip().upper() if found else ""


def calendars(data: bytes) -> list[Component]:
    """The calendars in a file; UnusableInput when there is none, when it is cut off or holds too much."""
    reader = _Reader()
    for number, text in _lines(data):
        reader.take(number, text)
    return reader.finish()


class _Reader:
    def __init__(self) -> None:
        self._root = Component("", 0)
        self._open = [self._root]
        self._events = 0

    def take(self, number: int, text: str) -> None:
        matched = _NAME.match(text)
        if matched is None:
            return
        name = matched[0].upper()
        if name == "BEGIN":
            self._begin(text.partition(":")[2].strip().upper(), number)
        elif name == "END":
            self._end(text.partition(":")[2].strip().upper())
        elif name in KEPT and len(self._open) > 1 and (found := _property(name, text)):
            self._open[-1].properties.setdefault(name, []).append(found)

    def finish(self) -> list[Component]:
        found = [part for part in self._root.parts if part.name == "VCALENDAR"]
        if not found:
            raise UnusableInput(NO_CALENDAR)
        if len(self._open) > 1:
            raise UnusableInput(CUT_OFF)
        return found

    def _begin(self, name: str, number: int) -> None:
        if name == "VCALENDAR":
            self._close_to(1)
        elif name in _SIDE_BY_SIDE:
            inner = next((at for at, one in enumerate(self._open) if one.name in _SIDE_BY_SIDE), None)
            if inner is not None:
                self._close_to(inner)
        if len(self._open) > MAX_DEPTH:
            raise UnusableInput(NO_CALENDAR)
        self._events += name in EVENTS
        if self._events > MAX_EVENTS:
            raise UnusableInput(TOO_MANY_EVENTS)
        made = Component(name, number)
        self._open[-1].parts.append(made)
        self._open.append(made)

    def _end(self, name: str) -> None:
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].name == name:
                self._close_to(at + 1)
                self._open.pop()
                return

    def _close_to(self, depth: int) -> None:
        for one in self._open[depth:]:
            one.broken = True
        del self._open[depth:]


def _property(name: str, text: str) -> Property | None:
    if name in TIMES:
        head, _, value = text.rpartition(":")
    else:
        found = _HEAD.match(text)
        if found is None:
            return None
        head, value = text[: found.end() - 1], text[found.end() :]
    parameters = {key.upper(): word.strip().strip('"') for key, word in _PARAMETER.findall(head)}
    return Property(parameters, value.strip())


def _lines(data: bytes) -> Iterator[tuple[int, str]]:
    """The unfolded lines, each with the number of the line it begins in."""
    if b"\0" in data[:_SAMPLE]:
        data = decode(data).encode("utf-8", "replace")
    if data.count(b"\n") + data.count(b"\r") > 2 * MAX_LINES:
        raise UnusableInput(TOO_MANY_LINES)
    numbers: list[int] = []
    whole: list[list[bytes]] = []
    for number, line in enumerate(_LINE_END.split(data), 1):
        if line[:1] in (b" ", b"\t") and whole:
            whole[-1].append(line[1:])
        else:
            numbers.append(number)
            whole.append([line])
    # Unfolded before it is decoded, as a line may be folded in the middle of a letter.
    text = decode(b"\n".join(map(b"".join, whole))).replace("\ufeff", "")
    return zip(numbers, text.split("\n"), strict=False)
