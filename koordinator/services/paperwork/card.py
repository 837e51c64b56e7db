"""Business cards for the first meeting: how to get hold of the caseworker and the consultant."""

from koordinator.domain.roles import CaseRole
from koordinator.errors import Refused
from koordinator.reports.content.card import Card
from koordinator.services.desk import Desk
from koordinator.services.papers import Paper
from koordinator.services.paperwork.about import about_case
from koordinator.services.paperwork.people import holder_reach


def card_paper(desk: Desk, case_id: int) -> Paper:
    """A sheet of cards for a case; with a handover coming they name the new caseworker."""
    # reportlab is needed by nobody who prints nothing.
    from koordinator.reports.pdf.card import card_pdf

    about = about_case(desk, case_id)
    day = max(desk.today(), about.card.line.starts)
    with desk.read() as session:
        found = [
            holder_reach(session, case_id, role, day) for role in (CaseRole.CASEWORKER, CaseRole.CONSULTANT)
        ]
    here = tuple(one for one in found if one is not None)
    if not here:
        raise Refused("Sagen har hverken sagsbehandler eller virksomhedskonsulent.")
    drawn = card_pdf(Card(about.head.authority, about.head.unit, here))
    return Paper(drawn.pdf, "Visitkort", drawn.pages, (), f"visitkort-{desk.today().isoformat()}.pdf")
