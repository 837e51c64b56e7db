"""HiGHS: one model that is solved again and again with other counts and tighter bounds."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from highspy import (
    Highs,
    HighsLp,
    HighsModelStatus,
    HighsSolution,
    HighsVarType,
    MatrixFormat,
    SolutionStatus,
)
from highspy.highs import HighsCallbackEvent

from koordinator.solving.net import Floats, Ints, Net, Terms
from koordinator.solving.watch import OutOfTime, Watch

DUAL, PRIMAL = 1, 4  # HiGHS's numbers of the two simplex methods
EXACT = 1e-6
FOUND = int(SolutionStatus.kSolutionStatusFeasible)


class Corner(NamedTuple):
    """An optimal corner: values, what each column and row would cost to change, and what it counts."""

    values: Floats
    duals: Floats
    row_values: Floats
    row_duals: Floats
    counted: float


class Whole(NamedTuple):
    """The best whole numbers found, the least that is possible, and whether they are known to be the best."""

    values: Ints
    bound: float
    proven: bool


class Engine:
    """Keeps bounds and basis from one question to the next."""

    def __init__(self, net: Net, watch: Watch) -> None:
        self._net, self._watch = net, watch
        self.lower, self.upper = net.lower.copy(), net.upper.copy()
        self.row_lower, self.row_upper = net.row_lower.copy(), net.row_upper.copy()
        self._columns = np.arange(net.columns, dtype=np.int32)
        self._told = (self.lower.copy(), self.upper.copy())
        self._aimed: Ints = np.zeros(0, np.int64)
        self._started = False
        self._highs = Highs()  # type: ignore[no-untyped-call]
        options: dict[str, bool | int | float | str] = {
            "output_flag": False,
            "threads": 1,
            "random_seed": 0,
            "solver": "simplex",
            "simplex_scale_strategy": 0,
            "mip_rel_gap": 0.0,
            "mip_abs_gap": 0.5,  # it is whole numbers that are counted
        }
        for name, value in options.items():
            self._highs.setOptionValue(name, value)
        self._highs.passModel(self._model())
        # Not a method: HiGHS would keep the engine that keeps it, and its memory, until garbage is collected.
        interrupt = _interrupter(watch)
        self._highs.cbSimplexInterrupt += interrupt
        self._highs.cbMipInterrupt += interrupt

    def _model(self) -> HighsLp:
        net, lp = self._net, HighsLp()
        lp.num_col_, lp.num_row_ = net.columns, net.rows
        lp.col_cost_ = np.zeros(net.columns)
        lp.col_lower_, lp.col_upper_ = self.lower, self.upper
        lp.row_lower_, lp.row_upper_ = self.row_lower, self.row_upper
        lp.a_matrix_.format_ = MatrixFormat.kColwise
        lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = net.start, net.index, net.value
        return lp

    def _aim(self, terms: Terms) -> None:
        """Tell HiGHS what has changed: what is counted, and the bounds."""
        for columns, counts in ((self._aimed, np.zeros(len(self._aimed))), (terms.columns, terms.counts)):
            self._highs.changeColsCost(len(columns), columns.astype(np.int32), counts.astype(np.float64))
        self._aimed = terms.columns
        lower, upper = self._told
        changed = np.flatnonzero((lower != self.lower) | (upper != self.upper)).astype(np.int32)
        self._highs.changeColsBounds(len(changed), changed, self.lower[changed], self.upper[changed])
        self._told = (self.lower.copy(), self.upper.copy())

    def _run(self, afresh: bool) -> bool:
        """Look for the least; whether it is found."""
        # From nothing the dual method behind a presolve is quickest; from the last corner the primal one.
        self._highs.setOptionValue("presolve", "on" if afresh else "off")
        self._highs.setOptionValue("simplex_strategy", DUAL if afresh else PRIMAL)
        self._highs.run()
        self._watch.check()
        return bool(self._highs.getModelStatus() == HighsModelStatus.kOptimal)

    def corner(self, terms: Terms) -> Corner:
        """The least of what is counted, fractions allowed."""
        self._aim(terms)
        if not self._run(afresh=not self._started):
            self._highs.clearSolver()  # the last corner may be one that no step leads on from
            if not self._run(afresh=True):
                raise OutOfTime
        self._started = True
        solution = self._highs.getSolution()
        return Corner(
            np.array(solution.col_value),
            np.array(solution.col_dual),
            np.array(solution.row_value),
            np.array(solution.row_dual),
            self._highs.getInfo().objective_function_value,
        )

    def whole(self, terms: Terms, known: Ints | None) -> Whole:
        """The least of what is counted in whole numbers only; the basis is kept for the next corner."""
        self._aim(terms)
        basis = self._highs.getBasis()
        self._integral(HighsVarType.kInteger)
        self._highs.setOptionValue("presolve", "on")
        if known is not None:
            start = HighsSolution()
            start.col_value = known.astype(np.float64).tolist()
            self._highs.setSolution(start)
        try:
            self._highs.run()
            info = self._highs.getInfo()
            if info.primal_solution_status != FOUND:
                self._watch.check()
                raise OutOfTime
            values = np.rint(np.array(self._highs.getSolution().col_value)).astype(np.int64)
            proven = self._highs.getModelStatus() == HighsModelStatus.kOptimal
            return Whole(values, info.mip_dual_bound, proven)
        finally:
            self._integral(HighsVarType.kContinuous)
            self._highs.setBasis(basis)

    def _integral(self, kind: HighsVarType) -> None:
        kinds = np.full(self._net.columns, int(kind), dtype=np.uint8)
        self._highs.changeColsIntegrality(self._net.columns, self._columns, kinds)

    def hold_row(self, row: int, value: float) -> None:
        """From now on the row has this value."""
        self.row_lower[row] = self.row_upper[row] = value
        self._highs.changeRowBounds(row, value, value)

    def limit(self, terms: Terms, most: int) -> None:
        """From now on what is counted is at most so much."""
        columns, counts = terms.columns.astype(np.int32), terms.counts.astype(np.float64)
        self._highs.addRow(-np.inf, float(most), len(columns), columns, counts)
        self.row_lower = np.append(self.row_lower, -np.inf)
        self.row_upper = np.append(self.row_upper, float(most))


def _interrupter(watch: Watch) -> Callable[[HighsCallbackEvent], None]:
    """What HiGHS asks again and again: whether it should stop."""

    def interrupt(event: HighsCallbackEvent) -> None:
        if watch.over:
            event.interrupt()

    return interrupt
