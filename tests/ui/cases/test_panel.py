"""One case in the side panel: opened, followed, told of, and what can be done with it."""

from datetime import timedelta

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.domain.cases import CaseFilter
from koordinator.services import case_edits, undoing
from koordinator.ui.cases.page import CasesPage
from tests.factories import TODAY, add_case
from tests.ui.cases.desk import Place, names
from tests.ui.cases.panel_acts import chips, enter
from tests.ui.hands import box, shown, type_in


def test_enter_opens_arrows_follow_and_esc_gives_the_focus_back(
    qtbot: QtBot, page: CasesPage, place: Place
) -> None:
    enter(page, place.ali)
    assert page.panel.isVisible()
    assert page.list.table.hasFocus()
    QTest.keyClick(page.list.table, Qt.Key.Key_Down)
    assert page.panel.case_id() == place.emil
    with qtbot.waitSignal(place.ctx.course_wanted) as opened:
        QTest.keyClick(page.list.table, Qt.Key.Key_Return)  # a second Enter opens the case's own page
    assert opened.args == [place.emil, "overview"]
    QTest.keyClick(page.list.table, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    assert page.list.table.hasFocus()


def test_the_panel_says_who_and_what_one_must_know(page: CasesPage, place: Place) -> None:
    enter(page, place.mille)
    text = shown(page.panel)
    assert "Mille Østerby" in text
    assert "Anna Holm · 20 30 40 50" in text
    assert chips(page) == []
    assert page.panel.history.texts() == [
        "Peter Ågård (VK) · 2. mar. – nu", "Anna Holm (KS) · 2. mar. – nu"
    ]  # fmt: skip
    page.show_case(place.ali)
    assert chips(page) == ["Tolk: dari"]
    page.show_case(place.aase)
    assert chips(page) == ["Beskyttet adresse"]
    page.show_case(place.emil)
    assert chips(page) == ["Uden KS"]


def test_a_change_of_caseworker_is_advised_against_with_a_reason(page: CasesPage, place: Place) -> None:
    enter(page, place.mille)
    mark, why = (page.panel.fields.by_key[key] for key in ("keep_worker", "keep_worker_reason"))
    assert not why.isVisible()
    QTest.mouseClick(box(mark), Qt.MouseButton.LeftButton, pos=QPoint(8, box(mark).height() // 2))
    QApplication.processEvents()
    assert chips(page) == ["Skift frarådes"]
    type_in(why, "Tillid <b>tager</b> tid")
    card = place.card(place.mille)
    assert (card.keep_worker, card.keep_worker_reason) == (True, "Tillid <b>tager</b> tid")
    QTest.mouseClick(box(mark), Qt.MouseButton.LeftButton, pos=QPoint(8, box(mark).height() // 2))
    QApplication.processEvents()
    assert (chips(page), why.isVisible()) == ([], False)
    assert place.card(place.mille).keep_worker_reason is None
    undoing.undo(place.desk)
    assert why.value() == "Tillid <b>tager</b> tid"


def test_a_case_outside_the_filter_is_found_and_stood_on(page: CasesPage, place: Place) -> None:
    page.show_filter(CaseFilter(text="emil"))
    page.show_case(place.mille)
    assert page.panel.case_id() == place.mille
    assert page.list.current_id() == place.mille
    assert len(names(page)) == 4
    case_edits.end_cases(place.desk, [place.ali], TODAY - timedelta(days=1), "Fleksjob")
    page.show_case(place.ali)
    assert names(page) == ["Ali Rahimi"]
    assert chips(page)[0] == "Afsluttet 19. nov."


def test_a_case_that_is_gone_is_told_and_closes_nothing_else(
    page: CasesPage, place: Place, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(place.ctx.refused) as told:
        page.show_case(999)
    assert told.args == ["Sagen findes ikke længere."]
    assert not page.panel.isVisible()


def test_the_panel_asks_for_its_case_to_be_moved(page: CasesPage, place: Place, qtbot: QtBot) -> None:
    enter(page, place.ali)
    with qtbot.waitSignal(place.ctx.move_wanted) as moved:
        page.panel.move_button.click()
    assert moved.args is not None
    assert moved.args[0] == (place.ali,)


def test_actions_can_be_done_only_where_they_make_sense(page: CasesPage, place: Place) -> None:
    registry = place.ctx.registry
    page.list.table.clearSelection()
    page.list.table.setCurrentIndex(QModelIndex())
    assert not registry.get("cases.move").enabled()
    assert not registry.get("cases.cv").enabled()
    enter(page, place.ali)
    assert registry.get("cases.move").enabled()
    registry.run("cases.cv")
    assert box(page.panel.cv.entry).hasFocus()
    page.hide()
    assert not registry.get("cases.export").enabled()


def test_the_case_stays_in_sight_when_the_panel_takes_its_room(
    page: CasesPage, place: Place, qtbot: QtBot
) -> None:
    for number in range(30):
        add_case(place.desk, f"Øvrig {number:02d}")
    page.refresh()
    page.show_case(place.aase)  # the last one
    table = page.list.table
    qtbot.waitUntil(lambda: table.viewport().rect().contains(table.visualRect(table.currentIndex()).center()))
    assert table.current_id() == place.aase
