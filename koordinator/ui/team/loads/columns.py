"""The columns of the table beside the bars: the same facts as numbers."""

from collections.abc import Sequence

from koordinator.domain.caseload import WorkerLoad
from koordinator.domain.roles import CaseRole
from koordinator.ui.base.record_model import Column
from koordinator.ui.base.states import State
from koordinator.ui.loads import state_of_load, state_word

_ORDER = (State.CALM, State.NEAR, State.OVER)


def _state_order(load: WorkerLoad) -> int | None:
    state = state_of_load(load)
    return _ORDER.index(state) if state in _ORDER else None


def _shown_state(load: WorkerLoad) -> State | None:
    return None if load.limits is None else state_of_load(load)


def columns(role: CaseRole) -> Sequence[Column[WorkerLoad]]:
    """The columns for caseworkers or consultants."""
    title = "KS" if role is CaseRole.CASEWORKER else "VK"
    return (
        Column("worker", title, lambda w: w.worker, strong=True, width=16, stretch=True, fixed=True),
        Column("team", "Team", lambda w: w.team or "–", width=14),
        Column("cases", "Sager", lambda w: str(w.cases), sort=lambda w: w.cases, right=True, width=4),
        Column("outside", "Uden for", lambda w: str(w.outside), sort=lambda w: w.outside, right=True, width=4,
               tip=lambda _: "Sager uden for programmet; de tæller med i max"),
        Column("covered", "Dækket", lambda w: str(w.covered), sort=lambda w: w.covered, right=True, width=4,
               tip=lambda _: "Sager, der passes for en fraværende kollega; de tæller med i max"),
        Column("lent", "Hos andre", lambda w: str(w.lent), sort=lambda w: w.lent, right=True, width=5,
               tip=lambda _: "Sager, som en kollega passer den dag; de tæller hos kollegaen"),
        Column("heavy", "Tunge", lambda w: str(w.heavy), sort=lambda w: w.heavy, right=True, width=4),
        Column("maximum", "Max", lambda w: str(w.limits.maximum) if w.limits else "–",
               sort=lambda w: w.limits.maximum if w.limits else None, right=True, width=4),
        Column("state", "Tilstand", state_word, sort=_state_order, state=_shown_state, width=12),
    )  # fmt: skip
