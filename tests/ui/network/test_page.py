"""Netværk: contacts and organisations found, opened, corrected, and doubles made one."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.domain.cases import CaseFilter
from koordinator.domain.meetings.records import MeetingRef
from koordinator.services import contacts, network, undoing
from koordinator.ui.base.record_model import SECOND_LINE
from koordinator.ui.network.merge_dialog import MergeDialog
from koordinator.ui.network.narrowing import DOUBLE, PLACES, UNREACHED
from koordinator.ui.network.new_contact import NewContactDialog, NewOrganisationDialog
from koordinator.ui.network.page import NetworkPage
from tests.factories import add_case, new_desk
from tests.ui.cases.desk import context
from tests.ui.network.acts import fill, names, open_dialog, press
from tests.ui.network.conftest import Place

HOSTILE = "<b>Ole</b> & '; DROP TABLE contact; -- <img src=/etc/passwd>"


def test_the_list_tells_name_organisation_phone_cases_and_next_meeting(page: NetworkPage) -> None:
    assert names(page.contacts) == ["Bo Åkjær", "Maria Dahl", "Maria Dahl"]
    model = page.contacts.model
    shown = [model.index(1, column).data() for column in range(model.columnCount())]
    assert shown == ["Maria Dahl", "Center for Bostøtte", "20 30 40 50", "", "1", "24. nov. kl. 13.00"]
    assert model.index(1, 0).data(SECOND_LINE) == "bostøtte"


def test_searching_narrows_and_enter_on_a_single_hit_opens_it(page: NetworkPage, place: Place) -> None:
    page.search.setFocus()
    QTest.keyClicks(page.search, "2030 4050")
    press(page.search, Qt.Key.Key_Return)
    assert names(page.contacts) == ["Maria Dahl"]
    assert page.contact_panel.shown_id() == place.maria
    press(page.contacts.table, Qt.Key.Key_Escape)
    assert page.contact_panel.isHidden()


def test_nobody_found_says_so_and_offers_all(page: NetworkPage) -> None:
    page.search.setText("findes ikke")
    press(page.search, Qt.Key.Key_Return)
    assert page.no_match.isVisible()
    page.no_match.acted.emit()
    assert len(names(page.contacts)) == 3


def test_chips_narrow_and_doubles_stand_beside_each_other(page: NetworkPage) -> None:
    page.show_doubles()
    assert names(page.contacts) == ["Maria Dahl", "Maria Dahl"]
    assert page.narrowing.chips.chip(DOUBLE).accessibleName() == "Mulige dobbelte · 2"
    page.narrowing.chips.choose([DOUBLE, UNREACHED])
    page.refresh()
    assert [line.title for line in page.contacts.model.records()] == ["støtteperson"]


def test_the_panel_tells_cases_meetings_and_that_it_may_be_a_double(page: NetworkPage, place: Place) -> None:
    press_on(page, place.maria)
    panel = page.contact_panel
    assert panel.cases.rows.texts() == ["Emil Møller | Sag 26-1 · bostøtte · støtte | Samtykke mangler"]
    assert panel.meetings.texts() == ["Netværksmøde | 24. nov. kl. 13.00 · Emil Møller"]
    assert panel.double.isVisible()
    assert panel.double.text() == "Ligner Maria Dahl · støtteperson (samme navn)."
    assert not panel.remove.isVisible()


def press_on(page: NetworkPage, contact_id: int) -> None:
    page.contacts.stand_on(contact_id)
    press(page.contacts.table, Qt.Key.Key_Return)


def test_cases_and_meetings_open_where_they_live(page: NetworkPage, place: Place) -> None:
    wanted: list[object] = []
    place.ctx.course_wanted.connect(lambda case_id, _tab: wanted.append(case_id))
    place.ctx.meeting_wanted.connect(wanted.append)
    press_on(page, place.maria)
    page.contact_panel.cases.rows.button(0, "Emil Møller").click()  # type: ignore[attr-defined]
    page.contact_panel.meetings.button(0, "Netværksmøde").click()  # type: ignore[attr-defined]
    assert wanted == [place.case_id, MeetingRef(1)]


def test_many_cases_are_one_click_away_in_the_list_of_cases(page: NetworkPage, place: Place) -> None:
    ids = {place.case_id} | {add_case(place.desk, f"Borger {number}") for number in range(14)}
    for case_id in ids - {place.case_id}:
        network.add_member(place.desk, case_id, place.maria)
    wanted: list[CaseFilter] = []
    place.ctx.cases_wanted.connect(wanted.append)
    press_on(page, place.maria)
    assert len(page.contact_panel.cases.rows.texts()) == 12
    assert page.contact_panel.cases.all.text() == "Vis alle 15 løbende sager"
    page.contact_panel.cases.all.click()
    assert [one.case_ids for one in wanted] == [frozenset(ids)]


def test_a_field_is_saved_on_leaving_and_what_is_wrong_stands_under_it(
    page: NetworkPage, place: Place
) -> None:
    press_on(page, place.maria)
    fields = page.contact_panel.fields
    fill(fields["phone"], "11223344")
    fill(fields["organisation"], "Lægehuset")
    fill(fields["email"], "ikke en adresse")
    line = contacts.contact_detail(place.desk, place.maria).line
    assert (line.phone, line.organisation, line.email) == ("11 22 33 44", "Lægehuset", None)
    assert fields["email"].error() == "Kan ikke læses som en e-mail. Skriv for eksempel anna@example.dk."
    fill(fields["name"], " ")
    assert fields["name"].error() == "En kontakt skal have et navn."


def test_hostile_text_is_shown_as_typed(page: NetworkPage, place: Place) -> None:
    contact_id = contacts.add_contact(place.desk, HOSTILE, title=HOSTILE, organisation=HOSTILE)
    page.show_contact(contact_id)
    assert HOSTILE in names(page.contacts)
    assert page.contact_panel.accessibleName() == HOSTILE
    assert page.contact_panel.fields["organisation"].value() == HOSTILE
    page.show_organisation(3)
    assert page.organisation_panel.people.texts()[0].startswith(HOSTILE)


def test_two_chosen_with_the_keyboard_are_merged_and_undone(page: NetworkPage, place: Place) -> None:
    table = page.contacts.table
    page.contacts.stand_on(place.maria)
    press(table, Qt.Key.Key_Down)
    press(table, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert sorted(page.contacts.selected_ids()) == [place.maria, place.double]
    page.merge_button.click()
    dialog = open_dialog(MergeDialog)
    assert dialog.dropped.texts()
    keep = dialog.stays.row_id()
    dialog.go.click()
    assert names(page.contacts) == ["Bo Åkjær", "Maria Dahl"]
    assert page.contact_panel.shown_id() == keep
    undoing.undo(place.desk)
    assert names(page.contacts) == ["Bo Åkjær", "Maria Dahl", "Maria Dahl"]


def test_the_panel_of_a_double_offers_to_merge_and_the_other_may_stay(
    page: NetworkPage, place: Place
) -> None:
    press_on(page, place.double)
    page.contact_panel.double.acted.emit()
    dialog = open_dialog(MergeDialog)
    other = next(one for one in dialog.stays.buttons if not one.isChecked())
    before = dialog.stays.row_id()
    other.click()
    assert dialog.stays.row_id() != before
    assert "Titel: bostøtte" in dialog.dropped.texts()
    dialog.go.click()
    assert page.contact_panel.fields["title"].value() == "støtteperson"


def test_a_new_contact_is_looked_for_before_it_is_made(page: NetworkPage, place: Place) -> None:
    page.new_contact()
    dialog = open_dialog(NewContactDialog)
    fill(dialog.field("name"), "Bo Aakjær")
    assert dialog.alike.rows.texts() == ["Bo Åkjær | egen læge · Lægehuset · samme navn"]
    dialog.alike.rows.button(0, "Brug denne").click()  # type: ignore[attr-defined]
    assert page.contact_panel.shown_id() == place.bo
    assert len(names(page.contacts)) == 3


def test_a_new_contact_is_made_and_opened(page: NetworkPage) -> None:
    page.search.setText("Zahra Amiri")
    press(page.search, Qt.Key.Key_Return)
    page.new_contact()
    dialog = open_dialog(NewContactDialog)
    assert dialog.field("name").value() == "Zahra Amiri"
    fill(dialog.field("phone"), "40414243")
    fill(dialog.field("organisation"), "Tolkehuset")
    dialog.save.click()
    assert "Zahra Amiri" in names(page.contacts)
    assert page.contact_panel.fields["phone"].value() == "40 41 42 43"


def test_organisations_have_their_own_list_panel_and_dialog(page: NetworkPage, place: Place) -> None:
    page.kinds.chip(PLACES).click()
    assert names(page.organisations) == ["Center for Bostøtte", "Lægehuset"]
    assert page.new_place_button.isVisible()
    page.new_place_button.click()
    dialog = open_dialog(NewOrganisationDialog)
    fill(dialog.field("name"), "Center for Bostøte")
    assert dialog.alike.rows.texts() == ["Center for Bostøtte | næsten samme navn"]
    fill(dialog.field("cvr"), "12345678")
    assert "CVR-nummeret passer ikke" in dialog.field("cvr").error()
    fill(dialog.field("cvr"), "13585628")
    dialog.save.click()
    panel = page.organisation_panel
    assert panel.fields["cvr"].value() == "13585628"
    assert panel.double.text() == "Ligner Center for Bostøtte (næsten samme navn)."
    panel.double.acted.emit()
    open_dialog(MergeDialog).go.click()
    assert names(page.organisations) == ["Center for Bostøtte", "Lægehuset"]


def test_a_person_of_an_organisation_opens_in_the_other_list(page: NetworkPage, place: Place) -> None:
    page.show_organisation(1)
    page.organisation_panel.people.button(0, "Maria Dahl").click()  # type: ignore[attr-defined]
    assert page.contact_panel.shown_id() == place.maria
    assert page.organisation_panel.isHidden()


def test_one_that_nothing_refers_to_can_be_removed_and_brought_back(page: NetworkPage, place: Place) -> None:
    press_on(page, place.bo)
    assert page.contact_panel.remove.isVisible()
    page.contact_panel.remove.click()
    assert names(page.contacts) == ["Maria Dahl", "Maria Dahl"]
    assert page.contact_panel.isHidden()
    undoing.undo(place.desk)
    assert len(names(page.contacts)) == 3


def test_showing_a_contact_looks_past_the_search(page: NetworkPage, place: Place) -> None:
    page.search.setText("åkjær")
    press(page.search, Qt.Key.Key_Return)
    page.show_contact(place.maria)
    assert page.contacts.current_id() == place.maria
    assert page.search.text() == ""


def test_an_empty_store_explains_itself(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    ctx = context(new_desk(tmp_path))
    page = NetworkPage(ctx)
    qtbot.addWidget(page)
    page.show()
    page.activate()
    assert page.none.isVisible()
    page.none.acted.emit()
    open_dialog(NewContactDialog).reject()
    ctx.close()
    ctx.desk.store.close()
