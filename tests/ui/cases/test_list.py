"""Narrowing, sorting and selecting in the list of cases."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from koordinator.domain.cases import Chip
from koordinator.services import case_edits
from koordinator.ui.base.choices import Combo
from koordinator.ui.cases import fetching
from koordinator.ui.cases.page import CasesPage
from tests.factories import TODAY, add_case, new_desk
from tests.ui.cases.desk import Place, context, make_place, names, show_page

ALL = ["Ali Rahimi", "Emil Møller", "Mille Østerby", "Åse Krogh"]


def search(page: CasesPage, text: str) -> list[str]:
    page.filters.search.clear()
    QTest.keyClicks(page.filters.search, text)
    QTest.keyClick(page.filters.search, Qt.Key.Key_Return)
    return names(page)


def sort_by(page: CasesPage, key: str, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> list[str]:
    number = [column.key for column in page.list.model.columns].index(key)
    page.list.table.sortByColumn(number, order)
    return names(page)


def pick(combo: Combo, words: str) -> None:
    combo.setFocus()
    combo.setCurrentIndex(combo.findText(words))
    QTest.keyClick(combo, Qt.Key.Key_Return)


def test_a_leader_sees_all_cases_in_danish_order(page: CasesPage) -> None:
    assert names(page) == ALL
    assert page.list.strip.text() == "4 sager vist"


def test_the_sentence_counts_and_leads_to_the_cases_behind_it(page: CasesPage) -> None:
    page.header.link_activated.emit(Chip.UNEXPLAINED.value)
    assert names(page) == ["Åse Krogh"]
    assert page.filters.chips.chosen() == [Chip.UNEXPLAINED.value]


def test_a_caseworker_sees_her_own_cases_first_and_all_when_mine_is_off(qtbot: QtBot, tmp_path: Path) -> None:
    place = make_place(tmp_path, caseworker=True)
    page = show_page(qtbot, place.ctx)
    assert names(page) == ["Ali Rahimi", "Mille Østerby"]
    assert page.filters.worker.currentText() == "Anna Holm"
    page.filters.chips.chip("mine").click()
    assert names(page) == ALL
    assert page.filters.worker.currentIndex() == 0
    page.filters.chips.chip("mine").click()
    assert names(page) == ["Ali Rahimi", "Mille Østerby"]
    place.desk.store.close()


def test_chips_combine_and_carry_their_counts(page: CasesPage) -> None:
    chips = page.filters.chips
    assert chips.chip("passive").text() == "Passive · 2"
    chips.chip("passive").click()
    assert names(page) == ["Emil Møller", "Åse Krogh"]
    chips.chip("no_caseworker").click()
    assert names(page) == ["Emil Møller"]
    chips.chip("passive").click()
    assert names(page) == ["Emil Møller"]
    page.filters.clear.click()
    assert names(page) == ALL
    assert page.filters.clear.isHidden()


def test_team_worker_and_programme_narrow_together(page: CasesPage) -> None:
    pick(page.filters.team, "Fyldt 30")
    assert names(page) == ["Mille Østerby", "Åse Krogh"]
    pick(page.filters.worker, "Bo Lindgaard")
    assert names(page) == ["Åse Krogh"]


@pytest.mark.parametrize(
    "typed", ["12345678", "12 345 678", "+45 12345678", "1234", "26-0001", "ØSTERB", "østerby mil"]
)
def test_quick_search_takes_what_one_knows(page: CasesPage, typed: str) -> None:
    assert search(page, typed) == ["Mille Østerby"]


def test_quick_search_finds_by_cpr(page: CasesPage, place: Place) -> None:
    cpr = place.card(place.emil).cpr
    assert search(page, f"{cpr[:6]}-{cpr[6:]}") == ["Emil Møller"]


def test_the_list_follows_shortly_after_the_last_key(page: CasesPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.filters.search, "emil")
    assert names(page) == ALL
    qtbot.waitUntil(lambda: names(page) == ["Emil Møller"])


def test_blanks_sort_last_both_ways(page: CasesPage) -> None:
    # Mille was talked with 3 days ago, Ali 30 days ago, the others never.
    assert sort_by(page, "talk")[:2] == ["Ali Rahimi", "Mille Østerby"]
    assert sort_by(page, "talk", Qt.SortOrder.DescendingOrder)[:2] == ["Mille Østerby", "Ali Rahimi"]
    assert sort_by(page, "cv")[:2] == ["Mille Østerby", "Ali Rahimi"]
    assert sort_by(page, "caseworker")[-1] == "Emil Møller"
    assert sort_by(page, "caseworker", Qt.SortOrder.DescendingOrder)[-1] == "Emil Møller"


def test_the_job_track_sorts_by_how_near_to_work_it_is(page: CasesPage) -> None:
    assert sort_by(page, "track")[:2] == ["Mille Østerby", "Ali Rahimi"]


def test_cells_say_it_in_words(page: CasesPage) -> None:
    by_key = {column.key: column for column in page.list.model.columns}
    mille, ali, aase = (page.list.model.records()[at] for at in (2, 0, 3))
    assert (by_key["track"].text(mille), by_key["track"].second(mille)) == ("Lønnede timer", "6,5 t/uge")  # type: ignore[misc]
    assert by_key["cv"].text(mille) == "18 dage"
    assert (by_key["cv"].text(ali), by_key["cv"].second(ali)) == ("90 dage", "for gammel")  # type: ignore[misc]
    assert by_key["cv"].text(aase) == "ingen dato"
    assert by_key["track"].second(aase) == "mangler årsag"  # type: ignore[misc]
    assert by_key["talk"].second(mille) == "for 3 dage siden"  # type: ignore[misc]
    assert "beskyttet adresse" in by_key["name"].second(aase)  # type: ignore[misc]


def test_an_empty_store_says_what_will_stand_here(qtbot: QtBot, tmp_path: Path) -> None:
    ctx = context(new_desk(tmp_path))
    page = show_page(qtbot, ctx)
    assert page.none.isVisible()
    assert not page.header.export.isVisible()
    with qtbot.waitSignal(ctx.import_wanted):
        page.none.button.click()
    add_case(ctx.desk, "Ny Sag")
    page.refresh()
    assert names(page) == ["Ny Sag"]
    assert page.list.isVisible()
    ctx.desk.store.close()


def test_no_match_offers_to_clear_the_filters(page: CasesPage) -> None:
    search(page, "findes ikke")
    assert page.no_match.isVisible()
    page.no_match.button.click()
    assert names(page) == ALL
    assert page.filters.search.text() == ""


def test_ended_cases_stand_apart(page: CasesPage, place: Place) -> None:
    case_edits.end_cases(place.desk, [place.ali], TODAY - timedelta(days=1), "Fleksjob")
    assert names(page) == ["Emil Møller", "Mille Østerby", "Åse Krogh"]
    page.filters.chips.chip("over").click()
    assert names(page) == ["Ali Rahimi"]


def test_several_cases_are_selected_by_keyboard_and_moved_together(
    page: CasesPage, place: Place, qtbot: QtBot
) -> None:
    table = page.list.table
    table.select_ids([place.ali], place.ali)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.list.strip.text() == "2 valgt"
    with qtbot.waitSignal(place.ctx.move_wanted) as moved:
        place.ctx.registry.run("cases.move")
    assert moved.args is not None
    assert moved.args[0] == (place.ali, place.emil)
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.list.strip.text() == "4 valgt"
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert page.list.strip.text() == "4 sager vist"


def test_a_refresh_keeps_selection_order_and_place(page: CasesPage, place: Place) -> None:
    for number in range(40):
        add_case(place.desk, f"Zoe {number:02d}")
    sort_by(page, "name", Qt.SortOrder.DescendingOrder)
    table = page.list.table
    table.select_ids([place.ali, place.emil], place.emil)
    table.verticalScrollBar().setValue(200)
    case_edits.save_field(place.desk, place.mille, "phone", "87654321")
    assert page.list.selected_ids() == [place.emil, place.ali]
    assert page.list.current_id() == place.emil
    assert table.verticalScrollBar().value() == 200
    assert names(page)[-1] == "Ali Rahimi"


def test_chosen_columns_are_remembered(page: CasesPage, place: Place, qtbot: QtBot) -> None:
    age = next(a for a in page.list.table.column_menu().actions() if a.text() == "Alder" and a.isCheckable())
    age.trigger()
    assert "age" in page.list.shown_columns()
    assert "age" in show_page(qtbot, context(place.desk)).list.shown_columns()


def test_a_long_list_is_fetched_behind_while_the_old_one_stands(
    page: CasesPage, place: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "LONG", 0)
    page.filters.chips.chip("passive").click()
    assert names(page) == ALL
    page.filters.chips.chip("no_caseworker").click()  # asked again before the first answer
    qtbot.waitUntil(lambda: names(page) == ["Emil Møller"])
    qtbot.waitUntil(lambda: not page.fetcher.busy)
    assert names(page) == ["Emil Møller"]


def test_the_model_keeps_qt_s_rules(page: CasesPage) -> None:
    tester = QAbstractItemModelTester(
        page.list.model, QAbstractItemModelTester.FailureReportingMode.Warning, page
    )
    sort_by(page, "week")
    page.filters.chips.chip("passive").click()
    page.clear_filters()
    assert tester.model() is page.list.model


def find(page: CasesPage, text: str, key: Qt.Key) -> None:
    page.filters.search.setFocus()
    page.filters.search.clear()
    QTest.keyClicks(page.filters.search, text)
    QTest.keyClick(page.filters.search, key)


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_from_the_search_field_one_goes_to_the_first_hit(page: CasesPage, place: Place, key: Qt.Key) -> None:
    find(page, "26-000", key)
    assert page.list.table.hasFocus()
    assert page.list.current_id() == place.ali
    assert page.panel.case_id() is None


def test_enter_on_a_single_hit_opens_it(page: CasesPage, place: Place) -> None:
    find(page, "emil", Qt.Key.Key_Return)
    assert page.panel.case_id() == place.emil
    assert page.list.table.hasFocus()


def test_enter_on_nothing_stays_in_the_search_field(page: CasesPage) -> None:
    find(page, "findes ikke", Qt.Key.Key_Return)
    assert page.filters.search.hasFocus()


def test_the_case_one_stands_on_is_moved_when_none_is_selected(
    page: CasesPage, place: Place, qtbot: QtBot
) -> None:
    page.list.stand_on(place.aase)
    page.list.table.clearSelection()
    with qtbot.waitSignal(place.ctx.move_wanted) as moved:
        place.ctx.registry.run("cases.move")
    assert moved.args is not None
    assert moved.args[0] == (place.aase,)


def test_chips_keep_to_one_line_where_room_is_scarce(page: CasesPage) -> None:
    bar = page.filters.chips
    page.resize(700, 700)
    QTest.qWait(1)
    assert not bar.more.isHidden()
    assert bar.chip("over").isHidden()
    assert bar.height() < 2 * bar.chip("passive").height()
    bar.choose(["over"])
    assert not bar.chip("over").isHidden()
    bar.more.click()
    assert bar.more.text() == "Færre filtre"
    assert not bar.chip("heavy").isHidden()
    page.resize(1900, 900)
    QTest.qWait(1)
    assert bar.more.isHidden()
