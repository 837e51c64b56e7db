"""One meeting in its panel: read, corrected where it stands, cancelled, held, and undone."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from koordinator.domain.meetings.kinds import Duty, MeetingState, Scope, Status
from koordinator.domain.meetings.moments import local, to_local
from koordinator.domain.meetings.records import MeetingRef, Person
from koordinator.services import undoing
from koordinator.services.meetings import calendar, editing
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.meetings.changes import HeldDialog
from koordinator.ui.meetings.clash import ClashDialog
from koordinator.ui.meetings.panel import MeetingPanel
from tests.ui.hands import HOSTILE, shown, type_in
from tests.ui.meetings.office import DAY, Office

WEEKLY = "FREQ=WEEKLY;BYDAY=TU"


def opened(qtbot: QtBot, office: Office, ref: MeetingRef) -> MeetingPanel:
    """The panel beside a calendar, which refreshes it after each change."""
    panel = MeetingPanel(office.ctx)
    qtbot.addWidget(panel)
    office.ctx.changed.connect(lambda _: panel.refresh())
    panel.resize(400, 900)
    panel.show_meeting(ref)
    with qtbot.waitActive(panel):
        panel.open_panel()
        panel.activateWindow()
    return panel


@pytest.fixture
def panel(qtbot: QtBot, office: Office) -> MeetingPanel:
    """Mille's network meeting on Tuesday at one."""
    return opened(qtbot, office, office.book(place="Mødelokale Skagen"))


def ref(panel: MeetingPanel) -> MeetingRef:
    found = panel.ref()
    assert found is not None
    return found


def asked(panel: MeetingPanel, kind: type[QDialog] = EntryDialog) -> QDialog:
    return next(one for one in panel.findChildren(kind) if one.isVisible())


def test_the_panel_says_what_when_where_and_who(panel: MeetingPanel) -> None:
    assert panel.details.time.text() == "tirsdag den 24. november 2026 kl.\N{NO-BREAK SPACE}13.00–14.30"
    assert panel.details.place.value() == "Mødelokale Skagen"
    text = shown(panel)
    assert "Lotte Bakkegaard" in text
    assert "5 · dig og 4 andre" in text
    assert "udløber 4. dec." in text
    assert "punkter" in panel.details.agenda.text()


def test_place_is_saved_on_leaving_and_undone(panel: MeetingPanel, office: Office) -> None:
    type_in(panel.details.place, "Samtalerum 2")
    assert office.card(ref(panel)).entry.place == "Samtalerum 2"
    undoing.undo(office.desk)
    assert panel.details.place.value() == "Mødelokale Skagen"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_stored_and_shown_as_typed(panel: MeetingPanel, office: Office, text: str) -> None:
    text = text[:150]
    for field in (panel.details.title, panel.details.place):
        type_in(field, text)
        assert field.error() == ""
    panel.grab()
    entry = office.card(ref(panel)).entry
    assert (entry.title, entry.place) == (text, text)
    assert (panel.details.title.value(), panel.details.place.value()) == (text, text)
    assert text in shown(panel)


def test_an_empty_title_is_refused_under_its_field(panel: MeetingPanel, office: Office) -> None:
    before = office.card(ref(panel)).entry.title
    type_in(panel.details.title, "")
    assert panel.details.title.error() == "Skriv mødets titel."
    assert office.card(ref(panel)).entry.title == before


def test_the_meeting_is_moved_and_a_clash_can_be_kept(panel: MeetingPanel, office: Office) -> None:
    office.book(local(DAY + timedelta(days=1), 9))
    QTest.keyClick(panel.details.move_link, Qt.Key.Key_Return)
    dialog = asked(panel)
    assert isinstance(dialog, EntryDialog)
    type_in(dialog.field("day"), "25/11")
    type_in(dialog.field("clock"), "9.30")
    QTest.keyClick(dialog.save, Qt.Key.Key_Return)
    clash = asked(panel, ClashDialog)
    assert isinstance(clash, ClashDialog)
    assert any("Anna Holm" in text for text in clash.clashes.texts())
    assert to_local(office.card(ref(panel)).entry.starts) == local(DAY, 13)
    type_in(clash.reason, "Deler mødet")
    QTest.keyClick(clash.keep, Qt.Key.Key_Return)
    card = office.card(ref(panel))
    assert to_local(card.entry.starts) == local(DAY + timedelta(days=1), 9, 30)
    assert card.clash_kept == "Deler mødet"
    assert "Deler mødet" in panel.details.kept.text()


def test_a_clash_that_is_not_kept_leaves_the_meeting(panel: MeetingPanel, office: Office) -> None:
    office.book(local(DAY + timedelta(days=1), 9))
    panel.details.move_link.click()
    dialog = asked(panel)
    assert isinstance(dialog, EntryDialog)
    type_in(dialog.field("day"), "25/11")
    type_in(dialog.field("clock"), "9")
    dialog.save.click()
    QTest.keyClick(asked(panel, ClashDialog), Qt.Key.Key_Escape)
    assert to_local(office.card(ref(panel)).entry.starts) == local(DAY, 13)


def test_cancelling_asks_why_and_is_undone(panel: MeetingPanel, office: Office) -> None:
    QTest.keyClick(panel.cancel, Qt.Key.Key_Return)
    dialog = asked(panel)
    assert isinstance(dialog, EntryDialog)
    QTest.keyClick(dialog.save, Qt.Key.Key_Return)
    assert dialog.field("reason").error() == "Skriv, hvorfor mødet aflyses."
    type_in(dialog.field("reason"), "Borgeren er syg")
    QTest.keyClick(dialog.save, Qt.Key.Key_Return)
    card = office.card(ref(panel))
    assert (card.entry.state, card.reason) == (MeetingState.CANCELLED, "Borgeren er syg")
    assert "Borgeren er syg" in panel.details.reason.text()
    assert panel.reopen.isVisible() and not panel.cancel.isVisible()
    undoing.undo(office.desk)
    assert office.card(ref(panel)).entry.state is MeetingState.PLANNED
    assert panel.cancel.isVisible()


def test_a_meeting_is_marked_held_with_who_attended(qtbot: QtBot, office: Office) -> None:
    panel = opened(qtbot, office, office.book(local(DAY - timedelta(days=7), 13)))
    panel.hold.click()
    dialog = asked(panel, HeldDialog)
    assert isinstance(dialog, HeldDialog)
    absent = next(
        one.participant_id for one in office.card(ref(panel)).participants if one.name == "Ruth Damgaard"
    )
    QTest.keyClick(dialog.boxes[absent], Qt.Key.Key_Space)
    QTest.keyClick(dialog.go, Qt.Key.Key_Return)
    card = office.card(ref(panel))
    assert card.entry.state is MeetingState.HELD
    came = {one.name: one.status for one in card.participants}
    assert came.pop("Ruth Damgaard") is Status.ABSENT
    assert set(came.values()) == {Status.ATTENDED}
    assert "udeblev" in shown(panel.people)


def test_a_draft_is_planned(qtbot: QtBot, office: Office) -> None:
    panel = opened(qtbot, office, office.book(state=MeetingState.DRAFT))
    assert panel.plan.isVisible()
    QTest.keyClick(panel.plan, Qt.Key.Key_Return)
    assert office.card(ref(panel)).entry.state is MeetingState.PLANNED
    assert not panel.plan.isVisible()


def test_somebody_without_consent_is_added_with_a_reason(panel: MeetingPanel, office: Office) -> None:
    picker = panel.add.picker
    picker.field.setFocus()
    QTest.keyClicks(picker.field, "egil")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert panel.add.question.isVisible()
    assert "Egil Vinther" in panel.add.banner.text()
    QTest.keyClick(panel.add.take, Qt.Key.Key_Return)
    assert panel.add.reason.error() == "Skriv, hvorfor personen skal med."
    type_in(panel.add.reason, "Mille vil have ham med")
    QTest.keyClick(panel.add.take, Qt.Key.Key_Return)
    added = next(one for one in office.card(ref(panel)).participants if one.name == "Egil Vinther")
    assert added.consent_reason == "Mille vil have ham med"
    assert "Mille vil have ham med" in panel.people.lacking[0].banner.text()
    undoing.undo(office.desk)
    assert len(panel.people.rows) == 5


def test_the_network_is_offered_before_anything_is_typed(panel: MeetingPanel, office: Office) -> None:
    field = panel.add.picker.field
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert [hit.split(",")[0] for hit in panel.add.picker.hits()] == [
        "Mille Østerby", "Egil Vinther", "Lotte Bakkegaard", "Ruth Damgaard"
    ]  # fmt: skip
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "Egil Vinther" in panel.add.banner.text()


def test_somebody_taken_is_said_to_be_so_and_added_knowingly(panel: MeetingPanel, office: Office) -> None:
    absent = next(one.participant_id for one in office.card(ref(panel)).participants
                  if one.person.worker_id == office.peter)  # fmt: skip
    editing.remove_participant(office.desk, ref(panel), absent)
    office.book(local(DAY, 14), keep="Beholdt bevidst")
    field = panel.add.picker.field
    field.setFocus()
    QTest.keyClicks(field, "peter")
    QTest.keyClick(field, Qt.Key.Key_Return)
    clash = asked(panel, ClashDialog)
    assert isinstance(clash, ClashDialog)
    assert any("Peter Ågård" in text for text in clash.clashes.texts())
    assert "Peter Ågård" not in [one.name for one in office.card(ref(panel)).participants]
    type_in(clash.reason, "Peter kommer senere")
    QTest.keyClick(clash.keep, Qt.Key.Key_Return)
    card = office.card(ref(panel))
    assert "Peter Ågård" in [one.name for one in card.participants]
    assert "Peter kommer senere" in (card.clash_kept or "")
    assert "Peter kommer senere" in panel.details.kept.text()


def test_a_consent_that_runs_out_before_the_meeting_is_asked_about(qtbot: QtBot, office: Office) -> None:
    panel = opened(qtbot, office, office.book(local(DAY + timedelta(weeks=2), 13)))
    field = panel.add.picker.field
    field.setFocus()
    QTest.keyClicks(field, "ruth")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "gælder kun til og med 4. december 2026" in panel.add.banner.text()
    type_in(panel.add.reason, "Nyt er bedt om")
    QTest.keyClick(panel.add.take, Qt.Key.Key_Return)
    assert "kun til 4. dec." in shown(panel.people)


def test_a_missing_consent_is_obtained_at_the_contact(
    panel: MeetingPanel, office: Office, qtbot: QtBot
) -> None:
    panel.add.picker.field.setFocus()
    QTest.keyClicks(panel.add.picker.field, "egil")
    QTest.keyClick(panel.add.picker.field, Qt.Key.Key_Return)
    with qtbot.waitSignal(office.ctx.contact_wanted) as wanted:
        panel.add.obtain.click()
    assert wanted.args == [office.egil]


def test_an_answer_is_noted_and_somebody_removed(panel: MeetingPanel, office: Office) -> None:
    row = next(one for one in panel.people.rows if one.line.name == "Ruth Damgaard")
    menu = row.menu()
    next(action for action in menu.actions() if action.text() == "Har sagt ja").trigger()
    assert "har sagt ja" in shown(panel.people)
    row = next(one for one in panel.people.rows if one.line.name == "Ruth Damgaard")
    next(action for action in row.menu().actions() if action.text() == "Fjern fra mødet").trigger()
    assert "Ruth Damgaard" not in [one.line.name for one in panel.people.rows]
    undoing.undo(office.desk)
    assert "Ruth Damgaard" in [one.line.name for one in panel.people.rows]


def test_a_duty_goes_to_another(panel: MeetingPanel, office: Office) -> None:
    combo = panel.details.duties.fields[Duty.MINUTE_TAKER]._combo
    combo.setFocus()
    QTest.keyClicks(combo, "Peter")
    QTest.keyClick(combo, Qt.Key.Key_Tab)
    holder = office.card(ref(panel)).holder(Duty.MINUTE_TAKER)
    assert holder is not None and holder.person == Person(worker_id=office.peter)


def test_an_occurrence_becomes_its_own_and_the_panel_follows(qtbot: QtBot, office: Office) -> None:
    series = office.book(rule=WEEKLY)
    second = MeetingRef(series.meeting_id, local(DAY + timedelta(days=7), 13))
    panel = opened(qtbot, office, second)
    assert "uge" in panel.details.series.text()
    with qtbot.waitSignal(panel.ref_changed) as moved:
        type_in(panel.details.place, "Biblioteket")
    (now,) = moved.args or [None]
    assert now == panel.ref() and now != second
    days = calendar.of_case(office.desk, office.mille, DAY, DAY + timedelta(days=20))
    assert [one.place for one in days].count("Biblioteket") == 1
    undoing.undo(office.desk)
    assert panel.ref() == second
    assert panel.details.place.value() != "Biblioteket"


def test_all_of_a_series_can_be_meant(qtbot: QtBot, office: Office) -> None:
    series = office.book(rule=WEEKLY)
    panel = opened(qtbot, office, MeetingRef(series.meeting_id, local(DAY + timedelta(days=7), 13)))
    QTest.keyClick(panel.details.scope.chip(Scope.ALL), Qt.Key.Key_Space)
    type_in(panel.details.place, "Biblioteket")
    days = calendar.of_case(office.desk, office.mille, DAY, DAY + timedelta(days=20))
    assert [one.place for one in days] == ["Biblioteket"] * 3


def test_what_is_changed_elsewhere_is_shown(panel: MeetingPanel, office: Office) -> None:
    editing.save_field(office.desk, ref(panel), "place", "Rådhuset")
    assert panel.details.place.value() == "Rådhuset"


def test_paper_case_and_esc(panel: MeetingPanel, office: Office, qtbot: QtBot) -> None:
    with qtbot.waitSignal(office.ctx.paper_wanted) as paper:
        QTest.keyClick(panel.details.paper, Qt.Key.Key_Return)
    assert paper.args == [ref(panel)]
    with qtbot.waitSignal(office.ctx.course_wanted) as case:
        QTest.keyClick(panel.details.case, Qt.Key.Key_Return)
    assert case.args == [office.mille, "overview"]
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert panel.ref() is None
