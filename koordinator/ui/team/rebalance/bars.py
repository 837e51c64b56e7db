"""Everybody's cases before and after, side by side; where there are many, first those it touches."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.caseload import Limits, state_of
from koordinator.services.rebalancing import Proposal, SeatLine
from koordinator.ui.base.bars import Bar, CaseloadBars
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.editable import see
from koordinator.ui.base.labels import Label, row
from koordinator.ui.base.states import State
from koordinator.ui.base.text import count
from koordinator.ui.loads import share_words
from koordinator.ui.team.rebalance.legend import CompareLegend
from koordinator.ui.team.rebalance.words import reserves, warning_words

_MOST = 12


class BeforeAfter(QWidget):
    """Bars scaled to the person; Enter or a click opens the worker."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._proposal: Proposal | None = None
        self._all = False
        self.legend = CompareLegend()
        self.bars = CaseloadBars()
        self.bars.opened.connect(lambda key: self.opened.emit(int(key)))
        self.bars.current_changed.connect(lambda _: see(self.bars, self.bars.current_area().center()))
        self.more = Button("", "link")
        self.more.clicked.connect(self._turn)
        self.reserves = Label("", tone="text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row([Label("Sager pr. medarbejder", "section"), None, self.legend]))
        column.addWidget(self.bars)
        column.addLayout(row([self.more, None]))
        column.addWidget(self.reserves)
        column.addStretch(1)

    def show_proposal(self, proposal: Proposal) -> None:
        """Shows what a proposal does to everybody."""
        self._proposal = proposal
        self._renew()

    def _renew(self) -> None:
        proposal = self._proposal
        if proposal is None:
            return
        lines = list(zip(proposal.before, proposal.after, strict=True))
        lines.sort(key=lambda pair: _pressing(pair[0], pair[1]))
        touched = [pair for pair in lines if pair[0].cases != pair[1].cases or _over(pair[1])]
        folded = len(lines) > _MOST and not self._all
        shown = (touched or lines)[:_MOST] if folded else lines
        several = len({line.team for line in proposal.before}) > 1
        self.bars.set_bars([_bar(before, after, several=several) for before, after in shown])
        self.more.setVisible(len(lines) > _MOST)
        self.more.set_text("Vis færre" if self._all else f"Vis alle {count(len(lines))}")
        level = warning_words(proposal.before)
        self.legend.show_levels(f"nær ({level})" if level.isdecimal() else "nær max")
        said = reserves(proposal)
        self.reserves.setText(said)
        self.reserves.setVisible(bool(said))

    def _turn(self) -> None:
        self._all = not self._all
        self._renew()


def _bar(before: SeatLine, after: SeatLine, *, several: bool) -> Bar:
    limits = Limits(before.warning, before.maximum)
    second = [before.team] if several and before.team else []
    second.append(share_words(before.share) if before.share else "fraværende")
    second += ["reserve"] if before.reserve else []
    if after.weight != before.weight:
        second.append(f"tunge {before.weight} → {after.weight}")
    return Bar(
        str(before.worker_id), before.worker, " · ".join(second), after.cases, before.warning,
        before.maximum, State(state_of(after.cases, limits).value), before.cases,
        State(state_of(before.cases, limits).value),
    )  # fmt: skip


def _pressing(before: SeatLine, after: SeatLine) -> tuple[bool, int, int, str]:
    """Those above their maximum first, then by how full they are."""
    share = before.cases * 1000 // max(1, before.maximum)
    return not (_over(before) or _over(after)), -share, -before.cases, before.worker


def _over(line: SeatLine) -> bool:
    return line.cases > line.maximum
