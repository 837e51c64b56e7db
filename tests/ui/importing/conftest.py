"""A leader's window surroundings on an empty store, and a wizard to walk through."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from koordinator.domain.roles import Role
from koordinator.services import stores
from koordinator.services.workplace import Workplace
from koordinator.ui.actions import ActionRegistry
from koordinator.ui.context import Context
from koordinator.ui.importing.steps import Step
from koordinator.ui.importing.wizard import ImportWizard
from koordinator.ui.tasks import OperationRunner

DATA = Path("tests/data/jobcenter-a").absolute()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workplace]:
    monkeypatch.setenv("KOORDINATOR_TODAY", "2026-11-20")
    leader = frozenset({Role.LEADER})
    made, _ = stores.create_store(
        tmp_path / "hus" / "lager.koordinator", "Lone Leder", leader, "tre blå cykler"
    )
    yield made
    made.close(back_up=False)


@pytest.fixture
def crashes() -> list[BaseException]:
    return []


@pytest.fixture
def ctx(qapp: QApplication, place: Workplace, crashes: list[BaseException]) -> Iterator[Context]:
    runner = OperationRunner(crashes.append)
    made = Context(place, ActionRegistry(), runner)
    yield made
    assert runner.stop_all()
    made.close()
    assert not crashes


class Walker:
    """Somebody at the keyboard: presses keys where the focus is and waits for the next step."""

    def __init__(self, qtbot: QtBot, wizard: ImportWizard) -> None:
        self.qtbot, self.wizard = qtbot, wizard

    def at(self, step: Step) -> None:
        self.qtbot.waitUntil(lambda: self.wizard.step is step and not self.busy(), timeout=20_000)

    def busy(self) -> bool:
        return self.wizard.busy()

    def still(self) -> None:
        self.qtbot.waitUntil(lambda: not self.busy(), timeout=20_000)

    def read(self, path: Path) -> None:
        self.wizard.read(path)
        self.still()

    def press(self, key: Qt.Key) -> None:
        focused = self.wizard.focusWidget()
        target: QWidget = focused if focused is not None else self.wizard
        QTest.keyClick(target, key)

    def enter(self, step: Step) -> None:
        """Enter goes on to a step."""
        self.press(Qt.Key.Key_Return)
        self.at(step)

    def done(self) -> str:
        """Enter in the review, and what the last step says."""
        headline = self.wizard.done_step.headline
        self.press(Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: headline.isVisible() and not self.busy(), timeout=20_000)
        return headline.text()


Walk = Callable[[], Walker]


@pytest.fixture
def walk(qtbot: QtBot, ctx: Context) -> Walk:
    def start() -> Walker:
        wizard = ImportWizard(ctx)
        qtbot.addWidget(wizard)
        wizard.resize(968, 640)
        wizard.open()
        qtbot.waitExposed(wizard)
        return Walker(qtbot, wizard)

    return start
