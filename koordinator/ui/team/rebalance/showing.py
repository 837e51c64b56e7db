"""The cases behind the numbers of a proposal."""

from koordinator.domain.cases import CaseFilter
from koordinator.services.desk import Desk
from koordinator.services.rebalancing import Proposal, cases_with
from koordinator.ui.team.rebalance.words import OVER


def cases_behind(desk: Desk, proposal: Proposal, key: str) -> CaseFilter:
    """The cases of those above their maximum, or of everybody looked at."""
    seats = [seat for seat in proposal.before if key != OVER or seat.cases > seat.maximum]
    if len(seats) == 1:
        return CaseFilter(worker_id=seats[0].worker_id)
    because = (
        "Fordel om · sager hos dem over max" if key == OVER else "Fordel om · sager hos alle i forslaget"
    )
    return CaseFilter.picked(cases_with(desk, [seat.worker_id for seat in seats], proposal.wish.on), because)
