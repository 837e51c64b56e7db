"""The cases behind the numbers of a proposal."""

from koordinator.domain.cases import CaseFilter
from koordinator.services import case_lists
from koordinator.services.desk import Desk
from koordinator.services.rebalancing import Proposal
from koordinator.ui.team.rebalance.words import OVER


def cases_behind(desk: Desk, proposal: Proposal, key: str) -> CaseFilter:
    """The cases of those above their maximum, or of everybody looked at."""
    seats = [seat for seat in proposal.before if key != OVER or seat.cases > seat.maximum]
    if len(seats) == 1:
        return CaseFilter(worker_id=seats[0].worker_id)
    found = (case_lists.case_lines(desk, CaseFilter(worker_id=seat.worker_id)) for seat in seats)
    return CaseFilter(case_ids=frozenset(line.case_id for lines in found for line in lines))
