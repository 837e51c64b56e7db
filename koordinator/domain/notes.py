"""Journal notes: a dated note on a case, corrected by a new version that names the one before."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

MOST_TEXT = 20_000
MOST_SUBJECT = 200


class NoteKind(NamedTuple):
    """A kind of contact."""

    key: str
    name: str


class NoteVersion(NamedTuple):
    """One version of a note as it was written."""

    note_id: int
    case_id: int
    day: date
    kind: str
    subject: str
    text: str
    worker: str
    made_at: datetime
    corrects_id: int | None


class NoteLine(NamedTuple):
    """A note as it stands now; `earlier` are the versions it stands for, the newest first."""

    now: NoteVersion
    kind_name: str
    earlier: tuple[NoteVersion, ...] = ()

    @property
    def note_id(self) -> int:
        """The number of the version that counts."""
        return self.now.note_id

    @property
    def day(self) -> date:
        """The day the note is about."""
        return self.now.day


class NoteDraft(NamedTuple):
    """What somebody has typed of a note and not yet kept; `corrects_id` is the note it corrects."""

    day: str = ""
    kind: str = ""
    subject: str = ""
    text: str = ""
    corrects_id: int | None = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to lose."""
        return not (self.subject.strip() or self.text.strip())


def wrong_part(day: date, today: date, subject: str, text: str) -> tuple[str, str] | None:
    """The field of a note that cannot stand, and why; None where all can."""
    if day > today:
        return "day", "Datoen ligger i fremtiden."
    if not subject:
        return "subject", "Skriv et kort emne, så notatet kan findes igen."
    if len(subject) > MOST_SUBJECT:
        return "subject", f"Emnet er længere end {MOST_SUBJECT} tegn."
    if not text:
        return "text", "Skriv, hvad der skete eller blev aftalt."
    if len(text) > MOST_TEXT:
        return "text", "Teksten er længere end 20.000 tegn. Del den i flere notater."
    return None


def lines(versions: Iterable[NoteVersion], names: dict[str, str]) -> list[NoteLine]:
    """Each note once, the newest day first; a version that another corrects stands under that one."""
    by_id = {one.note_id: one for one in versions}
    corrected = {one.corrects_id for one in by_id.values() if one.corrects_id is not None}
    found = [
        NoteLine(one, names.get(one.kind, "Notat"), tuple(_earlier(one, by_id)))
        for one in by_id.values()
        if one.note_id not in corrected
    ]
    return sorted(found, key=lambda line: (line.day, line.note_id), reverse=True)


def _earlier(version: NoteVersion, by_id: dict[int, NoteVersion]) -> Iterable[NoteVersion]:
    at = by_id.get(version.corrects_id) if version.corrects_id is not None else None
    while at is not None:
        yield at
        at = by_id.get(at.corrects_id) if at.corrects_id is not None else None
