"""From a question to its answer: a guess, the levels one by one, and never worse than today."""

from koordinator.domain.rebalance.comparing import Level, Standing, levels, standing
from koordinator.domain.rebalance.problem import Answer, Move, Problem, Status
from koordinator.solving.building import Rooms, coarse, rooms
from koordinator.solving.descent import Descent
from koordinator.solving.gaps import gap
from koordinator.solving.guessing import Guess
from koordinator.solving.net import Aim
from koordinator.solving.question import Question
from koordinator.solving.splitting import finer
from koordinator.solving.watch import OutOfTime, Watch

TIES = (Level.KEPT, Level.CONSULTANT, Level.WEIGHT, Level.PLACE)


def propose(problem: Problem, watch: Watch) -> Answer:
    """The best answer there is, or the best found in time."""
    question = Question(problem)
    if not question.possible:
        return _answer(problem, {}, Status.INFEASIBLE, 0.0, watch)
    work = _Work(question, watch)
    try:
        work.guess()
        work.settle()
    except OutOfTime:
        work.take_what_there_is()
        return _answer(problem, work.best, Status.FEASIBLE, work.gap(), watch)
    return _answer(problem, work.best, Status.OPTIMAL, 0.0, watch)


class _Work:
    """The best answer so far and the level that is being worked on."""

    def __init__(self, question: Question, watch: Watch) -> None:
        self._question, self._watch, self._problem = question, watch, question.problem
        self.best = question.start
        self._standing: Standing = standing(self._problem, self.best)
        self._level = Level.MAXIMUM
        self._descent: Descent | None = None

    def guess(self) -> None:
        """Start from today, from the last answer, or from what is quickly seen to be better."""
        if self._problem.previous:
            self._offer(self._question.allowed(dict(self._problem.previous)))
        self._offer(Guess(self._question, self._watch).made())

    def _offer(self, targets: dict[int, int]) -> bool:
        reached = standing(self._problem, targets)
        if reached > self._standing:
            return False
        self.best, self._standing = targets, reached
        return True

    def settle(self) -> None:
        """Level by level to the best."""
        if not self._question.options:
            return
        room = rooms(self._question, self._standing[0])
        settled = self._descend(room.given)
        while any(short := self._short(room)):
            assert self._descent is not None
            room = room.wider(short) if self._descent.convex else Rooms(room.most, room.most)
            settled = self._descend(room.given)
        for level in TIES:
            self._break_ties(level, settled)
        if not self.take_what_there_is():
            raise OutOfTime  # what was proven cannot be worse than a guess

    def _descend(self, given: list[int]) -> dict[Aim, int]:
        """All levels but the last, with so much room at each seat."""
        net = coarse(self._question, given)
        descent = self._descent = Descent(net, self._watch)
        settled: dict[Aim, int] = {}
        for aim in net.aims([level for level in levels(self._problem.goal) if level not in TIES]):
            self._level = aim[0]
            settled[aim] = descent.settle(aim)
        return settled

    def _short(self, room: Rooms) -> list[bool]:
        """At which seats more room might make a better answer."""
        assert self._descent is not None
        less = [given < most for given, most in zip(room.given, room.most, strict=True)]
        if not self._descent.convex:
            return less
        loads = zip(self._descent.loads(), room.given, less, strict=True)
        return [short and load >= given for load, given, short in loads]

    def _break_ties(self, level: Level, settled: dict[Aim, int]) -> None:
        """Settle one of the last levels, if it tells anything apart."""
        self._level = level
        assert self._descent is not None
        if level is Level.KEPT and not self._problem.previous:
            return
        descent = finer(self._descent, settled, level, self._watch)
        if descent.net.ways:
            settled[level, 0] = descent.settle((level, 0))
            self._descent = descent

    def take_what_there_is(self) -> bool:
        """The last whole answer, unless the best before is better; whether it is taken."""
        if self._descent is None or self._descent.values is None:
            return False
        return self._offer(self._descent.net.targets(self._descent.values))

    def gap(self) -> float:
        """How far the first level that is not proven may be from its best."""
        missing = None if self._descent is None else self._descent.missing
        return gap(self._question, self._standing, self._level, missing)


def _answer(problem: Problem, targets: dict[int, int], status: Status, gap: float, watch: Watch) -> Answer:
    before = {seat.worker_id: seat.fixed for seat in problem.seats}
    after = dict(before)
    moves, unplaced = [], []
    for case in sorted(problem.cases, key=lambda case: case.case_id):
        to = targets.get(case.case_id, case.holder)
        if case.holder in before:
            before[case.holder] += 1
        if to in after:
            after[to] += 1
        if to is None:
            unplaced.append(case.case_id)
        elif to != case.holder:
            moves.append(Move(case.case_id, case.holder, to, case.cost_to(to)))
    maxima = {seat.worker_id: seat.maximum for seat in problem.seats}
    warnings = {seat.worker_id: seat.warning for seat in problem.seats}
    return Answer(
        status=status,
        gap=gap,
        seconds=watch.spent,
        moves=tuple(moves),
        unplaced=tuple(unplaced),
        before=before,
        after=after,
        over_maximum=(_over(before, maxima), _over(after, maxima)),
        over_warning=(_over(before, warnings), _over(after, warnings)),
    )


def _over(loads: dict[int, int], limits: dict[int, int]) -> int:
    return sum(max(0, load - limits[worker]) for worker, load in loads.items())
