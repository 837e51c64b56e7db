"""A quick answer to start from: those above a limit give their cheapest cases to those with the most room."""

from contextlib import suppress

from koordinator.domain.rebalance.problem import Goal
from koordinator.solving.question import Question
from koordinator.solving.watch import OutOfTime, Watch


class Guess:
    """Goes through the seats once; what it has when time runs out is an answer too."""

    def __init__(self, question: Question, watch: Watch) -> None:
        self._question, self._watch = question, watch
        self._loads = [base + own for base, own in zip(question.base, question.own, strict=True)]
        self._left = question.moves_left
        self._found = question.start
        self._costs: dict[int, dict[int, int]] = {}
        for option in question.options:
            costs = self._costs.setdefault(option.case, {})
            costs.update(dict.fromkeys(option.targets, option.cost))

    def made(self) -> dict[int, int]:
        """Cases and their new workers, everything that is decided among them."""
        with suppress(OutOfTime):
            self._make()
        return self._found

    def _make(self) -> None:
        question = self._question
        maxima = [seat.maximum for seat in question.seats]
        for reserve in (False, True):
            for case, holder in enumerate(question.holders):
                if holder < 0 and question.cases[case].case_id not in self._found:
                    self._send(case, maxima, reserve)
            self._relieve(maxima, reserve)
        if question.problem.goal is not Goal.MAXIMUM:
            self._relieve([min(seat.warning, seat.maximum) for seat in question.seats], False)

    def _relieve(self, limits: list[int], reserve: bool) -> None:
        """Bring each seat down to its limit as far as others have room below theirs."""
        for place in sorted(range(len(limits)), key=lambda place: limits[place] - self._loads[place]):
            self._watch.check()
            if self._loads[place] <= limits[place]:
                break
            mine = [case for case, holder in enumerate(self._question.holders) if holder == place]
            mine = [case for case in mine if self._question.cases[case].case_id not in self._found]
            for case in sorted(mine, key=lambda case: self._question.cases[case].cost):
                if self._loads[place] <= limits[place] or self._left == 0:
                    break
                self._send(case, limits, reserve)

    def _send(self, case: int, limits: list[int], reserve: bool) -> None:
        seats, loads = self._question.seats, self._loads
        costs = self._costs.get(case, {})
        room = [
            place
            for place in costs
            if loads[place] < limits[place]
            and seats[place].reserve == reserve
            and place != self._question.holders[case]
        ]
        if not room:
            return
        to = min(room, key=lambda place: (costs[place], (loads[place] + 1) / limits[place], place))
        holder = self._question.holders[case]
        if holder >= 0:
            loads[holder] -= 1
            if self._left is not None:
                self._left -= 1
        loads[to] += 1
        self._found[self._question.cases[case].case_id] = seats[to].worker_id
