"""A case is handed over in the window, with its meeting, papers and checklist, and undone in one step."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from koordinator.db.course_tables import ChecklistTick, Handover
from koordinator.db.meeting_tables import AgendaItem, Meeting, Participant
from koordinator.db.tables import Assignment, Citizen
from koordinator.db.values import field_names
from koordinator.domain.meetings.records import MeetingRef, Person
from koordinator.services import checklists, undoing
from koordinator.services.case_lists import case_card
from koordinator.services.handing_over import handovers
from koordinator.services.meetings import calendar
from koordinator.ui.course.life.checklists import ChecklistDialog
from koordinator.ui.course.life.handover import HandoverDialog
from koordinator.ui.course.life.handover_form import NO_MEETING
from koordinator.ui.papers.document import Document
from tests.factories import TODAY
from tests.services.meetings.diary import at, book
from tests.ui.course.life.conftest import Opened, pick, write
from tests.ui.team.office import HOSTILE, Office, shown_text

_TABLES: tuple[Any, ...] = (Assignment, Handover, ChecklistTick, Meeting, Participant, AgendaItem)


def rows(office: Office) -> list[list[Any]]:
    """Every row a handover touches, field by field."""
    with office.desk.store.write("Se efter", by="test", kind="quiet") as tx:
        return [
            [tuple(getattr(row, name) for name in field_names(table)) for row in tx.all(table)]
            for table in _TABLES
        ]


def test_handed_over_by_keyboard_and_undone_exactly(office: Office, opened: Opened) -> None:
    before, case_id = rows(office), office.bos[0]
    dialog = HandoverDialog(office.ctx, case_id)
    opened(dialog)
    assert "Sagen er hos Bo Lindgaard." in shown_text(dialog)
    assert not dialog.go.isEnabled()
    assert dialog.form.effect.verdict.property("banner") == "plain", "nothing is wrong before one has chosen"
    QTest.keyClicks(dialog.form.people.search, "kar")
    assert dialog.form.effect.verdict.text() == "Karim Naseri går fra 1 til 2 af højst 4 sager."
    QTest.keyClick(dialog.form.people.search, Qt.Key.Key_Return)
    write(dialog.form.reason, "Bo går ned i tid")
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "Sagen er overdraget" in shown_text(dialog)
    assert "Karim Naseri har sagen fra fredag den 20. november 2026." in shown_text(dialog)
    [line] = handovers(office.desk, case_id)
    assert (line.to_worker, line.reason, line.day) == ("Karim Naseri", "Bo går ned i tid", TODAY)
    assert line.meeting_starts is not None
    assert case_card(office.desk, case_id).line.caseworker == "Karim Naseri"
    undoing.undo(office.desk)
    assert rows(office) == before


def test_the_proposed_times_can_be_chosen_or_left(office: Office, opened: Opened) -> None:
    dialog = HandoverDialog(office.ctx, office.bos[0])
    opened(dialog)
    dialog.form.people.choose(office.karim)
    first = dialog.form.chosen_time()
    assert first is not None
    assert first.date() == date(2026, 11, 23)
    assert "senest 14 dage efter skiftet: fredag den 4. december 2026" in dialog.form.meeting_said.text()
    pick(dialog.form.meeting, NO_MEETING)
    write(dialog.form.reason, "Ny fordeling")
    dialog.go.click()
    assert handovers(office.desk, office.bos[0])[0].meeting_id is None
    assert dialog.after.said.text() == "Der er ikke booket noget overdragelsesmøde."


def test_above_max_the_reason_of_the_handover_is_not_enough(office: Office, opened: Opened) -> None:
    dialog = HandoverDialog(office.ctx, office.bos[0])
    opened(dialog)
    dialog.form.people.choose(office.anna)
    write(dialog.form.reason, "Ny fordeling")
    assert dialog.go.isEnabled()  # three of four: near, but not over
    dialog.go.click()
    second = HandoverDialog(office.ctx, office.bos[1])
    opened(second)
    second.form.people.choose(office.anna)
    write(second.form.reason, "Ny fordeling")
    assert second.form.effect.verdict.text().endswith("kommer over max. Skriv en begrundelse.")
    assert not second.go.isEnabled()
    QTest.keyClicks(second.form.effect.reason, "Aftalt med leder")
    assert second.go.isEnabled()
    second.go.click()
    assert handovers(office.desk, office.bos[1])[0].to_worker == "Anna Holm"


def test_without_a_reason_nothing_happens_and_it_is_said(office: Office, opened: Opened) -> None:
    dialog = HandoverDialog(office.ctx, office.bos[0])
    opened(dialog)
    dialog.form.people.choose(office.karim)
    dialog.go.click()
    assert dialog.form.reason.error() == "Skriv en årsag til overdragelsen."
    assert handovers(office.desk, office.bos[0]) == []


def test_afterwards_it_offers_letter_card_and_checklist(office: Office, opened: Opened) -> None:
    asked: list[Document] = []
    office.ctx.document_wanted.connect(asked.append)
    dialog = HandoverDialog(office.ctx, office.bos[0])
    opened(dialog)
    dialog.form.people.choose(office.karim)
    write(dialog.form.reason, "Ny fordeling")
    dialog.go.click()
    dialog.after.letter.click()
    dialog.after.card.click()
    dialog.after.checklist.print.click()
    assert [one.kind for one in asked] == ["handover-letter", "card", "checklist"]
    assert [one.make(frozenset()).pages for one in asked] == [1, 1, 1]
    assert asked[0].toggles == ()
    section = dialog.after.checklist
    assert section.progress.text() == "2 af 15 klaret"
    QTest.mouseClick(section.rows["told"], Qt.MouseButton.LeftButton)
    assert section.progress.text() == "3 af 15 klaret"
    assert section.rows["told"].done() == "Lone Leder · 20. november 2026"
    QTest.keyClick(section.rows["told"].box, Qt.Key.Key_Space)
    assert set(checklists.ticks(office.desk, office.bos[0], "overdragelse")) == {"chosen", "meeting"}


def test_a_protected_address_is_a_choice_on_the_letter(office: Office, opened: Opened) -> None:
    case_id = office.bos[0]
    with office.desk.write_quietly("Beskyt") as tx:
        for citizen in tx.all(Citizen):
            citizen.protected = True
    asked: list[Document] = []
    office.ctx.document_wanted.connect(asked.append)
    dialog = HandoverDialog(office.ctx, case_id)
    opened(dialog)
    dialog.form.people.choose(office.karim)
    write(dialog.form.reason, "Ny fordeling")
    dialog.go.click()
    dialog.after.letter.click()
    [toggle] = asked[0].toggles
    assert (toggle.label, toggle.on) == ("Skriv den beskyttede adresse", False)


def test_hostile_names_are_shown_as_typed(office: Office, opened: Opened) -> None:
    with office.desk.write_quietly("Ret navn") as tx:
        for citizen in tx.all(Citizen):
            citizen.name = HOSTILE
    dialog = HandoverDialog(office.ctx, office.bos[0])
    opened(dialog)
    assert HOSTILE in shown_text(dialog)


def test_every_list_can_be_chosen_and_ticked(office: Office, opened: Opened) -> None:
    dialog = ChecklistDialog(office.ctx, office.bos[0])
    opened(dialog)
    section = dialog.section
    pick(section.choice, "fleksjob")
    assert "Indstilling til fleksjob" not in shown_text(section)  # the name stands in the choice
    assert section.progress.text() == "0 af 12 klaret"
    assert "Arbejdsevnen" in shown_text(section)
    section.rows["tried"].box.click()
    assert section.progress.text() == "1 af 12 klaret"
    assert "Før overdragelsen" not in shown_text(section)


def test_the_meetings_planned_about_the_case_are_told_before_and_go_over(
    office: Office, opened: Opened
) -> None:
    case_id, day = office.bos[0], date(2027, 1, 4)
    there = Person(worker_id=office.bo)
    meeting = book(office.desk, at(9, day=day), there, case_id=case_id, title=HOSTILE)
    dialog = HandoverDialog(office.ctx, case_id)
    opened(dialog)
    assert not dialog.form.planned_said.isVisible()
    dialog.form.people.choose(office.karim)
    said = f"Karim Naseri overtager pladsen i »{HOSTILE}« mandag den 4. januar 2027 kl. 9.00–10.00."
    assert dialog.form.planned_said.text() == said
    assert said in shown_text(dialog)
    write(dialog.form.reason, "Ny fordeling")
    dialog.go.click()
    [one] = calendar.card(office.desk, MeetingRef(meeting)).participants
    assert one.name == "Karim Naseri"
