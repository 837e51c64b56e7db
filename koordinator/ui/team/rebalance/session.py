"""The conversation with the solver: what is asked, the answer, and whether it still answers what is asked."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from koordinator.domain.rebalance.problem import CurvePoint
from koordinator.services.desk import Changed
from koordinator.services.rebalancing import (
    Goal,
    MoveLine,
    NotAsked,
    Proposal,
    Status,
    Wish,
    curve,
    propose,
)
from koordinator.ui.asking import Asking
from koordinator.ui.context import Context
from koordinator.ui.tasks import Progress
from koordinator.ui.team.rebalance.conversation import Choices, Conversation
from koordinator.ui.team.rebalance.curve_layout import Point
from koordinator.ui.team.rebalance.memory import Given, Memory

QUICK = 1.5  # seconds within which an answer comes at once after each change
_TELLING = frozenset(
    {
        "absence", "assignment", "cases", "citizen", "meeting", "outside_caseload", "own_limit",
        "participant", "rulebook_number", "team", "worker", "worker_role", "working_time",
    }
)  # fmt: skip


class Session(QObject):
    """Kept while the program runs; what it says is heard by the tab."""

    shown = Signal()  # another answer, or the one there stands differently
    curved = Signal()
    ticked = Signal(float)

    def __init__(self, ctx: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.said = Conversation(Choices(ctx.desk.today()))
        self.proposal: Proposal | None = None
        self.before: Proposal | None = None  # the answer before, which this one is compared with
        self.points: tuple[Point, ...] = ()
        self.by_maximum = True  # what the points count: cases above the maximum or the warning
        self.fault = ""
        self.stuck: MoveLine | None = None  # the locked move that cannot be asked for
        self.seconds = 0.0
        self.store_changed = False
        self._was_old = False  # as it was when what is under way was asked
        self._near: Proposal | None = None  # the answer the next one stays near
        self._memory = Memory()
        self._curve_of: Wish | None = None
        self._curve_goal = Goal.MAXIMUM
        self._solver = Asking(ctx.runner, "Fordeler sager om", self)
        self._solver.answered.connect(self._answered)
        self._solver.failed.connect(self._failed)
        self._solver.stopped.connect(self._stopped)
        self._solver.ticked.connect(self.ticked)
        self._curver = Asking(ctx.runner, "Hvad køber én flytning mere?", self)
        self._curver.answered.connect(self._curve_came)
        self._curver.stopped.connect(self._no_curve)
        self._curver.failed.connect(self._no_curve)
        ctx.changed.connect(self._heard)

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._solver.busy

    @property
    def curving(self) -> bool:
        """Whether the curve is on its way."""
        return self._curver.busy

    @property
    def current(self) -> bool:
        """Whether the proposal answers what is asked now, with the store as it is."""
        known = self.proposal is not None and self.said.answered_by(self.proposal)
        return known and not (self.busy or self.store_changed or self.fault)

    @property
    def quick(self) -> bool:
        """Whether answers come so fast that nobody needs to ask for them."""
        return self.seconds <= QUICK

    def choose(self) -> None:
        """Something is wished differently: answered as before, at once where it is quick, or it is old."""
        given = self._memory.find(self.said.wish())
        if given is not None:
            self._recall(given)
        elif self.busy or self.quick:
            self.solve()
        else:
            self.fault, self.stuck = "", None
            self.shown.emit()

    def solve(self) -> None:
        """Asks; what is under way is stopped."""
        wish, desk = self.said.wish(self._near), self._ctx.desk
        self._was_old = self._was_old if self.busy else self.store_changed
        self.store_changed, self.fault, self.stuck = False, "", None

        def work(progress: Progress) -> Proposal | NotAsked:
            try:
                return propose(desk, wish, lambda: progress.cancelled)
            except NotAsked as fault:  # an answer too: it tells which decision is in the way
                return fault

        self._solver.ask(work)
        self.shown.emit()

    def stop(self) -> None:
        """Stops what is under way; the answer there stays."""
        self._solver.stop()
        self._curver.stop()

    def start_over(self) -> None:
        """Nothing is decided any more, and nothing is stayed near: as asked for the first time."""
        self.said.start_over()
        self._near = None

    def carried_out(self) -> None:
        """The proposal is made true: nothing of it is asked any more."""
        self.said.carried_out()
        self._memory.forget()
        self.before = self._near = self._curve_of = None
        self.store_changed = True
        self.solve()

    def _answered(self, came: Proposal | NotAsked) -> None:
        self.seconds = self._solver.seconds
        if isinstance(came, NotAsked):
            self.stuck = self.said.locked.get(came.case_id)
            self._failed(str(came))
            return
        given = Given(came, self._near, self.seconds)
        if not self.store_changed:
            self._memory.keep(given)
        self._take(given)

    def _recall(self, given: Given) -> None:
        """The answer of before is the answer again."""
        self._solver.stop()
        self.fault, self.stuck = "", None
        self._take(given)

    def _take(self, given: Given) -> None:
        self.proposal, self.before, self.seconds = given
        if given.proposal.status is not Status.INFEASIBLE:
            self._near = given.proposal
        self.shown.emit()
        self._ask_curve(given.proposal)

    def _ask_curve(self, proposal: Proposal) -> None:
        asked = replace(proposal.wish, most_moves=None, previous={})
        if proposal.status is Status.INFEASIBLE or asked == self._curve_of:
            return
        desk = self._ctx.desk
        self._curve_of, self._curve_goal, self.points = asked, asked.goal, ()
        self._curver.ask(lambda progress: curve(desk, asked, lambda: progress.cancelled))
        self.curved.emit()

    def _curve_came(self, found: object) -> None:
        assert isinstance(found, tuple)
        goal = self._curve_goal
        self.by_maximum = about_maximum(found, goal)
        self.points = tuple(Point(one.moves, self._left(one, goal), one.cost) for one in found)
        self.curved.emit()

    def _left(self, one: CurvePoint, goal: Goal) -> int:
        if goal is Goal.EVEN:
            return one.heaviest
        return one.over_maximum if self.by_maximum else one.over_warning

    def _no_curve(self) -> None:
        self._curve_of = None
        self.curved.emit()

    def _stopped(self) -> None:
        """The answer there is no newer than it was."""
        self.store_changed = self.store_changed or self._was_old
        self.shown.emit()

    def _failed(self, sentence: str) -> None:
        self.fault = sentence
        self.shown.emit()

    def _heard(self, change: Changed) -> None:
        if change.entities & _TELLING:
            self.store_changed, self._curve_of = True, None
            self._memory.forget()
            self.shown.emit()


def about_maximum(points: tuple[CurvePoint, ...], goal: Goal) -> bool:
    """Whether the curve counts cases above the maximum: also where no move brings one under the warning."""
    same = len({point.over_warning for point in points}) < 2
    return goal is Goal.MAXIMUM or (same and len({point.over_maximum for point in points}) > 1)
