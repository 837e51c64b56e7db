"""Versions of the plan: kept with what gave occasion, shown on paper and compared."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from koordinator.services import plan_versions, plans, undoing
from koordinator.ui.base.focus import input_of
from koordinator.ui.course.plan.tab import PlanTab
from tests.ui.course.plan.conftest import Place
from tests.ui.course.plan.test_tab import words


def test_a_version_is_kept_by_keyboard_and_undone(tab: PlanTab, place: Place) -> None:
    assert "Ingen versioner endnu" in words(tab.versions)
    dialog = tab.versions.ask()
    QTest.keyClicks(input_of(dialog.field("reason")), "opstartsmødet")
    dialog.save.click()
    assert not dialog.isVisible()
    assert "Version 1 · 20. november 2026" in words(tab.versions)
    assert "opstartsmødet · Lone Leder" in words(tab.versions)
    again = tab.versions.ask()
    again.save.click()
    assert "ikke noget nyt" in again.error()
    again.reject()
    undoing.undo(place.desk)
    assert "Ingen versioner endnu" in words(tab.versions)


def test_what_changed_is_told_in_words(tab: PlanTab, place: Place) -> None:
    plan_versions.keep_version(place.desk, place.case_id)
    plans.save_goal(place.desk, place.case_id, "goal", "<i>Jeg vil køre</i> lastbil")
    (version,) = plan_versions.versions(place.desk, place.case_id)
    dialog = tab.versions.compare(version)
    assert "fra »Jeg vil køre truck« til »<i>Jeg vil køre</i> lastbil«" in words(dialog)
    dialog.until.set_value(str(version.version_id))
    dialog.until.committed.emit(str(version.version_id))
    assert dialog.said == []
    assert "Der er ingen forskel." in words(dialog)
    dialog.close()


def test_the_plan_and_a_version_of_it_go_to_the_preview(tab: PlanTab, place: Place) -> None:
    shown: list[object] = []
    place.ctx.document_wanted.connect(shown.append)
    button = tab.head_button()
    assert button is not None
    button.click()
    plan_versions.keep_version(place.desk, place.case_id)
    tab.versions.stops[1].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tab.versions.stops[1], Qt.Key.Key_Return)
    QApplication.processEvents()
    now, then = shown
    assert (now.title, then.title) == ("Indsatsplan", "Indsatsplan, version 1")  # type: ignore[attr-defined]
    paper = then.make(frozenset({"initials"}))  # type: ignore[attr-defined]
    assert paper.title == "Indsatsplan 20. november 2026"
    assert paper.file_name == "indsatsplan-2026-11-20-v1.pdf"
