"""The window is locked when nobody is at the desk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from koordinator.ui.idle import IdleWatch


class Clock:
    """A clock that goes when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def ticked(watch: IdleWatch, clock: Clock, seconds: int) -> None:
    for _ in range(seconds // 15):
        clock.now += 15
        watch.tick()


def test_fifteen_quiet_minutes_lock_and_a_key_begins_them_anew(qtbot: QtBot, clock: Clock) -> None:
    heard: list[bool] = []
    watch = IdleWatch(15, clock)
    watch.away.connect(lambda: heard.append(True))
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is not None)
    watch.follow(QApplication.instance())  # type: ignore[arg-type]
    ticked(watch, clock, 14 * 60)
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    ticked(watch, clock, 14 * 60)
    assert heard == []
    ticked(watch, clock, 60)
    assert heard == [True]
    watch.stop()


def test_a_machine_that_slept_is_locked_at_once(qtbot: QtBot, clock: Clock) -> None:
    watch = IdleWatch(60, clock)
    clock.now += 300
    with qtbot.waitSignal(watch.away):
        watch.tick()


def test_ten_hours_are_the_longest_however_busy(qtbot: QtBot, clock: Clock) -> None:
    watch = IdleWatch(10_000, clock)
    with qtbot.waitSignal(watch.away):
        ticked(watch, clock, 10 * 3600)
