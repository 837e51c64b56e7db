"""A case is corrected where it stands in the panel."""

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from koordinator.services import case_edits, undoing
from koordinator.ui.cases.page import CasesPage
from tests.factories import TODAY
from tests.ui.cases.desk import Place, names
from tests.ui.cases.panel_acts import enter
from tests.ui.hands import HOSTILE, box, shown, type_in

TYPED = ("name", "phone", "email", "address", "postcode", "city", "interpreter", "passive_reason", "remark")


def test_a_phone_number_is_corrected_by_keyboard_alone_and_undone(page: CasesPage, place: Place) -> None:
    enter(page, place.mille)
    type_in(page.panel.fields.by_key["phone"], "87654321")
    assert place.card(place.mille).phone == "87 65 43 21"
    assert page.panel.fields.by_key["phone"].value() == "87 65 43 21"
    undoing.undo(place.desk)
    assert place.card(place.mille).phone == "12 34 56 78"
    assert page.panel.fields.by_key["phone"].value() == "12 34 56 78"


def test_the_same_number_in_another_spacing_is_no_change(page: CasesPage, place: Place) -> None:
    before = undoing.next_undo(place.desk)
    enter(page, place.mille)
    type_in(page.panel.fields.by_key["phone"], "1234 5678")
    assert undoing.next_undo(place.desk) == before
    assert page.panel.fields.by_key["phone"].value() == "12 34 56 78"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31-02-2027", "Datoen findes ikke i kalenderen."),
        ("snart", "Kan ikke læses som en dato. Skriv den som 24-11-2026."),
        ("01-01-2020", "Forventet slut ligger før sagens start."),
    ],
)
def test_a_bad_date_is_told_under_its_field_and_stays_to_be_mended(
    page: CasesPage, place: Place, typed: str, sentence: str
) -> None:
    enter(page, place.mille)
    field = page.panel.fields.by_key["expected_end"]
    type_in(field, typed)
    assert field.error() == sentence
    entry = box(field)
    assert isinstance(entry, QLineEdit) and entry.text() == typed
    assert place.card(place.mille).line.expected_end is None
    type_in(page.panel.fields.by_key["email"], "ny@eksempel.dk")  # another change does not wipe it away
    assert (field.error(), entry.text()) == (sentence, typed)
    type_in(field, "24.11.27")
    assert field.error() == ""
    assert str(place.card(place.mille).line.expected_end) == "2027-11-24"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_stored_and_shown_as_typed(page: CasesPage, place: Place, text: str) -> None:
    enter(page, place.emil)
    for key in TYPED:
        type_in(page.panel.fields.by_key[key], text)
        assert page.panel.fields.by_key[key].error() == ""
    page.show_case(place.mille)
    page.show_case(place.emil)
    page.grab()
    for key in TYPED:
        field, entry = page.panel.fields.by_key[key], box(page.panel.fields.by_key[key])
        seen = entry.toPlainText() if isinstance(entry, QPlainTextEdit) else entry.property("text")
        assert (field.value(), seen) == (text, text), key
    assert text in names(page)
    assert page.panel.width() < 700


def test_too_long_a_text_is_refused_with_a_sentence(page: CasesPage, place: Place) -> None:
    enter(page, place.emil)
    type_in(page.panel.fields.by_key["remark"], "å" * 5_001)
    assert page.panel.fields.by_key["remark"].error() == "Teksten er længere end 5.000 tegn."
    assert place.card(place.emil).remark is None


def test_what_is_typed_outlives_a_change_made_elsewhere(page: CasesPage, place: Place) -> None:
    enter(page, place.mille)
    field = page.panel.fields.by_key["remark"]
    type_in(field, "Halvt skrevet", key=None)
    case_edits.save_field(place.desk, place.mille, "city", "Vejle")
    entry = box(field)
    assert isinstance(entry, QPlainTextEdit) and entry.toPlainText() == "Halvt skrevet"
    assert page.panel.fields.by_key["city"].value() == "Vejle"
    page.show_case(place.ali)  # going on to another case saves it
    assert place.card(place.mille).remark == "Halvt skrevet"
    assert page.panel.fields.by_key["remark"].value() == ""


def test_paid_hours_are_set_and_a_placement_ended(page: CasesPage, place: Place) -> None:
    enter(page, place.ali)
    hours = page.panel.track.hours
    type_in(hours, "200")
    assert hours.error() == "Timer pr. uge skal ligge mellem 0 og 168."
    type_in(hours, "7,5 timer")
    assert place.card(place.ali).line.paid_hours == Decimal("7.5")
    assert hours.value() == "7,5"
    assert "Bageriet Kornblomsten" in shown(page.panel.track)
    page.panel.track.running.buttons[0].click()
    assert place.card(place.ali).periods[-1].ends == TODAY
    assert page.panel.track.running.buttons == []  # it runs to the end of the day
    undoing.undo(place.desk)
    assert len(page.panel.track.running.buttons) == 1


def test_a_passive_case_asks_for_its_reason_until_it_has_one(page: CasesPage, place: Place) -> None:
    enter(page, place.aase)
    assert "Passiv – mangler årsag" in shown(page.panel.track)
    type_in(page.panel.fields.by_key["passive_reason"], "Venter på behandling")
    assert "mangler årsag" not in shown(page.panel.track)
    assert place.card(place.aase).line.passive_reason == "Venter på behandling"


def test_a_new_cv_date_is_today_unless_one_types_another(page: CasesPage, place: Place) -> None:
    enter(page, place.ali)
    cv = page.panel.cv
    assert "for gammel" in cv.text()
    QTest.keyClick(cv.button, Qt.Key.Key_Space)
    entry = box(cv.entry)
    assert entry.hasFocus()
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert place.card(place.ali).line.cv_day == TODAY
    assert cv.text() == "20. nov. i dag"
    assert cv.button.hasFocus()


def test_a_talk_in_the_future_is_refused_and_esc_gives_it_up(page: CasesPage, place: Place) -> None:
    enter(page, place.mille)
    talk = page.panel.talk
    talk.button.click()
    type_in(talk.entry, "24-12-2026")
    assert talk.entry.error() == "Datoen ligger i fremtiden."
    entry = box(talk.entry)
    entry.setFocus()
    QTest.keyClicks(entry, "1")
    QTest.keyClick(entry, Qt.Key.Key_Escape)
    assert not talk.entry.isVisible()
    assert page.panel.isVisible()
    talk.ask()
    type_in(talk.entry, "19/11 2026")
    assert place.card(place.mille).line.last_talk == TODAY - timedelta(days=1)


def test_ticks_and_choices_are_saved_at_once(page: CasesPage, place: Place) -> None:
    enter(page, place.mille)
    box(page.panel.fields.by_key["digital_post"]).setFocus()
    QTest.keyClick(box(page.panel.fields.by_key["digital_post"]), Qt.Key.Key_Space)
    assert place.card(place.mille).digital_post is False
    team = box(page.panel.fields.by_key["team_id"])
    team.setFocus()
    QTest.keyClick(team, Qt.Key.Key_Down)
    QTest.keyClick(team, Qt.Key.Key_Return)
    assert place.card(place.mille).line.team == "Under 30"
