"""Meetings made by hand, for the painted views."""

from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from koordinator.domain.meetings.kinds import Colour, MeetingState
from koordinator.domain.meetings.moments import local
from koordinator.domain.meetings.records import Away, Busy, Entry
from koordinator.services.meetings.calendar import CalendarView
from koordinator.ui.calendar.layout import days_between, moment_at

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = days_between(date(2026, 11, 24), date(2026, 11, 27))
WEEK = days_between(MONDAY, FRIDAY)
HOSTILE = "<b>x</b><img src=/etc/passwd> & 'co'"


def entry(
    number: int,
    day: date,
    first: float,
    last: float,
    name: str = "Mille Østerby",
    *,
    state: MeetingState = MeetingState.PLANNED,
    colour: Colour = Colour.CITIZEN,
    place: str | None = None,
    recurring: bool = False,
) -> Entry:
    """A network meeting from an hour to an hour."""
    starts, ends = moment_at(day, round(first * 60)), moment_at(day, round(last * 60))
    kind = "Netværksmøde"
    return Entry(
        number, None, starts, ends, "network", kind, kind, 1, name, place, state, colour, 7, recurring
    )


def busy(day: date, first: float, last: float, worker_id: int = 1) -> Busy:
    """Busy time from an hour to an hour."""
    return Busy(worker_id, moment_at(day, round(first * 60)), moment_at(day, round(last * 60)), False)


def busy_day(day: date, worker_id: int = 1) -> Busy:
    """A whole day."""
    return Busy(worker_id, local(day), moment_at(day, 24 * 60), True)


def away(first: date, last: date | None) -> Away:
    """Anna's holiday."""
    return Away(1, "Anna Holm", "ferie", first, last)


def view_of(*entries: Entry, busy: tuple[Busy, ...] = (), away: tuple[Away, ...] = (),
            holidays: dict[date, str] | None = None) -> CalendarView:  # fmt: skip
    """What lies on some days."""
    return CalendarView(entries, busy, away, holidays or {})


def drag(widget: QWidget, begin: QPoint, end: QPoint, *, release: bool = True) -> None:
    """Presses, draws in two steps and lets go."""
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(widget, left, pos=begin)
    _move(widget, begin + QPoint(0, 3))
    _move(widget, (begin + end) / 2)
    _move(widget, end)
    if release:
        QTest.mouseRelease(widget, left, pos=end)


def _move(widget: QWidget, at: QPoint) -> None:
    """A move with the button held, which QTest.mouseMove would leave out."""
    buttons = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
    where = QPointF(at), QPointF(widget.mapToGlobal(at))
    event = QMouseEvent(QEvent.Type.MouseMove, *where, *buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


class Heard:
    """What a view asked for."""

    def __init__(self, signal: Any) -> None:
        self.calls: list[tuple[Any, ...]] = []
        signal.connect(lambda *said: self.calls.append(said))

    def only(self) -> tuple[Any, ...]:
        """The one thing it asked for."""
        (call,) = self.calls
        return call
