"""The times of an event with all that repeats, moves and cancels it, within a window alone."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from koordinator.domain.meetings.moments import to_local
from koordinator.exchange.ics_events import Event, until_of
from koordinator.exchange.ics_limits import Steps
from koordinator.exchange.ics_rules import Rule, later
from koordinator.exchange.ics_times import Length, When

# No zone is further from another than this, and a change of the clock comes on top.
_ZONES_APART = timedelta(days=2)
# So many steps it costs to see to one changed occurrence.
_CHANGE = 4

Window = tuple[datetime, datetime]
Taken = tuple[datetime, datetime]


class _Times:
    """A set of times to leave out: as moments, or as whole days."""

    def __init__(self, times: Sequence[When], event_start: When) -> None:
        self._by_day = event_start.is_day
        self._days = {one.naive.date() for one in times if one.is_day}
        if self._by_day:
            self._days |= {to_local(one.moment).date() for one in times if not one.is_day}
        self._moments = {one.moment for one in times if not one.is_day}
        # One without a zone is meant on the event's clock.
        self._clock = {one.naive for one in times if one.floating}

    def has(self, naive: datetime, moment: datetime) -> bool:
        if self._days and naive.date() in self._days:
            return True
        return not self._by_day and (moment in self._moments or naive in self._clock)


def taken(event: Event, changes: Sequence[Event], window: Window, steps: Steps) -> Iterator[Taken]:
    """When an event and its repetitions are; what `changes` replace is left out, and so moved by them."""
    if event.start is None:
        return
    steps.take(len(event.repeats.except_at) + _CHANGE * len(changes))
    left_out = _Times(event.repeats.except_at, event.start)
    replaced = _Times([one.replaces for one in changes if one.replaces is not None], event.start)
    onward = sorted((one for one in changes if one.following), key=_replaced_at)
    for one, lasts in _starts(event, _widened(event, onward, window), steps):
        moment = one.moment
        if left_out.has(one.naive, moment) or replaced.has(one.naive, moment):
            continue
        change = _newest_before(onward, moment) if onward else None
        if change is None:
            yield moment, lasts.end(one.naive, one.zone, moment)
        elif change.start is not None:
            moved = one.naive + change.shift
            moment = one.zone.utc(moved)
            yield moment, change.lasts.end(moved, one.zone, moment)


def _replaced_at(event: Event) -> datetime:
    assert event.replaces is not None
    return event.replaces.moment


def _newest_before(onward: Sequence[Event], moment: datetime) -> Event | None:
    return next((one for one in reversed(onward) if _replaced_at(one) <= moment), None)


def _widened(event: Event, onward: Sequence[Event], window: Window) -> Window:
    """The window on the event's clock, wide enough for what begins before it and what is moved into it."""
    longest = max(one.lasts.clock + one.lasts.exact for one in (event, *onward))
    moved = max((abs(one.shift) for one in onward if one.start is not None), default=timedelta())
    first, last = (one.replace(tzinfo=None) for one in window)
    return _minus(first, longest + moved + _ZONES_APART), last + moved + _ZONES_APART


def _starts(event: Event, window: Window, steps: Steps) -> Iterator[tuple[When, Length]]:
    start = event.start
    assert start is not None
    without = {naive for rule in event.repeats.without for naive in _ruled(event, rule, window, steps)}
    found = {naive for rule in event.repeats.rules for naive in _ruled(event, rule, window, steps)}
    for naive in sorted((found | {start.naive}) - without):
        yield When(naive, start.zone, start.is_day), event.lasts
    for also, lasts in event.repeats.also:
        steps.take(1)
        yield also, lasts or event.lasts


def _ruled(event: Event, rule: Rule, window: Window, steps: Steps) -> Iterator[datetime]:
    start, zones = event.start, event.zones
    assert start is not None and zones is not None
    until = until_of(rule, start, zones)
    for naive in later(rule, start.naive, *window, steps):
        if until is not None and start.zone.utc(naive) > until:
            return
        yield naive


def _minus(moment: datetime, room: timedelta) -> datetime:
    return moment - room if moment - datetime.min > room else datetime.min


def overlaps(stretch: Taken, window: Window) -> bool:
    """Whether any of a stretch lies in the window."""
    return stretch[1] > window[0] and stretch[0] < window[1]
