"""The history in the window: what stands there, and setting a step back with mouse and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from koordinator.services.case_edits import save_field
from koordinator.services.case_lists import case_card
from koordinator.ui.course.history.tab import HistoryTab
from tests.ui.hands import shown
from tests.ui.meetings.conftest import office
from tests.ui.meetings.office import Office

__all__ = ["office"]

HOSTILE = "<b>Ring</b> & <img src=x>"


@pytest.fixture
def tab(qtbot: QtBot, office: Office) -> HistoryTab:
    save_field(office.desk, office.mille, "remark", "Første")
    save_field(office.desk, office.mille, "phone", "20304050")
    save_field(office.desk, office.mille, "interpreter", HOSTILE)
    made = HistoryTab(office.ctx)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    office.ctx.changed.connect(lambda _change: made.show_case(office.mille))
    made.show_case(office.mille)
    return made


def test_who_changed_what_stands_as_typed(tab: HistoryTab) -> None:
    said = shown(tab)
    assert "Ret tolk" in said
    assert HOSTILE in said
    assert "20 30 40 50" in said


def test_a_step_is_set_back_with_the_keyboard_and_told(tab: HistoryTab, office: Office, qtbot: QtBot) -> None:
    phone = tab.rows[1]
    assert phone.step.label == "Ret telefon"
    phone.back.setFocus()
    QTest.keyClick(phone.back, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tab.rows[0].step.label == "Sæt tilbage: Ret telefon")
    assert case_card(office.desk, office.mille).phone is None
    qtbot.waitUntil(lambda: "sat tilbage" in shown(tab))
    assert not tab.rows[2].back.isVisible()


def test_what_changed_since_is_refused_with_a_sentence(tab: HistoryTab, office: Office, qtbot: QtBot) -> None:
    save_field(office.desk, office.mille, "remark", "Anden")
    qtbot.waitUntil(lambda: tab.rows[0].step.label == "Ret bemærkning")
    refused = QSignalSpy(office.ctx.refused)
    first = next(row for row in reversed(tab.rows) if row.step.label == "Ret bemærkning")
    first.back.click()
    assert "ændret igen siden" in refused.at(0)[0]
    assert case_card(office.desk, office.mille).remark == "Anden"


def test_a_long_history_comes_a_page_at_a_time(tab: HistoryTab, office: Office, qtbot: QtBot) -> None:
    for number in range(30):
        save_field(office.desk, office.mille, "remark", f"Nummer {number}")
    qtbot.waitUntil(lambda: tab.rows[0].step.rows[0].fields[0].after == "Nummer 29")
    assert len(tab.rows) == 25
    assert "ældre" in tab.more.accessibleName()
    tab.more.click()
    assert len(tab.rows) > 30


def test_the_beginning_of_a_case_has_no_way_back(tab: HistoryTab) -> None:
    assert not tab.rows[-1].back.isVisible()
