"""Journal notes and status notes of a case, one statement each."""

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from koordinator.db.course_tables import JournalNote, StatusNote, StatusSection, StoredFile
from koordinator.db.tables import Worker
from koordinator.domain.notes import NoteVersion
from koordinator.domain.status_notes import NoteState, Section, StatusCard


def versions(session: Session, case_id: int) -> list[NoteVersion]:
    """Every version of every journal note of a case."""
    query = (
        select(
            JournalNote.id, JournalNote.case_id, JournalNote.day, JournalNote.kind, JournalNote.subject,
            JournalNote.text, Worker.name, JournalNote.made_at, JournalNote.corrects_id,
        )
        .outerjoin(Worker, Worker.id == JournalNote.worker_id)
        .where(JournalNote.case_id == case_id)
        .order_by(JournalNote.id)
    )  # fmt: skip
    return [NoteVersion(*row[:6], row[6] or "", *row[7:]) for row in session.execute(query)]


def status_notes(session: Session, case_id: int, note_id: int | None = None) -> list[StatusCard]:
    """A case's status notes with their sections, the newest period first; or one of them."""
    corrected, correction = aliased(StatusNote), aliased(StatusNote)
    query = (
        select(
            StatusNote.id, StatusNote.case_id, StatusNote.starts, StatusNote.ends, StatusNote.state,
            StatusNote.done, StatusNote.provider, Worker.name, StatusNote.corrects_id, corrected.done,
            correction.id, StatusNote.file_id, StoredFile.name, StoredFile.media_type,
        )
        .outerjoin(Worker, Worker.id == StatusNote.worker_id)
        .outerjoin(corrected, corrected.id == StatusNote.corrects_id)
        .outerjoin(correction, (correction.corrects_id == StatusNote.id) & correction.done.is_not(None))
        .outerjoin(StoredFile, StoredFile.id == StatusNote.file_id)
        .where(StatusNote.case_id == case_id)
        .order_by(StatusNote.ends.desc(), StatusNote.id.desc())
    )  # fmt: skip
    if note_id is not None:
        query = query.where(StatusNote.id == note_id)
    rows = session.execute(query).all()
    sections = _sections(session, [row[0] for row in rows])
    return [
        StatusCard(
            row[0], row[1], row[2], row[3], NoteState(row[4]), row[5], row[6] or "", row[7] or "", row[8],
            row[9], row[10], row[11], row[12] or "", row[13] or "", tuple(sections.get(row[0], ())),
        )
        for row in rows
    ]  # fmt: skip


def _sections(session: Session, note_ids: list[int]) -> dict[int, list[Section]]:
    query = (
        select(StatusSection.note_id, StatusSection.key, StatusSection.title, StatusSection.text)
        .where(StatusSection.note_id.in_(note_ids))
        .order_by(StatusSection.note_id, StatusSection.position)
    )
    found: dict[int, list[Section]] = {}
    for note_id, key, title, text in session.execute(query):
        found.setdefault(note_id, []).append(Section(key, title, text))
    return found


def case_of_status_note(session: Session, note_id: int) -> int | None:
    """The case a status note is about."""
    return session.scalar(select(StatusNote.case_id).where(StatusNote.id == note_id))
