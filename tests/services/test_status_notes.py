"""Status notes from the first draft to the final paper, corrected, awaited and received."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from koordinator.db.course_tables import Assessment, Milestone, Plan, Spoke, StatusNote, Task
from koordinator.db.tables import PaidHours, Placement, Talk
from koordinator.domain.status_notes import SECTIONS, NoteState
from koordinator.errors import FieldRefused, KoordinatorError, Refused, UnusableInput
from koordinator.services import archive, notes, status_notes, undoing
from koordinator.services.desk import Desk
from koordinator.services.papers import Paper
from koordinator.services.paperwork.log_book import log_book_paper
from koordinator.services.paperwork.status import status_paper
from tests.factories import TODAY, add_case, add_worker, at
from tests.reports.cards import page_texts

CPR = "6203851234"
ADDRESS = "Åskovvej 12"


@pytest.fixture
def case_id(desk: Desk) -> int:
    """Mille's case, with a plan, a talk, a placement and an agreement."""
    anna = add_worker(desk, "Anna Holm", phone="20 30 40 50")
    number = add_case(
        desk, "Mille Østerby", caseworker=anna, number="26-0001", cpr=CPR,
        citizen={"address": ADDRESS, "protected": True},
    )  # fmt: skip
    with desk.write_quietly("Forløb") as tx:
        tx.add(Plan(case_id=number, goal="Jeg vil arbejde med planter"))
        tx.add(Talk(case_id=number, day=date(2026, 10, 9)))
        tx.add(Placement(case_id=number, kind="praktik", title="Virksomhedspraktik – Brugsen",
                         place="Brugsen", starts=date(2026, 9, 1), ends=None, hours=12))  # fmt: skip
        tx.add(PaidHours(case_id=number, hours=4, starts=date(2025, 1, 1), ends=date(2025, 3, 1)))
        tx.add(Task(case_id=number, kind="agreement", title="Ringe til lægen", who="Mille", state="kept",
                    state_day=date(2026, 11, 2), made=date(2026, 10, 9)))  # fmt: skip
    return number


def text(paper: Paper) -> str:
    """All that is printed."""
    return " ".join(" ".join(page_texts(paper.pdf)).split())


def final(desk: Desk, case_id: int, assessment: str = "Det går fremad.") -> int:
    """A final note; returns its number."""
    note_id = status_notes.begin(desk, case_id)
    status_notes.save_section(desk, note_id, "assessment", assessment)
    status_notes.finish(desk, note_id)
    return note_id


def test_a_draft_begins_with_what_is_known_of_its_period(desk: Desk, case_id: int) -> None:
    card = status_notes.status_note(desk, status_notes.begin(desk, case_id))
    assert (card.starts, card.ends, card.state, card.done) == (
        date(2026, 3, 2), TODAY, NoteState.DRAFT, None,
    )  # fmt: skip
    assert [(one.key, one.title) for one in card.sections] == list(SECTIONS.items())
    assert "Hovedmål: Jeg vil arbejde med planter" in card.text("goals")
    assert "Samtaler i perioden: 9. oktober 2026." in card.text("activities")
    assert "Virksomhedspraktik – Brugsen, 12 timer om ugen: fra 1. september 2026" in card.text("work")
    assert "Der er ikke registreret lønnede timer i perioden." in card.text("work")
    assert "Ringe til lægen (Mille): holdt 2. november 2026" in card.text("agreements")


def test_milestones_tell_from_what_they_moved(desk: Desk, case_id: int) -> None:
    with desk.write_quietly("Delmål") as tx:
        row = Milestone(case_id=case_id, position=0, title="Stå op kl. 8", status="planned")
        tx.add(row)
    today = at(desk, date.today())  # noqa: DTZ011  the change log keeps the true day
    with today.write("Ret delmål") as tx:
        held = tx.get(Milestone, row.id)
        held.status, held.status_day = "reached", today.today()
    card = status_notes.status_note(today, status_notes.begin(today, case_id))
    assert "– Stå op kl. 8: fra planlagt til nået den" in card.text("goals")


def test_the_wheel_counts_what_was_corrected_once_and_blanks_not_at_all(desk: Desk, case_id: int) -> None:
    with desk.write_quietly("Hjul") as tx:
        for day, values, corrects in (
            (date(2026, 3, 10), (2, None), None),
            (date(2026, 11, 1), (9, 9), None),
            (date(2026, 11, 1), (4, 6), 2),
        ):
            made = Assessment(
                case_id=case_id, form_key="wheel", day=day, by_citizen=True, corrects_id=corrects
            )
            tx.add(made)
            for key, name, value in zip(("job", "social"), ("Job", "Svare telefonen"), values, strict=True):
                tx.add(Spoke(assessment_id=made.id, area_key=key, name=name, value=value))
    wheel = status_notes.status_note(desk, status_notes.begin(desk, case_id)).text("wheel")
    assert "– Job: 2 → 4 (+2)" in wheel
    assert "– Svare telefonen: ikke besvaret → 6" in wheel
    assert "regnet på 1 område" in wheel
    assert "9" not in wheel


def test_there_is_one_draft_at_a_time(desk: Desk, case_id: int) -> None:
    assert status_notes.begin(desk, case_id) == status_notes.begin(desk, case_id)


def test_a_section_is_saved_once_and_undone(desk: Desk, case_id: int) -> None:
    note_id = status_notes.begin(desk, case_id)
    assert status_notes.save_section(desk, note_id, "assessment", "Det går fremad.")
    assert not status_notes.save_section(desk, note_id, "assessment", "Det går fremad. ")
    undoing.undo(desk)
    assert status_notes.status_note(desk, note_id).text("assessment") == ""
    with pytest.raises(Refused, match=r"20\.000 tegn"):
        status_notes.save_section(desk, note_id, "assessment", "x" * 20_001)


def test_final_locks_it_keeps_the_pdf_and_starts_the_clock(desk: Desk, case_id: int) -> None:
    note_id = final(desk, case_id)
    card = status_notes.status_note(desk, note_id)
    assert (card.state, card.done) == (NoteState.FINAL, TODAY)
    for write in (
        lambda: status_notes.save_section(desk, note_id, "assessment", "Nej"),
        lambda: status_notes.finish(desk, note_id),
        lambda: status_notes.discard(desk, note_id),
    ):
        with pytest.raises(Refused, match="endeligt og kan ikke ændres"):
            write()
    (kept,) = archive.papers(desk, case_id)
    assert kept.kind_name == "Statusnotat"
    pdf = archive.paper_bytes(desk, kept.paper_id)
    assert "Det går fremad." in " ".join(page_texts(pdf))
    assert status_paper(desk, case_id).pdf == pdf
    assert status_notes.status_note(desk, status_notes.begin(desk, case_id)).starts == TODAY


def test_a_note_without_an_assessment_is_not_made_final(desk: Desk, case_id: int) -> None:
    note_id = status_notes.begin(desk, case_id)
    with pytest.raises(FieldRefused, match="Skriv vurderingen, før notatet gøres endeligt") as said:
        status_notes.finish(desk, note_id)
    assert said.value.field == "assessment"
    assert status_notes.status_note(desk, note_id).draft
    assert archive.papers(desk, case_id) == []


def test_the_next_period_begins_where_the_last_ended(desk: Desk, case_id: int) -> None:
    final(desk, case_id)
    later = at(desk, date(2027, 2, 15))
    card = status_notes.status_note(later, status_notes.begin(later, case_id))
    assert (card.starts, card.ends) == (date(2026, 11, 21), date(2027, 2, 15))


def test_an_edit_from_before_cannot_be_undone_into_a_final_note(desk: Desk, case_id: int) -> None:
    note_id = status_notes.begin(desk, case_id)
    status_notes.save_section(desk, note_id, "assessment", "Det går fremad.")
    colleague = Desk(desk.store, replace(desk.who, login="bo"), desk.today)
    status_notes.finish(colleague, note_id)
    with pytest.raises(Refused, match="ændret igen siden"):
        undoing.undo(desk)
    card = status_notes.status_note(desk, note_id)
    assert card.text("assessment") == "Det går fremad."


def test_undoing_final_brings_the_draft_back_whole(desk: Desk, case_id: int) -> None:
    note_id = final(desk, case_id)
    undoing.undo(desk)
    card = status_notes.status_note(desk, note_id)
    assert (card.state, card.done, card.text("assessment")) == (NoteState.DRAFT, None, "Det går fremad.")
    assert archive.papers(desk, case_id) == []
    undoing.undo(desk)
    assert status_notes.status_note(desk, note_id).text("assessment") == ""


def test_a_final_note_is_corrected_by_one_that_names_it(desk: Desk, case_id: int) -> None:
    first = final(desk, case_id, "Det går tilbage.")
    later = at(desk, date(2026, 11, 24))
    second = status_notes.correct(later, first)
    draft = status_notes.status_note(later, second)
    assert (draft.corrects_id, draft.starts, draft.ends) == (first, date(2026, 3, 2), TODAY)
    assert draft.text("assessment") == "Det går tilbage."
    status_notes.save_section(later, second, "assessment", "Det går fremad.")
    assert status_notes.status_note(later, first).corrected_by is None
    status_notes.finish(later, second)
    old = status_notes.status_note(later, first)
    assert (old.corrected_by, old.text("assessment")) == (second, "Det går tilbage.")
    with pytest.raises(Refused, match="allerede rettet"):
        status_notes.correct(later, first)
    assert "Retter statusnotatet af 20. november 2026" in text(status_paper(later, case_id))
    assert [one.title for one in archive.papers(desk, case_id)] == [
        "Statusnotat (rettelse) 24. november 2026", "Statusnotat (endeligt) 20. november 2026",
    ]  # fmt: skip


def test_a_correction_waits_for_the_draft_there_is(desk: Desk, case_id: int) -> None:
    first = final(desk, case_id)
    draft = status_notes.begin(desk, case_id)
    with pytest.raises(Refused, match="allerede en kladde"):
        status_notes.correct(desk, first)
    status_notes.discard(desk, draft)
    assert status_notes.correct(desk, first)


def test_a_received_note_has_provider_date_and_file(desk: Desk, case_id: int, tmp_path: Path) -> None:
    path = tmp_path / "Mille Østerby.pdf"
    path.write_bytes(b"%PDF-1.7 fra Lindehuset")
    note_id = status_notes.receive(desk, case_id, "Lindehuset", "17/11", path)
    card = status_notes.status_note(desk, note_id)
    assert (card.state, card.provider, card.done) == (NoteState.RECEIVED, "Lindehuset", date(2026, 11, 17))
    assert card.file_name == "statusnotat-modtaget-2026-11-17.pdf"
    assert card.file_id is not None
    out = tmp_path / "ud.pdf"
    archive.save_out(archive.stored_file(desk, card.file_id), out)
    assert out.read_bytes() == path.read_bytes()


def test_what_cannot_be_received_is_said_and_nothing_kept(desk: Desk, case_id: int, tmp_path: Path) -> None:
    wrong = tmp_path / "notat.pdf"
    wrong.write_bytes(b"MZ")
    with pytest.raises(UnusableInput):
        status_notes.receive(desk, case_id, "Lindehuset", "17/11", wrong)
    with pytest.raises(KoordinatorError, match="i fremtiden"):
        status_notes.receive(desk, case_id, "Lindehuset", "24/11")
    with pytest.raises(KoordinatorError, match="hvem notatet kommer fra"):
        status_notes.receive(desk, case_id, " ", "17/11")
    assert status_notes.status_notes(desk, case_id) == []


def test_an_awaited_note_becomes_the_received_one(desk: Desk, case_id: int) -> None:
    awaited = status_notes.await_note(desk, case_id, "Lindehuset", "1/12")
    card = status_notes.status_note(desk, awaited)
    assert (card.state, card.ends, card.done) == (NoteState.AWAITED, date(2026, 12, 1), None)
    assert status_notes.receive(desk, case_id, "Lindehuset", TODAY, awaited_id=awaited) == awaited
    (card,) = status_notes.status_notes(desk, case_id)
    assert (card.state, card.done, card.ends) == (NoteState.RECEIVED, TODAY, TODAY)
    with pytest.raises(Refused, match="allerede modtaget"):
        status_notes.receive(desk, case_id, "Lindehuset", TODAY, awaited_id=awaited)


def test_one_that_is_no_longer_awaited_goes_away(desk: Desk, case_id: int) -> None:
    status_notes.discard(desk, status_notes.await_note(desk, case_id, "Lindehuset", "1/12"))
    with desk.write_quietly("Se efter") as tx:
        assert tx.all(StatusNote) == []


def test_the_paper_of_a_draft(desk: Desk, case_id: int) -> None:
    note_id = status_notes.begin(desk, case_id)
    status_notes.save_section(desk, note_id, "assessment", "Mille møder stabilt.")
    paper = status_paper(desk, case_id)
    shown = text(paper)
    for words in (
        "Statusnotat Kladde Mille Østerby · 2. marts – 20. november 2026",
        "Sag 26-0001",
        "Skrevet af Lone Leder Dato ikke gjort endeligt",
        "Mål og delmål Hovedmål: Jeg vil arbejde med planter",
        "Vurdering Mille møder stabilt.",
        "Statusnotatet indeholder fortrolige oplysninger. Side 1 af",
    ):
        assert words in shown
    assert (paper.title, paper.file_name) == (
        "Statusnotat (kladde) 20. november 2026", "statusnotat-2026-11-20.pdf",
    )  # fmt: skip
    assert paper.warnings == ()


def test_initials_and_what_to_look_at_first(desk: Desk, case_id: int) -> None:
    note_id = status_notes.begin(desk, case_id)
    said = "Mille Østerby (620385-1234) bor på Åskovvej 12."
    status_notes.save_section(desk, note_id, "assessment", said)
    paper = status_paper(desk, case_id, note_id, initials=True)
    assert "Statusnotat Kladde Mille Ø. ·" in text(paper)
    assert paper.warnings == (
        "Der står et CPR-nummer i »Vurdering«.",
        "Borgerens beskyttede adresse står i »Vurdering«.",
        "Borgerens navn står i »Vurdering«, selv om papiret skal have initialer.",
    )


def test_no_note_no_paper(desk: Desk, case_id: int) -> None:
    with pytest.raises(Refused, match="ikke skrevet noget statusnotat"):
        status_paper(desk, case_id)


def test_the_log_book_holds_every_note_in_order(desk: Desk, case_id: int) -> None:
    first = notes.add_note(desk, case_id, day="9/10", kind="talk", subject="Opstart", text="Før")
    notes.correct_note(desk, first, day="9/10", kind="talk", subject="Opstart", text="Godt i gang.")
    final(desk, case_id)
    status_notes.receive(desk, case_id, "Lindehuset", "17/11")
    status_notes.begin(desk, case_id)
    shown = text(log_book_paper(desk, case_id))
    wanted = (
        "Forløbslogbog Mille Østerby · 9. oktober 2026 – 20. november 2026",
        "Journalnotater 1 Statusnotater 2",
        "9. oktober 2026 · Opstart Samtale · Lone Leder · rettet 20. november 2026 Godt i gang.",
        "17. november 2026 · Statusnotat",
        "Modtaget fra Lindehuset.",
        "20. november 2026 · Statusnotat",
        "Vurdering Det går fremad.",
    )
    places = [shown.find(words) for words in wanted]
    assert -1 not in places
    assert places == sorted(places)
    assert "Før" not in shown
    assert "Tidligere udgave: Opstart" in text(log_book_paper(desk, case_id, earlier=True))


def test_an_empty_log_book_says_so(desk: Desk, case_id: int) -> None:
    assert "Der er ikke skrevet notater på sagen endnu." in text(log_book_paper(desk, case_id))
