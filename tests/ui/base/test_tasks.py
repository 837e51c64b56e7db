"""Long work: it answers in the window's thread, can be cancelled, fails with a sentence, and runs once."""

import gc
from threading import Event, get_ident

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from koordinator.errors import UnusableInput
from koordinator.ui.base.labels import Label
from koordinator.ui.tasks import OUR_FAULT, OperationRunner, Progress, ProgressDialog, ProgressPanel


@pytest.fixture
def runner(qtbot: QtBot) -> OperationRunner:
    """A runner without a crash report."""
    return OperationRunner()


def test_the_answer_comes_in_the_window_s_thread(qtbot: QtBot, runner: OperationRunner) -> None:
    threads: list[int] = []
    answers: list[object] = []

    def work(_progress: Progress) -> int:
        threads.append(get_ident())
        return 212

    operation = runner.start("import", "Henter", work)
    assert operation is not None

    def keep(answer: object) -> None:
        answers.append(answer)
        threads.append(get_ident())

    operation.succeeded.connect(keep)
    with qtbot.waitSignal(operation.finished):
        pass
    assert answers == [212]
    assert threads[0] != threads[1] == get_ident()


def test_garbage_waits_until_the_work_has_left_its_thread(qtbot: QtBot, runner: OperationRunner) -> None:
    collected: list[bool] = []
    assert gc.isenabled()
    operation = runner.start("x", "Henter", lambda _progress: collected.append(gc.isenabled()))
    other = runner.start("y", "Henter", lambda _progress: collected.append(gc.isenabled()))
    assert operation is not None and other is not None
    qtbot.waitUntil(gc.isenabled)
    assert collected == [False, False]


def test_progress_counts_and_ends_full(qtbot: QtBot, runner: OperationRunner) -> None:
    seen: list[tuple[int, int]] = []

    def work(progress: Progress) -> None:
        for done in range(1001):
            progress(done, 1000)

    operation = runner.start("x", "Henter", work)
    assert operation is not None
    operation.progressed.connect(lambda done, total, _text: seen.append((done, total)))
    with qtbot.waitSignal(operation.finished):
        pass
    assert seen[-1] == (1000, 1000)
    assert len(seen) < 100


def test_cancelling_stops_the_work(qtbot: QtBot, runner: OperationRunner) -> None:
    begun = Event()

    def work(progress: Progress) -> None:
        while True:
            begun.set()
            progress(1, 2)

    operation = runner.start("x", "Henter", work)
    assert operation is not None
    begun.wait(5)
    with qtbot.waitSignal(operation.cancelled), qtbot.assertNotEmitted(operation.succeeded):
        operation.cancel()
    assert not runner.running("x")


def test_a_known_fault_is_told_in_its_own_words(qtbot: QtBot, runner: OperationRunner) -> None:
    def work(_progress: Progress) -> None:
        raise UnusableInput("Filen har ingen række med overskrifter.")

    operation = runner.start("x", "Henter", work)
    assert operation is not None
    with qtbot.waitSignal(operation.failed) as failed:
        pass
    assert failed.args == ["Filen har ingen række med overskrifter."]


def test_our_own_fault_is_reported_without_its_values(qtbot: QtBot) -> None:
    reported: list[BaseException] = []
    runner = OperationRunner(reported.append)

    def work(_progress: Progress) -> None:
        raise KeyError("Mille Østerby")

    operation = runner.start("x", "Henter", work)
    assert operation is not None
    with qtbot.waitSignal(operation.failed) as failed:
        pass
    assert failed.args == [OUR_FAULT]
    assert isinstance(reported[0], KeyError)


def test_the_same_work_does_not_start_twice(qtbot: QtBot, runner: OperationRunner) -> None:
    go_on = Event()
    first = runner.start("import", "Henter", lambda _: go_on.wait(5))
    assert first is not None
    assert runner.start("import", "Henter", lambda _: None) is None
    assert runner.running("import")
    with qtbot.waitSignal(first.finished):
        go_on.set()
    again = runner.start("import", "Henter", lambda _: None)
    assert again is not None
    with qtbot.waitSignal(again.finished):
        pass


def test_closing_cancels_and_waits(qtbot: QtBot, runner: OperationRunner) -> None:
    def work(progress: Progress) -> None:
        while True:
            progress(0, 0)

    operation = runner.start("x", "Henter", work)
    assert operation is not None
    assert runner.stop_all()
    with qtbot.waitSignal(operation.finished):
        pass


def test_the_panel_shows_the_count_and_cancels(qtbot: QtBot, runner: OperationRunner) -> None:
    begun = Event()

    def work(progress: Progress) -> None:
        while True:
            begun.set()
            progress(1240, 20000, "Læser rækker")

    operation = runner.start("x", "Henter sager", work)
    assert operation is not None
    panel = ProgressPanel(operation)
    qtbot.addWidget(panel)
    with qtbot.waitSignal(operation.progressed):
        begun.wait(5)
    assert "1.240 af 20.000" in [label.text() for label in panel.findChildren(Label)]
    bar = panel.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    assert (bar.value(), bar.maximum()) == (1240, 20000)
    with qtbot.waitSignal(operation.cancelled):
        QTest.mouseClick(panel.cancel, Qt.MouseButton.LeftButton)


def test_quick_work_shows_no_dialog(qtbot: QtBot, runner: OperationRunner) -> None:
    operation = runner.start("x", "Henter", lambda _: None)
    assert operation is not None
    dialog = ProgressDialog(operation)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(operation.finished):
        assert not dialog.isVisible()
