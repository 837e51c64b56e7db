"""The gauge at the foot of the rail: one's own caseload, or for a leader everybody's."""

from koordinator.domain.caseload import State as LoadState
from koordinator.domain.caseload import WorkerLoad
from koordinator.services.caseloads import Caseloads
from koordinator.ui.base.gauge import Load
from koordinator.ui.base.states import State


def gauge_of(load: WorkerLoad) -> Load:
    """A caseworker's own cases against her own limits."""
    warning, maximum = load.limits or (None, None)
    return Load(load.total, warning, maximum, State(load.state.value) if load.state else State.NONE)


def gauge_of_all(found: Caseloads) -> Load:
    """All running cases against all the room there is, and how many are over and near."""
    states = [load.state for load in found.workers]
    said = [
        (State(one.value), f"{states.count(one)} {word}")
        for one, word in ((LoadState.OVER, "over"), (LoadState.NEAR, "nær max"))
        if one in states
    ]
    # Room that cases outside the program take is no room for these.
    room = sum(
        max(load.limits.maximum - load.outside, 0) for load in found.workers if load.limits and not load.waits
    )
    worst = State.OVER if found.cases > room else State.CALM
    return Load(found.cases, None, room, worst, "sager i alt", tuple(said), marks=False)
