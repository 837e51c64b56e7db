"""Level after level: each is brought to its least, and nothing that would undo that is left open.

The optimum of a level is a face of what is possible: every column and row that costs something there is held
where it is. A network's corners are whole numbers, and so are its faces' corners; only a number of moves
that is too small can make a corner of fractions, and then whole numbers are asked for.
"""

from math import ceil
from typing import NamedTuple

import numpy as np

from koordinator.solving.engine import EXACT, Corner, Engine
from koordinator.solving.net import Aim, Ints, Net, Terms
from koordinator.solving.watch import OutOfTime, Watch


class Limit(NamedTuple):
    """An aim that no face says: it must be counted."""

    aim: Aim
    most: int


class Descent:
    """Takes one aim after the other and keeps the best values so far."""

    def __init__(self, net: Net, watch: Watch) -> None:
        self.net, self._watch = net, watch
        self.engine = Engine(net, watch)
        self.values: Ints | None = None
        self.convex = True  # as long as no whole numbers had to be asked for
        self.limits: list[Limit] = []
        self.missing: float | None = None  # how far the last level may be from its least, when that is known
        self._settled: list[tuple[Terms, int]] = []

    def hold(self, aim: Aim, value: int) -> None:
        """An aim settled before; from now on it is watched that it stays."""
        self._settled.append((self.net.terms(aim), value))

    def limit(self, limit: Limit) -> None:
        """From now on what the aim counts is at most so much."""
        self.limits.append(limit)
        self.engine.limit(self.net.terms(limit.aim), limit.most)

    def settle(self, aim: Aim) -> int:
        """Bring what is counted to its least, and say what that is."""
        self._watch.check()
        terms = self.net.terms(aim)
        if not self._plain(terms):
            corner = self.engine.corner(terms)
            values = np.rint(corner.values).astype(np.int64)
            if np.abs(corner.values - values).max(initial=0.0) > EXACT or not self._stays(values):
                values = self._whole(terms)
            self.values = values
            self._close(aim, terms, corner)
        assert self.values is not None
        value = terms.value(self.values)
        self._settled.append((terms, value))
        return value

    def _whole(self, terms: Terms) -> Ints:
        self.convex = False
        found = self.engine.whole(terms, self.values)
        if not self._stays(found.values):
            raise OutOfTime
        if not found.proven:
            self.values = found.values
            self.missing = terms.value(found.values) - found.bound
            self._watch.check()
            raise OutOfTime
        return found.values

    def loads(self) -> list[int]:
        """How many cases each seat has now."""
        assert self.values is not None
        net = self.net
        units = self.values[net.first_unit :]
        counts = np.bincount(net.units.seats, weights=units, minlength=len(net.question.seats))
        return [base + round(count) for base, count in zip(net.question.base, counts.tolist(), strict=True)]

    def _plain(self, terms: Terms) -> bool:
        """Whether it is at its least already, as its columns' bounds show; then those are held."""
        if self.values is None:
            return False
        lower, upper = self.engine.lower[terms.columns], self.engine.upper[terms.columns]
        now = self.values[terms.columns]
        least = np.where(terms.counts > 0, lower, upper)
        if (now != least).any():
            return False
        self.engine.lower[terms.columns] = self.engine.upper[terms.columns] = now
        return True

    def _stays(self, values: Ints) -> bool:
        return all(terms.value(values) == value for terms, value in self._settled)

    def _close(self, aim: Aim, terms: Terms, corner: Corner) -> None:
        """Hold what would make it worse."""
        assert self.values is not None
        engine, value = self.engine, terms.value(self.values)
        least = ceil(corner.counted - EXACT)
        if value < least:
            raise OutOfTime
        slack = value - corner.counted
        if slack > EXACT:  # whole numbers cost more than fractions: no face of the network
            self.limit(Limit(aim, value))
        spare = max(slack, 0.0) + EXACT
        engine.upper = np.where(corner.duals > spare, engine.lower, engine.upper)
        engine.lower = np.where(corner.duals < -spare, engine.upper, engine.lower)
        if slack <= EXACT:
            for row in np.flatnonzero(np.abs(corner.row_duals) > EXACT).tolist():
                if engine.row_lower[row] != engine.row_upper[row]:
                    engine.hold_row(row, round(corner.row_values[row]))
