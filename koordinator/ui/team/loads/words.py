"""The sentence at the head of the team page: who is over, who is near, and what nobody holds."""

from koordinator.domain.caseload import State as LoadState
from koordinator.domain.roles import CaseRole
from koordinator.services.caseloads import Caseloads
from koordinator.ui.base.header import Link
from koordinator.ui.base.states import State
from koordinator.ui.base.text import count

OVER, NEAR, ALL, UNHELD = "over", "near", "all", "unheld"
_WHO = {
    CaseRole.CASEWORKER: ("sagsbehandler", "sagsbehandlere", "uden KS"),
    CaseRole.CONSULTANT: ("virksomhedskonsulent", "virksomhedskonsulenter", "uden VK"),
}


def sentence(found: Caseloads) -> list[str | Link]:
    """The parts of the sentence; the links open the cases behind the numbers."""
    one, many, without = _WHO[found.role]
    parts: list[str | Link] = [*_pressing(found)]
    waiting = sum(load.waits for load in found.workers)
    number = len(found.workers) - waiting
    reserves = f" og {count(waiting)} i reserve" if waiting else ""
    cases = "1 løbende sag" if found.cases == 1 else f"{count(found.cases)} løbende sager"
    parts += ["·"] if parts else []
    parts += [Link(cases, ALL), f"hos {count(number)} {one if number == 1 else many}{reserves}"]
    if found.unheld.cases:
        parts += ["· heraf", Link(f"{count(found.unheld.cases)} {without}", UNHELD)]
    return parts


def _pressing(found: Caseloads) -> list[str | Link]:
    if all(load.limits is None for load in found.workers):
        return []
    over = sum(load.state is LoadState.OVER for load in found.workers)
    near = sum(load.state is LoadState.NEAR for load in found.workers)
    words: list[str | Link] = ["Ingen over max"]
    if over:
        words = [Link(f"{count(over)} over max", OVER, State.OVER)]
    if near:
        words += ["·", Link(f"{count(near)} nær max", NEAR, State.NEAR)]
    return words
