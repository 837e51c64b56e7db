"""Small calendar files, and what is read of them in Danish time."""

from datetime import date, datetime

from koordinator.domain.meetings.busy import BusyFile
from koordinator.domain.meetings.moments import to_local
from koordinator.exchange.ics import busy_in

FIRST, LAST = date(2026, 10, 20), date(2027, 12, 25)


def event(*lines: str, uid: str = "") -> str:
    """One event; without a number of its own each stands alone."""
    return "\r\n".join(["BEGIN:VEVENT", *([f"UID:{uid}"] if uid else []), *lines, "END:VEVENT", ""])


def at(start: str, end: str = "", zone: str = "Europe/Copenhagen") -> tuple[str, ...]:
    """The lines that say when: 20261124T083000, and when it ends."""
    lines = [f"DTSTART;TZID={zone}:{start}"]
    return tuple([*lines, f"DTEND;TZID={zone}:{end}"] if end else lines)


def calendar(*parts: str, head: str = "") -> bytes:
    """A whole file in UTF-8."""
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{head}{''.join(parts)}END:VCALENDAR\r\n".encode()


def read(*parts: str, head: str = "") -> BusyFile:
    """What a file of these parts holds."""
    return busy_in(calendar(*parts, head=head), FIRST, LAST)


def times(found: BusyFile) -> list[tuple[str, str]]:
    """The stretches by the Danish clock."""
    return [(_words(one.starts), _words(one.ends)) for one in found.stretches]


def busy(*parts: str, head: str = "") -> list[tuple[str, str]]:
    """When a file of these parts says one is busy; every event must be readable."""
    found = read(*parts, head=head)
    assert not found.unread
    return times(found)


def starts(*parts: str) -> list[str]:
    """The beginnings alone."""
    return [start for start, _ in busy(*parts)]


def reasons(*parts: str) -> list[str]:
    """Why events could not be read."""
    return [one.reason for one in read(*parts).unread]


def _words(moment: datetime) -> str:
    return to_local(moment).strftime("%d.%m.%y %H:%M")
