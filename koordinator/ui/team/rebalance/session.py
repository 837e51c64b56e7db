"""The conversation with the solver: what is asked, the answer, and whether it still answers what is asked."""

from PySide6.QtCore import QObject, Signal

from koordinator.services.desk import Changed
from koordinator.services.rebalancing import (
    MoveLine,
    NotAsked,
    Proposal,
    Status,
    propose,
    still_holds,
)
from koordinator.ui.asking import Asking
from koordinator.ui.context import Context
from koordinator.ui.tasks import Progress
from koordinator.ui.team.rebalance.asking_curve import CurveAsking
from koordinator.ui.team.rebalance.conversation import Choices, Conversation, first_day
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
    ticked = Signal(float)

    def __init__(self, ctx: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.said = Conversation(Choices(first_day(ctx.desk.today())))
        self.proposal: Proposal | None = None
        self.before: Proposal | None = None  # the answer before, which this one is compared with
        self.fault = ""
        self.stuck: MoveLine | None = None  # the locked move that cannot be asked for
        self.seconds = 0.0
        self.store_changed = False
        self._was_old = False  # as it was when what is under way was asked
        self._near: Proposal | None = None  # the answer the next one stays near
        self._memory = Memory()
        self._solver = Asking(ctx.runner, "Fordeler sager om", self)
        self._solver.answered.connect(self._answered)
        self._solver.failed.connect(self._failed)
        self._solver.stopped.connect(self._stopped)
        self._solver.ticked.connect(self.ticked)
        self.curve = CurveAsking(ctx, self)
        self._doubter = Asking(ctx.runner, "Ser efter, om forslaget stadig gælder", self)
        self._doubter.answered.connect(self._looked_after)
        self._doubter.failed.connect(lambda _: self._looked_after(False))
        ctx.changed.connect(self._heard)

    @property
    def doubting(self) -> bool:
        """Whether it is being looked after that the proposal still holds."""
        return self._doubter.busy

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._solver.busy

    @property
    def curving(self) -> bool:
        """Whether the curve is on its way."""
        return self.curve.busy

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
        given = None if self.store_changed else self._memory.find(self.said.wish())
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
        if self.store_changed:  # nothing that was answered of before holds any more
            self._memory.forget()
            self.curve.forget()
        self._doubter.stop()
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
        self.curve.stop()

    def start_over(self) -> None:
        """Nothing is decided any more, and nothing is stayed near: as asked for the first time."""
        self.said.start_over()
        self._near = None

    def carried_out(self) -> None:
        """The proposal is made true: nothing of it is asked any more."""
        self.said.carried_out()
        self._memory.forget()
        self.before = self._near = None
        self.store_changed = True
        self.solve()

    def put_back(self, said: Conversation, proposal: Proposal) -> None:
        """What was carried out is undone: asked is what it answered, and it is stayed near to."""
        self.said.choices, self.said.away = said.choices, said.away
        self.said.decide_as(said)
        self._memory.forget()
        self.before, self._near = None, proposal
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
        self.look_after()

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
        self.curve.ask(given.proposal)

    def _stopped(self) -> None:
        """The answer there is no newer than it was."""
        self.store_changed = self.store_changed or self._was_old
        self.shown.emit()

    def _failed(self, sentence: str) -> None:
        self.fault = sentence
        self.shown.emit()

    def look_after(self) -> None:
        """Where the store is another, the proposal is made anew; where that takes long, it is first
        looked after whether the proposal stands on anything that has changed.
        """
        if self.proposal is None or self.busy or not self.store_changed:
            return
        if self.quick or self.fault:
            self.solve()
            return
        desk, proposal = self._ctx.desk, self.proposal

        def work(progress: Progress) -> bool:
            found = still_holds(desk, proposal)
            progress(1, 1)  # what is asked no more is not heard
            return found

        self._doubter.ask(work)
        self.shown.emit()

    def _looked_after(self, holds: object) -> None:
        self.store_changed = self.store_changed and not holds
        self.shown.emit()

    def _heard(self, change: Changed) -> None:
        if change.entities & _TELLING:
            self.store_changed = True
            self._doubter.stop()  # what it read may be of before
            self.shown.emit()
