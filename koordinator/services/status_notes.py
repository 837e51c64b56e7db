"""Status notes: begun prefilled, written section by section, made final, corrected, awaited, received."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from koordinator.db.course_tables import StatusNote, StatusSection
from koordinator.db.queries import notes as queries
from koordinator.db.store import Transaction
from koordinator.db.tables import Case
from koordinator.domain.archive import Attachment
from koordinator.domain.status_notes import (
    MOST_PROVIDER,
    MOST_TEXT,
    SECTIONS,
    NoteState,
    Section,
    StatusCard,
    in_order,
    next_period,
    next_start,
)
from koordinator.domain.values.names import clean_name, clean_text
from koordinator.domain.values.typed import typed_date
from koordinator.errors import FieldRefused, Refused
from koordinator.services import archive
from koordinator.services.desk import Desk
from koordinator.services.status_prefill import prefilled

KIND = "status-note"
_LOCKED = "Statusnotatet er endeligt og kan ikke ændres. Ret det med et nyt."
_ONE_DRAFT = "Der er allerede en kladde på sagen. Gør den færdig, eller slet den først."
_UNWRITTEN = "Skriv vurderingen, før notatet gøres endeligt."
_GONE = "Statusnotatet findes ikke længere."


def status_notes(desk: Desk, case_id: int) -> list[StatusCard]:
    """A case's status notes, the newest first."""
    with desk.read() as session:
        return in_order(queries.status_notes(session, case_id))


def status_note(desk: Desk, note_id: int) -> StatusCard:
    """One status note with its sections."""
    with desk.read() as session:
        case_id = queries.case_of_status_note(session, note_id)
        found = queries.status_notes(session, case_id, note_id) if case_id is not None else []
    if not found:
        raise Refused(_GONE)
    return found[0]


def begin(desk: Desk, case_id: int) -> int:
    """Begin a draft prefilled for its period, or find the one there is; returns its number."""
    there = status_notes(desk, case_id)
    draft = next((card for card in there if card.draft), None)
    if draft is not None:
        return draft.note_id
    starts, ends = next_period(there, _case_starts(desk, case_id), desk.today())
    texts = prefilled(desk, case_id, starts, ends)
    with desk.write("Nyt statusnotat, kladde") as tx:
        note = _new(desk, case_id, starts, ends, NoteState.DRAFT)
        tx.add(note)
        _add_sections(tx, note.id, [Section(key, SECTIONS[key], texts[key]) for key in SECTIONS])
        return note.id


def save_section(desk: Desk, note_id: int, key: str, text: str) -> bool:
    """Save what is written in a section of a draft; False where that stood there already."""
    text = clean_text(text)
    if len(text) > MOST_TEXT:
        raise Refused("Afsnittet er længere end 20.000 tegn.")
    with desk.write("Statusnotat, kladde") as tx:
        _draft(tx, note_id)
        row = tx.first(StatusSection, StatusSection.note_id == note_id, StatusSection.key == key)
        if row is None:
            raise Refused(_GONE)
        if row.text == text:
            return False
        row.text = text
    return True


def whole_draft(desk: Desk, note_id: int) -> StatusCard:
    """A draft that can be made final; FieldRefused names the section that must be written first."""
    card = status_note(desk, note_id)
    if not card.draft:
        raise Refused(_LOCKED)
    if not card.text("assessment").strip():
        raise FieldRefused(_UNWRITTEN, "assessment")
    return card


def finish(desk: Desk, note_id: int) -> int:
    """Make a draft final: locked, its PDF kept in the archive, and the next clock started today.

    Returns the number of the kept paper.
    """
    # Drawing is needed by nobody who prints nothing.
    from koordinator.services.paperwork.status import draw

    card = whole_draft(desk, note_id)
    paper = draw(desk, card, desk.today())
    with desk.write("Gør statusnotat endeligt") as tx:
        note = _draft(tx, note_id)
        paper_id, file_id = archive.kept(tx, desk, note.case_id, KIND, paper)
        note.state, note.done, note.file_id = NoteState.FINAL.value, desk.today(), file_id
        note.worker_id = desk.who.worker_id
        _set_anew(tx, note_id)
    return paper_id


def correct(desk: Desk, note_id: int) -> int:
    """Begin a draft that corrects a final note and names it; the final one stays as it is."""
    card = status_note(desk, note_id)
    if card.state is not NoteState.FINAL:
        raise Refused("Kun et endeligt statusnotat rettes med et nyt.")
    if card.corrected_by is not None:
        raise Refused("Statusnotatet er allerede rettet. Ret det nyeste.")
    with desk.write("Ret statusnotat, kladde") as tx:
        if tx.first(
            StatusNote, StatusNote.case_id == card.case_id, StatusNote.state == NoteState.DRAFT.value
        ):
            raise Refused(_ONE_DRAFT)
        note = _new(desk, card.case_id, card.starts, card.ends, NoteState.DRAFT)
        note.corrects_id = note_id
        tx.add(note)
        _add_sections(tx, note.id, card.sections)
        return note.id


def discard(desk: Desk, note_id: int) -> None:
    """Delete a draft, or a note that is no longer awaited."""
    with desk.write("Slet statusnotat, kladde") as tx:
        note = tx.get(StatusNote, note_id)
        if note.state == NoteState.AWAITED.value:
            tx.rename("Afvent ikke statusnotat")
        else:
            _draft(tx, note_id)
        for row in tx.all(StatusSection, StatusSection.note_id == note_id):
            tx.delete(row)
        tx.flush()
        tx.delete(note)


def await_note(desk: Desk, case_id: int, provider: str, wanted: date | str) -> int:
    """Write down that a provider is to send a status note by a day; returns its number."""
    name, day = _provider(provider), _day(desk, wanted, "wanted")
    starts = min(next_start(status_notes(desk, case_id), _case_starts(desk, case_id)), day)
    with desk.write("Statusnotat afventes") as tx:
        note = _new(desk, case_id, starts, day, NoteState.AWAITED)
        note.provider = name
        tx.add(note)
        return note.id


def receive(
    desk: Desk,
    case_id: int,
    provider: str,
    day: date | str,
    path: Path | None = None,
    *,
    awaited_id: int | None = None,
) -> int:
    """Record a status note that came from a provider, with its file; that day starts the next clock.

    Raises FieldRefused for a field that cannot stand and UnusableInput for a file of the wrong kind or size.
    """
    name, done = _provider(provider), _day(desk, day, "day")
    if done > desk.today():
        raise FieldRefused("Datoen ligger i fremtiden.", "day")
    file = _read(path, done) if path is not None else None
    others = [card for card in status_notes(desk, case_id) if card.note_id != awaited_id]
    starts = min(next_start(others, _case_starts(desk, case_id)), done)
    with desk.write("Statusnotat modtaget") as tx:
        note = _new(desk, case_id, starts, done, NoteState.RECEIVED)
        if awaited_id is not None:
            note = tx.get(StatusNote, awaited_id)
            if note.state != NoteState.AWAITED.value:
                raise Refused("Statusnotatet er allerede modtaget.")
        else:
            tx.add(note)
        note.state, note.starts, note.ends, note.done = NoteState.RECEIVED.value, starts, done, done
        note.provider, note.worker_id = name, desk.who.worker_id
        note.file_id = archive.store_file(tx, file) if file is not None else None
        return note.id


def _new(desk: Desk, case_id: int, starts: date, ends: date, state: NoteState) -> StatusNote:
    return StatusNote(
        case_id=case_id, starts=starts, ends=ends, state=state.value, worker_id=desk.who.worker_id
    )


def _add_sections(tx: Transaction, note_id: int, sections: Sequence[Section]) -> None:
    tx.add(
        *(
            StatusSection(note_id=note_id, key=one.key, position=place, title=one.title, text=one.text)
            for place, one in enumerate(sections)
        )
    )


def _set_anew(tx: Transaction, note_id: int) -> None:
    """The sections as new rows: an edit from before can then no longer be undone into a final note."""
    rows = tx.all(StatusSection, StatusSection.note_id == note_id)
    held = [Section(row.key, row.title, row.text) for row in sorted(rows, key=lambda row: row.position)]
    for row in rows:
        tx.delete(row)
    tx.flush()
    _add_sections(tx, note_id, held)


def _draft(tx: Transaction, note_id: int) -> StatusNote:
    note = tx.get(StatusNote, note_id)
    if note.state != NoteState.DRAFT.value:
        raise Refused(_LOCKED)
    return note


def _case_starts(desk: Desk, case_id: int) -> date:
    with desk.read() as session:
        case = session.get(Case, case_id)
        if case is None:
            raise Refused("Sagen findes ikke længere.")
        return case.starts


def _provider(text: str) -> str:
    name = clean_name(text)
    if not name:
        raise FieldRefused("Skriv, hvem notatet kommer fra.", "provider")
    if len(name) > MOST_PROVIDER:
        raise FieldRefused(f"Navnet er længere end {MOST_PROVIDER} tegn.", "provider")
    return name


def _day(desk: Desk, value: date | str, field: str) -> date:
    if isinstance(value, date):
        return value
    try:
        return typed_date(value, desk.today())
    except ValueError as fault:
        raise FieldRefused(str(fault), field) from None


def _read(path: Path, day: date) -> Attachment:
    # The file's own name may hold a person's name; it is kept under one that does not.
    from koordinator.exchange.attachments import read_attachment

    return read_attachment(path, f"statusnotat-modtaget-{day.isoformat()}")
