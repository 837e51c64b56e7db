"""What is decided beforehand, each with a way to take it back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from koordinator.ui.base.buttons import Button
from koordinator.ui.base.flow import FlowLayout
from koordinator.ui.base.focus import tab_in_place
from koordinator.ui.base.labels import Label
from koordinator.ui.base.pile import Pile
from koordinator.ui.team.rebalance.conversation import Decision, Kind

_MOST = 8
_NOTHING = "Intet er bestemt på forhånd. Lås eller afvis en flytning i listen."
_NOBODY_DECIDED = Decision(Kind.WORKER, (0, 0), "Intet")  # as high as every button


class Decisions(QWidget):
    """Small buttons in lines; each takes back what it says."""

    taken_back = Signal(object)
    started_over = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._decisions: tuple[Decision, ...] = ()
        self._all = False
        self._pile = Pile()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pile)
        self._renew()

    def show_decisions(self, decisions: Sequence[Decision]) -> None:
        """Lists these; the line stands there also while nothing is decided, so that the list stays put."""
        if tuple(decisions) == self._decisions:
            return
        self._decisions = tuple(decisions)
        self._renew()

    def buttons(self) -> list[Button]:
        """The buttons that take something back."""
        return [one for one in self._pile.findChildren(Button) if one.property("decision")]

    def _renew(self) -> None:
        line = QWidget()
        flow = FlowLayout(line, spacing=8, line_spacing=4)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        line.setSizePolicy(policy)
        line.setMinimumHeight(self._button(_NOBODY_DECIDED).sizeHint().height())
        flow.addWidget(Label("Bestemt på forhånd:" if self._decisions else _NOTHING, "small", "text2"))
        shown = self._decisions if self._all else self._decisions[:_MOST]
        for decision in shown:
            flow.addWidget(self._button(decision))
        if len(self._decisions) > _MOST:
            hidden = len(self._decisions) - _MOST
            more = Button("Vis færre" if self._all else f"og {hidden} mere", "link")
            more.clicked.connect(self._turn)
            flow.addWidget(more)
        if len(self._decisions) > 1:
            every = Button("Tag alt tilbage", "link")
            every.clicked.connect(self.started_over)
            flow.addWidget(every)
        self._pile.renew([line])
        tab_in_place(self, line.findChildren(Button))

    def _button(self, decision: Decision) -> Button:
        said = f"Tag tilbage: {decision.words}"
        button = Button(decision.words, "outlined", "close", small=True, tip=said)
        button.setAccessibleName(said)
        button.setProperty("decision", True)
        button.clicked.connect(lambda: self.taken_back.emit(decision))
        return button

    def _turn(self) -> None:
        self._all = not self._all
        self._renew()
