"""Timing two things against each other: in turns, and the quickest of each, so that noise falls on both."""

import os
import subprocess
import sys
from collections.abc import Callable
from math import inf
from time import perf_counter, sleep

import pytest

_STRETCHES, _PAUSE = 5, 3.0  # times, seconds


def ratio(
    ours: Callable[[], object], theirs: Callable[[], object], rounds: int = 5, *, bound: float = inf
) -> float:
    """How many times as long ours takes as theirs; while it is above the bound, further rounds are made.

    What else the machine does can only lengthen either; with more rounds, some time apart, the quickest of
    each comes nearer to what the work itself takes.
    """
    best = [inf, inf]
    for stretch in range(_STRETCHES):
        sleep(_PAUSE if stretch else 0)
        for _ in range(rounds):
            for number, work in enumerate((ours, theirs)):
                began = perf_counter()
                work()
                best[number] = min(best[number], perf_counter() - began)
        if best[0] <= bound * best[1]:
            break
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
