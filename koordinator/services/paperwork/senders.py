"""The head of a team's papers: whose they are, and who printed them."""

from koordinator.db.queries import staff
from koordinator.domain.roles import ROLE_NAMES, Role
from koordinator.reports.content.agenda import Letterhead
from koordinator.services.desk import Desk
from koordinator.services.letterhead import read_sender


def team_letterhead(desk: Desk, team: str) -> Letterhead:
    """The authority, the unit with the team, and the person logged in as whom one asks."""
    with desk.read() as session:
        sender = read_sender(session)
        who = next(iter(staff.workers(session, desk.today(), worker_id=desk.who.worker_id)), None)
    unit = " · ".join(part for part in (sender.unit, team) if part)
    if who is None:
        return Letterhead(sender.authority, unit)
    role = next((ROLE_NAMES[role] for role in Role if role in desk.who.roles), "")
    return Letterhead(sender.authority, unit, who.name, role, who.phone or "", who.email or "")
