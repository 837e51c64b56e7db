"""The net of a question's loads: cases that may go to the same seats at the same cost share a hub."""

from fractions import Fraction
from typing import NamedTuple

import numpy as np

from koordinator.domain.rebalance.comparing import share
from koordinator.domain.rebalance.problem import Goal
from koordinator.solving.net import Net, Units, Way
from koordinator.solving.question import Question, Targets

NOTHING = Fraction(0)
SPARE = 4


class Rooms(NamedTuple):
    """How many cases each seat is given room for, and how many it has at most in a best answer."""

    given: list[int]
    most: list[int]

    def wider(self, short: list[bool]) -> "Rooms":
        """Much more room at the seats that are short of it, up to what there can be at most."""
        given = [
            min(most, 4 * given + 1) if lacks else given
            for given, most, lacks in zip(self.given, self.most, short, strict=True)
        ]
        return Rooms(given, self.most)


def coarse(question: Question, given: list[int]) -> Net:
    """Hubs by the seats that can be reached; each seat with so much room."""
    hubs: dict[Targets, int] = {}
    ways = [
        Way(option.case, hubs.setdefault(option.targets, len(hubs)), option.cost)
        for option in question.options
    ]
    return Net(question, ways, list(hubs), _units(question, given))


def _units(question: Question, given: list[int]) -> Units:
    seats: list[int] = []
    numbers: list[int] = []
    for place, most in enumerate(given):
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


def rooms(question: Question, most_over: int) -> Rooms:
    """What each seat has at most, when some answer has `most_over` on the first level.

    Taking back a path of moves that ends at a seat beyond its limits and beyond every share there was makes
    an answer better; so no best answer has one. Only evenness moves cases between seats above their maximum,
    and when one of them has a maximum of nothing, the first level is what bounds the others. Both may be
    far off, as where one seat has thousands of cases, so little is given at first: about what each would
    have if all cases could go anywhere. All counts are convex, and a best answer that leaves the last unit
    of room unused stays the best however much room there is.
    """
    today = [base + own for base, own in zip(question.base, question.own, strict=True)]
    coming = len(question.cases)
    if question.moves_left is not None:
        coming = min(coming, question.moves_left + sum(holder < 0 for holder in question.holders))
    even = question.problem.goal is Goal.EVEN
    shares = [share(load, seat.maximum) for load, seat in zip(today, question.seats, strict=True)]
    top = max((one.share for one in shares if even), default=NOTHING)
    beyond = even and any(one.beyond for one in shares)
    fair = min(top, _fair(question, sum(today)))
    given, most = [], []
    for load, seat in zip(today, question.seats, strict=True):
        limits = max(load, seat.maximum, seat.warning)
        far = max(limits, int(top * seat.maximum))
        if beyond:
            far = max(far, seat.maximum + most_over)
        last = load + coming if seat.takes else load
        given.append(min(max(limits, int(fair * seat.maximum)) + SPARE, far, last))
        most.append(min(far, last))
    return Rooms(given, most)


def _fair(question: Question, held: int) -> Fraction:
    """Everybody's share of her maximum, if all cases were dealt out alike."""
    waiting = sum(holder < 0 for holder in question.holders)
    return Fraction(held + waiting, max(1, sum(seat.maximum for seat in question.seats if seat.takes)))
