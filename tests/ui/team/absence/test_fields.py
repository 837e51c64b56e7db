"""What cannot stand is told at its field while one types, and saved it is not."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from koordinator.services.absences import save_absence
from koordinator.services.leave import leaves
from koordinator.ui.team.absence.tab import AbsenceTab
from tests.factories import TODAY
from tests.ui.team.absence.hands import line_of, settled, think_of, type_in
from tests.ui.team.office import Office, shown_text

LAST = date(2026, 12, 20)
_TAKEN = "Har allerede fravær 10. december til 12. december."


def test_a_share_above_the_whole_is_told_before_one_leaves_the_field(
    qtbot: QtBot, office: Office, tab: AbsenceTab
) -> None:
    think_of(qtbot, tab, office.anna, "1/12", "20/12")
    share = tab.page.form.share
    assert tab.page.save.isEnabled()
    type_in(share, "1,5")
    qtbot.waitUntil(lambda: bool(share.error()))
    assert share.error() == "Skriv en andel over 0 og højst 1, som er hele arbejdstiden."
    assert "Andel: Skriv en andel" in shown_text(tab.page.form)
    assert not tab.page.save.isEnabled()
    type_in(share, "0")
    qtbot.wait(400)
    assert share.error() == "", "0 may be on its way to 0,5"
    QTest.keyClicks(line_of(share), ",5")
    QTest.keyClick(line_of(share), Qt.Key.Key_Return)
    settled(qtbot, tab)
    assert tab.page.save.isEnabled()


def test_a_share_of_nothing_is_told_when_one_leaves_the_field(
    qtbot: QtBot, office: Office, tab: AbsenceTab
) -> None:
    think_of(qtbot, tab, office.anna, "1/12", "20/12")
    type_in(tab.page.form.share, "0")
    QTest.keyClick(line_of(tab.page.form.share), Qt.Key.Key_Tab)
    assert "Skriv en andel" in tab.page.form.share.error()
    tab.page.save.click()
    assert leaves(office.desk, TODAY, LAST) == []


def test_days_that_are_taken_are_told_while_one_types(qtbot: QtBot, office: Office, tab: AbsenceTab) -> None:
    save_absence(office.desk, office.anna, "course", date(2026, 12, 10), date(2026, 12, 12))
    think_of(qtbot, tab, office.anna, "1/12", "9/12")
    form = tab.page.form
    assert tab.page.save.isEnabled()
    type_in(form.ends, "20/12")
    qtbot.waitUntil(lambda: form.ends.error() == _TAKEN)
    assert not tab.page.save.isEnabled()
    type_in(form.starts, "11/12")
    qtbot.waitUntil(lambda: form.starts.error() == _TAKEN)
    assert form.ends.error() == ""
    type_in(form.starts, "13/12")
    QTest.keyClick(line_of(form.starts), Qt.Key.Key_Return)
    settled(qtbot, tab)
    assert (form.starts.error(), form.ends.error()) == ("", "")
    assert tab.page.save.isEnabled()


def test_somebody_else_may_be_away_the_same_days(qtbot: QtBot, office: Office, tab: AbsenceTab) -> None:
    save_absence(office.desk, office.anna, "course", date(2026, 12, 10), date(2026, 12, 12))
    think_of(qtbot, tab, office.anna, "10/12", "12/12")
    assert tab.page.form.starts.error() == _TAKEN
    assert tab.page.note.text() == "Ret det, der er markeret. Så står her, hvad fraværet betyder."
    tab.page.form.worker.set_value(str(office.karim))
    tab.page.form.worker.committed.emit(str(office.karim))
    settled(qtbot, tab)
    assert tab.page.form.starts.error() == ""
    assert tab.page.save.isEnabled()


def test_a_leave_that_ends_before_it_begins_says_so_and_cannot_be_saved(
    qtbot: QtBot, office: Office, tab: AbsenceTab
) -> None:
    think_of(qtbot, tab, office.anna, "20/12", "1/12")
    assert tab.page.form.ends.error() == "Fraværet slutter, før det begynder."
    assert "Sidste dag: Fraværet slutter" in shown_text(tab.page.form)
    assert not tab.page.save.isEnabled()
