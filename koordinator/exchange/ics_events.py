"""One event of a calendar file: when it is, how it repeats, and which others it changes."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from koordinator.exchange.ics_limits import Unreadable
from koordinator.exchange.ics_lines import Component, Property
from koordinator.exchange.ics_rules import Rule, parse_rule
from koordinator.exchange.ics_times import Length, When, length, many, period, when
from koordinator.exchange.ics_zones import Zones

_NO_START = "den har intet starttidspunkt"
_BROKEN = "den er ikke afsluttet i filen"
_BROKEN_NUMBER = "et tal kan ikke læses"


@dataclass(frozen=True)
class Repeating:
    """How an event comes again, and when it does not."""

    rules: tuple[Rule, ...] = ()
    without: tuple[Rule, ...] = ()
    also: tuple[tuple[When, Length | None], ...] = ()
    except_at: tuple[When, ...] = ()


@dataclass(frozen=True)
class Event:
    """An event, or one changed occurrence of another, which `replaces` names by the time it had there.

    `start` is None for one that takes no time. `newest` orders the versions of the same event; of two that
    are alike a cancelled one is the newer.
    """

    line: int
    uid: str
    newest: tuple[int, str, bool]
    start: When | None
    lasts: Length
    cancelled: bool
    replaces: When | None = None
    following: bool = False
    zones: Zones | None = None
    repeats: Repeating = field(default_factory=Repeating)

    @property
    def shift(self) -> timedelta:
        """How far an occurrence was moved, as its clock shows it where that can be told."""
        assert self.start is not None and self.replaces is not None
        if self.start.zone.key == self.replaces.zone.key:
            return self.start.naive - self.replaces.naive
        return self.start.moment - self.replaces.moment


def read_event(part: Component, zones: Zones, *, cancelled: bool) -> Event:
    """The event a component describes; Unreadable, with the reason, when it cannot be used."""
    if part.broken:
        raise Unreadable(_BROKEN)
    cancelled = cancelled or part.word("STATUS") == "CANCELLED"
    original = part.first("RECURRENCE-ID")
    replaces = when(original, zones) if original else None
    uid = part.first("UID")
    event = Event(
        line=part.line,
        uid=uid.value if uid and uid.value else f"line {part.line}",
        newest=(_sequence(part), part.word("LAST-MODIFIED") or part.word("DTSTAMP"), cancelled),
        start=None,
        lasts=Length(timedelta()),
        cancelled=cancelled,
        replaces=replaces,
        following=bool(original and original.parameters.get("RANGE", "").upper() == "THISANDFUTURE"),
        zones=zones,
    )
    return event if cancelled or _is_free(part) else _timed(event, part, zones)


def _timed(event: Event, part: Component, zones: Zones) -> Event:
    begins = part.first("DTSTART")
    if begins is None:
        raise Unreadable(_NO_START)
    start = when(begins, zones)
    repeats = Repeating() if event.replaces else _repeating(part, zones)
    return replace(event, start=start, lasts=length(part, start, zones), repeats=repeats)


def _repeating(part: Component, zones: Zones) -> Repeating:
    also: list[tuple[When, Length | None]] = []
    for one in part.all("RDATE"):
        for text in one.listed():
            also.append(period(one, zones, text) if "/" in text else (when(one, zones, text), None))
    return Repeating(
        tuple(parse_rule(one.value) for one in part.all("RRULE")),
        tuple(parse_rule(one.value) for one in part.all("EXRULE")),
        tuple(also),
        tuple(many(part.all("EXDATE"), zones)),
    )


def _is_free(part: Component) -> bool:
    """What Outlook shows counts for more than the property that it is shown by."""
    shown = part.word("X-MICROSOFT-CDO-BUSYSTATUS")
    return shown == "FREE" or (part.word("TRANSP") == "TRANSPARENT" and shown in {"", "FREE"})


def _sequence(part: Component) -> int:
    text = part.word("SEQUENCE")
    if len(text) > 9 or (text and not text.isdecimal()):
        raise Unreadable(_BROKEN_NUMBER)
    return int(text or 0)


def until_of(rule: Rule, start: When, zones: Zones) -> datetime | None:
    """The last moment a rule may give, in UTC; a day counts to its end."""
    if rule.until is None:
        return None
    until = when(Property({}, rule.until), zones)
    if until.is_day:
        return start.zone.utc(until.naive + timedelta(days=1)) - timedelta(seconds=1)
    # Without a zone of its own it is meant on the event's clock.
    return until.moment if rule.until.endswith("Z") else start.zone.utc(until.naive)
