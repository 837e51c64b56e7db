"""The calendar page: whose week it is, and what becomes of a meeting that is moved."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.domain.meetings.kinds import Scope
from koordinator.domain.meetings.moments import local
from koordinator.domain.meetings.records import MeetingRef
from koordinator.services import undoing
from koordinator.services.desk import Desk
from koordinator.services.meetings import calendar
from koordinator.ui.calendar.go_to import GoToDialog
from koordinator.ui.calendar.page import CalendarPage
from koordinator.ui.context import MeetingWish
from koordinator.ui.meetings.clash import ClashDialog
from koordinator.ui.meetings.scope import ScopeDialog
from tests.ui.calendar.entries import FRIDAY, MONDAY, THURSDAY, TUESDAY, WEDNESDAY, Heard, drag
from tests.ui.calendar.office import Office, show_page
from tests.ui.cases.desk import context

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
SATURDAY = date(2026, 11, 28)


def seen(page: CalendarPage) -> list[str]:
    """The meetings of the week, as they are read aloud, by time."""
    blocks = sorted(page.week.shown.blocks, key=lambda block: (block.day, block.span))
    return [block.title for block in blocks]


def days(page: CalendarPage) -> list[int]:
    """The dates of the columns."""
    return [day.day for day in page.week.shown.days]


def on_saturday(office: Office) -> Office:
    """The same office on a Saturday."""
    desk = Desk(office.desk.store, office.desk.who, today=lambda: SATURDAY)
    return replace(office, desk=desk, ctx=context(desk))


def choose(page: CalendarPage, name: str) -> None:
    """Picks a calendar in the list."""
    number = page.bar.whose.findText(name)
    page.bar.whose.setCurrentIndex(number)
    page.bar.whose.activated.emit(number)


# What is shown


def test_at_first_it_is_ones_own_week(qtbot: QtBot, office: Office) -> None:
    office.meet(TUESDAY, 13, 14.5, office.anna, case_id=office.mille)
    office.meet(TUESDAY, 9, 10, office.bo, title="Bos møde")
    office.taken(MONDAY, 10, 11, office.anna)
    page = show_page(qtbot, office)
    assert (page.bar.title.text(), page.bar.week.text()) == ("23.–27. november 2026", "uge 48")
    assert seen(page) == ["Optaget", "Mille Østerby"]
    assert page.week.hasFocus()


def test_a_colleagues_the_teams_and_everybodys_calendar_can_be_looked_at(
    qtbot: QtBot, office: Office
) -> None:
    office.meet(MONDAY, 9, 10, office.anna, title="Annas")
    office.meet(MONDAY, 10, 11, office.bo, title="Bos")
    office.meet(MONDAY, 11, 12, office.peter, title="Peters")
    office.taken(MONDAY, 13, 14, office.bo)
    page = show_page(qtbot, office)
    offered = [page.bar.whose.itemText(n) for n in range(page.bar.whose.count())]
    assert offered == [
        "Min kalender", "Alle i Fyldt 30", "Alle medarbejdere", "Bo Lindgaard", "Lone Leder", "Peter Ågård",
    ]  # fmt: skip
    choose(page, "Bo Lindgaard")
    assert seen(page) == ["Bos", "Optaget"]
    choose(page, "Alle i Fyldt 30")
    assert seen(page) == ["Annas", "Bos", "Optaget"]
    assert "Optaget for Bo Lindgaard" in page.week.shown.blocks[-1].sentence
    choose(page, "Alle medarbejdere")
    assert seen(page)[:3] == ["Annas", "Bos", "Peters"]


@pytest.mark.parametrize(
    ("keys", "title"),
    [
        ([Qt.Key.Key_PageDown], "30. november – 4. december 2026"),
        ([Qt.Key.Key_PageUp], "16.–20. november 2026"),
        ([Qt.Key.Key_PageDown] * 6, "4.–8. januar 2027"),
        ([Qt.Key.Key_PageDown] * 5, "28. december 2026 – 1. januar 2027"),
        ([Qt.Key.Key_PageDown, Qt.Key.Key_T], "23.–27. november 2026"),
        ([Qt.Key.Key_PageDown, Qt.Key.Key_Home], "23.–27. november 2026"),
    ],
)
def test_the_keyboard_pages_and_finds_back(
    qtbot: QtBot, office: Office, keys: list[Qt.Key], title: str
) -> None:
    page = show_page(qtbot, office)
    for key in keys:
        QTest.keyClick(page.week, key)
    assert page.bar.title.text() == title


def test_buttons_page_too(qtbot: QtBot, office: Office) -> None:
    page = show_page(qtbot, office)
    page.bar.forward.click()
    page.bar.forward.click()
    assert page.bar.week.text() == "uge 50"
    page.bar.back.click()
    assert page.bar.week.text() == "uge 49"
    page.bar.today.click()
    assert page.bar.week.text() == "uge 48"


def test_day_and_month_are_views_of_the_same(qtbot: QtBot, office: Office) -> None:
    office.meet(THURSDAY, 9, 10, office.anna, title="Ledergruppe")
    page = show_page(qtbot, office)
    QTest.mouseClick(page.week.heads, LEFT, pos=page.week.heads.day_area(3).center())
    assert page.bar.title.text() == "Torsdag den 26. november 2026"
    assert seen(page) == ["Ledergruppe"]
    page.bar.modes.button("month").click()
    assert page.bar.title.text() == "November 2026"
    assert page.month.isVisible()
    assert [item.text for item in page.month.shown_items(THURSDAY)] == ["Ledergruppe"]
    page.month.setFocus()
    QTest.keyClick(page.month, Qt.Key.Key_Left)
    QTest.keyClick(page.month, Qt.Key.Key_Return)
    assert page.bar.title.text() == "Onsdag den 25. november 2026"
    assert page.week.hasFocus()


def test_the_day_view_passes_over_an_empty_weekend(qtbot: QtBot, office: Office) -> None:
    page = show_page(qtbot, office)
    page.show_day(FRIDAY)
    page.step(1)
    assert days(page) == [30]
    office.meet(SATURDAY, 10, 12, office.anna)
    page.step(-1)
    assert days(page) == [28]


def test_saturday_and_sunday_come_when_they_are_needed_or_wished(qtbot: QtBot, office: Office) -> None:
    page = show_page(qtbot, office)
    assert days(page) == [23, 24, 25, 26, 27]
    assert office.ctx.registry.run("calendar.weekend")
    assert days(page) == [23, 24, 25, 26, 27, 28, 29]
    assert office.ctx.registry.run("calendar.weekend")
    office.meet(SATURDAY, 10, 12, office.anna)
    page.refresh()
    assert days(page) == [23, 24, 25, 26, 27, 28, 29]


def test_opened_on_a_weekend_it_is_the_work_week_to_come(qtbot: QtBot, office: Office) -> None:
    page = show_page(qtbot, on_saturday(office))
    assert days(page) == [30, 1, 2, 3, 4]
    assert page.week.cursor_time()[0] == date(2026, 11, 30)
    page.go_today()
    assert days(page) == [23, 24, 25, 26, 27, 28, 29]
    page.step(1)
    assert days(page) == [30, 1, 2, 3, 4]
    page.step(-1)
    assert days(page) == [23, 24, 25, 26, 27]


def test_opened_on_a_weekend_with_a_meeting_it_is_that_weekend(qtbot: QtBot, office: Office) -> None:
    office.meet(SATURDAY, 10, 12, office.anna)
    assert days(show_page(qtbot, on_saturday(office))) == [23, 24, 25, 26, 27, 28, 29]


def test_the_day_of_a_chosen_meeting_is_shown(qtbot: QtBot, office: Office) -> None:
    number = office.meet(THURSDAY, 10, 12, office.anna)
    page = show_page(qtbot, office)
    page.week.choose(MeetingRef(number))
    page.set_mode("day")
    assert days(page) == [THURSDAY.day]


def test_walking_over_friday_comes_to_monday(qtbot: QtBot, office: Office) -> None:
    page = show_page(qtbot, office)
    page.week.stand_on(FRIDAY, 600)
    QTest.keyClick(page.week, Qt.Key.Key_Right)
    assert page.week.cursor_time() == (date(2026, 11, 30), 600)
    QTest.keyClick(page.week, Qt.Key.Key_Left)
    assert page.week.cursor_time() == (FRIDAY, 600)


def test_a_typed_date_is_gone_to(qtbot: QtBot, office: Office) -> None:
    page = show_page(qtbot, office)
    page.ask_day()
    (dialog,) = page.findChildren(GoToDialog)
    edit = dialog.field("day").focusProxy()
    assert edit is not None
    QTest.keyClicks(edit, "30/2")
    dialog.save.click()
    assert dialog.isVisible() and dialog.field("day").error()
    edit.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(edit, "3/3 2027")
    dialog.save.click()
    assert page.bar.title.text() == "1.–5. marts 2027"


def test_an_empty_week_says_so_and_offers_one_thing_to_do(qtbot: QtBot, office: Office) -> None:
    page = show_page(qtbot, office)
    assert page.stage.note.text().startswith("Ingen møder i uge 48.")
    assert page.stage.note.isVisible() and not page.stage.legend.isVisible()
    wanted = Heard(office.ctx.new_meeting_wanted)
    page.stage.book.click()
    assert wanted.only() == (MeetingWish(),)
    office.meet(TUESDAY, 9, 10, office.anna)
    page.refresh()
    assert page.stage.legend.isVisible() and not page.stage.note.isVisible()


# Making


def test_enter_and_a_drag_want_a_meeting_at_the_time(qtbot: QtBot, office: Office) -> None:
    page = show_page(qtbot, office)
    wanted = Heard(office.ctx.new_meeting_wanted)
    page.week.stand_on(THURSDAY, 600)
    QTest.keyClick(page.week, Qt.Key.Key_Return)
    drag(page.week.viewport(), page.week.point(4, 13 * 60), page.week.point(4, 14 * 60))
    assert [call[0] for call in wanted.calls] == [
        MeetingWish(starts=local(THURSDAY, 10)),
        MeetingWish(starts=local(FRIDAY, 13), minutes=60),
    ]


def test_the_button_takes_the_time_somebody_has_chosen(qtbot: QtBot, office: Office) -> None:
    page = show_page(qtbot, office)
    wanted = Heard(office.ctx.new_meeting_wanted)
    page.bar.new.click()
    QTest.mouseClick(page.week.viewport(), LEFT, pos=page.week.point(3, 9 * 60 + 5))
    page.bar.new.click()
    assert [call[0] for call in wanted.calls] == [MeetingWish(), MeetingWish(starts=local(THURSDAY, 9))]


# The panel


def test_a_click_shows_the_panel_and_esc_closes_it(qtbot: QtBot, office: Office) -> None:
    meeting = office.meet(TUESDAY, 13, 14, office.anna)
    page = show_page(qtbot, office)
    QTest.mouseClick(page.week.viewport(), LEFT, pos=page.week.point(1, 13 * 60 + 20))
    assert page.panel.ref() == MeetingRef(meeting)
    assert page.week.hasFocus()
    QTest.keyClick(page.week, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()


def test_enter_goes_into_the_panel_and_esc_back(qtbot: QtBot, office: Office) -> None:
    meeting = office.meet(TUESDAY, 13, 14, office.anna)
    page = show_page(qtbot, office)
    page.week.choose(MeetingRef(meeting))
    QTest.keyClick(page.week, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None and page.panel.isAncestorOf(focused)
    page.panel.close_panel()
    assert page.week.hasFocus()


def test_the_open_panel_follows_the_arrows(qtbot: QtBot, office: Office) -> None:
    first, second = office.meet(TUESDAY, 9, 10, office.anna), office.meet(TUESDAY, 10, 11, office.anna)
    page = show_page(qtbot, office)
    page.show_meeting(MeetingRef(first))
    QTest.keyClick(page.week, Qt.Key.Key_Down)
    assert page.panel.ref() == MeetingRef(second)


def test_a_colleagues_meeting_is_shown_in_her_calendar(qtbot: QtBot, office: Office) -> None:
    meeting = office.meet(date(2026, 12, 16), 9, 10, office.bo, title="Bos møde")
    page = show_page(qtbot, office)
    page.show_meeting(MeetingRef(meeting))
    assert page.bar.title.text() == "14.–18. december 2026"
    assert page.bar.whose.currentText() == "Bo Lindgaard"
    assert page.week.chosen_ref() == MeetingRef(meeting)
    assert page.panel.ref() == MeetingRef(meeting)


def test_a_meeting_that_is_gone_is_told_of(qtbot: QtBot, office: Office) -> None:
    page = show_page(qtbot, office)
    refused = Heard(office.ctx.refused)
    page.show_meeting(MeetingRef(999))
    assert refused.only() == ("Mødet findes ikke længere.",)


# Moving


def test_a_moved_meeting_is_saved_chosen_and_undone(qtbot: QtBot, office: Office) -> None:
    meeting = office.meet(TUESDAY, 13, 14, office.anna)
    page = show_page(qtbot, office)
    page.week.choose(MeetingRef(meeting))
    QTest.keyClick(page.week, Qt.Key.Key_Down, ALT)
    QTest.keyClick(page.week, Qt.Key.Key_Right, ALT)
    QTest.keyClick(page.week, Qt.Key.Key_Down, ALT | Qt.KeyboardModifier.ShiftModifier)
    assert office.times(meeting) == "25/11 13.15–14.30"
    assert page.week.chosen_ref() == MeetingRef(meeting)
    for _ in range(3):
        undoing.undo(office.desk)
    assert office.times(meeting) == "24/11 13.00–14.00"
    assert page.week.shown.blocks[0].day == 1


def test_a_meeting_moved_out_of_the_week_is_followed(qtbot: QtBot, office: Office) -> None:
    meeting = office.meet(FRIDAY, 13, 14, office.anna)
    page = show_page(qtbot, office)
    page.show_day(FRIDAY)
    page.week.choose(MeetingRef(meeting))
    for _ in range(3):
        QTest.keyClick(page.week, Qt.Key.Key_Left, ALT)
    assert days(page) == [24]
    assert page.week.chosen_ref() == MeetingRef(meeting)


def test_a_drag_saves_the_new_time(qtbot: QtBot, office: Office) -> None:
    meeting = office.meet(TUESDAY, 13, 14, office.anna)
    page = show_page(qtbot, office)
    drag(page.week.viewport(), page.week.point(1, 13 * 60 + 30), page.week.point(2, 9 * 60 + 30))
    assert office.times(meeting) == "25/11 09.00–10.00"


def test_a_clash_is_told_and_kept_only_knowingly(qtbot: QtBot, office: Office) -> None:
    meeting = office.meet(TUESDAY, 13, 14, office.anna)
    office.meet(TUESDAY, 14, 15, office.anna, title="Teammøde")
    page = show_page(qtbot, office)
    page.week.choose(MeetingRef(meeting))
    QTest.keyClick(page.week, Qt.Key.Key_Down, ALT)
    (dialog,) = page.findChildren(ClashDialog)
    assert "Teammøde" in " ".join(dialog.clashes.texts())
    dialog.reject()
    assert office.times(meeting) == "24/11 13.00–14.00"
    QApplication.sendPostedEvents(None, 52)  # what was closed is gone before it is asked again
    QTest.keyClick(page.week, Qt.Key.Key_Down, ALT)
    dialog = next(one for one in page.findChildren(ClashDialog) if one.isVisible())
    dialog.keep.click()
    assert office.times(meeting) == "24/11 13.15–14.15"
    assert calendar.card(office.desk, MeetingRef(meeting)).clash_kept == "Beholdt bevidst"


@pytest.mark.parametrize(
    ("scope", "found"),
    [(Scope.THIS, ["24/11 10.00", "01/12 09.00"]), (Scope.ALL, ["24/11 10.00", "01/12 10.00"])],
)
def test_of_a_series_it_is_asked_which_are_meant(
    qtbot: QtBot, office: Office, scope: Scope, found: list[str]
) -> None:
    office.meet(TUESDAY, 9, 10, office.anna, title="Parmøde", rule="FREQ=WEEKLY;COUNT=4")
    page = show_page(qtbot, office)
    drag(page.week.viewport(), page.week.point(1, 9 * 60 + 30), page.week.point(1, 10 * 60 + 30))
    (dialog,) = page.findChildren(ScopeDialog)
    dialog.choices[scope].setChecked(True)
    dialog.go.click()
    entries = calendar.entries(office.desk, TUESDAY, date(2026, 12, 5))
    assert sorted(f"{one.starts:%d/%m %H.%M}" for one in entries) == sorted(found)
    chosen = page.week.current()
    assert chosen is not None and chosen.starts == local(TUESDAY, 10)


def test_the_month_moves_a_meeting_to_another_day(qtbot: QtBot, office: Office) -> None:
    meeting = office.meet(TUESDAY, 13, 14, office.anna)
    page = show_page(qtbot, office)
    page.set_mode("month")
    QApplication.processEvents()
    drag(page.month, page.month.line_area(TUESDAY, 0).center(), page.month.day_area(FRIDAY).center())
    assert office.times(meeting) == "27/11 13.00–14.00"


# Actions


def test_the_keys_stand_in_the_sheet_and_the_actions_are_found(qtbot: QtBot, office: Office) -> None:
    meeting = office.meet(WEDNESDAY, 13, 14, office.anna)
    page = show_page(qtbot, office)
    registry = office.ctx.registry
    told = {key for action in registry.all() for key in action.shortcuts + action.taken}
    assert {"Alt+1", "Alt+2", "Alt+3", "Ctrl+G", "T", "PgUp", "PgDown", "Alt+Down", "Alt+Shift+Up"} <= told
    assert not registry.run("calendar.later")
    page.week.choose(MeetingRef(meeting))
    assert registry.run("calendar.later")
    assert office.times(meeting) == "25/11 13.15–14.15"
    page.hide()
    assert [action.label for action in registry.search("kalender") if action.id.startswith("calendar")] == []


def test_what_the_panel_offers_can_be_found_while_it_is_open(qtbot: QtBot, office: Office) -> None:
    meeting = office.meet(FRIDAY, 13, 14, office.anna)
    page = show_page(qtbot, office)
    registry = office.ctx.registry
    assert [action.id for action in registry.search("aflys mødet")] == []
    page.show_meeting(MeetingRef(meeting))
    assert [action.id for action in registry.search("aflys mødet")] == ["calendar.cancel"]
    paper = Heard(office.ctx.paper_wanted)
    assert registry.run("calendar.paper")
    assert paper.only() == (MeetingRef(meeting),)
