"""Ending a case and taking it up again in the window."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from koordinator.db.tables import Team
from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.records import MeetingRef
from koordinator.services import undoing
from koordinator.services.case_ending import end_case, endings
from koordinator.services.case_lists import case_card
from koordinator.services.meetings import calendar
from koordinator.ui.course.life.ending import EndCaseDialog, ReopenDialog
from tests.factories import TODAY
from tests.services.meetings.diary import at, book
from tests.ui.course.life.conftest import Opened, pick, write
from tests.ui.team.office import Office, shown_text


def test_a_case_ends_with_its_outcome_and_the_meetings_chosen(office: Office, opened: Opened) -> None:
    case_id = office.bos[0]
    kept = book(office.desk, at(9), case_id=case_id, title="Opfølgning")
    gone = book(office.desk, at(11), case_id=case_id, title="Statusmøde")
    dialog = EndCaseDialog(office.ctx, case_id)
    opened(dialog)
    words = [box.text() for box in dialog.meetings.boxes]
    assert words == [
        "Opfølgning, tirsdag den 24. november 2026 kl. 9.00–10.00",
        "Statusmøde, tirsdag den 24. november 2026 kl. 11.00–12.00",
    ]
    assert all(box.isChecked() for box in dialog.meetings.boxes)
    dialog.meetings.boxes[0].click()
    pick(dialog.outcome, "fleksjob")
    write(dialog.reason, "Fleksjob bevilget")
    dialog.go.click()
    assert not dialog.isVisible()
    line = case_card(office.desk, case_id).line
    assert line.ended == TODAY
    assert endings(office.desk, case_id)[0].outcome == "fleksjob"
    states = [calendar.card(office.desk, MeetingRef(one)).entry.state for one in (kept, gone)]
    assert states == [MeetingState.PLANNED, MeetingState.CANCELLED]
    undoing.undo(office.desk)
    assert case_card(office.desk, case_id).line.ended is None


def test_meetings_before_a_later_last_day_are_kept(office: Office, opened: Opened) -> None:
    book(office.desk, at(9), case_id=office.bos[0])
    dialog = EndCaseDialog(office.ctx, office.bos[0])
    opened(dialog)
    write(dialog.day, "30/11")
    assert dialog.day.value() == "2026-11-30"
    assert not dialog.meetings.boxes[0].isChecked()


def test_outcome_and_reason_are_asked_for(office: Office, opened: Opened) -> None:
    dialog = EndCaseDialog(office.ctx, office.bos[0])
    opened(dialog)
    dialog.go.click()
    assert dialog.outcome.error() == "Vælg, hvad forløbet førte til."
    pick(dialog.outcome, "flyttet")
    dialog.go.click()
    assert dialog.reason.error() == "Skriv en årsag til, at sagen afsluttes."
    assert dialog.isVisible()
    assert case_card(office.desk, office.bos[0]).line.ended is None


def test_the_last_form_is_one_click_away(office: Office, opened: Opened) -> None:
    asked: list[tuple[int, str]] = []
    office.ctx.course_wanted.connect(lambda case_id, tab: asked.append((case_id, tab)))
    dialog = EndCaseDialog(office.ctx, office.bos[0])
    opened(dialog)
    dialog.last_form.acted.emit()
    assert asked == [(office.bos[0], "wheel")]
    assert not dialog.isVisible()


def test_a_day_before_the_start_is_refused_in_words(office: Office, opened: Opened) -> None:
    dialog = EndCaseDialog(office.ctx, office.bos[0])
    opened(dialog)
    write(dialog.day, "1/1-2020")
    pick(dialog.outcome, "job")
    write(dialog.reason, "Job")
    dialog.go.click()
    assert "før starten" in dialog.error()


def test_taken_up_again_by_whom_it_had(office: Office, opened: Opened) -> None:
    case_id = office.bos[0]
    end_case(office.desk, case_id, date(2026, 10, 30), "Job", "job")
    dialog = ReopenDialog(office.ctx, case_id)
    opened(dialog)
    assert "Bo Lindgaard får sagen igen." in shown_text(dialog)
    assert "kommer over max" in shown_text(dialog)
    assert not dialog.go.isEnabled()
    QTest.keyClicks(dialog.who.over, "Kender borgeren")
    assert dialog.go.isEnabled()
    write(dialog.reason, "Jobbet holdt ikke")
    dialog.go.click()
    assert not dialog.isVisible()
    line = case_card(office.desk, case_id).line
    assert (line.ended, line.caseworker) == (None, "Bo Lindgaard")
    assert endings(office.desk, case_id)[0].reopened_reason == "Jobbet holdt ikke"


def test_taken_up_again_without_a_caseworker(office: Office, opened: Opened) -> None:
    case_id = office.bos[0]
    end_case(office.desk, case_id, date(2026, 10, 30), "Job", "job")
    dialog = ReopenDialog(office.ctx, case_id)
    opened(dialog)
    box = dialog.nobody.focusProxy()
    assert box is not None
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert "Sagen får ingen sagsbehandler." in shown_text(dialog)
    assert dialog.go.isEnabled()
    write(dialog.reason, "Jobbet holdt ikke")
    dialog.go.click()
    assert case_card(office.desk, case_id).line.caseworker is None


def test_a_full_consultant_is_told_of_and_comes_back_with_a_reason(office: Office, opened: Opened) -> None:
    with office.desk.write_quietly("Grænser") as tx:
        team = tx.get(Team, office.team)
        team.maximum, team.consultant_warning, team.consultant_maximum = 9, 3, 4
    case_id = office.bos[0]
    end_case(office.desk, case_id, date(2026, 10, 30), "Job", "job")
    dialog = ReopenDialog(office.ctx, case_id)
    opened(dialog)
    assert dialog.who.over.isVisible()
    assert "Peter Ågård går fra 4 til 5 af højst 4 sager" in dialog.who.said.text()
    assert "Ellers får sagen ingen virksomhedskonsulent." in dialog.who.said.text()
    assert dialog.go.isEnabled()
    QTest.keyClicks(dialog.who.over, "Kender borgeren")
    assert "Ellers" not in dialog.who.said.text()
    write(dialog.reason, "Jobbet holdt ikke")
    dialog.go.click()
    line = case_card(office.desk, case_id).line
    assert (line.caseworker, line.consultant) == ("Bo Lindgaard", "Peter Ågård")
