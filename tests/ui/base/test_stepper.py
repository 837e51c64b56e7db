"""A number between a minus and a plus."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from koordinator.ui.base.stepper import Stepper


def test_it_steps_by_buttons_keys_and_typing_and_stays_at_nothing(qtbot: QtBot) -> None:
    stepper = Stepper("Højst", 1)
    qtbot.addWidget(stepper)
    heard: list[int] = []
    stepper.changed.connect(heard.append)
    stepper.more.click()
    QTest.keyClick(stepper.edit, Qt.Key.Key_Up)
    stepper.edit.selectAll()
    QTest.keyClicks(stepper.edit, "1")
    QTest.keyClick(stepper.edit, Qt.Key.Key_Return)
    stepper.fewer.click()
    QTest.keyClick(stepper.edit, Qt.Key.Key_Down)
    assert heard == [2, 3, 1, 0]
    assert not stepper.fewer.isEnabled()
    stepper.edit.clear()
    QTest.keyClick(stepper.edit, Qt.Key.Key_PageUp)
    assert (stepper.number(), stepper.edit.text()) == (10, "10")


def test_a_number_set_from_outside_is_not_told(qtbot: QtBot) -> None:
    stepper = Stepper("Højst")
    qtbot.addWidget(stepper)
    heard: list[int] = []
    stepper.changed.connect(heard.append)
    stepper.set_number(7)
    assert (stepper.number(), stepper.edit.text(), heard) == (7, "7", [])


def test_one_tabs_through_its_buttons_and_its_number(qtbot: QtBot) -> None:
    stepper = Stepper("Højst", 3)
    qtbot.addWidget(stepper)
    stepper.show()
    stepper.fewer.setFocus()
    for expected in (stepper.edit, stepper.more):
        QTest.keyClick(stepper.focusWidget(), Qt.Key.Key_Tab)
        assert stepper.focusWidget() is expected
