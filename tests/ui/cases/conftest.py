"""The house style and the page of cases, seen by the leader."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.ui.cases.page import CasesPage
from tests.ui.cases.desk import Place, make_place, show_page, until_left


@pytest.fixture
def place(qapp: QApplication, tmp_path: Path) -> Iterator[Place]:
    """The leader's desk."""
    yield from until_left(make_place(tmp_path))


@pytest.fixture
def page(qtbot: QtBot, place: Place) -> CasesPage:
    """The page in front of the leader."""
    return show_page(qtbot, place.ctx)
