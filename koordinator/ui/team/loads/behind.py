"""The very cases behind the numbers of the team, as the list of cases is asked for them."""

from collections.abc import Sequence

from koordinator.domain.caseload import State, WorkerLoad
from koordinator.domain.cases import CaseFilter, Chip
from koordinator.domain.roles import CaseRole
from koordinator.services import case_lists
from koordinator.services.caseloads import Caseloads
from koordinator.services.desk import Desk
from koordinator.services.team_view import counted_cases, running_cases, unheld_cases
from koordinator.ui.loads import day_words
from koordinator.ui.team.loads.words import NEAR, OVER, UNHELD

_UNHELD_CHIP = {CaseRole.CASEWORKER: Chip.NO_CASEWORKER, CaseRole.CONSULTANT: Chip.NO_CONSULTANT}
_STATES = {OVER: (State.OVER, "over max"), NEAR: (State.NEAR, "nær max")}
_WITHOUT = {CaseRole.CASEWORKER: "Sager uden KS", CaseRole.CONSULTANT: "Sager uden VK"}


def cases_behind(desk: Desk, found: Caseloads, team_id: int | None, key: str) -> CaseFilter:
    """The cases behind a link in the sentence."""
    when = _when(desk, found)
    if key in _STATES:
        state, words = _STATES[key]
        held = [load for load in found.workers if load.state is state]
        if len(held) == 1:
            return cases_of(desk, found, held[0])
        return _counted(desk, found, held, f"Sager hos dem {words}{when}")
    if key == UNHELD:
        plain = CaseFilter(team_id=team_id, chips=frozenset({_UNHELD_CHIP[found.role]}))
        return _plain_or(desk, plain, unheld_cases(desk, found, team_id), f"{_WITHOUT[found.role]}{when}")
    running = running_cases(desk, found, team_id)
    return _plain_or(desk, CaseFilter(team_id=team_id), running, f"Løbende sager hos de viste{when}")


def cases_of(desk: Desk, found: Caseloads, load: WorkerLoad) -> CaseFilter:
    """The cases that count with a worker."""
    picked = _counted(desk, found, [load], f"Sager, der tæller hos {load.worker}{_when(desk, found)}")
    if load.outside:
        return picked
    return _plain_or(
        desk, CaseFilter(worker_id=load.worker_id), picked.case_ids or frozenset(), picked.because
    )


def _counted(desk: Desk, found: Caseloads, held: Sequence[WorkerLoad], because: str) -> CaseFilter:
    workers = [load.worker_id for load in held if load.worker_id is not None]
    case_ids = counted_cases(desk, workers, found.day, found.role)
    return CaseFilter.picked(case_ids, because, sum(load.outside for load in held))


def _plain_or(desk: Desk, plain: CaseFilter, case_ids: frozenset[int], because: str) -> CaseFilter:
    """The list's own question where it finds these very cases: it can then be narrowed further."""
    lines = case_lists.case_lines(desk, plain)
    if {line.case_id for line in lines} == case_ids:
        return plain
    return CaseFilter.picked(case_ids, because)


def _when(desk: Desk, found: Caseloads) -> str:
    today = desk.today()
    return "" if found.day == today else f" den {day_words(found.day, today)}"
