"""Why not somebody else: a colleague is picked, and what would get worse is said, or she gets the case."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from koordinator.domain.caseload import Limits, state_of
from koordinator.services.rebalancing import MoveLine, Proposal, SeatLine, why_not
from koordinator.ui.asking import Asking
from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.labels import Label
from koordinator.ui.base.notices import Banner
from koordinator.ui.base.record_model import Column, RecordModel
from koordinator.ui.base.states import LOOKS, State
from koordinator.ui.base.table import DataTable
from koordinator.ui.base.text import count
from koordinator.ui.context import Context
from koordinator.ui.team.rebalance.columns import price
from koordinator.ui.team.rebalance.rows import Row

_ASK = "Vælg en kollega for at se, hvad der ville ske."
_MOST_ROWS = 9


class Colleague(NamedTuple):
    """Somebody who might have the case, as the proposal leaves her."""

    seat: SeatLine
    part: str

    @property
    def state(self) -> State:
        """How full she is then."""
        return State(state_of(self.seat.cases, Limits(self.seat.warning, self.seat.maximum)).value)


_COLUMNS: Sequence[Column[Colleague]] = (
    Column("worker", "Kollega", lambda c: c.seat.worker, strong=True, width=18, stretch=True, fixed=True),
    Column("part", "Her", lambda c: c.part, width=13),
    Column("cases", "Efter forslaget", lambda c: f"{c.seat.cases} af {c.seat.maximum}",
           sort=lambda c: c.seat.cases, right=True, width=12),
    Column("state", "Tilstand", lambda c: LOOKS[c.state].word, state=lambda c: c.state, width=11),
)  # fmt: skip


class OtherDialog(Dialog):
    """Answers for one case at a time; closing it changes nothing."""

    forced = Signal(object)  # the move as it is wished
    kept = Signal(object)

    def __init__(self, ctx: Context, proposal: Proposal, row: Row, parent: QWidget) -> None:
        move = row.move
        to = f"{move.from_name} → {move.to_name}" if move.from_id is not None else f"til {move.to_name}"
        super().__init__(f"{move.citizen}: hvorfor ikke en anden?", f"Forslaget er {to}.", width=620,
                         parent=parent)  # fmt: skip
        self._ctx, self._proposal, self._move = ctx, proposal, move
        self.said = Banner(_ASK, "plain")
        self._asking = Asking(ctx.runner, "Hvorfor ikke en anden?", self)
        self._asking.answered.connect(lambda words: self.said.show_text(str(words), "info"))
        self._asking.failed.connect(lambda words: self.said.show_text(words, "error"))
        self.table = DataTable()
        self.table.setAccessibleName("Kolleger")
        self._model: RecordModel[Colleague] = RecordModel(_COLUMNS, lambda c: c.seat.worker_id)
        self._model.setParent(self)
        self.table.setModel(self._model)
        self._model.set_records(_colleagues(proposal, move))
        self.add_close("Luk")
        self.take = self.add_button("Flyt hertil", "filled")
        self.take.setEnabled(False)
        self.take.clicked.connect(self._take)
        self.table.selection_changed.connect(self._look)
        self.table.opened.connect(lambda _: self.take.click())
        self._lay_out(row)
        self.table.setFocus()

    def _lay_out(self, row: Row) -> None:
        rows = min(_MOST_ROWS, max(2, self._model.rowCount()))
        header = self.table.horizontalHeader().sizeHint().height()
        high = header + rows * self.table.verticalHeader().defaultSectionSize() + 2
        self.table.setMinimumHeight(high)
        self.content.addWidget(_facts(row))
        self.content.addWidget(self.table, 1)
        self.content.addWidget(self.said)

    def chosen(self) -> Colleague | None:
        """Who is picked."""
        ids = self.table.selected_ids()
        at = self._model.row_of(ids[0]) if ids else None
        return None if at is None else self._model.record(at)

    def _look(self) -> None:
        one, move = self.chosen(), self._move
        if one is None:
            return
        worker_id, desk = one.seat.worker_id, self._ctx.desk
        # That something else was proposed before is no reason: asked as if for the first time.
        proposal = replace(self._proposal, wish=replace(self._proposal.wish, previous={}))
        first = one.seat.worker
        self.take.set_text(f"Behold hos {first}" if worker_id == move.from_id else f"Flyt til {first}")
        self.take.setEnabled(worker_id != move.to_id)
        self.said.show_text(f"Ser efter, hvad der sker, hvis {first} har sagen …", "plain")
        self._asking.ask(
            lambda progress: why_not(desk, proposal, move.case_id, worker_id, lambda: progress.cancelled)
        )

    def _take(self) -> None:
        one = self.chosen()
        if one is None or not self.take.isEnabled():
            return
        if one.seat.worker_id == self._move.from_id:
            self.kept.emit(self._move)
        else:
            seat = one.seat
            self.forced.emit(self._move._replace(to_id=seat.worker_id, to_name=seat.worker))
        self.accept()

    def done(self, result: int) -> None:
        """Nobody waits for the answer any more."""
        self._asking.stop()
        super().done(result)


def _facts(row: Row) -> QWidget:
    """Why the move, what it costs part by part, and what stays the same."""
    move, facts = row.move, QWidget()
    lines = [("Hvorfor", "\n".join(move.reasons)), ("Det bliver", "\n".join(move.keeps))]
    if move.from_id is not None:
        lines.insert(1, (f"Pris {count(move.cost)}", price(row)))
    grid = QGridLayout(facts)
    grid.setContentsMargins(0, 0, 0, 4)
    grid.setHorizontalSpacing(16)
    grid.setColumnStretch(1, 1)
    for at, (name, words) in enumerate((name, words) for name, words in lines if words):
        grid.addWidget(Label(name, tone="text2"), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(words, wrap=True), at, 1)
    return facts


def _colleagues(proposal: Proposal, move: MoveLine) -> list[Colleague]:
    """Those with most room first; the one who has the case is named, and the one proposed."""
    parts = {move.to_id: "foreslået", move.from_id: "har sagen nu"}
    seats = sorted(proposal.after, key=lambda seat: (seat.cases - seat.maximum, seat.worker))
    return [Colleague(seat, parts.get(seat.worker_id, "")) for seat in seats]
