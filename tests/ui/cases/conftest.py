"""The house style and the page of cases, seen by the leader."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.ui.cases.page import CasesPage
from tests.ui.cases.desk import Place, make_place, show_page


@pytest.fixture
def place(qapp: QApplication, tmp_path: Path) -> Iterator[Place]:
    """The leader's desk."""
    made = make_place(tmp_path)
    yield made
    made.ctx.runner.stop_all()
    made.ctx.close()
    made.desk.store.close()


@pytest.fixture
def page(qtbot: QtBot, place: Place) -> CasesPage:
    """The page in front of the leader."""
    return show_page(qtbot, place.ctx)
