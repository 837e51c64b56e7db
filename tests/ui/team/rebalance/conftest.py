"""Fordel om in a small office, solved."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.ui.team.rebalance.tab import RebalanceTab
from tests.ui.cases.desk import until_left
from tests.ui.team.office import Office, make_office


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    """A leader's office: Bo has five of four cases, and one case has nobody."""
    yield from until_left(make_office(tmp_path))


@pytest.fixture
def tab(qtbot: QtBot, office: Office) -> RebalanceTab:
    """The tab with its first answer."""
    return show_tab(qtbot, office)


def show_tab(qtbot: QtBot, office: Office) -> RebalanceTab:
    """The tab of an office, shown and answered; it is shown anew after each change, as its page does."""
    made = RebalanceTab(office.ctx)
    qtbot.addWidget(made)
    office.ctx.changed.connect(lambda _: made.show_tab())
    made.resize(1100, 760)
    made.show()
    made.show_tab()
    qtbot.waitExposed(made)
    settled(qtbot, made)
    return made


def settled(qtbot: QtBot, tab: RebalanceTab) -> None:
    """Waits until the answer and its curve have come."""
    qtbot.waitUntil(lambda: not tab.session.busy and not tab.session.curving, timeout=15_000)
