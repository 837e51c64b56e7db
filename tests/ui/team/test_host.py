"""The team page and its tabs: one in front, each found by its name, and a worker opened from any of them."""

import pytest
from pytestqt.qtbot import QtBot

from koordinator.ui.team.loads.tab import LoadsTab
from koordinator.ui.team.names import ACTIONS
from koordinator.ui.team.page import TABS, TeamPage
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


def test_a_worker_opens_beside_the_caseloads_from_any_tab(host: TeamPage, office: Office) -> None:
    host.show_tab("pairs")
    host.show_worker(office.bo)
    loads = host.tab("loads")
    assert host.current_key() == "loads"
    assert isinstance(loads, LoadsTab)
    assert loads.panel.worker_id() == office.bo
