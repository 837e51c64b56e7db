"""CV, job plan, paid hours and placements of a case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.services import case_edits, case_lists, job_plans, placements, undoing
from koordinator.services.desk import Desk
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.context import Context
from koordinator.ui.course.job.tab import JobTab
from tests.factories import TODAY, add_case, new_desk
from tests.ui.cases.desk import context, until_left
from tests.ui.course.tabs import shown_tab
from tests.ui.network.acts import fill, open_dialog

HOSTILE = "<b>Noget</b> & <img src=x> med dyr"
RUNNING = {"kind": "praktik", "place": "Brugsen", "starts": "2026-11-02", "ends": "2027-01-12", "hours": "12"}


@dataclass
class Place:
    """A case about which nothing is known yet."""

    desk: Desk
    ctx: Context
    case_id: int


@pytest.fixture
def place(qapp: QApplication, tmp_path: Path) -> Iterator[Place]:
    """The leader's desk."""
    desk = new_desk(tmp_path)
    yield from until_left(Place(desk, context(desk), add_case(desk, "Mille Østerby")))


@pytest.fixture
def tab(qtbot: QtBot, place: Place) -> JobTab:
    """The tab in front."""
    return shown_tab(qtbot, JobTab(place.ctx), place.ctx, place.case_id)


def write_goals(tab: JobTab, text: str) -> None:
    """Types goals and leaves the field."""
    entry = tab.plan.goals.focusProxy()
    assert entry is not None
    entry.setFocus()
    QTest.keyClick(entry, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(entry, text)
    QTest.keyClick(entry, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def test_goals_are_saved_as_typed_and_earlier_ones_kept(tab: JobTab, place: Place) -> None:
    job_plans.save_job_plan(place.desk, place.case_id, "Det ved jeg ikke", date(2026, 5, 1))
    tab.show_case(place.case_id)
    write_goals(tab, HOSTILE)
    assert [one.goals for one in job_plans.job_plans(place.desk, place.case_id)] == [
        HOSTILE,
        "Det ved jeg ikke",
    ]
    assert tab.plan.since.text() == "Gælder fra 20. nov."
    assert tab.plan.texts() == []
    tab.plan.earlier.click()
    assert tab.plan.texts() == ["1. maj – 20. nov.\nDet ved jeg ikke"]


def test_goals_cannot_be_blanked(tab: JobTab, place: Place) -> None:
    write_goals(tab, "Noget med dyr")
    write_goals(tab, " ")
    assert "Skriv borgerens egne mål" in tab.plan.goals.error()
    assert job_plans.job_plans(place.desk, place.case_id)[0].goals == "Noget med dyr"


def test_an_old_cv_is_said_to_be_so_and_brought_up_to_date_in_place(tab: JobTab, place: Place) -> None:
    assert tab.cv.text() == "ingen dato"
    case_edits.record_cv(place.desk, place.case_id, date(2026, 8, 1))
    QApplication.processEvents()
    assert tab.cv.text() == "1. aug. for 3 måneder siden – skal opdateres mindst hver 2. måned"
    tab.cv.ask()
    entry = tab.cv.entry.focusProxy()
    assert entry is not None
    QTest.keyClick(entry, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert tab.cv.text() == "20. nov. i dag"
    assert tab.cv_before.text() == "Før: 1. aug."


def test_paid_hours_change_from_a_day_and_keep_their_history(tab: JobTab, place: Place) -> None:
    case_edits.set_paid_hours(place.desk, place.case_id, "4", date(2026, 9, 1))
    QApplication.processEvents()
    assert tab.hours.text() == "4 t/uge siden 1. sep."
    tab.change_hours.click()
    dialog = open_dialog(EntryDialog)
    fill(dialog.field("hours"), "6,5")
    fill(dialog.field("day"), "9/11")
    dialog.save.click()
    QApplication.processEvents()
    assert tab.hours.text() == "6,5 t/uge siden 9. nov."
    assert tab.hours_before.texts() == ["1. sep. – 8. nov. · 4 t/uge"]


def test_a_placement_is_added_corrected_ended_and_removed(tab: JobTab, place: Place) -> None:
    tab.head_button().click()  # type: ignore[union-attr]
    dialog = open_dialog(EntryDialog)
    dialog.save.click()
    assert dialog.field("place").error() == "Skriv, hvor praktikken er."
    fill(dialog.field("place"), "Brugsen & <b>Co</b>")
    fill(dialog.field("starts"), "2/11")
    fill(dialog.field("hours"), "12,5")
    dialog.save.click()
    QApplication.processEvents()
    title = "Virksomhedspraktik – Brugsen & <b>Co</b>"
    assert tab.rows.texts() == [f"{title} | 2. nov. – nu · 12,5 t/uge | i gang"]
    tab.rows.button(0, "Afslut i dag").click()  # type: ignore[attr-defined]
    QApplication.processEvents()
    assert placements.placements(place.desk, place.case_id)[0].ends == TODAY
    tab.rows.button(0, f"Ret {title}").click()  # type: ignore[attr-defined]
    dialog = open_dialog(EntryDialog)
    fill(dialog.field("ends"), "1/11")
    dialog.save.click()
    assert dialog.field("ends").error() == "Den kan ikke slutte, før den begynder."
    dialog.reject()
    tab.rows.button(0, f"Fjern {title}").click()  # type: ignore[attr-defined]
    QApplication.processEvents()
    assert tab.rows.texts() == []
    undoing.undo(place.desk)
    QApplication.processEvents()
    assert len(tab.rows.texts()) == 1


def test_placements_say_how_they_stand(tab: JobTab, place: Place) -> None:
    for starts, ends in (("2026-12-01", ""), ("2026-11-02", "2027-01-12"), ("2026-03-02", "2026-05-01")):
        placements.add_placement(place.desk, place.case_id, {**RUNNING, "starts": starts, "ends": ends})
    QApplication.processEvents()
    words = [text.split(" | ")[2] if text.count(" | ") == 2 else "" for text in tab.rows.texts()]
    assert words == ["aftalt", "i gang", "slut"]


def test_a_passive_case_asks_for_its_reason(tab: JobTab, place: Place) -> None:
    assert tab.passive.isVisible()
    entry = tab.reason.focusProxy()
    assert entry is not None
    entry.setFocus()
    QTest.keyClicks(entry, "Venter på operation")
    QTest.keyClick(entry, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert case_lists.case_card(place.desk, place.case_id).line.passive_reason == "Venter på operation"
    assert not tab.passive.isVisible()
    placements.add_placement(place.desk, place.case_id, RUNNING)
    QApplication.processEvents()
    assert not tab.reason.isVisible()


def test_what_is_being_typed_is_saved_when_one_leaves(tab: JobTab, place: Place) -> None:
    entry = tab.plan.goals.focusProxy()
    assert entry is not None
    entry.setFocus()
    QTest.keyClicks(entry, "Kontorarbejde")
    assert tab.leave()
    assert job_plans.job_plans(place.desk, place.case_id)[0].goals == "Kontorarbejde"
