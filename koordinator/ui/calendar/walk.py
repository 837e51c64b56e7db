"""Walking the calendar by arrow keys: from meeting to meeting and over the free time between them."""

from collections.abc import Sequence
from typing import NamedTuple

from koordinator.ui.calendar.layout import DAY, Place, Span

STEP = 30


class Stop(NamedTuple):
    """A meeting one can stand on: its column, its time and its lane."""

    day: int
    span: Span
    place: Place


class Spot(NamedTuple):
    """Where one stands: a minute of a day, and which stop lies there, if any."""

    day: int
    minute: int
    stop: int | None = None


def landed(stops: Sequence[Stop], day: int, minute: int, *, last: bool = False) -> Spot:
    """Where one stands at a minute of a day: on the first (or last) meeting there, or on free time."""
    here = [n for n, stop in enumerate(stops) if stop.day == day and _covers(stop.span, minute)]
    if not here:
        return Spot(day, minute)
    pick = (max if last else min)(here, key=lambda n: stops[n].place.lane)
    return on(stops, pick)


def on(stops: Sequence[Stop], number: int) -> Spot:
    """Standing on a meeting."""
    return Spot(stops[number].day, stops[number].span.first, number)


def down(stops: Sequence[Stop], spot: Spot) -> Spot:
    """To the next meeting, or half an hour on."""
    if spot.stop is None:
        target = min(spot.minute + STEP, DAY - STEP)
        reach = target
    else:
        target = reach = _free_after(stops, spot)
    ahead = [
        n
        for n, stop in enumerate(stops)
        if stop.day == spot.day and n != spot.stop and spot.minute < stop.span.first <= reach
    ]
    if ahead:
        return on(stops, min(ahead, key=lambda n: (stops[n].span.first, stops[n].place.lane)))
    return landed(stops, spot.day, target) if target < DAY else spot


def up(stops: Sequence[Stop], spot: Spot) -> Spot:
    """To the meeting before, or half an hour back."""
    target = max(0, (spot.minute - 1) // STEP * STEP)
    before = [
        n
        for n, stop in enumerate(stops)
        if stop.day == spot.day
        and n != spot.stop
        and stop.span.first < spot.minute
        and stop.span.last > target
    ]
    if before:
        return on(stops, max(before, key=lambda n: (stops[n].span.first, -stops[n].place.lane)))
    return Spot(spot.day, target) if target < spot.minute else spot


def sideways(stops: Sequence[Stop], spot: Spot, by: int) -> Spot:
    """To the meeting beside it or the day beside; the day may lie outside the columns."""
    if spot.stop is not None:
        own = stops[spot.stop]
        beside = [
            n
            for n, stop in enumerate(stops)
            if stop.day == spot.day
            and stop.span.overlaps(own.span)
            and (stop.place.lane - own.place.lane) * by > 0
        ]
        if beside:
            return on(stops, min(beside, key=lambda n: (stops[n].place.lane * by, stops[n].span.first)))
    return landed(stops, spot.day + by, spot.minute, last=by < 0)


def _free_after(stops: Sequence[Stop], spot: Spot) -> int:
    """The first minute after a meeting that no meeting which began with or before it still fills."""
    assert spot.stop is not None
    until = stops[spot.stop].span.last
    earlier = [s.span for s in stops if s.day == spot.day and s.span.first <= spot.minute]
    while any(span.first < until < span.last for span in earlier):
        until = max(span.last for span in earlier if span.first < until < span.last)
    return until


def _covers(span: Span, minute: int) -> bool:
    return span.first < minute + STEP and minute < span.last
