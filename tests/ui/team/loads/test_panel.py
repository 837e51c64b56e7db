"""What a leader enters in a worker's panel changes her maximum on the days it holds."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from koordinator.domain.caseload import WorkerLoad
from koordinator.services import absences, staff, undoing
from koordinator.services.caseloads import caseloads
from koordinator.ui.base.buttons import IconButton
from koordinator.ui.base.choices import ChoiceValue
from koordinator.ui.team.loads.tab import LoadsTab
from tests.factories import TODAY, add_team, add_worker
from tests.ui.team.loads.dialogs import dialog_of, fill
from tests.ui.team.office import Office, shown_text


def load(office: Office, worker_id: int, day: date = TODAY) -> WorkerLoad:
    """A worker's caseload on a day."""
    return next(one for one in caseloads(office.desk, day).workers if one.worker_id == worker_id)


def maximum(office: Office, worker_id: int, day: date = TODAY) -> int | None:
    """A worker's maximum on a day."""
    limits = load(office, worker_id, day).limits
    return limits.maximum if limits else None


def test_leave_lowers_the_maximum_on_its_days(page: LoadsTab, office: Office) -> None:
    page.show_worker(office.anna)
    page.panel.absences.add.click()
    fill(dialog_of(page.panel), starts="1/12", ends="31/1")
    assert maximum(office, office.anna) == 4
    assert maximum(office, office.anna, date(2026, 12, 1)) == 0
    assert maximum(office, office.anna, date(2027, 1, 31)) == 0
    assert maximum(office, office.anna, date(2027, 2, 1)) == 4
    assert "Orlov | 1. december – 31. januar 2027" in shown_text(page.panel.absences)
    assert "orlov fra 1. december" in page.board.bars.bars()[1].second


def test_half_leave_halves_the_maximum_and_holiday_leaves_it(page: LoadsTab, office: Office) -> None:
    page.show_worker(office.anna)
    page.panel.enter_absence()
    fill(dialog_of(page.panel), share="50 %")
    assert maximum(office, office.anna) == 2
    page.show_worker(office.karim)
    page.panel.enter_absence()
    dialog = dialog_of(page.panel)
    kind = dialog.field("kind")
    assert isinstance(kind, ChoiceValue)
    combo = kind.focusProxy()
    assert combo is not None
    QTest.keyClicks(combo, "ferie")
    dialog.save.click()
    assert maximum(office, office.karim) == 4
    assert "Ferie" in shown_text(page.panel.absences)


def test_leave_that_overlaps_is_refused_in_the_dialog(page: LoadsTab, office: Office) -> None:
    absences.save_absence(office.desk, office.anna, "leave", TODAY, None)
    page.show_worker(office.anna)
    page.panel.enter_absence()
    dialog = dialog_of(page.panel)
    fill(dialog, starts="1/12")
    assert dialog.isVisible()
    assert "allerede fravær" in dialog.field("starts").error()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_cannot_be_read_is_said_at_its_field(page: LoadsTab, office: Office) -> None:
    page.show_worker(office.anna)
    page.panel.enter_absence()
    dialog = dialog_of(page.panel)
    fill(dialog, starts="")
    assert dialog.field("starts").error() == "Skriv den første dag, for eksempel 1/12."
    fill(dialog, starts="1/12", share="meget")
    assert "Skriv for eksempel 0,8 eller 80 %." in dialog.field("share").error()
    assert dialog.isVisible()
    assert staff.worker_detail(office.desk, office.anna).absences == ()


def test_an_absence_is_corrected_deleted_and_brought_back(page: LoadsTab, office: Office) -> None:
    absences.save_absence(office.desk, office.anna, "leave", date(2026, 12, 1), date(2026, 12, 31))
    page.show_worker(office.anna)
    pencil, trash = page.panel.absences.findChildren(IconButton)
    pencil.click()
    fill(dialog_of(page.panel), ends="")
    (absence,) = staff.worker_detail(office.desk, office.anna).absences
    assert absence.ends is None
    QApplication.processEvents()
    buttons = [one for one in page.panel.absences.findChildren(IconButton) if one.isVisible()]
    assert buttons[1].accessibleName() == "Slet orlov fra 1. december"
    buttons[1].click()
    assert "Intet fravær." in shown_text(page.panel.absences)
    undoing.undo(office.desk)
    assert "fra 1. december" in shown_text(page.panel.absences)
    assert trash is not buttons[1]


def test_four_days_a_week_make_28(page: LoadsTab, office: Office) -> None:
    full = add_team(office.desk, "Under 30")
    mette = add_worker(office.desk, "Mette Vang", team_id=full)
    page.show_worker(mette)
    page.panel.times.add.click()
    fill(dialog_of(page.panel), share="0,8", starts="1/12")
    assert maximum(office, mette) == 35
    assert maximum(office, mette, date(2026, 12, 1)) == 28
    assert "0,8 af fuld tid fra 1. december" in shown_text(page.panel.times)
    page.controls.set_day(date(2026, 12, 1))
    bar = next(one for one in page.board.bars.bars() if one.name == "Mette Vang")
    assert (bar.second, bar.warning, bar.maximum) == ("0,8 af fuld tid", 24, 28)
    assert staff.worker_detail(office.desk, mette).working_times[0].share == Decimal("0.8")


def test_more_than_full_time_is_refused(page: LoadsTab, office: Office) -> None:
    page.show_worker(office.anna)
    page.panel.times.add.click()
    dialog = dialog_of(page.panel)
    fill(dialog, share="1,5")
    assert dialog.error() == "Arbejdstiden skal være over 0 og højst 1 (fuld tid)."


def test_cases_held_elsewhere_count_and_are_drawn_paler(page: LoadsTab, office: Office) -> None:
    page.show_worker(office.karim)
    page.panel.outside.add.click()
    dialog = dialog_of(page.panel)
    fill(dialog, cases="to")
    assert dialog.field("cases").error() == "Skriv et helt tal."
    fill(dialog, cases="2")
    bar = next(one for one in page.board.bars.bars() if one.name == "Karim Naseri")
    assert (bar.count, bar.paler, bar.second) == (3, 2, "fuld tid · 2 uden for")
    assert "2 sager fra 20. november" in shown_text(page.panel.outside)
    assert "1 i programmet" in shown_text(page.panel.facts)


def test_the_panel_closes_when_the_worker_is_undone(page: LoadsTab, office: Office) -> None:
    worker_id = staff.add_worker(office.desk, "Ny Medarbejder", [])
    page.show_worker(worker_id)
    assert "Har ingen sager i den rolle den dag." in shown_text(page.panel)
    undoing.undo(office.desk)
    assert not page.panel.isVisible()
