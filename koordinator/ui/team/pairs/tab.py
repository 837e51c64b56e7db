"""The tab of pairs: who shares cases with whom, and which pair has not gone through its list in time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.cases import CaseFilter
from koordinator.domain.pairs import FIXED, Pair
from koordinator.domain.roles import CaseRole
from koordinator.domain.staff import WorkerLine
from koordinator.services import staff
from koordinator.services.caseloads import caseloads
from koordinator.services.pairs import MEETING_TYPE, PairBoard, pair_board
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.header import Link, PageHeader
from koordinator.ui.base.labels import Label, hairline, row
from koordinator.ui.base.notices import EmptyState
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.base.states import State
from koordinator.ui.context import Context
from koordinator.ui.team.pairs.matrix import PairMatrix
from koordinator.ui.team.pairs.words import beside_loads, cases, whole
from koordinator.ui.team.tab import TeamTab
from koordinator.ui.team.team_bar import TeamBar

_NONE = (
    "Sagsbehandleren og konsulenten står i samme sag, når de begge er knyttet til den. Her er ingen endnu."
)


class PairsTab(TeamTab):
    """A matrix one walks through; what is said of the cell one stands on stands under it."""

    key = "pairs"
    title = "Par"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._board: PairBoard | None = None
        self.header = PageHeader("Par")
        self.header.link_activated.connect(lambda _: self._first_late())
        self.teams = TeamBar()
        self.teams.changed.connect(self.show_tab)
        self.matrix = PairMatrix()
        self.matrix.current_changed.connect(self._tell)
        self.matrix.opened.connect(self.open_cases)
        self.empty = EmptyState(_NONE, "Åbn sager", "users")
        self.empty.acted.connect(lambda: ctx.page_wanted.emit("cases"))
        self.beside = Label("", "small", "text3", wrap=True)
        self.said = Label("", wrap=True)
        self.show_cases = Button("Vis sagerne", icon_name="folder-open", tip="Parrets fælles sager · Enter")
        self.show_cases.clicked.connect(self.open_cases)
        self.move_cases = Button("Flyt sagerne …", icon_name="move")
        self.move_cases.clicked.connect(self._move)
        self.book = Button("Book parmøde", icon_name="calendar-plus")
        self.book.clicked.connect(self._book)
        self._lay_out()

    def _lay_out(self) -> None:
        self._under = QWidget()
        under = QVBoxLayout(self._under)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(8)
        under.addWidget(hairline())
        line = row([self.said, self.show_cases, self.move_cases, self.book])
        line.setStretch(0, 1)
        under.addLayout(line)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 20, 32, 20)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(self.teams)
        column.addWidget(self.matrix, 1)
        column.addWidget(self.beside)
        column.addWidget(self.empty, 1)
        column.addWidget(self._under)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(scrolled(content, sideways=False))

    def show_tab(self) -> None:
        desk = self._ctx.desk
        self.teams.set_teams(staff.teams(desk))
        board = self._board = pair_board(desk, team_id=self.teams.team_id())
        self.matrix.show_board(board)
        some = bool(board.pairs)
        for widget, shown in ((self.matrix, some), (self._under, some), (self.empty, not some)):
            widget.setVisible(shown)
        beside = beside_loads(board, caseloads(desk, board.day).workers) if some else ""
        self.beside.setText(beside)
        self.beside.setVisible(bool(beside))
        self.header.set_sentence(*self._sentence(board))
        self._tell()

    def _sentence(self, board: PairBoard) -> list[str | Link]:
        if not board.pairs:
            return []
        number = len([one for one in board.pairs if len(one.cases) >= FIXED])
        first = f"{number} {'fast' if number == 1 else 'faste'} par med mindst {FIXED} sager sammen."
        late = len(board.late)
        if not late:
            return [
                first,
                f"Alle har gennemgået deres liste inden for {board.every} dage eller har aftalt tid.",
            ]
        rest = f"har ikke gennemgået listen i {board.every} dage og har ingen tid aftalt."
        return [first, Link(f"{late} par", "late", State.NEAR), rest]

    def _first_late(self) -> None:
        if self._board is not None and self._board.late:
            self.matrix.stand_on(max(self._board.late, key=lambda pair: len(pair.cases)))
            self.matrix.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        chosen, board = self.matrix.chosen(), self._board
        number = len(self._case_ids())
        names = self.matrix.cells.names(self.matrix.currentIndex())
        both = f"{names[0].name} og {names[1].name}" if names else ""
        if not chosen or board is None:
            self.said.setText(f"{both} har ingen fælles sager." if both else "Vælg et par.")
        elif len(chosen) == 1:
            self.said.setText(f"{self._names(chosen[0])}: {cases(number)}, {whole(board, chosen[0])}.")
        else:
            self.said.setText(f"{len(chosen)} par er valgt, {cases(number)} i alt.")
        self.show_cases.setEnabled(bool(chosen))
        self.move_cases.setEnabled(bool(chosen))
        self.book.setEnabled(len(chosen) == 1)

    def _names(self, pair: Pair) -> str:
        names = {one.worker_id: one.name for one in self._people()}
        return f"{names[pair.caseworker_id]} og {names[pair.consultant_id]}"

    def _people(self) -> tuple[WorkerLine, ...]:
        return (*self._board.caseworkers, *self._board.consultants) if self._board else ()

    def _case_ids(self) -> frozenset[int]:
        return frozenset(case_id for pair in self.matrix.chosen() for case_id in pair.cases)

    def open_cases(self) -> None:
        """Opens the very cases of the pairs chosen."""
        if case_ids := self._case_ids():
            pairs = self.matrix.chosen()
            whose = self._names(pairs[0]) if len(pairs) == 1 else f"{len(pairs)} par"
            self._ctx.show_cases(CaseFilter.picked(case_ids, f"Fælles sager · {whose}"))

    def _move(self) -> None:
        if case_ids := self._case_ids():
            self._ctx.move(sorted(case_ids), CaseRole.CASEWORKER)

    def _book(self) -> None:
        for pair in self.matrix.chosen()[:1]:
            self._ctx.new_meeting(
                MEETING_TYPE, worker_id=pair.caseworker_id, guests=(pair.consultant_id,), stay=True
            )
