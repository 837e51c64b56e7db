"""Which meetings happen in a stretch of time: meetings of their own, and what the series' rules give."""

from collections.abc import Collection, Iterable
from datetime import datetime
from functools import lru_cache
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


# One time a meeting happens: the line, its start by the rule (None without one), start and end (UTC).
# A plain tuple, for a calendar makes hundreds of them while somebody waits.
Occurrence = tuple[MeetingLine, datetime | None, datetime, datetime]

# A series and a start its rule gives there, which a meeting of its own has taken over.
Hidden = Collection[tuple[int, datetime]]


def series_of(line: MeetingLine) -> Series | None:
    """The line's series, or None for a meeting of its own."""
    return Series(line.rule, line.starts, line.ends, line.zone, line.over) if line.rule else None


@lru_cache(maxsize=1024)
def _times(series: Series, lo: datetime, hi: datetime) -> tuple[tuple[datetime, datetime], ...]:
    """A series' occurrences in a window; remembered, for a week is asked for after each change."""
    return tuple(series.between(lo, hi))


def occurring(lines: Iterable[MeetingLine], hidden: Hidden, lo: datetime, hi: datetime) -> list[Occurrence]:
    """Every occurrence that shares time with the window from lo to hi (UTC), in no order."""
    found: list[Occurrence] = []
    for line in lines:
        series = series_of(line)
        if series is None:
            starts, ends = line.starts, line.ends
            if starts < hi and ends > lo:
                found.append((line, None, starts, ends))
            continue
        for starts, ends in _times(series, lo, hi):
            if (line.meeting_id, starts) not in hidden:
                found.append((line, starts, starts, ends))
    return found
