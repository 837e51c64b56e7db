"""What solving leaves behind."""

import gc

from highspy import Highs

from koordinator.domain.rebalance.problem import Goal
from koordinator.solving import curve, solve
from tests.solving.offices import office


def test_no_model_is_left_in_memory_until_garbage_is_collected() -> None:
    """The window collects none while it solves, and a curve solves many times."""
    problem = office(60, 5, Goal.WARNING)
    gc.collect()
    gc.disable()
    try:
        solve(problem)
        curve(problem, 5)
        assert not [one for one in gc.get_objects() if isinstance(one, Highs)]
    finally:
        gc.enable()
