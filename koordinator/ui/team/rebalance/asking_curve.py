"""What fewer or more moves would buy, asked beside the window for the question of a proposal."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from koordinator.domain.rebalance.problem import CurvePoint
from koordinator.services.rebalancing import Goal, Proposal, Status, Wish, curve
from koordinator.ui.asking import Asking
from koordinator.ui.context import Context
from koordinator.ui.team.rebalance.curve_layout import Point


class CurveAsking(QObject):
    """Keeps the points while the question, however many moves it allows, is the same."""

    changed = Signal()

    def __init__(self, ctx: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.points: tuple[Point, ...] = ()
        self.by_maximum = True  # what the points count: cases above the maximum or the warning
        self._of: Wish | None = None
        self._goal = Goal.MAXIMUM
        self._asking = Asking(ctx.runner, "Hvad køber én flytning mere?", self)
        self._asking.answered.connect(self._came)
        self._asking.stopped.connect(self._none)
        self._asking.failed.connect(self._none)

    @property
    def busy(self) -> bool:
        """Whether the curve is on its way."""
        return self._asking.busy

    def ask(self, proposal: Proposal) -> None:
        """Asks for the curve of a proposal, unless it is there."""
        asked = replace(proposal.wish, most_moves=None, previous={})
        if asked == self._of:
            return
        self.points = ()
        if proposal.status is Status.INFEASIBLE:  # the curve there was of something else
            self._asking.stop()
            self._of = None
        else:
            desk = self._ctx.desk
            self._of, self._goal = asked, asked.goal
            self._asking.ask(lambda progress: curve(desk, asked, lambda: progress.cancelled))
        self.changed.emit()

    def forget(self) -> None:
        """The store is another: the next proposal's curve is asked anew."""
        self._of = None

    def stop(self) -> None:
        """Stops what is under way."""
        self._asking.stop()

    def _came(self, found: object) -> None:
        assert isinstance(found, tuple)
        goal = self._goal
        self.by_maximum = about_maximum(found, goal)
        self.points = tuple(Point(one.moves, self._left(one, goal), one.cost) for one in found)
        self.changed.emit()

    def _left(self, one: CurvePoint, goal: Goal) -> int:
        if goal is Goal.EVEN:
            return one.heaviest
        return one.over_maximum if self.by_maximum else one.over_warning

    def _none(self) -> None:
        self._of = None
        self.changed.emit()


def about_maximum(points: tuple[CurvePoint, ...], goal: Goal) -> bool:
    """Whether the curve counts cases above the maximum: also where no move brings one under the warning."""
    same = len({point.over_warning for point in points}) < 2
    return goal is Goal.MAXIMUM or (same and len({point.over_maximum for point in points}) > 1)
