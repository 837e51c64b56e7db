"""Where one stands in the week: on a meeting, or at a stretch of free time."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt

from koordinator.domain.meetings.records import Entry, MeetingRef
from koordinator.domain.values.dates import long_date
from koordinator.domain.values.times import clock, moment_words
from koordinator.ui.calendar import walk
from koordinator.ui.calendar.blocks import Block, Shown, ref
from koordinator.ui.calendar.layout import DAY, SNAP, Span, moment_at
from koordinator.ui.calendar.walk import STEP, Spot


class Standing:
    """Finds its place again when other things are shown; `slot` is how many free minutes one stands on."""

    def __init__(self, shown: Shown, minute: int) -> None:
        self._shown = shown
        self._stops, self._meetings = shown.stops()
        self.spot, self.slot = Spot(0, minute), STEP

    def turn_to(self, days: Sequence[date]) -> None:
        """Other days are about to be shown: the same day and time, on no meeting yet."""
        before = self._shown.days
        day = before[self.spot.day] if self.spot.day < len(before) else before[0]
        self.spot = Spot(Shown(tuple(days)).column_of(day) or 0, self.spot.minute)

    def look_at(self, shown: Shown) -> None:
        """Stands on the same meeting in what is shown now, or else at the same time."""
        kept, day = self.ref(), self.spot.day
        self._shown = shown
        self._stops, self._meetings = shown.stops()
        best = self._number_of(kept, day)
        if best is None:
            self.spot = Spot(min(day, len(shown.days) - 1), self.spot.minute)
        else:
            self.spot = walk.on(self._stops, best)

    def stand(self, spot: Spot) -> None:
        """Stands somewhere else, on half an hour where it is free time."""
        self.spot, self.slot = spot, STEP

    def land(self) -> None:
        """Stands on the meeting at the time one stands at, if there is one."""
        if self.spot.stop is None:
            self.spot = walk.landed(self._stops, self.spot.day, self.spot.minute)

    # Where one could stand

    def of(self, wanted: MeetingRef | None) -> Spot | None:
        """The place of a meeting, if it is shown."""
        number = self._number_of(wanted, self.spot.day)
        return None if number is None else walk.on(self._stops, number)

    def on(self, block: Block) -> Spot:
        """The place of a block that is a meeting."""
        return walk.on(self._stops, next(n for n, one in enumerate(self._meetings) if one is block))

    def at(self, day: date, minute: int, *, landed: bool) -> Spot:
        """The place of a time; with `landed` of the meeting there, if there is one."""
        column = self._shown.column_of(day) or 0
        return walk.landed(self._stops, column, minute) if landed else Spot(column, minute)

    def free(self) -> Spot:
        """The same time, on no meeting."""
        return Spot(self.spot.day, self.spot.minute)

    def walked(self, key: Qt.Key) -> Spot:
        """Where an arrow key leads; its day may lie beside those shown."""
        if key == Qt.Key.Key_Up:
            return walk.up(self._stops, self.spot)
        if key == Qt.Key.Key_Down:
            return walk.down(self._stops, self.spot)
        return walk.sideways(self._stops, self.spot, -1 if key == Qt.Key.Key_Left else 1)

    def stretch(self, minutes: int) -> bool:
        """Makes the free time longer or shorter; False on a meeting."""
        if self.spot.stop is not None:
            return False
        self.slot = max(SNAP, min(DAY - self.spot.minute, self.slot + minutes))
        return True

    # What one stands on

    def block(self) -> Block | None:
        """The meeting as it is painted, or None on free time."""
        return None if self.spot.stop is None else self._meetings[self.spot.stop]

    def entry(self) -> Entry | None:
        """The meeting."""
        block = self.block()
        return block.entry if block is not None else None

    def ref(self) -> MeetingRef | None:
        """What the meeting is called by."""
        entry = self.entry()
        return ref(entry) if entry is not None else None

    def time(self) -> tuple[date, int]:
        """The day and the minute."""
        return self._shown.days[self.spot.day], self.spot.minute

    def span(self) -> Span:
        """From when to when, on a meeting or on free time."""
        block = self.block()
        return block.span if block is not None else self.free_span()

    def free_span(self) -> Span:
        """The free time."""
        return Span(self.spot.minute, min(DAY, self.spot.minute + self.slot))

    def free_words(self) -> str:
        """The time of day of the free time."""
        day, minute = self.time()
        starts = moment_at(day, minute)
        if self.slot == STEP:
            return clock(starts)
        return moment_words(starts, moment_at(day, minute + self.slot)).rpartition("kl. ")[2]

    def sentence(self) -> str:
        """What one stands on, for those who hear it."""
        block = self.block()
        if block is not None:
            return block.sentence
        day, minute = self.time()
        free = "optaget" if self._shown.busy_at(self.spot.day, minute) else "ledig"
        off = self._shown.holidays.get(day)
        return ", ".join([f"{long_date(day)} kl. {self.free_words()}", free, *([off] if off else [])])

    def _number_of(self, wanted: MeetingRef | None, day: int) -> int | None:
        """The stop of a meeting; of one that lies in several days the part on this day."""
        found = [n for n, b in enumerate(self._meetings) if b.entry is not None and ref(b.entry) == wanted]
        here = [n for n in found if self._stops[n].day == day]
        return next(iter(here or found), None)
