"""What a line of the list of new cases shows."""

from collections.abc import Sequence

from koordinator.domain.placing import Placing
from koordinator.domain.values.dates import short_date
from koordinator.ui.base.record_model import Column
from koordinator.ui.base.states import State


def columns() -> Sequence[Column[Placing]]:
    """The columns, what matters least going first where there is no room."""
    return (
        Column("name", "Borger", lambda p: p.case.name, second=_about, tip=lambda p: p.case.name,
               strong=True, width=22, least=14, fixed=True),
        Column("starts", "Start", lambda p: short_date(p.case.starts), sort=lambda p: p.case.starts, width=10,
               yields=2),
        Column("team", "Team", lambda p: p.case.team or "–", second=_language, width=12, yields=3),
        Column("consultant", "VK", lambda p: p.case.consultant or "–", width=16, least=10, yields=4),
        Column("to", "Forslag", _to, second=_before_after, state=_state, tip=reasons, strong=True, width=20,
               least=16, fixed=True),
        Column("why", "Fordi", reasons, tip=reasons, width=30, least=16, stretch=True, wraps=True, yields=1),
    )  # fmt: skip


def reasons(placing: Placing) -> str:
    """Why it is she, or why it is nobody."""
    return " · ".join(placing.reasons)


def _about(placing: Placing) -> str:
    case = placing.case
    return " · ".join(
        part for part in (f"{case.age} år", case.programme, "tung" if case.heavy else "") if part
    )


def _language(placing: Placing) -> str:
    return f"tolk: {placing.case.interpreter}" if placing.case.interpreter else ""


def _to(placing: Placing) -> str:
    return placing.to.worker.name if placing.to is not None else "ingen"


def _before_after(placing: Placing) -> str:
    """What becomes of her caseload with all proposals."""
    verdict = placing.together
    if verdict is None:
        return "Åbn, og vælg selv"
    most = f" af {verdict.limits.maximum}" if verdict.limits else ""
    return f"{verdict.before} → {verdict.after}{most} sager"


def _state(placing: Placing) -> State | None:
    if placing.to is None:
        return State.NEAR
    verdict = placing.together
    return State(verdict.state.value) if verdict is not None and verdict.state.value in set(State) else None
