"""Whether a proposal still stands on what it was made of, told without solving it again."""

from collections.abc import Mapping
from datetime import date
from hashlib import blake2b

from koordinator.db.queries import rebalance as queries
from koordinator.domain.rebalance.proposals import Proposal
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.rebalancing.facts import Situation, situation
from koordinator.services.rebalancing.soon import told_ahead


def fingerprint(found: Situation, known: Mapping[tuple[int, int], date]) -> bytes:
    """All facts a proposal follows from; another fingerprint means that some fact is another."""
    names = sorted((one, line.name) for one, line in found.staff.items())
    facts = (found.seats, found.cases, found.teams, found.prices, names, sorted(known.items()))
    return blake2b(repr(facts).encode(), digest_size=16).digest()


def still_holds(desk: Desk, proposal: Proposal) -> bool:
    """Whether the same question would be answered from the very same facts today."""
    taking = {move.to_id for move in proposal.moves}
    seats = zip(proposal.before, proposal.after, strict=True)
    more = {was.worker_id: now.cases - was.cases for was, now in seats if was.worker_id in taking}
    with desk.read() as session:
        try:
            found = situation(session, proposal.wish)
        except Refused:
            return False
        known = queries.known_from(session, [move.case_id for move in proposal.moves], proposal.wish.on)
        if fingerprint(found, known) != proposal.basis:
            return False
        return sorted(told_ahead(session, more, proposal.wish.on)) == sorted(proposal.ahead)
