"""A proposal for distributing cases anew on paper, for the meeting where it is decided."""

from koordinator.db.queries import figure_cases, papers
from koordinator.domain.rebalance.proposals import Proposal
from koordinator.reports.content import proposal as content
from koordinator.reports.content.privacy import Secrets, typed_warnings
from koordinator.services.desk import Desk
from koordinator.services.papers import Paper
from koordinator.services.paperwork.senders import team_letterhead


def proposal_paper(desk: Desk, proposal: Proposal, *, names: bool = False) -> Paper:
    """The proposal as it stands; citizens by initials unless their names are asked for."""
    # reportlab is needed by nobody who prints nothing.
    from koordinator.reports.pdf.proposal import proposal_pdf

    with desk.read() as session:
        known = figure_cases.team_names(session)
        cases = [*(move.case_id for move in proposal.moves), *(one.case_id for one in proposal.unplaced)]
        secrets = [Secrets(*one) for one in papers.secrets_of_cases(session, cases)]
    teams = [known[str(number)] for number in proposal.wish.team_ids if str(number) in known]
    head = team_letterhead(desk, ", ".join(teams))
    made = content.proposal_content(proposal, head, teams, desk.today())
    if not names:
        made = content.with_initials(made)
    told = typed_warnings(content.typed(made), secrets)
    drawn = proposal_pdf(made)
    name = f"fordelingsforslag-{proposal.wish.on.isoformat()}.pdf"
    return Paper(drawn.pdf, content.HEADING, drawn.pages, tuple(told), name)
