"""The question as a network: cases flow through hubs to seats, and a seat's load is a column of units.

A hub stands for one set of seats that its cases may go to; all who may go to the same seats share it.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from koordinator.domain.rebalance.comparing import Level, Share, share
from koordinator.solving.question import Question, Targets

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Aim = tuple[Level, int]  # a level, and for evenness which group of shares of the maximum it is about
Ties = Mapping[Level, Mapping[int, int]]  # for a hub what a case counts at each seat on the last levels
ROOMY = np.inf
SPREAD = 10_000  # weights up to this are told apart safely by a solver that counts in fractions


class Way(NamedTuple):
    """A case into a hub, at a cost; within these bounds it does or does not go."""

    case: int
    hub: int
    cost: int
    lower: int = 0
    upper: int = 1


class Terms(NamedTuple):
    """What an aim counts: columns and how much each counts."""

    columns: Ints
    counts: Ints

    def value(self, values: Ints) -> int:
        """What it comes to, in whole numbers."""
        return int(self.counts @ values[self.columns])


class Units(NamedTuple):
    """The cases of the seats one by one: whose, the how manieth, and whether it is there."""

    seats: Ints
    numbers: Ints
    lower: Ints
    upper: Ints


class Net:
    """Columns (ways, flows from hubs to seats, units) and rows (seats, hubs, cases, the number of moves)."""

    def __init__(
        self,
        question: Question,
        ways: Sequence[Way],
        hubs: Sequence[Targets],
        units: Units,
        ties: Sequence[Ties] = (),
    ) -> None:
        self.question, self.ways, self.hubs, self.units = question, ways, hubs, units
        self.ties: Sequence[Ties] = ties or [{} for _ in hubs]
        self.way_case = np.array([way.case for way in ways], np.int64)
        self.way_hub = np.array([way.hub for way in ways], np.int64)
        self.way_cost = np.array([way.cost for way in ways], np.int64)
        self.way_holder = np.array(question.holders, np.int64)[self.way_case]
        self.flow_hub = np.repeat(np.arange(len(hubs)), [len(hub) for hub in hubs]).astype(np.int64)
        self.flow_seat = np.array([place for hub in hubs for place in hub], np.int64)
        self.first_flow = len(ways)
        self.first_unit = len(ways) + len(self.flow_seat)
        self.columns = self.first_unit + len(units.seats)
        nothing, room = np.zeros(len(self.flow_seat)), np.full(len(self.flow_seat), ROOMY)
        self.lower: Floats = np.concatenate([[float(way.lower) for way in ways], nothing, units.lower])
        self.upper: Floats = np.concatenate([[float(way.upper) for way in ways], room, units.upper])
        self._rows()
        self._maximum = np.array([seat.maximum for seat in question.seats], np.int64)
        self._warning = np.array([seat.warning for seat in question.seats], np.int64)
        self._reserve = np.array([seat.reserve for seat in question.seats], np.int64)
        self.shares: list[Share] = []
        self._top, self._bottom = self._ranks()
        self._groups = self._grouped()

    def _rows(self) -> None:
        """Seats keep their balance, hubs pass on what they get, a case goes one way, moves have a number."""
        question, seats, hubs = self.question, len(self.question.seats), len(self.hubs)
        counts = np.bincount(self.way_case, minlength=len(question.cases))
        several = np.flatnonzero(counts > 1)
        place = np.full(len(question.cases), -1, np.int64)
        place[several] = seats + hubs + np.arange(len(several))
        self.case_rows = {int(case): int(place[case]) for case in several}
        self.moves_row = seats + hubs + len(several)
        self.rows = self.moves_row + 1
        self.row_lower: Floats = np.zeros(self.rows)
        self.row_upper: Floats = np.zeros(self.rows)
        self.row_lower[:seats] = self.row_upper[:seats] = question.own
        self.row_lower[seats + hubs :] = -np.inf  # the columns' own bounds say that it is not below nothing
        self.row_upper[seats + hubs : -1] = 1
        left = question.moves_left
        self.row_upper[-1] = np.inf if left is None else left
        way, flow = np.arange(len(self.ways)), self.first_flow + np.arange(len(self.flow_seat))
        unit = self.first_unit + np.arange(len(self.units.seats))
        held, forked = self.way_holder >= 0, place[self.way_case] >= 0
        parts: list[tuple[Any, Any, int]] = [
            (self.way_holder[held], way[held], 1),
            (seats + self.way_hub, way, 1),
            (place[self.way_case][forked], way[forked], 1),
            (np.full(int(held.sum()), self.moves_row), way[held], 1),
            (self.flow_seat, flow, -1),
            (seats + self.flow_hub, flow, -1),
            (self.units.seats, unit, 1),
        ]
        rows = np.concatenate([rows for rows, _columns, _value in parts])
        columns = np.concatenate([columns for _rows, columns, _value in parts])
        values = np.concatenate([np.full(len(rows), float(value)) for rows, _columns, value in parts])
        order = np.lexsort((rows, columns))
        self.index = rows[order].astype(np.int32)
        self.value = values[order]
        starts = np.bincount(columns, minlength=self.columns).cumsum()
        self.start = np.concatenate([[0], starts]).astype(np.int32)

    def _ranks(self) -> tuple[Ints, Ints]:
        """For each unit the share its seat has with it and without it, the most loaded first."""
        found: dict[tuple[int, int], Share] = {}
        pairs = []
        for place, number in zip(self.units.seats.tolist(), self.units.numbers.tolist(), strict=True):
            maximum = self.question.seats[place].maximum
            for load in (number, number - 1):
                if (load, maximum) not in found:
                    found[load, maximum] = share(load, maximum)
            pairs.append(((number, maximum), (number - 1, maximum)))
        self.shares = sorted(set(found.values()), reverse=True)
        order = {one: rank for rank, one in enumerate(self.shares)}
        ranks = {key: order[one] for key, one in found.items()}
        top = np.array([ranks[with_it] for with_it, _without in pairs], np.int64)
        bottom = np.array([ranks[without] for _with_it, without in pairs], np.int64)
        return top, bottom

    def _grouped(self) -> list[dict[int, int]]:
        """Shares that can be brought down together: each weighs more than all that come after it can."""
        count = len(self.shares)
        spans = np.bincount(self._top, minlength=count) + np.bincount(self._bottom, minlength=count)
        groups: list[dict[int, int]] = []
        weight = SPREAD
        for rank in reversed(range(count)):
            if weight * (int(spans[rank]) + 1) > SPREAD:
                groups.append({})
                weight = 1
            groups[-1][rank] = weight
            weight *= int(spans[rank]) + 1
        return groups[::-1]

    def aims(self, levels: Sequence[Level]) -> list[Aim]:
        """What is aimed at, one after the other; evenness is an aim for each group of shares there can be."""
        found: list[Aim] = []
        for level in levels:
            if level is Level.EVENNESS:
                found += [(level, group) for group in range(len(self._groups))]
            else:
                found.append((level, 0))
        return found

    def terms(self, aim: Aim) -> Terms:
        """What an aim counts here."""
        level, group = aim
        counts = np.zeros(self.columns, np.int64)
        ways = counts[: self.first_flow]
        flows = counts[self.first_flow : self.first_unit]
        units = counts[self.first_unit :]
        if level in (Level.MAXIMUM, Level.CROWDED):
            units[:] = self.units.numbers > self._maximum[self.units.seats]
            if level is Level.MAXIMUM:
                ways[:] = -(self.way_holder < 0).astype(np.int64)  # one without a place the less
        elif level is Level.WARNING:
            units[:] = self.units.numbers > self._warning[self.units.seats]
        elif level is Level.RESERVE:
            flows[:] = self._reserve[self.flow_seat]
        elif level is Level.MOVES:
            ways[:] = self.way_holder >= 0
        elif level is Level.COST:
            ways[:] = self.way_cost
        elif level is Level.EVENNESS:
            weights = np.zeros(len(self.shares), np.int64)
            for rank, weight in self._groups[group].items():
                weights[rank] = weight
            units[:] = weights[self._top] - weights[self._bottom]
        else:
            flows[:] = [
                tie[level][place] for hub, tie in zip(self.hubs, self.ties, strict=True) for place in hub
            ]
        columns = np.flatnonzero(counts)
        return Terms(columns, counts[columns])

    def targets(self, values: Ints) -> dict[int, int]:
        """Which case goes to which worker: what a hub gets is dealt out in the order of cases and seats."""
        question = self.question
        found = question.start
        entering: dict[int, list[int]] = {}
        for column in np.flatnonzero(values[: self.first_flow] > 0).tolist():
            entering.setdefault(self.ways[column].hub, []).append(self.ways[column].case)
        leaving: dict[int, list[int]] = {}
        for flow in np.flatnonzero(values[self.first_flow : self.first_unit] > 0).tolist():
            seats = leaving.setdefault(int(self.flow_hub[flow]), [])
            seats += [int(self.flow_seat[flow])] * int(values[self.first_flow + flow])
        for hub, cases in entering.items():
            places, going = leaving[hub], []
            for case in sorted(cases):
                if question.holders[case] in places:  # out and in again is no move
                    places.remove(question.holders[case])
                else:
                    going.append(question.cases[case].case_id)
            for case_id, place in zip(going, sorted(places), strict=True):
                found[case_id] = question.seats[place].worker_id
        return found
