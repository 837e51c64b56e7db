"""What every paper about a case begins with: the case, the head of the paper, and what it must not show."""

from typing import TYPE_CHECKING, NamedTuple

from koordinator.db.queries import cases, papers, staff
from koordinator.db.store import Session
from koordinator.domain.cases import CaseCard
from koordinator.domain.roles import ROLE_NAMES, Role
from koordinator.errors import Refused
from koordinator.reports.content.agenda import Letterhead
from koordinator.reports.content.privacy import Secrets
from koordinator.services.desk import Desk
from koordinator.services.letterhead import read_sender

if TYPE_CHECKING:
    from koordinator.domain.staff import WorkerLine


class About(NamedTuple):
    """The case, who sends the paper and whom one asks, and what no paper may show of the citizen."""

    card: CaseCard
    head: Letterhead
    secrets: tuple[Secrets, ...]


def about_case(desk: Desk, case_id: int) -> About:
    """All of that for one case; Refused when there is no such case."""
    with desk.read() as session:
        card = cases.case_card(session, case_id, desk.today())
        if card is None:
            raise Refused("Sagen findes ikke længere.")
        secrets = [Secrets(*one) for one in papers.secrets(session, case_id, ())]
        return About(card, _letterhead(session, desk, card), tuple(secrets))


def _letterhead(session: Session, desk: Desk, card: CaseCard) -> Letterhead:
    sender = read_sender(session)
    unit = " · ".join(part for part in (sender.unit, card.line.team or "") if part)
    who = _whom_to_ask(session, desk, card)
    if who is None:
        return Letterhead(sender.authority, unit)
    role = next((ROLE_NAMES[role] for role in Role if role in who.roles), "")
    return Letterhead(sender.authority, unit, who.name, role, who.phone or "", who.email or "")


def _whom_to_ask(session: Session, desk: Desk, card: CaseCard) -> "WorkerLine | None":
    """The case's caseworker, else who prints the paper."""
    wanted = card.line.caseworker_id or desk.who.worker_id
    return next(iter(staff.workers(session, desk.today(), worker_id=wanted)), None)
