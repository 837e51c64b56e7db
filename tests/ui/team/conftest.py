"""A small office, and its caseloads in front of the leader."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.ui.team.loads.tab import LoadsTab
from tests.ui.cases.desk import until_left
from tests.ui.team.office import Office, make_office
from tests.ui.team.tabs import shown_tab


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    """A leader's office."""
    yield from until_left(make_office(tmp_path))


@pytest.fixture
def page(qtbot: QtBot, office: Office) -> LoadsTab:
    """The caseloads in front."""
    return shown_tab(qtbot, LoadsTab(office.ctx), office.ctx)
