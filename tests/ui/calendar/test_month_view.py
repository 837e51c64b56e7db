"""The month: every day says what it holds, what does not fit is counted, and one click leads on."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.moments import local
from koordinator.domain.meetings.records import MeetingRef
from koordinator.services.meetings.calendar import CalendarView
from koordinator.ui.calendar.blocks import Told
from koordinator.ui.calendar.month import MonthGrid, weeks_of
from koordinator.ui.calendar.month_view import MonthView
from koordinator.ui.theme import Mode, Theme
from tests.ui.calendar.entries import (
    FRIDAY,
    HOSTILE,
    MONDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    Heard,
    away,
    busy,
    busy_day,
    drag,
    entry,
    view_of,
)

LEFT = Qt.MouseButton.LeftButton
CROWD = [entry(n, TUESDAY, 8 + n, 9 + n, f"Borger {n}") for n in range(9)]


def show(qtbot: QtBot, view: CalendarView, height: int = 640) -> MonthView:
    """November 2026."""
    month = MonthView()
    qtbot.addWidget(month)
    month.resize(980, height)
    month.show()
    month.show_month(view, TUESDAY, weeks_of(TUESDAY), Told())
    month.stand_on(TUESDAY)
    month.setFocus()
    return month


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_month_is_shown_in_whole_weeks(day: date) -> None:
    days = weeks_of(day)
    assert days[0].weekday() == 0 and days[-1].weekday() == 6
    assert [b - a for a, b in itertools.pairwise(days)] == [timedelta(days=1)] * (len(days) - 1)
    assert all(one in days for one in (day, day.replace(day=1)))
    assert len(days) in (28, 35, 42)


@given(st.integers(4, 6), st.integers(400, 2000), st.integers(300, 1500))
def test_every_point_of_the_month_belongs_to_one_day(weeks: int, width: int, height: int) -> None:
    grid = MonthGrid(weeks, 40, 24, width, height)
    for number in range(weeks * 7):
        cell = grid.cell(number)
        assert grid.number_at(cell.x, cell.y) == number
        assert grid.number_at(cell.x + cell.width - 1, cell.y + cell.height - 1) == number


def test_what_does_not_fit_is_counted_and_the_count_opens_the_day(qtbot: QtBot) -> None:
    month = show(qtbot, view_of(*CROWD))
    seen = month.shown_items(TUESDAY)
    assert 0 < len(seen) < len(CROWD)
    assert [item.text for item in seen] == [f"Borger {n}" for n in range(len(seen))]
    opened = Heard(month.day_opened)
    QTest.mouseClick(month, LEFT, pos=month.line_area(TUESDAY, len(seen)).center())
    assert opened.only() == (TUESDAY,)


def test_all_are_seen_where_there_is_room(qtbot: QtBot) -> None:
    month = show(qtbot, view_of(*CROWD[:3]), height=900)
    assert len(month.shown_items(TUESDAY)) == 3


def test_a_day_is_read_aloud_with_its_lines(qtbot: QtBot) -> None:
    view = view_of(
        entry(1, TUESDAY, 13, 14), entry(2, TUESDAY, 9, 10, "Ali Rahimi"), busy=(busy(TUESDAY, 11, 12),),
        away=(away(TUESDAY, WEDNESDAY),), holidays={TUESDAY: "Grundlovsdag"},
    )  # fmt: skip
    month = show(qtbot, view)
    assert month.accessibleName() == (
        "tirsdag den 24. november 2026, Grundlovsdag, 2 møder, Ferie, 9.00 Ali Rahimi, 11.00 Optaget, "
        "13.00 Mille Østerby"
    )


def test_whole_days_stand_on_each_of_them(qtbot: QtBot) -> None:
    month = show(qtbot, view_of(busy=(busy_day(FRIDAY),), away=(away(MONDAY, WEDNESDAY),)))
    assert [[i.text for i in month.shown_items(day)] for day in (MONDAY, WEDNESDAY, THURSDAY, FRIDAY)] == [
        ["Ferie"], ["Ferie"], [], ["Optaget hele dagen"],
    ]  # fmt: skip


def test_arrows_walk_the_days_and_enter_opens_one(qtbot: QtBot) -> None:
    month = show(qtbot, view_of(entry(1, THURSDAY, 9, 10)))
    opened, over = Heard(month.day_opened), Heard(month.ran_over)
    QTest.keyClick(month, Qt.Key.Key_Right)
    QTest.keyClick(month, Qt.Key.Key_Right)
    assert month.accessibleName().startswith("torsdag den 26. november 2026, 1 møde")
    QTest.keyClick(month, Qt.Key.Key_Return)
    assert opened.only() == (THURSDAY,)
    QTest.keyClick(month, Qt.Key.Key_Down)
    assert over.only() == (date(2026, 12, 3),)


def test_numbers_lead_to_days_and_weeks(qtbot: QtBot) -> None:
    month = show(qtbot, view_of())
    day, week = Heard(month.day_opened), Heard(month.week_opened)
    cell = month.day_area(THURSDAY)
    QTest.mouseClick(month, LEFT, pos=cell.topLeft() + QPoint(12, 12))
    assert day.only() == (THURSDAY,)
    QTest.mouseClick(month, LEFT, pos=QPoint(10, cell.y() + 12))
    assert week.only() == (MONDAY,)


def test_one_click_shows_a_meeting_two_open_it(qtbot: QtBot) -> None:
    month = show(qtbot, view_of(entry(7, TUESDAY, 9, 10)))
    chosen, opened = Heard(month.chosen), Heard(month.opened)
    at = month.line_area(TUESDAY, 0).center()
    QTest.mouseClick(month, LEFT, pos=at)
    assert chosen.only() == (MeetingRef(7),)
    QTest.mouseDClick(month, LEFT, pos=at)
    assert opened.only() == (MeetingRef(7),)


def test_two_clicks_on_a_free_day_want_a_meeting_there(qtbot: QtBot) -> None:
    month = show(qtbot, view_of())
    wanted = Heard(month.wanted)
    QTest.mouseDClick(month, LEFT, pos=month.day_area(THURSDAY).center())
    assert wanted.only() == (local(THURSDAY, 9), None)


def test_a_meeting_is_drawn_to_another_day_at_the_same_time(qtbot: QtBot) -> None:
    meeting = entry(7, TUESDAY, 9, 10)
    month = show(qtbot, view_of(meeting))
    changed = Heard(month.time_changed)
    drag(month, month.line_area(TUESDAY, 0).center(), month.day_area(FRIDAY).center())
    assert changed.only() == (meeting, local(FRIDAY, 9), local(FRIDAY, 10))


def test_esc_and_the_same_day_change_nothing(qtbot: QtBot) -> None:
    month = show(qtbot, view_of(entry(7, TUESDAY, 9, 10)))
    changed = Heard(month.time_changed)
    begin, end = month.line_area(TUESDAY, 0).center(), month.day_area(FRIDAY).center()
    drag(month, begin, end, release=False)
    QTest.keyClick(month, Qt.Key.Key_Escape)
    QTest.mouseRelease(month, LEFT, pos=end)
    drag(month, begin, begin + QPoint(20, 3))
    assert changed.calls == []


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("scale", [100, 200])
def test_any_text_is_drawn_at_any_size(qtbot: QtBot, theme: Theme, mode: Mode, scale: int) -> None:
    theme.set(mode, scale)
    states = [entry(n, TUESDAY, 9, 10, HOSTILE, state=state) for n, state in enumerate(MeetingState)]
    month = show(qtbot, view_of(*states, busy=(busy(TUESDAY, 9, 10),), holidays={MONDAY: "2. pinsedag"}), 900)
    month.set_now(TUESDAY)
    assert not month.grab().isNull()
    assert HOSTILE in month.accessibleName()
