"""Who goes to whom when loads and costs are settled: hubs are split by what a level tells cases apart by.

One level at a time, so that what the level before has closed need not be split again.
"""

from collections.abc import Callable

import numpy as np

from koordinator.domain.rebalance.comparing import Level, burdens, consultant_costs, place_costs
from koordinator.domain.rebalance.problem import Movable, Seat
from koordinator.solving.descent import Descent
from koordinator.solving.net import Aim, Net, Ties, Way
from koordinator.solving.question import Question, Targets
from koordinator.solving.watch import Watch


def finer(settled: Descent, aims: dict[Aim, int], level: Level, watch: Watch) -> Descent:
    """The same face of the same question, with hubs fine enough for this level."""
    net, engine = settled.net, settled.engine
    splitter = _Splitter(settled, level)
    ways = []
    for column in np.flatnonzero(engine.upper[: net.first_flow] > 0).tolist():
        way = net.ways[column]
        hub = splitter.hub(way)
        if splitter.hubs[hub]:
            ways.append(Way(way.case, hub, way.cost, int(engine.lower[column]), 1))
    first = net.first_unit
    units = net.units._replace(
        lower=engine.lower[first:].astype(np.int64), upper=engine.upper[first:].astype(np.int64)
    )
    fine = Net(net.question, _held(settled, ways), splitter.hubs, units, splitter.ties)
    for case, row in fine.case_rows.items():
        fine.row_lower[row] = engine.row_lower[net.case_rows[case]]
    fine.row_lower[fine.moves_row] = engine.row_lower[net.moves_row]
    fine.row_upper[fine.moves_row] = engine.row_upper[net.moves_row]
    descent = Descent(fine, watch)
    for limit in settled.limits:
        descent.limit(limit)
    for aim, value in aims.items():
        descent.hold(aim, value)
    return descent


def _held(settled: Descent, ways: list[Way]) -> list[Way]:
    """A case that must go, and has but one way left, goes that way."""
    rows = settled.net.case_rows
    must = {case for case, row in rows.items() if settled.engine.row_lower[row] == 1}
    count: dict[int, int] = {}
    for way in ways:
        count[way.case] = count.get(way.case, 0) + 1
    return [way._replace(lower=1) if count[way.case] == 1 and way.case in must else way for way in ways]


class _Splitter:
    """Gives each way the hub of those that the level cannot tell apart."""

    def __init__(self, settled: Descent, level: Level) -> None:
        self._net, self._level = settled.net, level
        self._mark, self._count = _measure(settled.net.question, level)
        self._found: dict[tuple[int, object], int] = {}
        self.hubs: list[Targets] = []
        self.ties: list[Ties] = []
        net = settled.net
        reachable: list[list[int]] = [[] for _ in net.hubs]
        open_flows = settled.engine.upper[net.first_flow : net.first_unit] > 0
        for flow in np.flatnonzero(open_flows).tolist():
            reachable[int(net.flow_hub[flow])].append(int(net.flow_seat[flow]))
        self._reachable = [tuple(places) for places in reachable]

    def hub(self, way: Way) -> int:
        """The hub for this case on this way."""
        question = self._net.question
        case = question.cases[way.case]
        key = (way.hub, self._mark(case))
        if key not in self._found:
            self._found[key] = len(self.hubs)
            places = self._reachable[way.hub]
            self.hubs.append(places)
            counts = {place: self._count(case, question.seats[place]) for place in places}
            self.ties.append({**self._net.ties[way.hub], self._level: counts})
        return self._found[key]


def _measure(
    question: Question, level: Level
) -> tuple[Callable[[Movable], object], Callable[[Movable, Seat], int]]:
    """What the level tells cases apart by, and what a case at a seat counts."""
    if level is Level.KEPT:
        last = question.problem.previous
        return (
            lambda case: last.get(case.case_id),
            lambda case, seat: -1 if seat.worker_id == last.get(case.case_id) else 1,
        )
    if level is Level.WEIGHT:
        carried = burdens(question.seats)
        return lambda case: case.weight, lambda case, seat: case.weight * carried[seat.worker_id]
    if level is Level.CONSULTANT:
        return lambda case: case.consultant, consultant_costs
    return lambda case: case.place, place_costs
