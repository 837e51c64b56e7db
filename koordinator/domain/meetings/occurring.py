"""Which meetings happen in a stretch of time: meetings of their own, and what the series' rules give."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from koordinator.domain.meetings.series import Series


class MeetingLine(NamedTuple):
    """A meeting as it is kept, series or not; moments in UTC.

    `over` is a series' own; `type_name` what the team calls the type, where it has made it its own.
    """

    meeting_id: int
    starts: datetime
    ends: datetime
    zone: str
    rule: str | None
    over: datetime | None
    series_id: int | None
    type_key: str
    type_name: str | None
    team_id: int | None
    title: str
    case_id: int | None
    citizen: str | None
    place: str | None
    state: str
    participants: int


class Occurrence(NamedTuple):
    """One time a meeting happens (UTC); `original` is its start by the rule, None without one."""

    line: MeetingLine
    original: datetime | None
    starts: datetime
    ends: datetime


# A series and a start its rule gives there, which a meeting of its own has taken over.
Hidden = Collection[tuple[int, datetime]]


def series_of(line: MeetingLine) -> Series | None:
    """The line's series, or None for a meeting of its own."""
    return Series(line.rule, line.starts, line.ends, line.zone, line.over) if line.rule else None


def occurring(
    lines: Iterable[MeetingLine], hidden: Hidden, lo: datetime, hi: datetime
) -> Iterator[Occurrence]:
    """Every occurrence that shares time with the window from lo to hi (UTC), in no order."""
    for line in lines:
        series = series_of(line)
        if series is None:
            if line.starts < hi and line.ends > lo:
                yield Occurrence(line, None, line.starts, line.ends)
            continue
        for starts, ends in series.between(lo, hi):
            if (line.meeting_id, starts) not in hidden:
                yield Occurrence(line, starts, starts, ends)
