"""The team page and its tabs: one in front, each found by its name, and a worker opened from any of them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from koordinator.ui.team.loads.tab import LoadsTab
from koordinator.ui.team.page import TABS, TeamPage
from koordinator.ui.team.pairs.tab import PairsTab
from tests.ui.team.office import Office, shown_text


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


def test_every_tab_has_its_name_and_an_action_that_leads_to_it(host: TeamPage, office: Office) -> None:
    for key, (title, _name) in TABS.items():
        assert host.tab(key).key == key
        assert host.tab(key).title == title
        assert office.ctx.registry.get(f"team.tab.{key}").label


def test_a_worker_opens_beside_the_caseloads_from_any_tab(host: TeamPage, office: Office) -> None:
    host.show_tab("pairs")
    host.show_worker(office.bo)
    loads = host.tab("loads")
    assert host.current_key() == "loads"
    assert isinstance(loads, LoadsTab)
    assert loads.panel.worker_id() == office.bo


def test_the_pairs_say_who_has_not_met_and_open_the_very_cases(
    qtbot: QtBot, host: TeamPage, office: Office
) -> None:
    host.show_tab("pairs")
    tab = host.tab("pairs")
    assert isinstance(tab, PairsTab)
    assert "1 fast par med mindst 5 sager sammen." in shown_text(tab.header)
    assert "Bo Lindgaard og Peter Ågård: 5 sager, aldrig gennemgået" in tab.said.text()
    with qtbot.waitSignal(office.ctx.cases_wanted) as asked:
        QTest.keyClick(tab.matrix, Qt.Key.Key_Return)
    assert asked.args is not None
    assert asked.args[0].case_ids == frozenset(office.bos)
    with qtbot.waitSignal(office.ctx.new_meeting_wanted) as meeting:
        tab.book.click()
    assert meeting.args is not None
    wish = meeting.args[0]
    assert (wish.type_key, wish.worker_id, wish.guests) == ("parmoede", office.bo, (office.peter,))


def test_without_pairs_the_tab_explains_itself(host: TeamPage, office: Office, tmp_path: Path) -> None:
    from koordinator.domain.roles import CaseRole
    from koordinator.services.assigning import assign
    from tests.factories import STARTS

    with office.desk.write("Uden VK") as tx:
        for case_id in office.bos:
            assign(tx, case_id, CaseRole.CONSULTANT, None, STARTS)
    host.show_tab("pairs")
    tab = host.tab("pairs")
    assert isinstance(tab, PairsTab)
    assert tab.empty.isVisible()
    assert not tab.matrix.isVisible()
