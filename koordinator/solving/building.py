"""The net of a question's loads: cases that may go to the same seats at the same cost share a hub."""

import numpy as np

from koordinator.domain.rebalance.comparing import share
from koordinator.domain.rebalance.problem import Goal
from koordinator.solving.net import Net, Units, Way
from koordinator.solving.question import Question, Targets

NOTHING = share(0, 1)


def coarse(question: Question, most_over: int) -> Net:
    """Hubs by the seats that can be reached; `most_over` is what some answer has on the first level."""
    hubs: dict[Targets, int] = {}
    ways = [
        Way(option.case, hubs.setdefault(option.targets, len(hubs)), option.cost)
        for option in question.options
    ]
    return Net(question, ways, list(hubs), _units(question, most_over))


def _units(question: Question, most_over: int) -> Units:
    seats: list[int] = []
    numbers: list[int] = []
    for place, most in enumerate(_most(question, most_over)):
        loads = range(question.base[place] + 1, most + 1)
        seats += [place] * len(loads)
        numbers += loads
    count = len(seats)
    return Units(
        np.array(seats, np.int64),
        np.array(numbers, np.int64),
        np.zeros(count, np.int64),
        np.ones(count, np.int64),
    )


def _most(question: Question, most_over: int) -> list[int]:
    """How many cases each seat has at most in a best answer.

    Taking back a path of moves that ends at a seat beyond its limits and beyond every share there was makes
    an answer better; so no best answer has one. Only evenness moves cases between seats above their maximum,
    and when one of them has a maximum of nothing, the first level is what bounds the others.
    """
    today = [base + own for base, own in zip(question.base, question.own, strict=True)]
    coming = len(question.cases)
    if question.moves_left is not None:
        coming = min(coming, question.moves_left + sum(holder < 0 for holder in question.holders))
    shares = [share(load, seat.maximum) for load, seat in zip(today, question.seats, strict=True)]
    top = max(shares, default=NOTHING)
    found = []
    for load, seat in zip(today, question.seats, strict=True):
        most = max(load, seat.maximum, seat.warning)
        if question.problem.goal is Goal.EVEN:
            if top.beyond:
                most = max(most, seat.maximum + most_over)
            else:
                most = max(most, int(top.share * seat.maximum))
        found.append(min(most, load + coming) if seat.takes else load)
    return found
