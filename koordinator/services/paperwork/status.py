"""The status note as a paper: as it was kept when it is final, else as it stands now."""

from dataclasses import replace
from datetime import date

from koordinator.db.queries import notes as queries
from koordinator.domain.status_notes import NoteState, StatusCard, in_order, paper_title
from koordinator.errors import Refused
from koordinator.reports.content import prose
from koordinator.reports.content.status_note import status_note
from koordinator.services import archive
from koordinator.services.desk import Desk
from koordinator.services.papers import Paper
from koordinator.services.paperwork.about import about_case

_NONE = "Der er ikke skrevet noget statusnotat på sagen."
_AWAITED = "Statusnotatet er ikke modtaget endnu."
_NO_FILE = "Der følger ingen fil med det modtagne statusnotat."


def status_paper(desk: Desk, case_id: int, note_id: int | None = None, *, initials: bool = False) -> Paper:
    """A case's status note, the newest unless one is named; a final one exactly as it was kept."""
    card = _wanted(desk, case_id, note_id)
    if card.state is NoteState.AWAITED:
        raise Refused(_AWAITED)
    if card.state is NoteState.RECEIVED and card.file_id is None:
        raise Refused(_NO_FILE)
    kept = card.file_id is not None and (card.state is NoteState.RECEIVED or not initials)
    if kept and card.file_id is not None:
        return archive.as_paper(archive.stored_file(desk, card.file_id), paper_title(card))
    return _drawn(desk, card, initials=initials)


def draw(desk: Desk, card: StatusCard, done: date) -> Paper:
    """A draft as it will stand when it is final."""
    return _drawn(desk, replace(card, state=NoteState.FINAL, done=done, worker=desk.who.name))


def _wanted(desk: Desk, case_id: int, note_id: int | None) -> StatusCard:
    """The note that is named, else the newest final one, else the draft."""
    with desk.read() as session:
        cards = in_order(queries.status_notes(session, case_id, note_id))
    written = [card for card in cards if note_id or card.state in (NoteState.DRAFT, NoteState.FINAL)]
    if not written:
        raise Refused(_NONE)
    return next((card for card in written if not card.draft), written[0])


def _drawn(desk: Desk, card: StatusCard, *, initials: bool = False) -> Paper:
    # reportlab is needed by nobody who prints nothing.
    from koordinator.reports.pdf.prose import prose_pdf

    about = about_case(desk, card.case_id)
    line = about.card.line
    made = status_note(card, line.name, line.number or "", about.head)
    names = [line.name] if initials else []
    if initials:
        made = prose.with_initials(made)
    told = prose.warnings(made, about.secrets, initials_of=names)
    drawn = prose_pdf(made)
    day = card.done or card.ends
    return Paper(drawn.pdf, made.title, drawn.pages, told, f"statusnotat-{day.isoformat()}.pdf")
