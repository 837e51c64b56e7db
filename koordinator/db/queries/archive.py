"""Papers and files kept on a case."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from koordinator.db.course_tables import KeptPaper, StoredFile
from koordinator.db.tables import Worker
from koordinator.domain.archive import Attachment, PaperLine


def papers(session: Session, case_id: int) -> list[PaperLine]:
    """The papers kept on a case, the newest first; the files themselves stay where they are."""
    query = (
        select(
            KeptPaper.id, KeptPaper.case_id, KeptPaper.kind, KeptPaper.title, KeptPaper.made_at,
            KeptPaper.recipients, Worker.name, KeptPaper.meeting_id, StoredFile.name,
        )
        .join(StoredFile, StoredFile.id == KeptPaper.file_id)
        .outerjoin(Worker, Worker.id == KeptPaper.worker_id)
        .where(KeptPaper.case_id == case_id)
        .order_by(KeptPaper.made_at.desc(), KeptPaper.id.desc())
    )  # fmt: skip
    return [
        PaperLine(row[0], row[1], row[2], row[3], row[4], row[5] or "", row[6] or "", row[7], row[8])
        for row in session.execute(query)
    ]


def paper_file(session: Session, paper_id: int) -> tuple[str, Attachment] | None:
    """A kept paper's title and its file."""
    query = (
        select(KeptPaper.title, StoredFile.name, StoredFile.media_type, StoredFile.content)
        .join(StoredFile, StoredFile.id == KeptPaper.file_id)
        .where(KeptPaper.id == paper_id)
    )
    found = session.execute(query).one_or_none()
    return (found[0], Attachment(*found[1:])) if found else None


def stored_file(session: Session, file_id: int) -> Attachment | None:
    """A file of the store."""
    query = select(StoredFile.name, StoredFile.media_type, StoredFile.content).where(StoredFile.id == file_id)
    found = session.execute(query).one_or_none()
    return Attachment(*found) if found else None


def same_file(session: Session, case_id: int, digest: str) -> int | None:
    """The file of a paper kept on this case that holds the same bytes, so that none is kept twice."""
    query = (
        select(StoredFile.id)
        .join(KeptPaper, KeptPaper.file_id == StoredFile.id)
        .where(KeptPaper.case_id == case_id, StoredFile.digest == digest)
        .limit(1)
    )
    return session.scalar(query)
