"""Dealing cases out: the cheapest whole, held against trying everything."""

from itertools import accumulate, product

from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.dealing import NOBODY, deal

_UNPLACED = 1_000
_COSTS = st.lists(
    st.dictionaries(st.integers(1, 3), st.integers(-20, 20), max_size=3), min_size=0, max_size=5
)
_SEATS = st.dictionaries(
    st.integers(1, 3),
    st.lists(st.integers(0, 9), max_size=4).map(lambda steps: list(accumulate(steps))),
    max_size=3,
)


def _total(costs: list[dict[int, int]], seats: dict[int, list[int]], dealt: tuple[int, ...]) -> int | None:
    """What a dealing costs; None where somebody gets what she may not or has no room for."""
    total = 0
    taken = dict.fromkeys(seats, 0)
    for case, person in enumerate(dealt):
        if person == NOBODY:
            total += _UNPLACED
        elif person not in costs[case] or person not in seats or taken[person] == len(seats[person]):
            return None
        else:
            total += costs[case][person] + seats[person][taken[person]]
            taken[person] += 1
    return total


@given(_COSTS, _SEATS)
def test_nothing_is_cheaper(costs: list[dict[int, int]], seats: dict[int, list[int]]) -> None:
    dealt = deal(costs, seats, _UNPLACED)
    every = (_total(costs, seats, one) for one in product((NOBODY, 1, 2, 3), repeat=len(costs)))
    assert _total(costs, seats, dealt) == min(total for total in every if total is not None)


def test_the_first_case_gives_way_when_the_second_has_nobody_else() -> None:
    assert deal([{1: 0, 2: 5}, {1: 0}], {1: [0], 2: [0]}, _UNPLACED) == (2, 1)
