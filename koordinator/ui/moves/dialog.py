"""The dialog that moves cases: whom to, from when, and what it does, all by keyboard if one likes."""

import itertools
from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.caseload import WorkerLoad
from koordinator.domain.cases import CaseFilter, CaseLine
from koordinator.domain.roles import CaseRole, Role
from koordinator.errors import KoordinatorError
from koordinator.services import case_lists, staff
from koordinator.services.caseloads import caseloads
from koordinator.services.move_cases import MovePreview, move_cases, preview_move
from koordinator.ui.base.chips import ChipBar
from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, row
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.base.text import count
from koordinator.ui.base.typed import day_format
from koordinator.ui.context import Context
from koordinator.ui.moves.cases import MovingCases
from koordinator.ui.moves.people import PeopleList
from koordinator.ui.moves.preview import MoveEffect

_WIDE, _HIGH, _LEAST, _MARGINS = 980, 620, 560, 48
_DAY_WIDE = 172
_MANY_ROWS, _FEW_ROWS = 6, 3  # people shown at least, beside or above the bars
_TWO_COLUMNS = 860


class MoveDialog(Dialog):
    """Moves cases to another worker; the button is dead until the move is allowed."""

    def __init__(
        self,
        ctx: Context,
        case_ids: Sequence[int],
        parent: QWidget | None = None,
        *,
        role: CaseRole = CaseRole.CASEWORKER,
    ) -> None:
        lines = case_lists.case_lines(ctx.desk, CaseFilter(case_ids=frozenset(case_ids)))
        super().__init__(f"Flyt {_cases(len(lines))}", width=_LEAST, parent=parent)
        self._ctx = ctx
        self._lines = lines
        self._ids = tuple(line.case_id for line in lines)
        self._preview: MovePreview | None = None
        self._reason_given = False
        self.cases = MovingCases()
        self.role = ChipBar(single=True)
        self.role.add(CaseRole.CASEWORKER, "Sagsbehandler")
        self.role.add(CaseRole.CONSULTANT, "Virksomhedskonsulent")
        self.role.choose([role])
        self.day = TextValue(
            "Fra dagen", day_format(ctx.desk.today, needed="Skriv den første dag, for eksempel 1/12.")
        )
        self.day.box()
        self.day.set_value(ctx.desk.today().isoformat())
        self.people = PeopleList(ctx.desk.today)
        self.effect = MoveEffect()
        self._lay_out()
        self._close = self.add_close()
        self.go = self.add_button(f"Flyt {_cases(len(lines))}", "filled", "move")
        self._order_tabs()
        self._connect()
        self._reload()

    def _lay_out(self) -> None:
        self.day.setFixedWidth(house.px(_DAY_WIDE))
        self.role.setMinimumWidth(self.role.sizeHint().width())
        how: list[QWidget | int | None] = [Label("Rolle", tone="text2"), self.role, 16]
        how += [Label("Fra dagen", tone="text2"), self.day, None]
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(_titled("Efter flytningen", self.effect))
        column.addWidget(_titled("Sager", self.cases))
        column.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(40)
        self._columns.addWidget(_titled("Til", self.people), 2)
        self._columns.addWidget(right, 3)
        self._inner = QWidget()
        whole = QVBoxLayout(self._inner)
        whole.setContentsMargins(0, 0, 6, 0)
        whole.setSpacing(16)
        whole.addLayout(row(how, spacing=10))
        whole.addLayout(self._columns, 1)
        self._scroll = scrolled(self._inner, sideways=False)
        self.content.addWidget(self._scroll)

    def _order_tabs(self) -> None:
        """Who first, then why, then the rest."""
        order: list[QWidget] = [
            self.people.search, self.people.table, self.effect.reason, self.effect.bars,
            *(self.role.chip(one) for one in (CaseRole.CASEWORKER, CaseRole.CONSULTANT)),
            self.day.focusProxy() or self.day,
            self.cases.table, self._close, self.go,
        ]  # fmt: skip
        for before, after in itertools.pairwise(order):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        self.go.clicked.connect(self._move)
        self.people.chosen.connect(self._look)
        self.people.confirmed.connect(self._confirm)
        self.people.search.returnPressed.connect(self._ask_why)
        self.effect.reason_changed.connect(self._reason_changed)
        self.effect.bars.opened.connect(lambda _: self._confirm())
        self.role.changed.connect(self._reload)
        self.day.committed.connect(lambda _: self._reload())

    # What is asked and answered

    def _role(self) -> CaseRole:
        return CaseRole(self.role.chosen()[0])

    def _day(self) -> date:
        return date.fromisoformat(self.day.value())

    def _reload(self) -> None:
        """Another role or day: other people, other caseloads."""
        self.cases.show_cases(self._lines, self._role(), None)
        self.people.offer(self._candidates())

    def _candidates(self) -> list[WorkerLoad]:
        """Those who have the role and are there on the day, but not the one who holds every case."""
        desk, role, day = self._ctx.desk, self._role(), self._day()
        there = {
            worker.worker_id
            for worker in staff.workers(desk, Role(role.value))
            if worker.leaves_on is None or worker.leaves_on >= day
        }
        held = {_holder_id(line, role) for line in self._lines}
        only = held.pop() if len(held) == 1 else None
        loads = caseloads(desk, max(day, desk.today()), role).workers
        return [load for load in loads if load.worker_id in there and load.worker_id != only]

    def _reason_changed(self) -> None:
        """Asks the store again only when there comes to be a reason, or none; not for each key."""
        given = bool(self.effect.reason.text().strip())
        if given != self._reason_given:
            self._reason_given = given
            self._look()

    def _look(self) -> None:
        """Asks what the move would do, and shows it."""
        chosen = self.people.worker()
        self._preview = None
        if not self._ids:
            self.effect.refuse("Sagerne er afsluttet eller slettet og kan ikke flyttes.")
        elif chosen is None or chosen.worker_id is None:
            self.effect.ask()
        else:
            self._ask(chosen, chosen.worker_id)
        preview = self._preview
        moving = len(preview.lines) if preview is not None else 0
        self.go.set_text(f"Flyt {_cases(moving or len(self._ids))}")
        verdict = preview.verdict if preview is not None else None
        self.go.setEnabled(moving > 0 and (verdict is None or verdict.allowed))
        self.cases.show_cases(self._lines, self._role(), preview)
        if preview is not None:
            self._scroll.ensureWidgetVisible(self.effect.verdict)

    def _ask(self, chosen: WorkerLoad, worker_id: int) -> None:
        try:
            self._preview = preview_move(
                self._ctx.desk, self._ids, worker_id, self._day(), self._role(), self.effect.reason.text()
            )
        except KoordinatorError as fault:
            self.effect.refuse(str(fault))
        else:
            self.effect.show_preview(self._preview, chosen)

    def _confirm(self) -> None:
        """Enter on a person: the move itself, or the question it still waits for."""
        self._ask_why()
        self.go.click()

    def _ask_why(self) -> None:
        if self.effect.reason.isVisibleTo(self) and not self.effect.reason.text().strip():
            self.effect.reason.setFocus()

    def _move(self) -> None:
        if not self.day.commit():
            self.day.setFocus()
            return
        chosen = self.people.worker()
        if chosen is None or chosen.worker_id is None or not self.go.isEnabled():
            return
        try:
            move_cases(
                self._ctx.desk, self._ids, chosen.worker_id, self._day(), self._role(),
                self.effect.reason.text() if self.effect.reason.isVisibleTo(self) else "",
            )  # fmt: skip
        except KoordinatorError as fault:
            self.effect.refuse(str(fault))
            return
        self.accept()

    # Room

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        room = self.screen().availableGeometry()
        wide = max(self.minimumWidth(), min(house.px(_WIDE), room.width() - _MARGINS))
        self.resize(wide, min(house.px(_HIGH), room.height() - _MARGINS))
        self.people.search.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        two = self.width() >= house.px(_TWO_COLUMNS)
        self._columns.setDirection(ways.LeftToRight if two else ways.TopToBottom)
        self.people.set_rows(_MANY_ROWS if two else _FEW_ROWS)


def _titled(title: str, content: QWidget) -> QWidget:
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(Label(title, "section"))
    column.addWidget(content, 1)
    return block


def _cases(number: int) -> str:
    return "1 sag" if number == 1 else f"{count(number)} sager"


def _holder_id(line: CaseLine, role: CaseRole) -> int | None:
    return line.caseworker_id if role is CaseRole.CASEWORKER else line.consultant_id
