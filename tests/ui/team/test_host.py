"""The team page and its tabs: one in front, each found by its name, and a worker opened from any of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from koordinator.ui.base.bars import CaseloadBars
from koordinator.ui.base.tabs import Tabs
from koordinator.ui.team.loads.tab import LoadsTab
from koordinator.ui.team.names import ACTIONS
from koordinator.ui.team.page import TABS, TeamPage
from koordinator.ui.team.pairs.tab import PairsTab
from tests.ui.team.office import Office


@pytest.fixture
def host(qtbot: QtBot, office: Office) -> TeamPage:
    made = TeamPage(office.ctx)
    qtbot.addWidget(made)
    office.ctx.team_wanted.connect(made.show_tab)
    office.ctx.changed.connect(lambda _: made.refresh())
    made.resize(1100, 760)
    made.show()
    made.activate()
    qtbot.waitExposed(made)
    return made


def test_every_tab_has_its_name_and_words_it_is_found_by(host: TeamPage) -> None:
    for key, (title, _name) in TABS.items():
        assert host.tab(key).key == key
        assert host.tab(key).title == title
    assert ACTIONS.keys() == TABS.keys()


def test_the_keyboard_is_in_what_a_tab_is_about_when_one_comes_there(
    qtbot: QtBot, host: TeamPage, office: Office
) -> None:
    loads, pairs = host.tab("loads"), host.tab("pairs")
    assert isinstance(loads, LoadsTab)
    assert isinstance(pairs, PairsTab)
    qtbot.waitUntil(loads.board.bars.hasFocus)
    office.ctx.registry.run("team.next")
    qtbot.waitUntil(pairs.matrix.hasFocus)
    office.ctx.registry.run("team.before")
    qtbot.waitUntil(loads.board.bars.hasFocus)
    for key in TABS:
        office.ctx.registry.run("team.next")
        focus = QApplication.focusWidget()
        assert focus is not None, key
        assert isinstance(focus, (QAbstractItemView, CaseloadBars, Tabs)), key


def test_one_who_walks_along_the_tabs_stays_there(qtbot: QtBot, host: TeamPage) -> None:
    host.tabs.setFocus()
    qtbot.waitUntil(host.tabs.hasFocus)
    QTest.keyClick(host.tabs, Qt.Key.Key_Right)
    assert host.tabs.hasFocus()


def test_a_worker_opens_beside_the_caseloads_from_any_tab(host: TeamPage, office: Office) -> None:
    host.show_tab("pairs")
    host.show_worker(office.bo)
    loads = host.tab("loads")
    assert host.current_key() == "loads"
    assert isinstance(loads, LoadsTab)
    assert loads.panel.worker_id() == office.bo
