"""Small teams made by hypothesis, with everything that can be wished for at once."""

from hypothesis import strategies as st

from koordinator.domain.rebalance.problem import Goal, Movable, Problem, Seat

small = st.integers(0, 3)


@st.composite
def _seat(draw: st.DrawFn, worker: int) -> Seat:
    maximum = draw(st.integers(0, 4))
    return Seat(
        worker_id=worker,
        fixed=draw(st.sampled_from([0, 0, 0, 1, 2])),
        warning=max(0, maximum - draw(st.integers(0, 2))),
        maximum=maximum,
        takes=draw(st.sampled_from([True, True, True, True, False])),
        reserve=draw(st.sampled_from([False, False, False, True])),
        consultants=draw(st.dictionaries(st.integers(1, 2), small, max_size=2)),
        weight=draw(st.integers(0, 8)),
        places=draw(st.dictionaries(st.sampled_from("AB"), small, max_size=2)),
    )


@st.composite
def _case(draw: st.DrawFn, case_id: int, workers: list[int]) -> Movable:
    return Movable(
        case_id=case_id,
        holder=draw(st.sampled_from([*workers, *workers[:1], *workers[:1], None])),
        cost=draw(st.integers(0, 5)),
        dearer=draw(st.frozensets(st.sampled_from(workers), max_size=2)),
        dearer_by=draw(st.integers(0, 3)),
        consultant=draw(st.sampled_from([None, 1, 2])),
        weight=draw(st.integers(1, 3)),
        place=draw(st.sampled_from(["", "A", "B"])),
    )


@st.composite
def teams(draw: st.DrawFn, most_cases: int = 6) -> Problem:
    """A team of two to four with up to `most_cases` cases."""
    workers = list(range(1, 1 + draw(st.integers(2, 4))))
    most = most_cases if len(workers) < 4 else most_cases - 1
    ids = list(range(101, 101 + draw(st.integers(0, most))))
    pairs = st.tuples(st.sampled_from(ids or [101]), st.sampled_from(workers))
    return Problem(
        seats=tuple(draw(_seat(worker)) for worker in workers),
        cases=tuple(draw(_case(case_id, workers)) for case_id in ids),
        goal=draw(st.sampled_from(list(Goal))),
        most_moves=draw(st.sampled_from([None, None, 0, 1, 2, 3])),
        forced=dict(draw(st.lists(pairs, max_size=draw(st.sampled_from([0, 0, 1, 2]))))) if ids else {},
        forbidden=draw(st.frozensets(pairs, max_size=draw(st.sampled_from([0, 2, 6])))),
        previous=dict(draw(st.lists(pairs, max_size=3))),
    )


@st.composite
def chained(draw: st.DrawFn) -> Problem:
    """A team where hardly any case may go everywhere, so that one gives to the next, within too few moves."""
    workers = list(range(1, 1 + draw(st.integers(3, 4))))
    cases, forbidden = [], set()
    for case_id in range(101, 101 + draw(st.integers(4, 6))):
        case = draw(_case(case_id, workers))
        only = draw(st.sampled_from(workers))
        forbidden |= {(case_id, worker) for worker in workers if worker != only}
        cases.append(case)
    for pair in draw(st.lists(st.sampled_from(sorted(forbidden)), max_size=3)):
        forbidden.discard(pair)
    return Problem(
        seats=tuple(draw(_seat(worker)) for worker in workers),
        cases=tuple(cases),
        goal=draw(st.sampled_from(list(Goal))),
        most_moves=draw(st.integers(1, 4)),
        forbidden=frozenset(forbidden),
        previous=dict(draw(st.lists(st.tuples(st.integers(101, 106), st.sampled_from(workers)), max_size=2))),
    )
