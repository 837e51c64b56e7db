"""The archive of a case: every paper made for it, exactly as it was, and the files that were received."""

import hashlib
from pathlib import Path

from koordinator.db.course_tables import KeptPaper, StoredFile
from koordinator.db.queries import archive as queries
from koordinator.db.store import Transaction
from koordinator.db.tables import Case
from koordinator.domain.archive import PDF, Attachment, PaperLine
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.meetings.listing import moment_of
from koordinator.services.papers import Paper

_GONE = "Papiret findes ikke længere."


def keep_paper(
    desk: Desk,
    case_id: int,
    kind: str,
    paper: Paper,
    recipients: str = "",
    meeting_id: int | None = None,
) -> int:
    """Keep a paper on its case as it was handed out; returns the paper's number.

    Undo passes over it: what was handed out was handed out.
    """
    with desk.write_quietly(f"Papir på sagen: {paper.title}") as tx:
        return kept(tx, desk, case_id, kind, paper, recipients, meeting_id)[0]


def kept(
    tx: Transaction,
    desk: Desk,
    case_id: int,
    kind: str,
    paper: Paper,
    recipients: str = "",
    meeting_id: int | None = None,
) -> tuple[int, int]:
    """The same in somebody else's unit of work; returns the numbers of the paper and of its file."""
    tx.get(Case, case_id)
    file_id = queries.same_file(tx.session, case_id, _digest(paper.pdf))
    if file_id is None:
        file_id = store_file(tx, Attachment(paper.file_name, PDF, paper.pdf))
    row = KeptPaper(
        case_id=case_id, kind=kind, title=paper.title, made_at=moment_of(desk),
        recipients=recipients.strip() or None, worker_id=desk.who.worker_id, meeting_id=meeting_id,
        file_id=file_id,
    )  # fmt: skip
    tx.add(row)
    return row.id, file_id


def store_file(tx: Transaction, file: Attachment) -> int:
    """Keep a file byte for byte; returns its number."""
    row = StoredFile(
        name=file.name, media_type=file.media_type, digest=_digest(file.content), content=file.content
    )
    tx.add(row)
    return row.id


def papers(desk: Desk, case_id: int) -> list[PaperLine]:
    """The papers made for a case, the newest first."""
    with desk.read() as session:
        return queries.papers(session, case_id)


def paper_bytes(desk: Desk, paper_id: int) -> bytes:
    """The exact PDF of a paper that was kept."""
    return _file(desk, paper_id)[1].content


def kept_paper(desk: Desk, paper_id: int) -> Paper:
    """A kept paper as it was, to be seen, printed or saved once more."""
    title, file = _file(desk, paper_id)
    return as_paper(file, title)


def as_paper(file: Attachment, title: str) -> Paper:
    """A PDF of the archive as a paper for the preview; Refused for any other kind of file."""
    from koordinator.reports.pictures import page_count

    if file.media_type != PDF:
        raise Refused("Filen kan ikke vises her. Gem den, og åbn den i sit eget program.")
    return Paper(file.content, title, page_count(file.content), (), file.name)


def stored_file(desk: Desk, file_id: int) -> Attachment:
    """A file that was received or kept."""
    with desk.read() as session:
        found = queries.stored_file(session, file_id)
    if found is None:
        raise Refused("Filen findes ikke længere.")
    return found


def save_out(file: Attachment, path: Path) -> None:
    """Put a kept file on the disk, whole or not at all; KoordinatorError when it cannot be."""
    from koordinator.exchange.files import write_whole

    write_whole(path, file.content)


def _file(desk: Desk, paper_id: int) -> tuple[str, Attachment]:
    with desk.read() as session:
        found = queries.paper_file(session, paper_id)
    if found is None:
        raise Refused(_GONE)
    return found


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
