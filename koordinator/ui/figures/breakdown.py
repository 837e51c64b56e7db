"""What a figure is made up of: one line for each team, worker, age or length of course."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from koordinator.domain.figures import words
from koordinator.domain.figures.records import By, Part, Slice
from koordinator.ui.base.chips import ChipBar
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label
from koordinator.ui.base.record_model import Column, RecordModel
from koordinator.ui.base.table import DataTable
from koordinator.ui.base.text import count
from koordinator.ui.figures.shown import state_of

_NAMES = {By.TEAM: "Team", By.WORKER: "Sagsbehandler", By.AGE: "Alder", By.LENGTH: "Forløbets længde"}
_MOST_ROWS = 14
_HINT = "Enter eller dobbeltklik viser de talte sager; menutasten eller højreklik viser også resten."
_PARTS = ("Vis de talte sager", "Vis resten", "Vis alle, der tælles blandt")


def fit_rows(table: DataTable, rows: int, most: int = _MOST_ROWS) -> None:
    """Makes a table as high as its rows, which then scroll with the page; a long one scrolls by itself."""
    shown = min(max(rows, 1), most)
    table.setFixedHeight(table.horizontalHeader().sizeHint().height() + shown * house.row("list") + 4)


class Breakdown(QWidget):
    """A table with a choice of what it is broken down by; Enter shows the cases counted in a line."""

    opened = Signal(object, str, object)

    def __init__(self) -> None:
        super().__init__()
        self._slices: Mapping[By, Sequence[Slice]] = {}
        self.chips = ChipBar(single=True)
        for by in By:
            self.chips.add(by, _NAMES[by], on=by is By.TEAM)
        self.chips.changed.connect(self._show)
        self.model: RecordModel[Slice] = RecordModel(_columns(), lambda one: one.group)
        self.table = DataTable()
        self.table.setAccessibleName("Fordelt på")
        self.table.setModel(self.model)
        self.table.opened.connect(self._open)
        self.table.menu_requested.connect(self._menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label("Fordelt på", "section"))
        column.addWidget(self.chips)
        column.addWidget(self.table)
        column.addWidget(Label(_HINT, "small", "text3", wrap=True))
        house.changed.connect(self._fit)

    def show_slices(self, slices: Mapping[By, Sequence[Slice]]) -> None:
        """Shows other numbers."""
        self._slices = slices
        self._show()

    def by(self) -> By:
        """What it is broken down by now."""
        return By(self.chips.chosen()[0])

    def choose(self, by: By) -> None:
        """Breaks down by something else."""
        self.chips.choose([by])
        self._show()

    def _show(self) -> None:
        self.model.set_records(self._slices.get(self.by(), ()))
        self._fit()

    def _fit(self) -> None:
        fit_rows(self.table, self.model.rowCount())

    def _open(self, row: int, part: Part = Part.COUNTED) -> None:
        self.opened.emit(self.by(), self.model.record(row).group, part)

    def _menu(self, at: QPoint) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            menu = self.menu(row)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    def menu(self, row: int) -> QMenu:
        """The ways to the cases of a line: those counted, the rest, and all of them."""
        one, menu = self.model.record(row), QMenu(self)
        numbers = (one.numerator, one.denominator - one.numerator, one.denominator)
        for part, words_, number in zip((Part.COUNTED, Part.REST, Part.OF), _PARTS, numbers, strict=True):
            action = menu.addAction(f"{words_} ({count(number)})")
            action.setEnabled(number > 0)
            action.triggered.connect(partial(self._open, row, part))
        return menu


def _columns() -> list[Column[Slice]]:
    return [
        Column("name", "Gruppe", lambda one: one.name, strong=True, stretch=True, width=22),
        Column("counted", "Antal", lambda one: count(one.numerator), lambda one: one.numerator, True,
               width=8),
        Column("of", "Ud af", lambda one: count(one.denominator), lambda one: one.denominator, True,
               width=8),
        Column("percent", "Procent", lambda one: words.percent(one.percent), lambda one: one.percent, True,
               strong=True, width=9),
        Column("aim", "Mål", lambda one: words.aim(one.target).removeprefix("mål "), yields=1, width=16),
        Column("state", "Stand", words.state, lambda one: one.standing.short, state=state_of, width=26),
    ]  # fmt: skip
