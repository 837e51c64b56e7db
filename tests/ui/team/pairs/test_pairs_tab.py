"""The matrix of pairs is walked through with the arrows, and several cells can be chosen and moved."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.domain.meetings.moments import local
from koordinator.domain.pairs import Pair
from koordinator.domain.roles import CaseRole, Role
from koordinator.domain.staff import WorkerLine
from koordinator.services.assigning import assign
from koordinator.services.meetings import planning
from koordinator.services.pairs import PairBoard
from koordinator.services.staff import set_outside
from koordinator.ui.base.buttons import Button
from koordinator.ui.team.pairs.matrix import PairMatrix
from koordinator.ui.team.pairs.tab import PairsTab
from tests.factories import STARTS, TODAY, add_case, add_worker
from tests.ui.team.office import HOSTILE, Office, shown_text
from tests.ui.team.tabs import shown_tab


@pytest.fixture
def tab(qtbot: QtBot, office: Office) -> PairsTab:
    """Bo shares five cases with Peter, Anna one with a colleague of his; they share none crosswise."""
    other = add_worker(office.desk, HOSTILE, roles=(Role.CONSULTANT,), team_id=office.team)
    add_case(office.desk, "Ene", caseworker=office.anna, consultant=other, team_id=office.team)
    return shown_tab(qtbot, PairsTab(office.ctx), office.ctx, 900, 600)


def test_the_pressing_pair_is_stood_on_and_the_arrows_lead_to_the_others(tab: PairsTab) -> None:
    assert tab.said.text().startswith("Bo Lindgaard og Peter Ågård: 5 sager, aldrig gennemgået")
    QTest.keyClick(tab.matrix, Qt.Key.Key_Up)
    assert tab.said.text() == "Anna Holm og Peter Ågård har ingen fælles sager."
    assert not any(one.isEnabled() for one in (tab.show_cases, tab.move_cases, tab.book))
    QTest.keyClick(tab.matrix, Qt.Key.Key_Left)
    assert tab.said.text().startswith(f"Anna Holm og {HOSTILE}: 1 sag, ikke et fast par")
    cell = str(tab.matrix.currentIndex().data(Qt.ItemDataRole.ToolTipRole))
    assert "ikke et fast par" in cell
    assert "<b>" not in cell
    over = tab.matrix.cells.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in over
    tab.grab()


def test_a_pair_opens_its_very_cases_and_its_meeting(qtbot: QtBot, tab: PairsTab, office: Office) -> None:
    assert "1 fast par med mindst 5 sager sammen." in shown_text(tab.header)
    with qtbot.waitSignal(office.ctx.cases_wanted) as asked:
        QTest.keyClick(tab.matrix, Qt.Key.Key_Return)
    assert asked.args is not None
    assert asked.args[0].case_ids == frozenset(office.bos)
    assert asked.args[0].because.startswith("Fælles sager · Bo Lindgaard og ")
    with qtbot.waitSignal(office.ctx.new_meeting_wanted) as meeting:
        tab.book.click()
    assert meeting.args is not None
    wish = meeting.args[0]
    assert (wish.type_key, wish.worker_id, wish.guests) == ("parmoede", office.bo, (office.peter,))


def test_without_pairs_the_tab_explains_itself(qtbot: QtBot, office: Office) -> None:
    with office.desk.write("Uden VK") as tx:
        for case_id in office.bos:
            assign(tx, case_id, CaseRole.CONSULTANT, None, STARTS)
    tab = shown_tab(qtbot, PairsTab(office.ctx), office.ctx)
    assert tab.empty.isVisible()
    assert not tab.matrix.isVisible()


def test_the_link_of_the_late_ones_leads_to_the_pair(tab: PairsTab) -> None:
    QTest.keyClick(tab.matrix, Qt.Key.Key_Up)
    QApplication.processEvents()
    late = next(one for one in tab.header.sentence.findChildren(Button) if one.accessibleName() == "1 par")
    late.click()
    assert tab.said.text().startswith("Bo Lindgaard og Peter Ågård")


def test_several_pairs_are_moved_and_opened_together(qtbot: QtBot, tab: PairsTab, office: Office) -> None:
    tab.matrix.setFocus()
    model = tab.matrix.cells
    tab.matrix.selectionModel().select(
        model.index(0, 0), QItemSelectionModel.SelectionFlag.Select
    )  # as Ctrl and a click do
    assert tab.said.text() == "2 par er valgt, 6 sager i alt."
    assert not tab.book.isEnabled()
    with qtbot.waitSignal(office.ctx.move_wanted) as sent:
        tab.move_cases.click()
    assert sent.args is not None
    assert (len(sent.args[0]), sent.args[1]) == (6, CaseRole.CASEWORKER)
    assert set(office.bos) < set(sent.args[0])


def test_a_meeting_booked_for_both_takes_the_pair_off_the_late_ones(tab: PairsTab, office: Office) -> None:
    day = date(2026, 11, 25)
    draft = planning.propose(
        office.desk, "parmoede", None, local(day, 9), worker_id=office.bo, guests=(office.peter,)
    )
    assert {one.name for one in draft.participants} == {"Bo Lindgaard", "Peter Ågård"}
    planning.book(office.desk, draft)
    tab.show_tab()
    assert "næste parmøde 25. november" in tab.said.text().replace("\u00a0", " ")
    assert "har aftalt tid" in shown_text(tab.header)


def test_a_large_house_paints_only_what_is_seen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def line(number: int) -> WorkerLine:
        return WorkerLine(
            number, f"Navn {number}", None, None, None, None, None, frozenset(), False, None, Decimal(1), None
        )

    workers, others = range(60), range(100, 160)
    shared = tuple(Pair(one, other, (one * 1000 + other,)) for one in workers for other in others)
    board = PairBoard(date(2026, 11, 20), 21, tuple(map(line, workers)), tuple(map(line, others)), shared)
    matrix = PairMatrix()
    qtbot.addWidget(matrix)
    matrix.resize(900, 500)
    matrix.show()
    matrix.show_board(board)
    painted: set[tuple[int, int]] = set()
    asked = matrix.cells.pair

    def seen(index: object) -> Pair | None:
        painted.add((index.row(), index.column()))  # type: ignore[attr-defined]
        return asked(index)  # type: ignore[arg-type]

    monkeypatch.setattr(matrix.cells, "pair", seen)
    QTest.keyClick(matrix, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    matrix.grab()
    assert (59, 59) in painted
    assert len(painted) < 400
    assert matrix.verticalHeader().isVisible()
    assert matrix.horizontalHeader().isVisible()


def test_a_quiet_line_says_why_the_rows_differ_from_the_caseloads(tab: PairsTab, office: Office) -> None:
    assert tab.beside.text() == "Forskellen til Sagstal: Anna Holm 3 uden VK."
    set_outside(office.desk, office.bo, 2, TODAY)
    assert tab.beside.text() == (
        "Forskellen til Sagstal: Anna Holm 3 uden VK · Bo Lindgaard 2 uden for programmet."
    )
