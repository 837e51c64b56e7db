"""The week by mouse and by keyboard: what a person does, sees and hears."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.moments import local
from koordinator.domain.meetings.records import MeetingRef
from koordinator.services.meetings.calendar import CalendarView
from koordinator.ui.calendar.blocks import Told
from koordinator.ui.calendar.layout import length, moment_at
from koordinator.ui.calendar.week_view import WeekView
from koordinator.ui.theme import Mode, Theme
from tests.ui.calendar.entries import (
    FRIDAY,
    HOSTILE,
    MONDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    WEEK,
    Heard,
    away,
    busy,
    busy_day,
    drag,
    entry,
    view_of,
)

NETWORK = entry(4, TUESDAY, 13, 14.5, place="Planteskolen")
TALK = entry(3, TUESDAY, 10, 11, "Henrik Skovlund")
LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def show(qtbot: QtBot, view: CalendarView, days: list[date] = WEEK, told: Told | None = None) -> WeekView:
    """A week in a window of its own."""
    week = WeekView()
    qtbot.addWidget(week)
    week.resize(1000, 700)
    week.show()
    week.show_days(view, days, told)
    week.setFocus()
    return week


@pytest.fixture
def week(qtbot: QtBot) -> WeekView:
    """Tuesday's talk at ten and network meeting at one."""
    return show(qtbot, view_of(TALK, NETWORK))


def press(week: WeekView, *keys: Qt.Key, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses keys one after another."""
    for key in keys:
        QTest.keyClick(week, key, mods)


# The mouse


def test_a_drag_over_free_time_wants_a_meeting_of_that_length(week: WeekView) -> None:
    wanted = Heard(week.wanted)
    drag(week.viewport(), week.point(2, 9 * 60), week.point(2, 10 * 60 + 30))
    assert wanted.only() == (local(WEDNESDAY, 9), 90)


def test_a_drag_upwards_makes_the_same_meeting(week: WeekView) -> None:
    wanted = Heard(week.wanted)
    drag(week.viewport(), week.point(2, 10 * 60 + 30), week.point(2, 9 * 60))
    assert wanted.only() == (local(WEDNESDAY, 9), 90)


def test_the_ghost_says_the_time_while_one_draws(week: WeekView) -> None:
    before = week.grab().toImage()
    drag(week.viewport(), week.point(2, 9 * 60), week.point(2, 10 * 60), release=False)
    assert week.grab().toImage() != before
    assert week.ghost_words() == "9.00–10.00"


def test_a_meeting_is_drawn_to_another_time_and_day(week: WeekView) -> None:
    changed = Heard(week.time_changed)
    drag(week.viewport(), week.point(1, 13 * 60 + 45), week.point(3, 9 * 60 + 45))
    assert changed.only() == (NETWORK, local(THURSDAY, 9), local(THURSDAY, 10, 30))


def test_an_edge_is_drawn_to_make_it_longer(week: WeekView) -> None:
    changed = Heard(week.time_changed)
    area = week.entry_area(MeetingRef(4))
    drag(week.viewport(), QPoint(area.center().x(), area.bottom() - 1), week.point(1, 16 * 60))
    assert changed.only() == (NETWORK, NETWORK.starts, local(TUESDAY, 16))


def test_the_upper_edge_moves_the_start_but_never_past_the_end(week: WeekView) -> None:
    changed = Heard(week.time_changed)
    area = week.entry_area(MeetingRef(4))
    drag(week.viewport(), QPoint(area.center().x(), area.top() + 1), week.point(1, 16 * 60))
    assert changed.only() == (NETWORK, local(TUESDAY, 14, 15), NETWORK.ends)


def test_esc_gives_the_drag_up(week: WeekView) -> None:
    changed = Heard(week.time_changed)
    target = week.point(3, 9 * 60)
    drag(week.viewport(), week.point(1, 13 * 60 + 45), target, release=False)
    press(week, Qt.Key.Key_Escape)
    QTest.mouseRelease(week.viewport(), LEFT, pos=target)
    assert changed.calls == []
    assert week.ghost_words() == ""


@pytest.mark.parametrize("state", [MeetingState.HELD, MeetingState.CLOSED, MeetingState.CANCELLED])
def test_what_has_been_stays_where_it_was(qtbot: QtBot, state: MeetingState) -> None:
    week = show(qtbot, view_of(NETWORK._replace(state=state)))
    changed = Heard(week.time_changed)
    drag(week.viewport(), week.point(1, 13 * 60 + 45), week.point(3, 9 * 60))
    press(week, Qt.Key.Key_Down, mods=ALT)
    assert changed.calls == []


def test_one_click_shows_two_open(week: WeekView) -> None:
    chosen, opened = Heard(week.chosen), Heard(week.opened)
    QTest.mouseClick(week.viewport(), LEFT, pos=week.point(1, 13 * 60 + 45))
    assert chosen.only() == (MeetingRef(4),)
    QTest.mouseDClick(week.viewport(), LEFT, pos=week.point(1, 13 * 60 + 45))
    assert opened.only() == (MeetingRef(4),)


def test_two_clicks_on_free_time_want_a_meeting_there(week: WeekView) -> None:
    wanted = Heard(week.wanted)
    QTest.mouseClick(week.viewport(), LEFT, pos=week.point(0, 9 * 60 + 10))
    assert wanted.calls == []
    QTest.mouseDClick(week.viewport(), LEFT, pos=week.point(0, 9 * 60 + 10))
    assert wanted.only() == (local(MONDAY, 9), None)


def test_the_head_of_a_day_opens_it(week: WeekView) -> None:
    opened = Heard(week.day_opened)
    QTest.mouseClick(week.heads, LEFT, pos=week.heads.day_area(3).center())
    assert opened.only() == (THURSDAY,)


# The keyboard


def test_arrows_go_from_meeting_to_meeting_over_the_free_time(week: WeekView) -> None:
    week.stand_on(TUESDAY, 9 * 60)
    heard = []
    for _ in range(3):
        press(week, Qt.Key.Key_Down)
        heard.append(week.accessibleName().split(",")[0])
    assert heard == [
        "tirsdag den 24. november 2026 kl. 9.30",
        "Henrik Skovlund",
        "tirsdag den 24. november 2026 kl. 11.00",
    ]
    press(week, Qt.Key.Key_Up)
    assert week.chosen_ref() == MeetingRef(3)
    press(week, Qt.Key.Key_Left)
    assert week.cursor_time() == (MONDAY, 10 * 60)


def test_meetings_beside_each_other_are_walked_sideways(qtbot: QtBot) -> None:
    beside = [entry(n, TUESDAY, 9 + n / 4, 11, f"Borger {n}") for n in range(3)]
    week = show(qtbot, view_of(*beside))
    week.stand_on(MONDAY, 9 * 60)
    names = []
    for _ in range(3):
        press(week, Qt.Key.Key_Right)
        names.append(week.accessibleName().split(",")[0])
    assert names == ["Borger 0", "Borger 1", "Borger 2"]
    press(week, Qt.Key.Key_Right)
    assert week.cursor_time()[0] == WEDNESDAY


def test_every_meeting_of_a_day_is_reached_downwards_and_none_holds_one_fast(qtbot: QtBot) -> None:
    nested = [entry(0, TUESDAY, 8, 12), entry(1, TUESDAY, 8.5, 9), entry(2, TUESDAY, 10, 11)]
    week = show(qtbot, view_of(*nested))
    week.stand_on(TUESDAY, 7 * 60)
    seen = set()
    for _ in range(20):
        press(week, Qt.Key.Key_Down)
        seen.add(week.chosen_ref())
    assert {MeetingRef(0), MeetingRef(1), MeetingRef(2)} <= seen
    assert week.cursor_time()[1] > 12 * 60


def test_enter_opens_a_meeting_or_wants_one_at_the_time(week: WeekView) -> None:
    opened, wanted = Heard(week.opened), Heard(week.wanted)
    week.choose(MeetingRef(4))
    press(week, Qt.Key.Key_Return)
    assert opened.only() == (MeetingRef(4),)
    press(week, Qt.Key.Key_Left)
    press(week, Qt.Key.Key_Return)
    assert wanted.only() == (local(MONDAY, 13), None)


def test_shift_and_arrows_choose_how_long(week: WeekView) -> None:
    wanted = Heard(week.wanted)
    week.stand_on(MONDAY, 13 * 60)
    press(week, Qt.Key.Key_Down, Qt.Key.Key_Down, mods=SHIFT)
    assert "kl. 13.00–14.00" in week.accessibleName()
    press(week, Qt.Key.Key_Return)
    assert wanted.only() == (local(MONDAY, 13), 60)


@pytest.mark.parametrize(
    ("key", "starts"),
    [
        (Qt.Key.Key_Down, local(TUESDAY, 13, 15)),
        (Qt.Key.Key_Up, local(TUESDAY, 12, 45)),
        (Qt.Key.Key_Right, local(WEDNESDAY, 13)),
        (Qt.Key.Key_Left, local(MONDAY, 13)),
    ],
)
def test_alt_and_arrows_move_the_chosen_meeting(week: WeekView, key: Qt.Key, starts: datetime) -> None:
    changed = Heard(week.time_changed)
    week.choose(MeetingRef(4))
    press(week, key, mods=ALT)
    assert changed.only() == (NETWORK, starts, starts + timedelta(minutes=90))


def test_alt_shift_and_arrows_lengthen_and_shorten_it(week: WeekView) -> None:
    changed = Heard(week.time_changed)
    week.choose(MeetingRef(4))
    press(week, Qt.Key.Key_Down, Qt.Key.Key_Up, mods=ALT | SHIFT)
    assert [call[2] for call in changed.calls] == [local(TUESDAY, 14, 45), local(TUESDAY, 14, 15)]


def test_over_the_last_day_the_page_is_asked_for_the_next_ones(week: WeekView) -> None:
    over = Heard(week.ran_over)
    week.stand_on(FRIDAY, 10 * 60)
    press(week, Qt.Key.Key_Right)
    assert over.only() == (1, 10 * 60)


# Summer time


def test_a_meeting_moved_over_the_change_keeps_its_time_and_its_length(qtbot: QtBot) -> None:
    saturday, sunday = date(2026, 3, 28), date(2026, 3, 29)
    early = entry(1, saturday, 10, 12)
    week = show(qtbot, view_of(early), [saturday, sunday])
    changed = Heard(week.time_changed)
    week.choose(MeetingRef(1))
    press(week, Qt.Key.Key_Right, mods=ALT)
    _, starts, ends = changed.only()
    assert (starts, ends) == (local(sunday, 10), local(sunday, 12))
    assert length(starts, ends) == timedelta(hours=2)


def test_in_the_night_of_the_change_a_long_meeting_stays_as_long(qtbot: QtBot) -> None:
    saturday, sunday = date(2026, 3, 28), date(2026, 3, 29)
    week = show(qtbot, view_of(entry(1, saturday, 1, 5)), [saturday, sunday])
    changed = Heard(week.time_changed)
    week.choose(MeetingRef(1))
    press(week, Qt.Key.Key_Right, mods=ALT)
    _, starts, ends = changed.only()
    assert (starts, ends) == (local(sunday, 1), local(sunday, 6))  # four hours, of which one is missing


# What is seen and said


def test_a_meeting_is_read_aloud_with_all_that_is_seen(week: WeekView) -> None:
    week.choose(MeetingRef(4))
    assert week.accessibleName() == (
        "Mille Østerby, Netværksmøde, Planteskolen, "
        "tirsdag den 24. november 2026 kl. 13.00–14.30, 7 deltagere"
    )


@pytest.mark.parametrize(
    ("state", "word"),
    [(MeetingState.DRAFT, "kladde"), (MeetingState.CANCELLED, "aflyst"), (MeetingState.HELD, "afholdt")],
)
def test_a_state_has_its_word(qtbot: QtBot, state: MeetingState, word: str) -> None:
    week = show(qtbot, view_of(NETWORK._replace(state=state)))
    (block,) = week.shown.blocks
    assert block.lines[0] == f"{word} · Netværksmøde"
    assert word in block.sentence


def test_free_time_says_what_it_is(qtbot: QtBot) -> None:
    view = view_of(busy=(busy(MONDAY, 9, 10),), holidays={TUESDAY: "Grundlovsdag"})
    week = show(qtbot, view)
    week.stand_on(MONDAY, 9 * 60)
    assert week.accessibleName() == "mandag den 23. november 2026 kl. 9.00, optaget"
    week.stand_on(TUESDAY, 9 * 60)
    assert week.accessibleName() == "tirsdag den 24. november 2026 kl. 9.00, ledig, Grundlovsdag"


def test_whole_days_stand_in_the_strip(qtbot: QtBot) -> None:
    view = view_of(
        busy=(busy_day(WEDNESDAY),), away=(away(THURSDAY, None),), holidays={MONDAY: "2. pinsedag"}
    )
    assert show(qtbot, view).heads.bar_texts() == ["2. pinsedag", "Ferie", "Optaget hele dagen"]
    told = Told({1: "Anna Holm"})
    bars = show(qtbot, view, told=told).heads.bar_texts()
    assert bars == ["2. pinsedag", "Ferie · Anna Holm", "Optaget · Anna Holm"]


def test_busy_time_is_named_only_among_several_calendars(qtbot: QtBot) -> None:
    view = view_of(busy=(busy(MONDAY, 9, 10),))
    (own,) = show(qtbot, view).shown.blocks
    (others,) = show(qtbot, view, told=Told({1: "Anna Holm"})).shown.blocks
    assert own.sentence == "Optaget kl. 9.00–10.00, fra kalenderfil"
    assert others.sentence == "Optaget for Anna Holm kl. 9.00–10.00, fra kalenderfil"


def test_one_goes_on_standing_on_the_same_meeting_when_it_is_read_anew(week: WeekView) -> None:
    week.choose(MeetingRef(4))
    later = NETWORK._replace(starts=moment_at(THURSDAY, 540), ends=moment_at(THURSDAY, 600))
    week.show_days(view_of(TALK, later), WEEK)
    assert week.chosen_ref() == MeetingRef(4)
    week.show_days(view_of(TALK), WEEK)
    assert week.chosen_ref() is None


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("scale", [100, 150, 200])
def test_any_text_is_drawn_at_any_size(qtbot: QtBot, theme: Theme, mode: Mode, scale: int) -> None:
    theme.set(mode, scale)
    crowd = [entry(n, TUESDAY, 9 + n / 8, 10 + n / 8, HOSTILE, recurring=True) for n in range(6)]
    states = [entry(20 + n, THURSDAY, 8 + n, 8.25 + n, HOSTILE, state=s) for n, s in enumerate(MeetingState)]
    week = show(qtbot, view_of(*crowd, *states, busy=(busy(MONDAY, 0, 24),), away=(away(MONDAY, None),)))
    week.choose(MeetingRef(3))
    week.set_now(TUESDAY, 600)
    assert not week.grab().isNull()
    assert week.accessibleName().startswith(HOSTILE)


def test_short_meetings_after_each_other_have_room_for_their_names(qtbot: QtBot, theme: Theme) -> None:
    theme.set(Mode.LIGHT, 200)
    short = [entry(n, TUESDAY, 9 + n / 12, 9 + (n + 1) / 12) for n in range(6)]
    week = show(qtbot, view_of(*short))
    areas = [week.entry_area(MeetingRef(n)) for n in range(6)]
    assert all(not areas[n].intersects(areas[m]) for n in range(6) for m in range(n))
    assert min(area.height() for area in areas) >= week.fontMetrics().height() - 2
