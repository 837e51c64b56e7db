"""Questions beside the window: the newest is answered, an older one is stopped and never heard."""

from threading import Event
from time import sleep

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from koordinator.errors import Cancelled, Refused
from koordinator.ui.asking import Asking
from koordinator.ui.tasks import OperationRunner, Progress


@pytest.fixture
def asking(qtbot: QtBot) -> Asking:
    return Asking(OperationRunner(), "Regner")


def endless(progress: Progress) -> object:
    while True:
        progress(0, 0)


def test_the_newest_question_is_the_one_that_is_answered(qtbot: QtBot, asking: Asking) -> None:
    heard: list[object] = []
    asking.answered.connect(heard.append)
    asking.stopped.connect(lambda: heard.append("stopped"))
    asking.ask(endless)
    asking.ask(lambda _progress: "older")
    asking.ask(lambda _progress: "newest")
    assert asking.busy
    qtbot.waitUntil(lambda: not asking.busy)
    assert heard == ["newest"]


def test_it_counts_the_time_until_it_is_stopped(qtbot: QtBot, asking: Asking) -> None:
    with qtbot.waitSignal(asking.ticked) as ticked:
        asking.ask(endless)
    assert ticked.args is not None
    assert 0 < ticked.args[0] <= asking.seconds
    with qtbot.waitSignal(asking.stopped), qtbot.assertNotEmitted(asking.answered):
        asking.stop()
    assert not asking.busy


def test_work_that_stops_by_itself_is_no_fault_and_a_refusal_is_told(qtbot: QtBot, asking: Asking) -> None:
    def careful(progress: Progress) -> object:
        while not progress.cancelled:
            sleep(0.001)
        raise Cancelled("Stoppet.")

    asking.ask(careful)
    with qtbot.waitSignal(asking.stopped), qtbot.assertNotEmitted(asking.failed):
        asking.stop()

    def refuse(_progress: Progress) -> object:
        raise Refused("Det kan ikke lade sig gøre.")

    with qtbot.waitSignal(asking.failed) as failed:
        asking.ask(refuse)
    assert failed.args == ["Det kan ikke lade sig gøre."]


def test_nobody_hears_the_answer_when_who_asked_is_gone(qtbot: QtBot) -> None:
    runner, owner, go_on = OperationRunner(), QObject(), Event()
    heard: list[object] = []
    asking = Asking(runner, "Regner", owner)
    asking.answered.connect(heard.append)
    asking.ask(lambda _progress: go_on.wait(5))
    owner.deleteLater()
    QTest.qWait(1)
    go_on.set()
    assert runner.stop_all()
    QTest.qWait(10)
    assert heard == []
