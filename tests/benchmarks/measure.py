"""Timing two things against each other: in turns, and the quickest of each, so that noise falls on both."""

import os
import subprocess
import sys
from collections.abc import Callable
from time import perf_counter, sleep

import pytest

_STRETCHES, _PAUSE = 5, 3.0  # seconds


def ratio(
    ours: Callable[[], object], theirs: Callable[[], object], rounds: int = 5, *, bound: float = 0.0
) -> float:
    """How many times as long ours takes as theirs; above the bound it is measured anew, a few times in all.

    What else the machine does can only lengthen, and Python's part more than a database's; so the least of
    several stretches of time is the nearest to the truth, and a busy second is waited out.
    """
    found = _once(ours, theirs, rounds)
    for _ in range(_STRETCHES - 1):
        if found <= bound or not bound:
            break
        sleep(_PAUSE)
        found = min(found, _once(ours, theirs, rounds))
    return found


def _once(ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> float:
    best = [float("inf"), float("inf")]
    for _ in range(rounds):
        for number, work in enumerate((ours, theirs)):
            began = perf_counter()
            work()
            best[number] = min(best[number], perf_counter() - began)
    return best[0] / best[1]


def sizes(small: int) -> list[object]:
    """Numbers of cases to measure with: a small one each time, and a whole municipality's at night."""
    return [
        pytest.param(small, id=f"{small:_}"),
        pytest.param(20_000, id="20_000", marks=pytest.mark.nightly),
    ]


def run(code: str, **environment: str) -> str:
    """Run a piece of Python in a process of its own, which must end well; what it wrote."""
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment}
    # As on a person's machine, where what was compiled once is kept.
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", code], env=surroundings, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout
