"""A case's network in its panel: taking somebody in, consents given and withdrawn, parts corrected."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.services import contacts, network, undoing
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.cases.network_section import NetworkSection
from koordinator.ui.network.consent_dialog import ConsentDialog
from koordinator.ui.network.member_dialog import AddMemberDialog
from tests.factories import TODAY
from tests.ui.network.acts import fill, open_dialog, press
from tests.ui.network.conftest import Place

SAID = {"data": "helbred", "from_whom": "jobcentret", "to_whom": "Maria Dahl", "purpose": "støtte",
        "given": "skriftligt"}  # fmt: skip


@pytest.fixture
def section(qtbot: QtBot, place: Place) -> NetworkSection:
    """The section of the case, as its panel keeps it."""
    section = NetworkSection(place.ctx)
    qtbot.addWidget(section)
    place.ctx.changed.connect(lambda _: section.show_case(place.case_id))
    section.resize(340, 400)
    section.show()
    section.activateWindow()
    qtbot.waitExposed(section)
    section.show_case(place.case_id)
    return section


def click(section: NetworkSection, name: str, row: int = 0) -> None:
    section.rows.button(row, name).click()  # type: ignore[attr-defined]
    QApplication.processEvents()


def test_members_are_told_with_part_and_consent_in_words(section: NetworkSection, place: Place) -> None:
    assert section.rows.texts() == [
        "Maria Dahl | bostøtte · støtte\nCenter for Bostøtte · 20 30 40 50 | Samtykke mangler"
    ]
    wanted: list[int] = []
    place.ctx.contact_wanted.connect(wanted.append)
    click(section, "Maria Dahl")
    assert wanted == [place.maria]


def test_somebody_known_is_taken_in_by_keyboard_alone(section: NetworkSection, place: Place) -> None:
    section.ask_member()
    dialog = open_dialog(AddMemberDialog)
    QTest.keyClicks(dialog.finder.search, "bo")
    press(dialog.finder.search, Qt.Key.Key_Return)
    relation = dialog.part["relation"].focusProxy()
    assert relation is not None
    assert relation.hasFocus()
    assert dialog.isVisible()
    QTest.keyClicks(relation, "egen")
    press(relation, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert [one.name for one in network.members(place.desk, place.case_id)] == ["Bo Åkjær", "Maria Dahl"]
    assert "egen" in section.rows.texts()[0]


def test_who_is_in_the_network_is_not_offered_again(section: NetworkSection) -> None:
    section.ask_member()
    dialog = open_dialog(AddMemberDialog)
    QTest.keyClicks(dialog.finder.search, "20304050")
    press(dialog.finder.search, Qt.Key.Key_Down)
    assert dialog.finder.contact_id() is None
    assert not dialog.add.isEnabled()
    dialog.reject()


def test_a_new_contact_is_taken_in_after_a_look_at_who_is_there(
    section: NetworkSection, place: Place
) -> None:
    section.ask_member()
    dialog = open_dialog(AddMemberDialog)
    QTest.keyClicks(dialog.finder.search, "Bo Åkjer")
    dialog.turn.click()
    assert dialog.new.fields["name"].value() == "Bo Åkjer"
    assert dialog.new.alike.rows.texts() == ["Bo Åkjær | egen læge · Lægehuset · næsten samme navn"]
    fill(dialog.new.fields["name"], "Ida Sø")
    fill(dialog.new.fields["phone"], "x")
    dialog.add.click()
    assert dialog.isVisible()
    fill(dialog.new.fields["phone"], "51525354")
    fill(dialog.part["role"], "mentor")
    dialog.add.click()
    assert "Ida Sø | mentor\n51 52 53 54 | Samtykke mangler" in section.rows.texts()
    undoing.undo(place.desk)
    assert len(section.rows.texts()) == 1
    assert len(contacts.contacts(place.desk)) == 3


def test_a_consent_says_what_is_missing_at_its_field(section: NetworkSection, place: Place) -> None:
    click(section, "Samtykke …")
    dialog = open_dialog(ConsentDialog)
    fill(dialog.field("data"), "alt")
    for key in ("from_whom", "to_whom", "purpose", "given"):
        fill(dialog.field(key), SAID[key])
    dialog.save.click()
    assert "blankt samtykke" in dialog.field("data").error()
    fill(dialog.field("data"), "helbred")
    fill(dialog.field("ends"), "1-1-2026")
    dialog.save.click()
    assert dialog.field("ends").error() == "Samtykket slutter, før det begynder."
    fill(dialog.field("ends"), "1-2-2027")
    dialog.save.click()
    assert section.rows.texts()[0].endswith("Samtykke til 1. feb. 2027")
    undoing.undo(place.desk)
    assert section.rows.texts()[0].endswith("Samtykke mangler")


def test_a_consent_is_withdrawn_where_it_stands_and_renewed_from_its_words(
    section: NetworkSection, place: Place
) -> None:
    network.give_consent(place.desk, place.member_id, **SAID, starts=TODAY, ends=None)
    click(section, "Samtykke …")
    dialog = open_dialog(ConsentDialog)
    assert dialog.held.texts()[0].startswith("helbred – fra jobcentret til Maria Dahl")
    assert dialog.field("purpose").value() == "støtte"
    dialog.held.button(0, "Træk tilbage").click()  # type: ignore[attr-defined]
    QApplication.processEvents()
    assert dialog.held.texts()[0].endswith("Trukket tilbage 20. nov.")
    assert section.rows.texts()[0].endswith("Trukket tilbage 20. nov.")
    dialog.reject()


def test_relation_and_role_are_corrected_and_a_member_removed(section: NetworkSection, place: Place) -> None:
    click(section, "Ret Maria Dahl")
    dialog = open_dialog(EntryDialog)
    fill(dialog.field("relation"), "nabo")
    dialog.save.click()
    assert section.rows.texts()[0].startswith("Maria Dahl | nabo · støtte")
    click(section, "Fjern Maria Dahl fra netværket")
    assert section.rows.texts() == []
    undoing.undo(place.desk)
    assert len(section.rows.texts()) == 1


def test_hostile_words_stand_as_typed(section: NetworkSection, place: Place) -> None:
    said = "<b>fed</b> & <img src=/etc/passwd>"
    network.save_part(place.desk, place.member_id, said, "")
    network.give_consent(place.desk, place.member_id, **{**SAID, "data": said}, starts=TODAY, ends=None)
    assert said in section.rows.texts()[0]
    click(section, "Samtykke …")
    dialog = open_dialog(ConsentDialog)
    assert said in dialog.held.texts()[0]
    assert dialog.field("data").value() == said
    dialog.reject()
