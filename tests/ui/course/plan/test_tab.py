"""The plan: written field by field, moved and linked by keyboard, helped and never forced."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from koordinator.domain.plans import MOST_MILESTONES, MilestoneStatus
from koordinator.services import contacts, plans, undoing
from koordinator.ui.base.focus import input_of
from koordinator.ui.course.plan.offer_dialog import OfferDialog
from koordinator.ui.course.plan.tab import PlanTab
from tests.factories import add_case
from tests.ui.course.plan.conftest import Place

HOSTILE = "<b>hej</b> &amp; %s {0}"


def focus(field: QWidget) -> QWidget:
    """Goes into a field by keyboard."""
    entry = input_of(field)
    entry.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    return entry


def write(field: QWidget, text: str) -> None:
    """Goes into a field, writes over what stands there, and goes on."""
    entry = focus(field)
    QTest.keyClick(entry, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(entry, text)
    QTest.keyClick(entry, Qt.Key.Key_Tab)
    QApplication.processEvents()


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, held)
    QApplication.processEvents()


def words(root: QWidget) -> str:
    """Every label that is seen."""
    QApplication.processEvents()  # what is new comes to be seen
    return "\n".join(one.text() for one in root.findChildren(QLabel) if one.isVisibleTo(root))


def test_the_goal_is_saved_as_one_leaves_it_and_undone(tab: PlanTab, place: Place) -> None:
    write(tab.goal.goal, f"Jeg vil {HOSTILE}")
    assert place.card.goal == f"Jeg vil {HOSTILE}"
    undoing.undo(place.desk)
    assert tab.goal.goal.value() == "Jeg vil køre truck"


def test_a_milestone_is_added_with_enter_and_the_next_can_be_typed(tab: PlanTab, place: Place) -> None:
    tab.milestones.ask()
    for title in ("Ringe selv", HOSTILE):
        QTest.keyClicks(input_of(tab.milestones.entry), title)
        press(Qt.Key.Key_Return)
    assert [one.title for one in place.card.milestones][2:] == ["Ringe selv", HOSTILE]
    assert input_of(tab.milestones.entry).hasFocus()
    assert tab.milestones.entry.value() == ""
    assert tab.milestones.count.text() == "4 af højst 8"


def test_a_full_plan_says_so_instead_of_asking(tab: PlanTab, place: Place) -> None:
    for number in range(MOST_MILESTONES - 2):
        plans.add_milestone(place.desk, place.case_id, f"Nr. {number}")
    assert not tab.milestones.entry.isVisible()
    assert "8 åbne delmål" in words(tab.milestones)
    plans.save_milestone(place.desk, place.first, "status", "reached")
    assert tab.milestones.entry.isVisible()


def test_fields_of_a_milestone_are_saved_and_what_is_wrong_is_said_there(tab: PlanTab, place: Place) -> None:
    row = tab.milestones.rows[0]
    write(row.near, "To dage om ugen")
    write(row.due, "1/2-27")
    line = place.card.milestones[0]
    assert (line.in_3_months, str(line.due)) == ("To dage om ugen", "2027-02-01")
    write(row.due, "31/2")
    assert "kalenderen" in row.due.error()
    write(row.title, " ")
    assert "skal have en tekst" in row.title.error()
    assert place.card.milestones[0] == line


def test_milestones_move_with_alt_and_the_arrows_and_the_focus_goes_along(tab: PlanTab, place: Place) -> None:
    focus(tab.milestones.rows[0].near)
    tab._ctx.registry.run("plan.down")
    assert [one.milestone_id for one in place.card.milestones] == [place.second, place.first]
    row = tab.milestones.rows[1]
    assert row.milestone_id == place.first
    assert input_of(row.near).hasFocus()
    assert not row.down.isEnabled()
    row.up.click()
    assert [one.milestone_id for one in place.card.milestones] == [place.first, place.second]


def test_removing_a_milestone_goes_on_to_its_neighbour_and_can_be_undone(tab: PlanTab, place: Place) -> None:
    focus(tab.milestones.rows[0].title)
    tab._ctx.registry.run("plan.remove")
    assert [one.milestone_id for one in place.card.milestones] == [place.second]
    assert input_of(tab.milestones.rows[0].title).hasFocus()
    undoing.undo(place.desk)
    assert [row.milestone_id for row in tab.milestones.rows] == [place.first, place.second]


def test_help_asks_and_can_be_put_away(tab: PlanTab) -> None:
    row = tab.milestones.rows[1]
    assert "Specifikt?" in row.help.text()
    assert "Tidsbestemt?" in row.help.text()
    assert row.help.isVisible()
    tab.milestones.helping.click()
    assert not row.help.isVisible()


def test_an_intervention_is_linked_from_the_milestone(tab: PlanTab, place: Place) -> None:
    row = tab.milestones.rows[1]
    menu = row.open_ties()
    (entry,) = menu.actions()
    assert (entry.text(), entry.isChecked()) == ("Bostøtte", False)
    entry.trigger()
    assert place.card.milestones[1].intervention_ids == (place.support,)
    assert "Indsatser: Bostøtte" in words(row)
    assert "Delmål 1, 2" in words(tab.interventions.rows[0])
    for one in tab.findChildren(QMenu):
        one.close()


def test_an_offer_is_chosen_from_the_catalogue_by_keyboard(tab: PlanTab, place: Place) -> None:
    tab.interventions.ask()
    entry = QApplication.focusWidget()
    assert entry is not None
    QTest.keyClicks(entry, "mestr")
    tab.interventions.picker.search("mestr")
    assert "Mestringsforløb" in tab.interventions.picker.hits()[0]
    press(Qt.Key.Key_Return)
    made = next(one for one in place.card.interventions if one.title == "Mestringsforløb")
    row = next(one for one in tab.interventions.rows if one.intervention_id == made.intervention_id)
    assert made.law == "LAB § 91"
    assert row.about.isVisible()
    row.about.click()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, OfferDialog))
    assert "Gode og dårlige dage" in words(dialog)
    dialog.close()


def test_one_outside_the_catalogue_is_added_by_its_name(tab: PlanTab, place: Place) -> None:
    tab.interventions.ask()
    entry = QApplication.focusWidget()
    assert entry is not None
    QTest.keyClicks(entry, HOSTILE)
    press(Qt.Key.Key_Return)
    assert HOSTILE in [one.title for one in place.card.interventions]


def test_waiting_for_another_goes_on_to_the_reason(tab: PlanTab, place: Place) -> None:
    talks = plans.add_intervention(place.desk, place.case_id, "Psykolog")
    row = next(one for one in tab.interventions.rows if one.intervention_id == talks)
    assert not row.fields["waits_because"].isVisible()
    plans.save_intervention(place.desk, talks, "waits_for_id", place.support)
    QApplication.processEvents()
    assert row.missing.isVisible()
    write(row.fields["waits_because"], "ro først")
    assert not row.missing.isVisible()
    line = place.card.intervention(talks)
    assert line is not None
    assert line.waits_because == "ro først"


def test_waiting_time_and_those_that_are_over_are_seen(tab: PlanTab, place: Place) -> None:
    plans.save_intervention(place.desk, place.support, "ordered", "1-10-2026")
    assert "har ventet 7 uger" in words(tab.interventions.rows[0])
    old = plans.add_intervention(place.desk, place.case_id, "Motion")
    plans.save_intervention(place.desk, old, "ends", "1-11-2026")
    assert [row.intervention_id for row in tab.interventions.rows] == [place.support]
    assert tab.interventions.fold.accessibleName() == "Vis 1 afsluttet"
    tab.interventions.fold.click()
    assert [row.intervention_id for row in tab.interventions.rows] == [place.support, old]


def test_a_contact_typed_by_name_is_written_down_with_the_provider(tab: PlanTab, place: Place) -> None:
    row = tab.interventions.rows[0]
    write(row.organisation, "Støtten")
    write(row.contact, "Ruth Dam")
    assert [(one.name, one.organisation) for one in contacts.find_contacts(place.desk, "Ruth")] == [
        ("Ruth Dam", "Støtten")
    ]


def test_tab_goes_through_the_fields_as_one_sees_them(tab: PlanTab) -> None:
    focus(tab.goal.goal)
    seen = []
    for _ in range(7):
        press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.accessibleName())
    assert seen == [
        "Retning", "Skjul råd", "Delmål 1: delmål", "Delmål 1: status", "Delmål 1: senest",
        "Delmål 1: om 3 måneder", "Delmål 1: på længere sigt",
    ]  # fmt: skip


def test_what_is_typed_is_saved_before_another_case_is_shown(tab: PlanTab, place: Place) -> None:
    entry = focus(tab.milestones.rows[0].far)
    QTest.keyClicks(entry, "Fuld tid")
    assert tab.leave()
    assert place.card.milestones[0].longer == "Fuld tid"
    due = focus(tab.milestones.rows[0].due)
    QTest.keyClicks(due, "i overmorgen")
    assert not tab.leave()


def test_another_case_is_written_in_its_own_plan(tab: PlanTab, place: Place) -> None:
    other = add_case(place.desk, "Åse Bæk")
    step = plans.add_milestone(place.desk, other, "Sove om natten")
    before = place.card
    focus(tab.milestones.rows[0].due)
    QTest.keyClicks(input_of(tab.milestones.rows[0].due), "i overmorgen")
    tab.show_case(other)
    QApplication.processEvents()
    (row,) = [one for one in tab.milestones.rows if one.isVisible()]
    assert (row.milestone_id, row.title.value(), row.due.error()) == (step, "Sove om natten", "")
    write(row.near, "Fem nætter om ugen")
    assert plans.plan_card(place.desk, other).milestones[0].in_3_months == "Fem nætter om ugen"
    assert place.card == before


def test_a_milestone_belongs_to_an_area_of_the_wheel(tab: PlanTab, place: Place) -> None:
    plans.save_milestone(place.desk, place.first, "area_key", "mental")
    assert "Psykisk helbred" in input_of(tab.milestones.rows[0].area).currentText()  # type: ignore[attr-defined]


def test_a_status_picked_is_shown_with_its_day(tab: PlanTab, place: Place) -> None:
    plans.save_milestone(place.desk, place.first, "status", MilestoneStatus.REACHED.value)
    row = tab.milestones.rows[0]
    assert row.status.value() == "reached"
    assert row.since.text() == "Nået 20. november 2026"
