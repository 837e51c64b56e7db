"""The list of cases itself: the table, what is selected in it, and the way out to a spreadsheet."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.cases import CaseLine
from koordinator.services import views
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.record_model import RecordModel
from koordinator.ui.base.table import DataTable
from koordinator.ui.cases import columns, exporting
from koordinator.ui.cases.strip import SelectionStrip
from koordinator.ui.cases.words import cases_word
from koordinator.ui.context import Context


class CaseList(QWidget):
    """Shows lines as they come; selection, order, place and columns stay from one refresh to the next."""

    opened = Signal(int)
    stepped = Signal(int)  # the case one has gone to with the keys or the mouse
    selection_changed = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._day = ctx.desk.today()
        self._lines: list[CaseLine] = []
        self.model = RecordModel(columns.columns(lambda: self._day), lambda line: line.case_id)
        self.table = DataTable(multi=True, two_line=True)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Sager")
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        kept = views.columns(ctx.desk)
        self.table.chosen_by_hand = bool(kept)
        self.table.show_columns(kept or columns.FIRST_SHOWN)
        self.strip = SelectionStrip(self._buttons())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.strip)
        self.setFocusProxy(self.table)
        self._connect()

    def _buttons(self) -> list[Button]:
        move, out, off = (Button(text, "plain", small=True) for text in ("Flyt …", "Til Excel", "Fravælg"))
        move.clicked.connect(self.move_selected)
        out.clicked.connect(self.export_selected)
        off.clicked.connect(self._select_nothing)
        return [move, out, off]

    def _connect(self) -> None:
        self.table.opened.connect(lambda row: self.opened.emit(self.model.record(row).case_id))
        self.table.selection_changed.connect(self._selected)
        self.table.columns_changed.connect(self._keep_columns)
        self.table.selectionModel().currentRowChanged.connect(self._stepped)

    # What is shown

    def show_lines(self, lines: list[CaseLine]) -> None:
        """Shows these cases; nothing moves when they are the same as before."""
        day = self._ctx.desk.today()
        if (lines, day) != (self._lines, self._day):
            self._lines, self._day = lines, day
            self.model.set_records(lines)
        self._selected()

    def show_columns(self, keys: Sequence[str]) -> None:
        """Shows these columns from now on."""
        self.table.chosen_by_hand = True
        self.table.show_columns(keys)
        self._keep_columns()

    def choose_columns(self, at: QPoint) -> None:
        """Opens the menu of columns."""
        self.table.choose_columns(at)

    def shown_columns(self) -> tuple[str, ...]:
        """Keys of the columns shown, in their order."""
        return tuple(self.table.visible_columns())

    # What is selected

    def current_id(self) -> int | None:
        """The case one stands on."""
        found = self.table.current_id()
        return found if isinstance(found, int) else None

    def selected_ids(self) -> list[int]:
        """The selected cases from top to bottom."""
        return [one for one in self.table.selected_ids() if isinstance(one, int)]

    def meant_ids(self) -> list[int]:
        """The selected cases, or the one stood on when none is selected."""
        current = self.current_id()
        return self.selected_ids() or ([current] if current is not None else [])

    def stand_on_first(self) -> None:
        """Stands on the first case; what is selected stays so."""
        first = self.model.identity(0)
        self.table.select_ids(self.table.selected_ids() or [first], first)
        self.table.scrollToTop()

    def stand_on(self, case_id: int) -> bool:
        """Selects a case and brings it into sight; False when it is not in the list."""
        row = self.model.row_of(case_id)
        if row is None:
            return False
        self.table.select_ids([case_id], case_id)
        self.table.scrollTo(self.model.index(row, 0), DataTable.ScrollHint.PositionAtCenter)
        return True

    def see_current(self) -> None:
        """Keeps the case one stands on in sight once the list has got its new size."""
        QTimer.singleShot(
            0, self.table, lambda: self.table.scrollTo(self.table.currentIndex().siblingAtColumn(0))
        )

    def _select_nothing(self) -> None:
        self.table.clearSelection()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _selected(self) -> None:
        self.strip.show_numbers(self.model.rowCount(), self.table.selected_count())
        self.selection_changed.emit()

    def _stepped(self) -> None:
        case_id = self.current_id()
        if case_id is not None and self.table.hasFocus():
            self.stepped.emit(case_id)

    def _keep_columns(self) -> None:
        self._ctx.attempt(partial(views.keep_columns, self._ctx.desk, self.shown_columns()))

    # What is done with them

    def move_selected(self) -> None:
        """Asks for the selected cases, or the one stood on, to be moved."""
        self._ctx.move(self.meant_ids())

    def export(self) -> None:
        """Takes the selected cases out when there are several, else all that are shown."""
        if self.table.selected_count() > 1:
            self.export_selected()
        else:
            self._export(self.model.records())

    def export_selected(self) -> None:
        """Takes the selected cases out."""
        chosen = set(self.selected_ids())
        self._export([line for line in self.model.records() if line.case_id in chosen])

    def _export(self, lines: Sequence[CaseLine]) -> None:
        by_key = {column.key: column for column in self.model.columns}
        shown = [by_key[key] for key in self.shown_columns()]
        headings, rows = columns.sheet(shown, lines, lambda: self._day)
        exporting.ask_where(
            self,
            f"Gem {cases_word(len(lines))} som regneark",
            self._day,
            lambda path: exporting.write(self._ctx, path, headings, rows),
        )
