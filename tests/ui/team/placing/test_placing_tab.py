"""The tab of new cases: the proposal is seen with its reasons, taken, changed and undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from koordinator.domain.roles import Role
from koordinator.services.undoing import undo
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.team.placing.tab import PlacingTab
from tests.factories import add_case
from tests.ui.cases.desk import until_left
from tests.ui.team.office import HOSTILE, Office, make_office, shown_text
from tests.ui.team.tabs import shown_tab


def _shown(qtbot: QtBot, office: Office) -> PlacingTab:
    tab = shown_tab(qtbot, PlacingTab(office.ctx), office.ctx)
    _settled(qtbot, tab)
    return tab


def _settled(qtbot: QtBot, tab: PlacingTab) -> None:
    qtbot.waitUntil(lambda: not tab._asking.busy)


def _cells(tab: PlacingTab) -> list[list[str]]:
    model = tab.table.model()
    columns = range(model.columnCount())
    return [[model.index(row, at).data() for at in columns] for row in range(model.rowCount())]


def test_all_new_cases_are_given_with_one_press_and_undone_with_one(qtbot: QtBot, office: Office) -> None:
    add_case(office.desk, HOSTILE, team_id=office.team)
    tab = _shown(qtbot, office)
    assert {row[0]: row[4] for row in _cells(tab)} == {"Ulla Uden": "Karim Naseri", HOSTILE: "Karim Naseri"}
    assert "Plads til 3 sager" in _cells(tab)[0][5]
    told: list[str] = []
    office.ctx.told.connect(lambda words, _undoable: told.append(words))
    QTest.mouseClick(tab.all, Qt.MouseButton.LeftButton)
    _settled(qtbot, tab)
    assert office.totals()["Karim Naseri"] == 3
    assert told[0].endswith("Fordel 2 nye sager")
    assert not tab.table.isVisible()
    assert "Alle sager har en sagsbehandler." in shown_text(tab)
    undo(office.desk)
    assert office.totals()["Karim Naseri"] == 1


def test_another_is_chosen_in_the_panel_and_above_the_maximum_a_reason_is_asked_for(
    qtbot: QtBot, office: Office
) -> None:
    tab = _shown(qtbot, office)
    tab.table.selectRow(0)
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    names = [offer.name for offer in tab.panel.offers.offers()]
    assert names == ["Karim Naseri", "Anna Holm", "Bo Lindgaard"]
    assert "Ingen plads: 5 af højst 4 sager" in shown_text(tab.panel)
    tab.panel.offers.button(names.index("Bo Lindgaard")).click()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, EntryDialog))
    dialog.save.click()
    assert "Skriv en begrundelse" in dialog.error()
    (edit,) = dialog.findChildren(QLineEdit)
    QTest.keyClicks(edit, "Kender familien")
    dialog.save.click()
    _settled(qtbot, tab)
    assert office.totals()["Bo Lindgaard"] == 6
    assert not tab.panel.isVisible()


@pytest.fixture
def refusing(qapp: QApplication, tmp_path: Path):  # type: ignore[no-untyped-def]
    yield from until_left(make_office(tmp_path, (Role.CASEWORKER,), refuse_over=True))


def test_who_is_no_leader_sees_the_proposals_and_gives_none(qtbot: QtBot, refusing: Office) -> None:
    tab = _shown(qtbot, refusing)
    tab.open_case(refusing.nobodys)
    assert tab.table.isVisible()
    assert not tab.all.isVisible()
    assert not tab.panel.give.isVisible()
    assert "Tildel" not in [
        button.text() for button in tab.panel.findChildren(type(tab.all)) if button.isVisible()
    ]
