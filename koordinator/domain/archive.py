"""What is kept on a case: the papers made for it, and files that were received."""

from datetime import datetime
from typing import NamedTuple

PAPER_NAMES = {
    "agenda": "Dagsorden",
    "plan": "Indsatsplan",
    "handover-letter": "Overdragelsesbrev",
    "status-note": "Statusnotat",
    "wheel": "Delmålshjul",
    "course-calendar": "Forløbskalender",
    "checklist": "Tjekliste",
    "card": "Visitkort",
    "case-list": "Sagsliste",
    "log-book": "Forløbslogbog",
}
MOST_FILE = 10 * 1024 * 1024
# The kinds of files that can be taken in, by their endings.
FILE_KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain",
    "jpg": "image/jpeg",
    "png": "image/png",
}
PDF = FILE_KINDS["pdf"]


class PaperLine(NamedTuple):
    """A paper made for a case: which, when, by and to whom."""

    paper_id: int
    case_id: int
    kind: str
    title: str
    made_at: datetime
    recipients: str
    worker: str
    meeting_id: int | None
    file_name: str

    @property
    def kind_name(self) -> str:
        """What kind of paper it is, in words."""
        return PAPER_NAMES.get(self.kind, "Papir")


class Attachment(NamedTuple):
    """A file with what is needed to keep it and give it back."""

    name: str
    media_type: str
    content: bytes
