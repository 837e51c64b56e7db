"""The letters and cards of a distribution that was carried out, as one paper to print or save."""

from koordinator.domain.rebalance.proposals import Applied
from koordinator.errors import Refused
from koordinator.services import archive
from koordinator.services.desk import Desk
from koordinator.services.papers import Paper

_TITLE = "Breve og visitkort"


def letters(desk: Desk, applied: Applied) -> Paper:
    """Every letter and card exactly as it was kept, citizen by citizen; Refused once that is undone."""
    # The reader of PDFs is needed by nobody who prints nothing.
    from koordinator.reports.joined import joined

    if not applied.papers:
        raise Refused("Der er ingen breve at gemme.")
    whole = joined(archive.paper_bytes(desk, one) for one in applied.papers)
    return Paper(whole.pdf, _TITLE, whole.pages, applied.warnings, f"breve-{desk.today().isoformat()}.pdf")
