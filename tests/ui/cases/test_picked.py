"""A list opened from somewhere says what its cases were picked for, and tells the ended ones apart."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from koordinator.domain.cases import CaseFilter, CaseLine
from koordinator.services import case_edits
from koordinator.ui.base.labels import Label
from koordinator.ui.base.record_model import Column
from koordinator.ui.cases.columns import sheet
from koordinator.ui.cases.page import CasesPage
from tests.factories import TODAY
from tests.ui.cases.desk import Place, names

ALL = ["Ali Rahimi", "Emil Møller", "Mille Østerby", "Åse Krogh"]


def second(column: Column[CaseLine], line: CaseLine) -> str:
    assert column.second is not None
    return column.second(line)


def test_cases_picked_elsewhere_say_what_for_until_the_line_is_closed(page: CasesPage, place: Place) -> None:
    line = page.filters.picked
    assert not line.isVisible()
    page.show_filter(CaseFilter.picked([place.ali, place.emil], "<b>Passive</b> · tæller med 1. maj 2026"))
    assert names(page) == ["Ali Rahimi", "Emil Møller"]
    assert line.isVisible()
    assert line.text() == "<b>Passive</b> · tæller med 1. maj 2026 · 2 sager"
    said = [label.text() for label in page.header.sentence.findChildren(Label)]
    assert said[-1] == "2 udvalgte sager"
    assert page.list.strip.text() == "2 sager vist"
    QTest.keyClicks(page.filters.search, "emil")
    QTest.keyClick(page.filters.search, Qt.Key.Key_Return)
    assert names(page) == ["Emil Møller"]
    assert line.text().endswith("2 sager")  # what was picked is the same, however little of it is shown
    page.filters.search.clear()
    QTest.keyClick(page.filters.search, Qt.Key.Key_Return)
    QTest.keyClick(line.close_button, Qt.Key.Key_Space)
    assert names(page) == ALL
    assert not line.isVisible()


def test_a_list_that_does_not_say_why_is_told_apart_too(page: CasesPage, place: Place) -> None:
    page.show_filter(CaseFilter(case_ids=frozenset({place.ali})))
    assert page.filters.picked.text() == "Udvalgte sager · 1 sag"


def test_clearing_the_filters_closes_the_line_too(page: CasesPage, place: Place) -> None:
    page.show_filter(CaseFilter.picked([place.ali], "Passive"))
    page.filters.clear.click()
    assert names(page) == ALL
    assert not page.filters.picked.isVisible()


def test_ended_cases_among_the_others_do_not_look_live(page: CasesPage, place: Place) -> None:
    case_edits.end_cases(place.desk, [place.ali], TODAY - timedelta(days=1), "Fleksjob")
    page.show_filter(CaseFilter.picked([place.ali, place.emil], "Passive"))
    assert names(page) == ["Ali Rahimi", "Emil Møller"]
    columns = {one.key: one for one in page.list.model.columns}
    ali, emil = page.list.model.records()
    assert (columns["track"].text(ali), second(columns["track"], ali)) == ("Afsluttet", "19. nov.")
    assert columns["track"].text(emil) != "Afsluttet"
    assert "· afsluttet" in second(columns["name"], ali)
    assert "afsluttet" not in second(columns["name"], emil)
    assert columns["track"].state is not None
    assert columns["track"].state(ali) is None
    assert (second(columns["cv"], ali), columns["week"].text(ali)) == ("", str(ali.week(ali.ended or TODAY)))
    headings, rows = sheet(page.list.model.columns, [ali, emil], lambda: TODAY)
    assert headings[-1] == "Afsluttet"
    assert [row[-1] for row in rows] == [TODAY - timedelta(days=1), None]


def test_a_chip_asks_nothing_of_a_case_that_is_over(page: CasesPage, place: Place) -> None:
    case_edits.end_cases(place.desk, [place.ali], TODAY - timedelta(days=1), "Fleksjob")
    page.show_filter(CaseFilter.picked([place.ali], "Passive"))
    chips = page.filters.chips
    assert [chips.chip(key).text() for key in ("passive", "cv_old")] == ["Passive · 0", "CV over 2 mdr. · 0"]
