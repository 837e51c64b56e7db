"""The case at a glance: goal, timeline by mouse and keys, list of everything, next steps and job track."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.db.course_tables import JournalNote, Plan
from koordinator.db.tables import Intervention, Placement
from koordinator.domain.meetings.moments import local
from koordinator.domain.timeline import Kind
from koordinator.services.case_edits import save_field
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.course.overview.layout import Item
from koordinator.ui.course.overview.tab import OverviewTab
from tests.factories import TODAY, add_case
from tests.ui.hands import shown
from tests.ui.meetings.conftest import office
from tests.ui.meetings.office import DAY, Office

__all__ = ["office"]

HOSTILE = "<b>Have</b> & <img src=x>"


@pytest.fixture
def tab(qtbot: QtBot, office: Office) -> OverviewTab:
    with office.desk.write("Forløb") as tx:
        tx.add(
            Plan(case_id=office.mille, goal="Jeg vil arbejde med planter"),
            Intervention(case_id=office.mille, title=HOSTILE, starts=TODAY - timedelta(60)),
            Placement(case_id=office.mille, kind="praktik", title="Praktik i Brugsen", place="Brugsen",
                      starts=TODAY - timedelta(30), ends=date(2027, 1, 12)),
            JournalNote(case_id=office.mille, day=TODAY, kind="phone", subject="Ringede selv", text=HOSTILE,
                        made_at=datetime(2026, 11, 20, tzinfo=UTC)),
        )  # fmt: skip
    office.book(local(DAY, 13))
    made = OverviewTab(office.ctx)
    qtbot.addWidget(made)
    made.resize(1080, 700)
    made.show()
    made.show_case(office.mille)
    return made


def lines(tab: OverviewTab) -> list[str]:
    model = tab.everything.model_
    return [str(model.data(model.index(row))) for row in range(model.rowCount())]


def item(tab: OverviewTab, kind: Kind) -> Item:
    return next(one for one in tab.timeline.items() if one.what.kind is kind)


def middle(one: Item) -> QPoint:
    return QPoint(one.x + one.width // 2, one.y + one.height // 2)


def test_goal_and_job_track_stand_as_they_were_said(tab: OverviewTab) -> None:
    assert "»Jeg vil arbejde med planter«" in shown(tab)
    assert tab.track.text() == "Praktik i Brugsen til 12. jan. – intet aftalt derefter"


def test_everything_is_listed_newest_first_as_typed(tab: OverviewTab) -> None:
    found = lines(tab)
    assert found[0].startswith("24. nov., Netværksmøde kl. 13.00, Om 4 dage")
    assert found[1] == f"I dag, Ringede selv, {HOSTILE}"
    assert any(HOSTILE in line for line in found[2:])


def test_the_chips_narrow_the_list(tab: OverviewTab) -> None:
    tab.groups.chip("notes").click()
    assert [line.split(", ")[1] for line in lines(tab)] == ["Ringede selv"]
    tab.groups.chip("papers").click()
    assert lines(tab) == []
    assert "Intet af den slags" in shown(tab)


def test_enter_on_a_line_opens_it_where_it_lives(tab: OverviewTab, office: Office) -> None:
    meetings, tabs = QSignalSpy(office.ctx.meeting_wanted), QSignalSpy(office.ctx.course_wanted)
    tab.everything.setFocus()
    QTest.keyClick(tab.everything, Qt.Key.Key_Return)
    assert meetings.count() == 1
    QTest.keyClick(tab.everything, Qt.Key.Key_Down)
    QTest.keyClick(tab.everything, Qt.Key.Key_Return)
    assert tabs.at(0) == [office.mille, "notes"]


def test_the_timeline_zooms_and_moves_by_keys(tab: OverviewTab) -> None:
    view = tab.timeline
    assert tab.zoom.chosen() == ["15m"]
    days = view.window_.days
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.window_.days < days
    assert tab.zoom.chosen() == []
    QTest.keyClick(view, Qt.Key.Key_Minus)
    first = view.window_.first
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.window_.first < first
    for _ in range(30):
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.window_.first > TODAY
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.window_.first < TODAY < view.window_.last


def test_the_chips_choose_how_much_is_in_sight(tab: OverviewTab) -> None:
    for key, days in (("6w", 42), ("3m", 92), ("15m", 457)):
        tab.zoom.chip(key).click()
        assert tab.timeline.window_.days == days
        assert tab.zoom.chosen() == [key]
    tab.zoom.chip("all").click()
    assert tab.timeline.window_.first <= date(2026, 3, 2)
    assert tab.zoom.chosen() == ["all"]


def test_ctrl_and_the_wheel_zoom_where_the_mouse_is(tab: OverviewTab) -> None:
    view, at = tab.timeline, QPointF(tab.timeline.width() - 40, 40)
    last, days = view.window_.last, view.window_.days
    for modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        event = QWheelEvent(
            at, view.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, modifiers,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, event)
        assert (view.window_.days == days) == (modifiers == Qt.KeyboardModifier.NoModifier)
    assert abs((view.window_.last - last).days) < 15


def test_dragging_moves_and_a_click_opens(tab: OverviewTab, office: Office) -> None:
    view, tabs = tab.timeline, QSignalSpy(office.ctx.course_wanted)
    where = middle(item(tab, Kind.INTERVENTION))
    first = view.window_.first
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseMove(view, where - QPoint(60, 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=where - QPoint(60, 0))
    assert view.window_.first > first
    assert tabs.count() == 0
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle(item(tab, Kind.PLACEMENT)))
    assert tabs.at(0) == [office.mille, "job"]


def test_a_thing_on_the_timeline_says_what_it_is_as_typed(tab: OverviewTab) -> None:
    words = tab.timeline.item_words(item(tab, Kind.PLACEMENT).what)
    assert words == "Praktik i Brugsen\n21. okt. 2026 – 12. jan. 2027"
    assert "Alt på sagen" in tab.timeline.accessibleDescription()


def test_nothing_on_the_timeline_lies_on_something_else(tab: OverviewTab) -> None:
    bars = [one for one in tab.timeline.items() if one.bar]
    for number, one in enumerate(bars):
        for other in bars[number + 1 :]:
            apart = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_what_is_due_stands_with_its_action_and_can_be_put_off(tab: OverviewTab, office: Office) -> None:
    assert "Næste skridt" in shown(tab)
    booked = QSignalSpy(office.ctx.new_meeting_wanted)
    words = [one.accessibleName() for one in tab.steps.findChildren(type(tab.steps.fold)) if one.isVisible()]
    assert {"Book", "Skriv", "Forny", "Opdater"} & set(words)
    later = next(
        one for one in tab.steps.findChildren(type(tab.closer)) if one.accessibleName().startswith("Udsæt")
    )
    later.click()
    (dialog,) = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, EntryDialog) and one.isVisible()
    ]
    dialog.reject()
    assert booked.count() == 0


def test_the_wheel_in_small_opens_its_tab(tab: OverviewTab, office: Office) -> None:
    tabs = QSignalSpy(office.ctx.course_wanted)
    assert "Hjulet er ikke udfyldt endnu." in shown(tab)
    tab.wheel.open.click()
    assert tabs.at(0) == [office.mille, "wheel"]


def test_a_case_about_which_nothing_is_known(tab: OverviewTab, office: Office) -> None:
    empty = add_case(office.desk, "Bo Dam")
    tabs = QSignalSpy(office.ctx.course_wanted)
    tab.show_case(empty)
    assert [line.split(", ")[1] for line in lines(tab)] == ["Sagen startede"]
    assert tab.track.text() == "Intet i gang endnu"
    tab.add_goal.click()
    assert tabs.at(0) == [empty, "plan"]


def test_a_change_elsewhere_leaves_the_view_as_it_was(tab: OverviewTab, office: Office) -> None:
    tab.zoom.chip("3m").click()
    tab.groups.chip("notes").click()
    QTest.keyClick(tab.timeline, Qt.Key.Key_Left)
    window = tab.timeline.window_
    save_field(office.desk, office.mille, "remark", "Ny")
    tab.show_case(office.mille)
    assert tab.timeline.window_ == window
    assert tab.groups.chosen() == ["notes"]
