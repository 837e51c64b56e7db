"""Journal notes: written, corrected by a new version, and half-written ones kept until they are done."""

from datetime import date
from typing import Any

from koordinator import resources
from koordinator.db.course_tables import JournalNote
from koordinator.db.queries import notes as queries
from koordinator.db.queries.settings import keep_setting, setting
from koordinator.db.store import Transaction
from koordinator.db.tables import Case
from koordinator.domain.notes import NoteDraft, NoteKind, NoteLine, lines, wrong_part
from koordinator.domain.values.names import clean_name, clean_text
from koordinator.domain.values.typed import typed_date
from koordinator.errors import FieldRefused, Refused
from koordinator.services.desk import Desk
from koordinator.services.meetings.listing import moment_of


def kinds() -> list[NoteKind]:
    """The kinds of contact a note can be about, in the order they are offered."""
    return [NoteKind(row["key"], row["name"]) for row in resources.table("note_kinds.toml")["kind"]]


def notes(desk: Desk, case_id: int) -> list[NoteLine]:
    """A case's journal notes, the newest day first; corrected versions stand under the one that counts."""
    with desk.read() as session:
        found = queries.versions(session, case_id)
    return lines(found, {kind.key: kind.name for kind in kinds()})


def add_note(desk: Desk, case_id: int, *, day: date | str, kind: str, subject: str, text: str) -> int:
    """Write a note on a case; FieldRefused says which field cannot stand. Returns its number."""
    row = _checked(desk, case_id, day, kind, subject, text)
    with desk.write("Nyt journalnotat") as tx:
        tx.get(Case, case_id)
        tx.add(row)
        _forget(tx, desk, case_id)
        return row.id


def correct_note(desk: Desk, note_id: int, *, day: date | str, kind: str, subject: str, text: str) -> int:
    """Put a new version in a note's place; the old one is kept. Returns the new one's number."""
    with desk.write("Ret journalnotat") as tx:
        old = tx.get(JournalNote, note_id)
        row = _checked(desk, old.case_id, day, kind, subject, text)
        if tx.first(JournalNote, JournalNote.corrects_id == note_id) is not None:
            raise Refused("Notatet er allerede rettet. Ret den nyeste udgave.")
        if (row.day, row.kind, row.subject, row.text) == (old.day, old.kind, old.subject, old.text):
            raise FieldRefused("Der er ikke rettet noget i notatet.", "text")
        row.corrects_id = note_id
        tx.add(row)
        _forget(tx, desk, old.case_id)
        return row.id


def _checked(desk: Desk, case_id: int, day: date | str, kind: str, subject: str, text: str) -> JournalNote:
    when = _day(desk, day)
    if kind not in {one.key for one in kinds()}:
        raise FieldRefused("Vælg, hvordan kontakten var.", "kind")
    subject, text = clean_name(subject), clean_text(text)
    wrong = wrong_part(when, desk.today(), subject, text)
    if wrong is not None:
        raise FieldRefused(wrong[1], wrong[0])
    return JournalNote(
        case_id=case_id, day=when, kind=kind, subject=subject, text=text, worker_id=desk.who.worker_id,
        made_at=moment_of(desk),
    )  # fmt: skip


def _day(desk: Desk, day: date | str) -> date:
    if isinstance(day, date):
        return day
    try:
        return typed_date(day, desk.today())
    except ValueError as fault:
        raise FieldRefused(str(fault), "day") from None


def draft(desk: Desk, case_id: int) -> NoteDraft | None:
    """What this person has begun to write on a case and not yet kept."""
    with desk.read() as session:
        held = setting(session, _scope(desk), _name(case_id))
    return NoteDraft(**held) if held else None


def keep_draft(desk: Desk, case_id: int, typed: NoteDraft) -> None:
    """Keep what is half-written for when one comes back; an empty one is forgotten."""
    value: dict[str, Any] | None = None if typed.empty else typed._asdict()
    with desk.read() as session:
        held = setting(session, _scope(desk), _name(case_id))
    if value != (held or None):
        with desk.write_quietly("Påbegyndt journalnotat") as tx:
            keep_setting(tx, _scope(desk), _name(case_id), value)


def forget_draft(desk: Desk, case_id: int) -> None:
    """Drop what was half-written; undo brings it back."""
    with desk.write("Kassér påbegyndt notat") as tx:
        _forget(tx, desk, case_id)


def _forget(tx: Transaction, desk: Desk, case_id: int) -> None:
    if setting(tx.session, _scope(desk), _name(case_id)):
        keep_setting(tx, _scope(desk), _name(case_id), None)


def _scope(desk: Desk) -> str:
    return f"user:{desk.who.login}"


def _name(case_id: int) -> str:
    return f"note_draft:{case_id}"
