"""How a pair and its review are said."""

from collections.abc import Iterable
from datetime import date

from koordinator.domain.caseload import WorkerLoad
from koordinator.domain.pairs import Pair, Review
from koordinator.domain.values.dates import day_and_month
from koordinator.services.pairs import PairBoard
from koordinator.ui.base.states import State

STATES = {
    Review.FEW: State.CALM,
    Review.HELD: State.CALM,
    Review.PLANNED: State.CALM,
    Review.LATE: State.NEAR,
    Review.NONE: State.NEAR,
}


def cases(number: int) -> str:
    """1 sag, 12 sager."""
    return "1 sag" if number == 1 else f"{number} sager"


def short(board: PairBoard, pair: Pair) -> str:
    """The review in a cell: the last day, or what is missing."""
    review = board.state(pair)
    if review is Review.HELD and pair.last is not None:
        return day_and_month(pair.last)
    if review is Review.PLANNED and pair.next is not None:
        return f"aftalt {day_and_month(pair.next)}"
    if review is Review.FEW:
        return ""
    return "aldrig" if pair.last is None else day_and_month(pair.last)


def _day(day: date) -> str:
    return day_and_month(day).replace(" ", "\u00a0")  # a date stays on its line


def whole(board: PairBoard, pair: Pair) -> str:
    """The review as a sentence."""
    if board.state(pair) is Review.FEW:
        return "ikke et fast par, så der er ingen frist for et parmøde"
    last = "aldrig gennemgået" if pair.last is None else f"sidst gennemgået {_day(pair.last)}"
    coming = f"næste parmøde {_day(pair.next)}" if pair.next else "intet parmøde aftalt"
    late = board.state(pair) in (Review.LATE, Review.NONE)
    rule = f" (mindst hver {board.every}. dag)" if late else ""
    return f"{last}{rule}, {coming}"


def beside_loads(board: PairBoard, loads: Iterable[WorkerLoad]) -> str:
    """Why the rows do not add up to the caseloads, worker by worker; empty where they do."""
    by_worker = {load.worker_id: load for load in loads}
    told = []
    for line in board.caseworkers:
        load = by_worker.get(line.worker_id)
        if load is None:
            continue
        shared = {one for pair in board.pairs if pair.caseworker_id == line.worker_id for one in pair.cases}
        parts = (
            (load.cases - len(shared), "{} uden VK"),
            (load.covered, "dækker {} for andre"),
            (load.lent, "{} dækkes af andre"),
            (load.outside, "{} uden for programmet"),
        )
        said = ", ".join(text.format(number) for number, text in parts if number > 0)
        if said:
            told.append(f"{line.name} {said}")
    return f"Forskellen til Sagstal: {' · '.join(told)}." if told else ""
