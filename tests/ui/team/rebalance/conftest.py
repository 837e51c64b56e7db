"""Fordel om in a small office, solved."""

import pytest
from pytestqt.qtbot import QtBot

from koordinator.ui.team.rebalance.tab import RebalanceTab
from tests.ui.team.office import Office
from tests.ui.team.tabs import shown_tab


@pytest.fixture
def tab(qtbot: QtBot, office: Office) -> RebalanceTab:
    """The tab with its first answer."""
    return show_tab(qtbot, office)


def show_tab(qtbot: QtBot, office: Office) -> RebalanceTab:
    """The tab of an office, shown and answered."""
    made = shown_tab(qtbot, RebalanceTab(office.ctx), office.ctx)
    settled(qtbot, made)
    return made


def settled(qtbot: QtBot, tab: RebalanceTab) -> None:
    """Waits until the answer and its curve have come."""
    qtbot.waitUntil(lambda: not tab.session.busy and not tab.session.curving, timeout=15_000)
