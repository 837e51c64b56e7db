"""The tab of leave: what if somebody is away, changed by hand, saved in one step, corrected and undone."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from koordinator.domain.leaves import Way
from koordinator.services.absences import save_absence
from koordinator.services.leave import leaves
from koordinator.services.undoing import undo
from koordinator.ui.team.absence.tab import AbsenceTab
from tests.factories import TODAY
from tests.ui.team.absence.hands import settled, think_of, ways
from tests.ui.team.office import Office, shown_text

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 20)


def test_what_if_is_answered_without_saving_and_saved_with_one_press(
    qtbot: QtBot, office: Office, tab: AbsenceTab
) -> None:
    assert tab.empty.isVisible()
    before = office.totals()
    think_of(qtbot, tab, office.anna, "1/12", "20/12")
    assert ways(tab) == [(f"Ida {n}", "Dækkes af Karim Naseri") for n in range(3)]
    assert [bar.sentence for bar in tab.page.effect.bars.bars()] == [
        "Anna Holm, væk i perioden: fra 3 til 0 sager",
        "Karim Naseri: fra 1 til 4 af højst 4 sager, nær max",
    ]
    assert leaves(office.desk, TODAY, LAST) == []
    assert office.totals() == before
    told: list[str] = []
    office.ctx.told.connect(lambda words, _undoable: told.append(words))
    QTest.mouseClick(tab.page.save, Qt.MouseButton.LeftButton)
    assert told[0].endswith("Nyt fravær for Anna Holm: 3 sager dækkes")
    (line,) = tab.timeline.leaves()
    assert (line.worker, line.starts, line.ends, line.covered) == ("Anna Holm", FIRST, LAST, 3)
    assert tab.timeline.accessibleName() == "Anna Holm: orlov 1. december – 20. december, 3 sager dækkes"
    undo(office.desk)
    assert leaves(office.desk, TODAY, LAST) == []


def test_the_way_of_some_cases_is_chosen_by_hand(qtbot: QtBot, office: Office, tab: AbsenceTab) -> None:
    think_of(qtbot, tab, office.anna, "1/12", "20/12")
    table = tab.page.cases.table
    table.selectRow(0)
    tab.page.cases.stays.click()
    settled(qtbot, tab)
    assert ways(tab)[0] == ("Ida 0", "Bliver")
    table.clearSelection()
    table.selectRow(1)
    menu = tab.page.cases.menu(Way.COVER)
    assert menu is not None
    offered = [action.text() for action in menu.actions() if action.text()]
    assert offered[0] == "Karim Naseri: plads til 3 sager alle dage til og med 20. december"
    assert offered[1] == "Bo Lindgaard: har ikke plads 1. december"
    menu.actions()[-1].trigger()
    settled(qtbot, tab)
    assert ways(tab)[1] == ("Ida 1", "Dækkes af Bo Lindgaard")
    assert "Over max: Bo Lindgaard." in tab.page.over.text()
    tab.page.save.click()
    assert "Skriv en begrundelse" in tab.page.over.text()
    QTest.keyClicks(tab.page.reason, "Kun i julen")
    tab.page.save.click()
    assert [line.covered for line in leaves(office.desk, FIRST, LAST)] == [2]


def test_a_leave_is_opened_from_the_line_and_taken_away(
    qtbot: QtBot, office: Office, tab: AbsenceTab
) -> None:
    save_absence(office.desk, office.bo, "leave", FIRST, LAST)
    tab.timeline.setFocus()
    QTest.keyClick(tab.timeline, Qt.Key.Key_Return)
    settled(qtbot, tab)
    assert "Fravær for Bo Lindgaard" in shown_text(tab.page)
    tab.page.remove.click()
    assert tab.empty.isVisible()
    assert leaves(office.desk, FIRST, LAST) == []


def test_what_stands_beside_a_leave_does_not_run_into_the_next_one(
    qtbot: QtBot, office: Office, tab: AbsenceTab
) -> None:
    save_absence(office.desk, office.bo, "illness", date(2026, 11, 23), date(2026, 11, 24))
    save_absence(office.desk, office.bo, "holiday", date(2026, 11, 30), date(2026, 12, 2))
    save_absence(office.desk, office.bo, "course", date(2026, 12, 18), date(2026, 12, 18))
    bars = [tab.timeline._area(line) for line in tab.timeline.leaves()]
    for line in tab.timeline.leaves():
        place, words, _side = tab.timeline.said(line)
        assert not any(place.intersects(bar) for bar in bars) or not words
    assert [tab.timeline.said(line)[1] for line in tab.timeline.leaves()][1:] == ["ferie", "kursus"]
