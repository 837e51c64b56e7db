"""Second step: what each column of the file is, and the first rows as they will be understood."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSplitter, QVBoxLayout, QWidget

from koordinator.domain.lists.columns import ColumnFault, FieldColumn, chosen, faults, field_of, joined
from koordinator.errors import KoordinatorError
from koordinator.services.importing import wizard
from koordinator.services.importing.wizard import OpenedList
from koordinator.ui.base.fonts import mark
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label
from koordinator.ui.base.notices import Banner
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.base.text import count, plain_tip
from koordinator.ui.context import Context
from koordinator.ui.importing.draft import Draft
from koordinator.ui.importing.inputs import Option, StepCombo
from koordinator.ui.importing.preview_table import PreviewTable

_NOT_USED = "Bruges ikke"
_HEADING, _FIELD = 190, 230


class ColumnsStep(QWidget):
    """One line per column with a list of fields; each choice shows at once in the rows below."""

    changed = Signal()

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._draft = Draft()
        self._titles = wizard.field_titles()
        self.note = Banner()
        self.combos: dict[int, StepCombo] = {}
        self.faults: list[ColumnFault] = []
        self._grid_place = QVBoxLayout()
        self._grid_place.setContentsMargins(0, 0, 0, 0)
        self._rows: QWidget | None = None
        self.preview = PreviewTable()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.note)
        column.addWidget(self._parts(), 1)

    def _parts(self) -> QSplitter:
        upper, lower = QWidget(), QWidget()
        upper.setLayout(self._grid_place)
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 8, 0, 0)
        below.setSpacing(4)
        below.addWidget(Label("Sådan forstås de første rækker", "section"))
        below.addWidget(self.preview, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(upper)
        parts.addWidget(lower)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 1)
        parts.setSizes([1000, 1000])
        return parts

    def show_draft(self, draft: Draft) -> None:
        """Shows the columns of a file and what they have been chosen to be."""
        self._draft = draft
        if draft.opened is None:
            return
        if self._rows is not None:
            self._grid_place.removeWidget(self._rows)
            self._rows.deleteLater()
        self.combos = {}
        self._rows = scrolled(self._lines(draft.opened.columns))
        self._grid_place.addWidget(self._rows)
        self._judge()

    def ready(self) -> bool:
        """Whether the list can be read so."""
        return not self.faults

    def focus(self) -> None:
        """The first column that is wrong or not settled; where all is well there is nothing to do here."""
        if self.ready():
            return
        wrong = [place for fault in self.faults for place in fault.places]
        free = [place for place in self.combos if not field_of(self._draft.mapping, place)]
        first = next(iter([*wrong, *free, *self.combos]), None)
        if first is not None:
            self.combos[first].setFocus(Qt.FocusReason.TabFocusReason)

    def _lines(self, columns: Sequence[FieldColumn]) -> QWidget:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 12, 4)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, house.px(_HEADING))
        grid.setColumnMinimumWidth(2, house.px(_FIELD))
        for at, title in enumerate(("Kolonne i filen", "Første værdier", "Bruges som")):
            grid.addWidget(Label(title, "small", "text2"), 0, at)
        options: list[Option] = [("", _NOT_USED), (None, ""), *self._titles.items()]
        for line, column in enumerate(columns, 1):
            heading = Label(column.heading, "medium", elide=True)
            plain_tip(heading, column.heading)
            values = Label(" · ".join(column.samples), tone="text2", elide=True)
            plain_tip(values, "\n".join(column.samples))
            combo = StepCombo(f"{column.heading} bruges som")
            combo.fill(options, field_of(self._draft.mapping, column.place))
            combo.currentIndexChanged.connect(lambda _, place=column.place: self._choose(place))
            self.combos[column.place] = combo
            for at, widget in enumerate((heading, values, combo)):
                grid.addWidget(widget, line, at)
        grid.setRowStretch(len(columns) + 1, 1)
        return body

    def _choose(self, place: int) -> None:
        field = str(self.combos[place].currentData() or "")
        self._draft.mapping = chosen(self._draft.mapping, place, field)
        self._judge()
        self.changed.emit()

    def _judge(self) -> None:
        """What is wrong or worth knowing about the columns as they are chosen, and the rows that follow."""
        opened, mapping = self._draft.opened, self._draft.mapping
        if opened is None:
            return
        self.faults = faults(mapping, opened.columns, self._titles)
        wrong = {place for fault in self.faults for place in fault.places}
        for place, combo in self.combos.items():
            mark(combo, "wrong", place in wrong)
        self._tell(opened)
        self._show_first(opened)

    def _tell(self, opened: OpenedList) -> None:
        if self.faults:
            self.note.show_text(" ".join(fault.sentence for fault in self.faults), "warning")
            return
        said = joined(self._draft.mapping, opened.columns, self._titles)
        if opened.remembered and self._draft.mapping == opened.mapping:
            said.insert(0, "Kolonnerne er husket fra sidst.")
        unused = len(self.combos) - sum(len(places) for places in self._draft.mapping.values())
        if unused:
            words = "1 kolonne bruges ikke" if unused == 1 else f"{count(unused)} kolonner bruges ikke"
            said.append(f"{words}.")
        self.note.show_text(" ".join(said) or "Alle kolonner er genkendt.", "info")

    def _show_first(self, opened: OpenedList) -> None:
        mapping = self._draft.mapping
        if self.faults:
            self.preview.say("Rækkerne vises, når kolonnerne er valgt.")
            return
        try:
            rows = wizard.preview(self._ctx.desk, opened, mapping)
        except KoordinatorError as fault:
            self.preview.say(str(fault))
            return
        order = sorted(mapping, key=lambda key: mapping[key][0])
        self.preview.show_rows(rows, [(key, self._titles[key]) for key in order])
