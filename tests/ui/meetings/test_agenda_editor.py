"""The agenda as one edits it: typed, added, removed, ordered by keys and by dragging."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.domain.meetings.kinds import AgendaPoint
from koordinator.ui.base.focus import input_of
from koordinator.ui.base.labels import Label
from koordinator.ui.meetings.agenda_editor import AgendaEditor

HOSTILE = "<b>x</b><img src=/etc/passwd> & 'co'"
POINTS = [AgendaPoint("Siden sidst", 10, "Anna"), AgendaPoint("Aftaler", 15), AgendaPoint("Næste møde", 5)]
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def editor(qtbot: QtBot) -> AgendaEditor:
    made = AgendaEditor()
    qtbot.addWidget(made)
    made.resize(420, 500)
    made.set_duration(30)
    made.set_points(POINTS)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def titles(editor: AgendaEditor) -> list[str]:
    return [point.title for point in editor.points()]


def words(editor: AgendaEditor) -> str:
    return " ".join(label.text() for label in editor.sum.findChildren(Label))


def test_it_shows_what_it_is_given_and_says_that_nothing_changed(qtbot: QtBot, editor: AgendaEditor) -> None:
    with qtbot.assertNotEmitted(editor.changed):
        editor.set_points(POINTS)
    assert editor.points() == POINTS
    assert words(editor) == "30 af 30 min."


def test_a_title_is_typed_and_told_on_leaving(qtbot: QtBot, editor: AgendaEditor) -> None:
    editor.rows[1].title.setFocus()
    with qtbot.waitSignal(editor.changed):
        QTest.keyClicks(input_of(editor.rows[1].title), HOSTILE)
        QTest.keyClick(input_of(editor.rows[1].title), Qt.Key.Key_Tab)
    assert titles(editor)[1] == HOSTILE


def test_alt_and_the_arrows_order_the_points_and_keep_the_focus(qtbot: QtBot, editor: AgendaEditor) -> None:
    title = input_of(editor.rows[2].title)
    title.setFocus()
    with qtbot.waitSignal(editor.changed):
        QTest.keyClick(title, Qt.Key.Key_Up, ALT)
    QTest.keyClick(title, Qt.Key.Key_Up, ALT)
    QTest.keyClick(title, Qt.Key.Key_Up, ALT)
    assert titles(editor) == ["Næste møde", "Siden sidst", "Aftaler"]
    assert QApplication.focusWidget() is title
    QTest.keyClick(title, Qt.Key.Key_Down, ALT)
    assert titles(editor) == ["Siden sidst", "Næste møde", "Aftaler"]


def test_a_point_is_dragged_by_its_grip(qtbot: QtBot, editor: AgendaEditor) -> None:
    grip = editor.rows[0].grip
    below = editor.rows[2].mapToGlobal(QPoint(10, editor.rows[2].height() - 2))
    QTest.mousePress(grip, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(editor.changed):
        grip.dragged.emit(below)
        QTest.mouseRelease(grip, Qt.MouseButton.LeftButton)
    assert titles(editor) == ["Aftaler", "Næste møde", "Siden sidst"]


def test_a_point_is_added_named_and_removed(qtbot: QtBot, editor: AgendaEditor) -> None:
    editor.add.click()
    assert len(editor.points()) == 3, "a point without a name is not one yet"
    title = input_of(editor.rows[3].title)
    assert QApplication.focusWidget() is title
    with qtbot.waitSignal(editor.changed):
        QTest.keyClicks(title, "Eventuelt")
        QTest.keyClick(title, Qt.Key.Key_Tab)
    assert titles(editor)[-1] == "Eventuelt"
    with qtbot.waitSignal(editor.changed):
        editor.rows[0].remove.click()
    assert titles(editor) == ["Aftaler", "Næste møde", "Eventuelt"]


def test_the_sum_stands_against_the_duration(editor: AgendaEditor) -> None:
    minutes = input_of(editor.rows[0].minutes)
    minutes.setFocus()
    QTest.keyClicks(minutes, "25 min.")
    QTest.keyClick(minutes, Qt.Key.Key_Return)
    assert editor.points()[0].minutes == 25
    assert words(editor) == "45 af 30 min. · 15 min. for meget"


def test_what_is_no_number_is_said_at_the_field_and_nothing_is_lost(editor: AgendaEditor) -> None:
    minutes = input_of(editor.rows[0].minutes)
    minutes.setFocus()
    QTest.keyClicks(minutes, "-5")
    QTest.keyClick(minutes, Qt.Key.Key_Return)
    assert "helt antal minutter" in editor.rows[0].minutes.error()
    assert editor.points() == POINTS


def test_every_field_has_a_name_that_is_read_aloud(editor: AgendaEditor) -> None:
    names = [input_of(part).accessibleName() for row in editor.rows for part in row.fields()]
    assert names[:2] == ["Punkt 1: overskrift", "Punkt 1: minutter"]
    assert len(set(names)) == len(names)
