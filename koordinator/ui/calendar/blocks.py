"""What lies in the calendar, made ready for painting: blocks in the hours and bars over whole days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from koordinator.domain.meetings.records import Away, Busy, Entry, MeetingRef
from koordinator.domain.values.times import span as span_words
from koordinator.services.meetings.calendar import CalendarView
from koordinator.ui.calendar import words
from koordinator.ui.calendar.layout import Place, Span, day_of, later, parts, side_by_side
from koordinator.ui.calendar.walk import Stop

SATURDAY = 5
_FROM_FILE = "fra kalenderfil"


class Block(NamedTuple):
    """A meeting, or busy time of which only the time is known, on one day."""

    day: int
    span: Span
    place: Place
    entry: Entry | None
    busy: Busy | None
    title: str
    lines: tuple[str, ...]
    sentence: str


class Told(NamedTuple):
    """Whose time it is: the workers' names where more than one calendar is shown."""

    names: Mapping[int, str] = {}

    def absence(self, away: Away) -> str:
        """Ferie, with the name where it is not one's own calendar."""
        named = away.kind[:1].upper() + away.kind[1:]
        return f"{named} · {away.worker}" if self.names else named


class _Part(NamedTuple):
    span: Span
    one: Entry | Busy


class DayBar(NamedTuple):
    """Something that holds for whole days: a public holiday, an absence, or all-day busy time."""

    kind: str
    text: str
    first: int
    last: int
    lane: int


@dataclass(frozen=True)
class Shown:
    """Everything on some days, ready to be painted."""

    days: tuple[date, ...]
    blocks: tuple[Block, ...] = ()
    bars: tuple[DayBar, ...] = ()
    holidays: Mapping[date, str] = field(default_factory=dict)

    def stops(self) -> tuple[list[Stop], list[Block]]:
        """The meetings one can walk to, and the blocks they are, by the same numbers."""
        meetings = [block for block in self.blocks if block.entry is not None]
        return [Stop(block.day, block.span, block.place) for block in meetings], meetings

    def column_of(self, day: date | None) -> int | None:
        """The column of a day, if it is shown."""
        return self.days.index(day) if day in self.days else None

    def busy_at(self, day: int, minute: int) -> bool:
        """Whether busy time lies at a minute."""
        return any(
            b.busy is not None and b.day == day and b.span.first <= minute < b.span.last for b in self.blocks
        )


def ref(entry: Entry) -> MeetingRef:
    """What a service calls this meeting by."""
    return MeetingRef(entry.meeting_id, entry.original)


def shown(view: CalendarView, days: Sequence[date], told: Told, least: int) -> Shown:
    """What lies on these days; `least` minutes are room for a line of text."""
    found: list[list[_Part]] = [[] for _ in days]
    numbers = {day: number for number, day in enumerate(days)}
    timed: list[Entry | Busy] = [*view.entries, *(busy for busy in view.busy if not busy.all_day)]
    for one in timed:
        for day, span in parts(one.starts, one.ends):
            if day in numbers:
                found[numbers[day]].append(_Part(span.at_least(least), one))
    blocks = [block for number, of_day in enumerate(found) for block in _placed(number, of_day, told)]
    return Shown(tuple(days), tuple(blocks), day_bars(view, days, told), dict(view.holidays))


def _placed(number: int, of_day: Sequence[_Part], told: Told) -> list[Block]:
    places = side_by_side([part.span for part in of_day])
    return [_block(number, part, place, told) for part, place in zip(of_day, places, strict=True)]


def _block(number: int, part: _Part, place: Place, told: Told) -> Block:
    if isinstance(part.one, Entry):
        entry = part.one
        lines = tuple(words.under(entry))
        return Block(number, part.span, place, entry, None, words.head(entry), lines, words.sentence(entry))
    busy = part.one
    name = told.names.get(busy.worker_id, "")
    time = span_words(busy.starts, busy.ends)
    lines = (name, _FROM_FILE) if name else (_FROM_FILE,)
    sentence = f"Optaget{f' for {name}' if name else ''} kl. {time}, {_FROM_FILE}"
    return Block(number, part.span, place, None, busy, "Optaget", lines, sentence)


def day_bars(view: CalendarView, days: Sequence[date], told: Told) -> tuple[DayBar, ...]:
    """What holds for whole days, in lanes under each other."""
    wanted = [("holiday", view.holidays[day], n, n) for n, day in enumerate(days) if day in view.holidays]
    for away in view.away:
        wanted += _over("away", told.absence(away), away.starts, away.ends or days[-1], days)
    for busy in view.busy:
        if busy.all_day:
            name = told.names.get(busy.worker_id, "")
            last = day_of(later(busy.ends, timedelta(seconds=-1)))
            text = f"Optaget · {name}" if name else "Optaget hele dagen"
            wanted += _over("busy", text, day_of(busy.starts), last, days)
    lanes: list[int] = []
    made: list[DayBar] = []
    for kind, text, begins, stops in wanted:
        lane = next((n for n, taken in enumerate(lanes) if taken < begins), len(lanes))
        lanes[lane : lane + 1] = [stops]
        made.append(DayBar(kind, text, begins, stops, lane))
    return tuple(made)


def _over(
    kind: str, text: str, first: date, last: date, days: Sequence[date]
) -> list[tuple[str, str, int, int]]:
    hit = [number for number, day in enumerate(days) if first <= day <= last]
    return [(kind, text, hit[0], hit[-1])] if hit else []


def weekend_needed(view: CalendarView) -> bool:
    """Whether a meeting or busy time lies on a Saturday or Sunday."""
    timed: list[Entry | Busy] = [*view.entries, *(busy for busy in view.busy if not busy.all_day)]
    return any(day.weekday() >= SATURDAY for one in timed for day, _ in parts(one.starts, one.ends))
