"""The answer: everybody before and after, what the next move would buy, and the moves one by one."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from koordinator.services.rebalancing import Goal, Proposal, Status
from koordinator.ui.base.header import Link, Sentence
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, row
from koordinator.ui.team.rebalance.ahead import OverLaterBars
from koordinator.ui.team.rebalance.bars import BeforeAfter
from koordinator.ui.team.rebalance.conversation import Conversation
from koordinator.ui.team.rebalance.curve import CurveView
from koordinator.ui.team.rebalance.curve_layout import Point
from koordinator.ui.team.rebalance.rows import rows, split
from koordinator.ui.team.rebalance.table import MovesTable
from koordinator.ui.team.rebalance.words import NOTHING, WARNING, bounded, list_words, moves_words

_TWO_COLUMNS = 860
_MOST_NAMED = 12
_WAITING = "Kurven er på vej …"


class AnswerView(QWidget):
    """Shows one proposal within its conversation."""

    unplaced_opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.people = BeforeAfter()
        self.curve = CurveView()
        self.curve_said = Label("", tone="text2", wrap=True)
        self.moves = MovesTable("Forslag til flytninger", moved=True)
        self.placed = MovesTable("Nye sager, der får en sagsbehandler", moved=False)
        self.ahead = OverLaterBars()
        self._count = Label("Forslag", "section")
        self._beside = Label("", tone="text2", elide=True)
        self._nothing = Label(NOTHING, tone="text2", wrap=True)
        self._new = Label("Nye sager, der får en sagsbehandler", "section")
        self.unplaced = Sentence()
        self.unplaced.link_activated.connect(lambda key: self.unplaced_opened.emit(int(key)))
        self._right = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    def _lay_out(self) -> None:
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        right.addWidget(Label("Hvad køber én flytning mere?", "section"))
        right.addWidget(self.curve)
        right.addWidget(self.curve_said)
        right.addStretch(1)
        self._columns.setSpacing(32)
        self._columns.addWidget(self.people, 2)
        self._columns.addWidget(self._right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._columns)
        column.addWidget(self.ahead)
        column.addSpacing(8)
        heading = row([self._count])
        heading.addWidget(self._beside, 1)
        column.addLayout(heading)
        for widget in (self._nothing, self.moves, self._new, self.placed, self.unplaced):
            column.addWidget(widget)
        column.addStretch(1)

    def show_proposal(self, said: Conversation, proposal: Proposal, before: Proposal | None) -> None:
        """Shows the answer with what is decided about it."""
        moved, placed = split(rows(said, proposal, before))
        self.people.show_proposal(proposal)
        self.ahead.show_people(proposal.ahead, tuple(said.workers))
        self.moves.show_rows(moved)
        self.placed.show_rows(placed)
        self.moves.setVisible(bool(moved))
        for widget in (self._new, self.placed):
            widget.setVisible(bool(placed))
        self._nothing.setText(_why_none(proposal))
        self._nothing.setVisible(not proposal.broken)
        self._beside.setText(list_words(proposal))
        self._show_unplaced(proposal)

    def show_curve(
        self, points: tuple[Point, ...], proposal: Proposal, *, by_maximum: bool, waiting: bool
    ) -> None:
        """Shows what each move buys; one point alone buys nothing and is no curve."""
        goal = proposal.wish.goal
        level = "max" if by_maximum else WARNING
        most = proposal.wish.most_moves
        made = proposal.broken if most is None else max(proposal.broken, most)
        self.curve.show_curve(points, made, level, goal)
        self.curve_said.setText(_WAITING if waiting else self._curve_words(points, proposal))
        self._right.setVisible(waiting or len(points) > 1)
        self.curve.setVisible(len(points) > 1)

    def _curve_words(self, points: tuple[Point, ...], proposal: Proposal) -> str:
        if proposal.status is Status.INFEASIBLE:  # nothing of the curve is reached
            return f"Det, der er bestemt, kræver mindst {moves_words(points[0].moves)}." if points else ""
        return " ".join(filter(None, (self.curve.sentence(), bounded(proposal))))

    def _show_unplaced(self, proposal: Proposal) -> None:
        names = proposal.unplaced
        parts: list[str | Link] = ["Uden plads hos nogen:"] if names else []
        for case in names[:_MOST_NAMED]:
            parts += ["·"] if len(parts) > 1 else []
            parts.append(Link(case.citizen, str(case.case_id)))
        if len(names) > _MOST_NAMED:
            parts.append(f"og {len(names) - _MOST_NAMED} mere")
        self.unplaced.set_parts(parts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        two = self.width() >= house.px(_TWO_COLUMNS)
        self._columns.setDirection(ways.LeftToRight if two else ways.TopToBottom)


def _why_none(proposal: Proposal) -> str:
    """Why nothing is proposed."""
    if proposal.status is Status.INFEASIBLE:
        return "Der er ikke noget forslag med det, der er bestemt og valgt."
    if not proposal.over_maximum[0] and proposal.wish.goal is Goal.MAXIMUM:
        return NOTHING
    if proposal.wish.most_moves == 0:
        return "Der må ikke flyttes nogen sager. Vælg et større antal for at få forslag."
    return bounded(proposal) or "Ingen flytninger gør det bedre med det, der er valgt."
