"""The case's own page: how one comes to it, what stands above the tabs, and the way through them."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from koordinator.domain.roles import CaseRole, Role
from koordinator.domain.values.dates import told_day
from koordinator.services import case_edits, staff
from koordinator.services.assigning import assign
from koordinator.services.case_lists import case_card
from koordinator.services.searching import search
from koordinator.services.undoing import undo
from koordinator.ui.base.chips import StateChip
from koordinator.ui.course.page import TABS, CoursePage
from koordinator.ui.shell import Shell

CITIZEN = "Mille Østerby"


def mille(shell: Shell) -> int:
    return next(hit.row_id for hit in search(shell.ctx.desk, CITIZEN) if hit.kind == "case")


def page(shell: Shell) -> CoursePage:
    assert shell.window.current_key() == "course"
    found = shell.window.page("course")
    assert isinstance(found, CoursePage)
    return found


def alerts(shell: Shell) -> list[str]:
    QApplication.processEvents()
    return [chip.accessibleName() for chip in page(shell).header.findChildren(StateChip) if chip.isVisible()]


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def test_the_head_says_whose_case_it_is_and_what_one_must_know(shell: Shell) -> None:
    shell.ctx.open_case(mille(shell))
    head = page(shell).header
    assert head.name.text() == CITIZEN
    assert head.facts.text().startswith("34 år · Ressourceforløb · uge 45")
    assert "lokal" in head.caseworker.text() and "lokal" in head.consultant.text()
    assert head.meeting.text() == "Netværksmøde tirsdag 24. nov. kl. 13.00"
    assert "Beskyttet adresse" in alerts(shell)
    assert "Samtykke udløber 4. dec." in alerts(shell)


def test_the_head_says_who_gets_the_case_and_when(shell: Shell) -> None:
    desk, case_id = shell.ctx.desk, mille(shell)
    shell.ctx.open_case(case_id)
    now = page(shell).header.caseworker.text()
    first = desk.today() + timedelta(days=10)
    holder = case_card(desk, case_id).line.caseworker_id
    other = next(one for one in staff.workers(desk, Role.CASEWORKER) if one.worker_id != holder)
    with desk.write("Flyt sag") as tx:
        assign(tx, case_id, CaseRole.CASEWORKER, other.worker_id, first)
    assert page(shell).header.caseworker.text() == f"{now} – fra {told_day(first, desk.today())} {other.name}"


def test_the_head_follows_a_change_and_its_undo(shell: Shell) -> None:
    case_id = mille(shell)
    shell.ctx.open_case(case_id)
    case_edits.save_field(shell.ctx.desk, case_id, "interpreter", "polsk")
    assert "Tolk: polsk" in alerts(shell)
    undo(shell.ctx.desk)
    assert "Tolk: polsk" not in alerts(shell)


def test_every_tab_is_reached_with_the_keyboard_and_none_is_empty(shell: Shell) -> None:
    shell.ctx.open_case(mille(shell))
    shown = page(shell)
    seen = []
    for _ in TABS:
        tab = shown.stack.currentWidget()
        assert tab is not None
        seen.append(type(tab).__name__)
        QApplication.processEvents()
        assert any(child.isVisible() for child in tab.findChildren(QWidget))
        press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert seen == [name for _, name in TABS.values()]
    assert shown.tabs.currentIndex() == 0, "and round again"


def test_the_way_back_leads_to_the_case_in_the_list(shell: Shell) -> None:
    case_id = mille(shell)
    shell.ctx.open_case(case_id, "plan")
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shell.window.current_key() == "cases"
    assert shell.window.page("cases").panel.case_id() == case_id  # type: ignore[attr-defined]


def test_the_search_opens_the_case_where_it_was_found(qtbot: QtBot, shell: Shell) -> None:
    box = shell.window.command_box
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, CITIZEN)
    qtbot.waitUntil(lambda: (row := box.current()) is not None and CITIZEN in row.text)
    press(Qt.Key.Key_Return)
    assert page(shell).case_id() == mille(shell)
