"""The log book of a course: all journal notes and status notes in order."""

from koordinator.reports.content import prose
from koordinator.reports.content.log_book import log_book
from koordinator.services import notes, status_notes
from koordinator.services.desk import Desk
from koordinator.services.papers import Paper
from koordinator.services.paperwork.about import about_case


def log_book_paper(desk: Desk, case_id: int, *, initials: bool = False, earlier: bool = False) -> Paper:
    """Every note of a case in the order of their days; `earlier` with what corrected ones said before."""
    from koordinator.reports.pdf.prose import prose_pdf

    about = about_case(desk, case_id)
    line = about.card.line
    written, status = notes.notes(desk, case_id), status_notes.status_notes(desk, case_id)
    number, today = line.number or "", desk.today()
    made = log_book(written, status, line.name, number, about.head, today, earlier=earlier)
    names = [line.name] if initials else []
    if initials:
        made = prose.with_initials(made)
    told = prose.warnings(made, about.secrets, initials_of=names)
    drawn = prose_pdf(made)
    return Paper(drawn.pdf, made.title, drawn.pages, told, f"forloebslogbog-{today.isoformat()}.pdf")
