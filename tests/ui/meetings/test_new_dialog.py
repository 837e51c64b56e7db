"""Booking a meeting: what is proposed, by keyboard alone, with a lacking consent and a clash."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.domain.meetings.kinds import Duty, MeetingState
from koordinator.domain.meetings.moments import local, to_local
from koordinator.domain.meetings.records import MeetingRef, Person
from koordinator.services import undoing
from koordinator.services.meetings import calendar
from koordinator.ui.meetings.new_dialog import NewMeetingDialog
from koordinator.ui.meetings.picks import PickRow
from tests.ui.hands import HOSTILE, shown, type_in
from tests.ui.meetings.office import DAY, Office, add_contact


@pytest.fixture
def dialog(qtbot: QtBot, office: Office) -> NewMeetingDialog:
    """A network meeting about Mille on a Tuesday at one."""
    return opened(qtbot, office, case_id=office.mille)


def opened(qtbot: QtBot, office: Office, case_id: int | None = None) -> NewMeetingDialog:
    made = NewMeetingDialog(office.ctx, case_id=case_id, starts=local(DAY, 13))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def pick(dialog: NewMeetingDialog, name: str) -> PickRow:
    return next(row for row in dialog.who.picks.rows if row.box.text() == name)


def stored(office: Office, dialog: NewMeetingDialog, qtbot: QtBot) -> MeetingRef:
    with qtbot.waitSignal(dialog.booked) as told:
        QTest.keyClick(dialog.go, Qt.Key.Key_Return)
    (ref,) = told.args or [None]
    assert isinstance(ref, MeetingRef)
    return ref


def test_type_and_case_fill_title_length_and_people(dialog: NewMeetingDialog) -> None:
    assert dialog.when.title.value() != ""
    assert dialog.when.length() == 90
    ticks = {row.box.text(): row.box.isChecked() for row in dialog.who.picks.rows}
    assert ticks == {
        "Mille Østerby": True,
        "Anna Holm": True,
        "Peter Ågård": True,
        "Lotte Bakkegaard": True,
        "Ruth Damgaard": True,
        "Egil Vinther": False,
    }
    assert dialog.who.count.text() == "5"


def test_a_lacking_consent_is_named_and_needs_a_reason(
    dialog: NewMeetingDialog, office: Office, qtbot: QtBot
) -> None:
    row = pick(dialog, "Egil Vinther")
    assert "samtykke" in shown(row)
    assert not row.reason.isVisible()
    row.box.setFocus()
    QTest.keyClick(row.box, Qt.Key.Key_Space)
    assert row.reason.isVisible()
    QTest.keyClick(dialog.go, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "Egil Vinther" in dialog.error.text()
    type_in(row.reason, "Mille ønsker det")
    card = office.card(stored(office, dialog, qtbot))
    egil = next(one for one in card.participants if one.name == "Egil Vinther")
    assert egil.consent_reason == "Mille ønsker det"
    assert len(card.participants) == 6


def test_day_time_place_and_state_are_typed_and_booked(
    dialog: NewMeetingDialog, office: Office, qtbot: QtBot
) -> None:
    when = dialog.when
    type_in(when.day, "26/11")
    type_in(when.clock, "9")
    type_in(when.minutes, "60")
    type_in(when.place, "Mødelokale Skagen")
    QTest.keyClick(when.state.chip(MeetingState.DRAFT), Qt.Key.Key_Space)
    entry = office.card(stored(office, dialog, qtbot)).entry
    assert to_local(entry.starts) == local(DAY + timedelta(days=2), 9)
    assert (entry.ends - entry.starts).total_seconds() == 3600
    assert (entry.place, entry.state) == ("Mødelokale Skagen", MeetingState.DRAFT)
    undoing.undo(office.desk)
    assert calendar.of_case(office.desk, office.mille, DAY, DAY + timedelta(days=7)) == []


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("clock", "25", "Kan ikke læses som et klokkeslæt. Skriv det som 13.00."),
        ("day", "31-02-2027", "Datoen findes ikke i kalenderen."),
        ("minutes", "længe", "Skriv antal minutter, for eksempel 90."),
    ],
)
def test_what_is_not_understood_is_told_under_its_field_and_nothing_is_booked(
    dialog: NewMeetingDialog, office: Office, field: str, typed: str, sentence: str
) -> None:
    entry = getattr(dialog.when, field)
    type_in(entry, typed)
    QTest.keyClick(dialog.go, Qt.Key.Key_Return)
    assert entry.error() == sentence
    assert dialog.isVisible()
    assert calendar.of_case(office.desk, office.mille, DAY, DAY + timedelta(days=400)) == []


def test_a_clash_is_shown_while_one_types_and_can_be_kept(qtbot: QtBot, office: Office) -> None:
    office.book(local(DAY, 12))
    dialog = opened(qtbot, office, office.mille)
    qtbot.waitUntil(dialog.clashes.isVisible)
    assert any("Anna Holm" in text for text in dialog.clashes.texts())
    QTest.keyClick(dialog.go, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.go.text() == "Book alligevel"
    card = office.card(stored(office, dialog, qtbot))
    assert card.clash_kept


def test_another_time_asks_anew_about_a_clash(qtbot: QtBot, office: Office) -> None:
    office.book(local(DAY, 12))
    dialog = opened(qtbot, office, office.mille)
    QTest.keyClick(dialog.go, Qt.Key.Key_Return)
    assert dialog.go.text() == "Book alligevel"
    type_in(dialog.when.clock, "9")
    assert dialog.go.text() == "Book"
    qtbot.waitUntil(lambda: not dialog.clashes.isVisible())


def test_find_time_fills_day_and_time_by_enter(qtbot: QtBot, office: Office) -> None:
    office.book(local(DAY, 8))
    dialog = opened(qtbot, office, office.mille)
    type_in(dialog.when.clock, "8")
    dialog.times.button.setFocus()
    QTest.keyClick(dialog.times.button, Qt.Key.Key_Return)
    assert dialog.times.texts()[0].endswith("3 kan, 2 ukendt")
    first = dialog.times.times[0]
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert dialog.when.starts() > local(DAY, 8)
    assert not dialog.clashes.isVisible()


def test_duties_are_chosen_among_those_who_are_ticked(
    dialog: NewMeetingDialog, office: Office, qtbot: QtBot
) -> None:
    field = dialog.who.duties.fields[Duty.HOST]
    row = pick(dialog, "Lotte Bakkegaard")
    QTest.keyClick(row.box, Qt.Key.Key_Space)
    options = [field._combo.itemText(n) for n in range(field._combo.count())]
    assert "Lotte Bakkegaard" not in options
    assert "Ruth Damgaard" in options
    field._combo.setFocus()
    QTest.keyClicks(field._combo, "Ruth")
    QTest.keyClick(field._combo, Qt.Key.Key_Tab)
    card = office.card(stored(office, dialog, qtbot))
    holder = card.holder(Duty.HOST)
    assert holder is not None and holder.name == "Ruth Damgaard"


def test_somebody_known_is_added_before_a_double_is_made(
    dialog: NewMeetingDialog, office: Office, qtbot: QtBot
) -> None:
    contact_id = add_contact(office.desk, "Karen Friis", "Psykolog", "Klinik Nord")
    picker = dialog.who.picker
    picker.field.setFocus()
    QTest.keyClicks(picker.field, "karen")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    row = pick(dialog, "Karen Friis")
    assert row.box.isChecked() and row.person == Person(contact_id=contact_id)
    qtbot.waitUntil(row.reason.isVisible)


def test_a_colleague_needs_no_consent(dialog: NewMeetingDialog, office: Office, qtbot: QtBot) -> None:
    picker = dialog.who.picker
    picker.field.setFocus()
    QTest.keyClicks(picker.field, "lone")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert not pick(dialog, "Lone Leder").reason.isVisible()


def test_a_series_is_booked_and_its_end_is_asked_for(
    dialog: NewMeetingDialog, office: Office, qtbot: QtBot
) -> None:
    assert not dialog.when.until.isVisible()
    combo = dialog.when.repeat._combo
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    QTest.keyClick(combo, Qt.Key.Key_Down)
    QTest.keyClick(combo, Qt.Key.Key_Tab)
    assert dialog.when.until.isVisible()
    type_in(dialog.when.until, "1/2-2027")
    stored(office, dialog, qtbot)
    found = calendar.of_case(office.desk, office.mille, DAY, DAY + timedelta(days=120))
    days = [to_local(one.starts).date() for one in found]
    assert days[:2] == [DAY, DAY + timedelta(days=14)]
    assert max(days) <= DAY.replace(year=2027, month=2, day=1)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_kept_as_typed(qtbot: QtBot, office: Office, text: str) -> None:
    text = text[:150]
    add_contact(office.desk, text)
    dialog = opened(qtbot, office, office.mille)
    type_in(dialog.when.place, text)
    dialog.who.picker.field.setFocus()
    dialog.who.picker.field.insert(text[:20])
    QTest.keyClick(dialog.who.picker.field, Qt.Key.Key_Escape)
    dialog.grab()
    card = office.card(stored(office, dialog, qtbot))
    assert card.entry.place == text


def test_tab_goes_through_every_field_and_round_also_when_rows_change(dialog: NewMeetingDialog) -> None:
    row = pick(dialog, "Egil Vinther")
    QTest.keyClick(row.box, Qt.Key.Key_Space)
    type_in(dialog.when.clock, "10")
    dialog.go.setFocus()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        seen = []
        for _ in range(60):
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)
            now = QApplication.focusWidget()
            assert now is not None
            seen.append(now.accessibleName())
            if now is dialog.go:
                break
        assert seen[-1] == "Book"
        wanted = ("Type", "Dag", "Klokken", "Sted", "Find tid", "Begrundelse for Egil Vinther", "Referent")
        places = [seen.index(name) for name in wanted]
        assert places == sorted(places, reverse=key is Qt.Key.Key_Backtab)


def test_escape_closes_without_booking(dialog: NewMeetingDialog, office: Office) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert calendar.of_case(office.desk, office.mille, DAY, DAY + timedelta(days=7)) == []


def test_another_day_asks_anew_how_consents_stand(dialog: NewMeetingDialog, office: Office) -> None:
    assert not pick(dialog, "Ruth Damgaard").reason.isVisibleTo(dialog)
    type_in(dialog.when.day, "8/12")
    ruth = pick(dialog, "Ruth Damgaard")
    assert ruth.box.isChecked()
    assert "kun til 4. dec." in shown(ruth)
    assert ruth.reason.isVisibleTo(dialog)
    type_in(dialog.when.day, "24/11")
    assert not pick(dialog, "Ruth Damgaard").reason.isVisibleTo(dialog)


def test_a_citizen_chosen_with_enter_is_not_lost_with_the_next_press_of_space(
    office: Office, qtbot: QtBot
) -> None:
    made = opened(qtbot, office)
    field = made.when.case.picker.field
    field.setFocus()
    QTest.keyClicks(field, "Mille")
    QTest.keyClick(field, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Space)
    line = made.when.case.line()
    assert line is not None and line.name == "Mille Østerby"
