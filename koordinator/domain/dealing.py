"""Dealing cases out so that the whole costs least: exact, and the same input gives the same answer."""

from collections import deque
from collections.abc import Mapping, Sequence

NOBODY = 0  # a case nobody gets


def deal(
    costs: Sequence[Mapping[int, int]], seats: Mapping[int, Sequence[int]], unplaced: int
) -> tuple[int, ...]:
    """Who gets each case; NOBODY where no seat is left, which costs `unplaced`.

    `costs` is what a case costs with each person who may get it. `seats` is what a person's first, second …
    case costs beside that, never less than the one before; there are as many as she has room for.
    """
    # One case after another along the cheapest chain of moves: for costs that only rise this is the optimum.
    held: dict[int, set[int]] = {person: set() for person in (NOBODY, *seats)}
    given: list[int] = []
    for case in range(len(costs)):
        given.append(NOBODY)
        _insert(case, costs, seats, unplaced, held, given)
    return tuple(given)


def _insert(
    case: int,
    costs: Sequence[Mapping[int, int]],
    seats: Mapping[int, Sequence[int]],
    unplaced: int,
    held: dict[int, set[int]],
    given: list[int],
) -> None:
    far, came = _reach(case, costs, unplaced, held)
    ends = [
        (far[person] + (0 if person == NOBODY else seats[person][len(held[person])]), place, person)
        for place, person in enumerate(far)
        if person == NOBODY or len(held[person]) < len(seats[person])
    ]
    person = min(ends)[2]
    while True:
        moved, before = came[person]
        held[person].add(moved)
        given[moved] = person
        if before is None:
            return
        held[before].remove(moved)
        person = before


def _reach(
    case: int, costs: Sequence[Mapping[int, int]], unplaced: int, held: Mapping[int, set[int]]
) -> tuple[dict[int, int], dict[int, tuple[int, int | None]]]:
    """The cheapest way to each person: which case goes there last, and from whom."""
    far = {NOBODY: unplaced, **{person: cost for person, cost in costs[case].items() if person in held}}
    came: dict[int, tuple[int, int | None]] = dict.fromkeys(far, (case, None))
    waiting = deque(far)
    while waiting:
        giver = waiting.popleft()
        for moved in sorted(held[giver]):
            here = unplaced if giver == NOBODY else costs[moved][giver]
            for taker, there in ((NOBODY, unplaced), *costs[moved].items()):
                reached = far[giver] + there - here
                if taker != giver and taker in held and reached < far.get(taker, reached + 1):
                    far[taker], came[taker] = reached, (moved, giver)
                    if taker not in waiting:
                        waiting.append(taker)
    return far, came
