"""What every window test stands on: the house style, light and at the system's size, and cheap keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.services import demo, stores
from koordinator.ui.shell import Shell
from koordinator.ui.theme import Mode, Theme, apply
from tests.cheap_keys import cheap_keys
from tests.examples import example, made_example
from tests.shared_statements import shared_statements

__all__ = ["cheap_keys", "example", "made_example", "shared_statements"]


def usual_look(app: QApplication) -> Theme:
    """The theme, light and at the system's size; styling everything anew is spared where it is so already."""
    theme = Theme.of.get(app)
    if theme is not None and (theme.mode, theme.scale) == (Mode.LIGHT, 100):
        return theme
    return apply(app, Mode.LIGHT, 100)


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The theme, put back after each test; the window of the test before is really gone."""
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    yield usual_look(qapp)
    usual_look(qapp)


@pytest.fixture
def shell(qtbot: QtBot, example: Path) -> Iterator[Shell]:
    """The leader of a small example team with the whole window in front."""
    faults: list[BaseException] = []
    made = Shell(stores.open_store(example, demo.LOGIN, demo.PASSWORD), faults.append)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitActive(made.window)
    yield made
    made.close()
    assert faults == []
