"""What is decided is done again by keys, and only what a proposal stands on makes it old."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.services import forecast
from koordinator.services.rulebook_numbers import save_number
from koordinator.ui.team.rebalance.tab import RebalanceTab
from tests.factories import add_case, add_team, add_worker
from tests.ui.team.office import Office, shown_text
from tests.ui.team.rebalance.conftest import settled, show_tab


def decide(qtbot: QtBot, tab: RebalanceTab, key: Qt.Key) -> None:
    """Does something with the first move that is proposed."""
    table = tab.answer.moves
    table.setFocus()
    table.stand_on(next(row for row in table.rows() if not row.struck).move.case_id)
    QTest.keyClick(table, key)
    settled(qtbot, tab)


def test_what_was_undone_is_done_again_until_something_else_is_decided(
    qtbot: QtBot, tab: RebalanceTab, office: Office
) -> None:
    told: list[tuple[str, bool]] = []
    office.ctx.told.connect(lambda *one: told.append(one))
    assert not tab.redo()
    first = tab.proposal()
    decide(qtbot, tab, Qt.Key.Key_A)
    second, decided = tab.proposal(), tab.session.said.decisions()
    assert tab.undo() and tab.proposal() is first
    told.clear()
    assert tab.redo() and tab.proposal() is second
    assert tab.session.said.decisions() == decided
    assert told == [(f"Gentaget: {decided[0].words}.", True)]
    assert not tab.redo()
    assert tab.undo()
    decide(qtbot, tab, Qt.Key.Key_L)
    assert not tab.redo()
    assert tab.undo()
    with office.desk.write("Noget andet") as tx:
        tx.rename("Noget andet")
    add_worker(office.desk, "Dorthe Dam", team_id=office.team)
    assert not tab.redo() and not tab.undo()


def test_a_forecast_that_is_assumed_otherwise_leaves_a_slow_proposal_as_it_is(
    qtbot: QtBot, tab: RebalanceTab, office: Office
) -> None:
    tab.session.seconds = 20  # nobody wants to wait for it again
    proposal = tab.proposal()
    forecast.assume(office.desk, "forecast.intake", Decimal(7), office.team)
    qtbot.waitUntil(lambda: not tab.session.doubting, timeout=15_000)
    assert tab.proposal() is proposal is not None
    assert tab.notice.isHidden() and tab.apply.isEnabled()
    save_number(office.desk, "rebalance_year", Decimal(500))
    assert not tab.apply.isEnabled()
    qtbot.waitUntil(tab.notice.isVisible, timeout=15_000)
    assert tab.notice.text() == "Noget er ændret, siden forslaget blev lavet."
    assert tab.proposal() is None


def test_all_reasons_are_read_in_a_narrow_window(qtbot: QtBot, tab: RebalanceTab) -> None:
    """The row is higher where the column is narrower."""
    table = tab.answer.moves
    assert table.rows()
    wide = table.rowHeight(0)
    tab.resize(tab.width() // 2 + 100, tab.height())
    QApplication.processEvents()
    assert table.rowHeight(0) > wide
    assert table.height() >= table.verticalHeader().length() + table.horizontalHeader().height()


def test_where_cases_stay_in_their_team_it_says_why_no_more_moves_help(qtbot: QtBot, office: Office) -> None:
    other = add_team(office.desk, "Under 30")
    add_worker(office.desk, "Eva Ely", team_id=other)
    for number in range(8):
        add_case(office.desk, f"Mere {number}", caseworker=office.karim, team_id=office.team)
    tab = show_tab(qtbot, office)
    assert "krydse" not in shown_text(tab.answer)
    tab.controls.cross.setFocus()
    QTest.keyClick(tab.controls.cross, Qt.Key.Key_Space)
    settled(qtbot, tab)
    assert "Sagerne må ikke krydse team, og i Fyldt 30 er der ikke mere plads under max." in shown_text(
        tab.answer
    )


def test_one_tabs_to_fewer_and_more_moves(tab: RebalanceTab) -> None:
    most = tab.controls.most
    tab.activateWindow()
    tab.controls.goal.setFocus()
    stood = []
    for _ in range(3):
        QTest.keyClick(tab.focusWidget(), Qt.Key.Key_Tab)
        stood.append(tab.focusWidget())
    assert stood == [most.fewer, most.edit, most.more]


def test_the_cases_behind_a_number_are_those_it_counts(
    qtbot: QtBot, tab: RebalanceTab, office: Office
) -> None:
    wanted: list[frozenset[int] | None] = []
    office.ctx.cases_wanted.connect(lambda one: wanted.append(one.case_ids))
    tab.header.link_activated.emit("cases")
    assert wanted[0] is not None and len(wanted[0]) == 9
    assert set(office.bos) < wanted[0] and office.nobodys not in wanted[0]
