"""The tab of leave in front of the leader."""

import pytest
from pytestqt.qtbot import QtBot

from koordinator.ui.team.absence.tab import AbsenceTab
from tests.ui.team.office import Office
from tests.ui.team.tabs import shown_tab


@pytest.fixture
def tab(qtbot: QtBot, office: Office) -> AbsenceTab:
    """The tab as it is opened."""
    return shown_tab(qtbot, AbsenceTab(office.ctx), office.ctx, height=900)
