"""A field in which one searches as one types, with the hits in a list under it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from koordinator.ui.base.focus import OWN_RING
from koordinator.ui.base.house import house
from koordinator.ui.base.results import ResultDelegate, ResultGroup, ResultsModel, spoken
from koordinator.ui.base.search_field import SearchField

Find = Callable[[str], Sequence[ResultGroup]]
_MOST_ROWS = 7
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Picker(QWidget):
    """Arrow keys go through the hits while one types; Enter or a click picks, Esc closes the list.

    Enter with nothing typed takes the hit that stands chosen in an open list.
    """

    picked = Signal(object)
    shown = Signal()  # hits stand in the list

    def __init__(self, placeholder: str, name: str, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._shown_for: str | None = None
        self.field = SearchField(placeholder, name)
        self.field.searched.connect(self.search)
        self.field.installEventFilter(self)
        self._model = ResultsModel()
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(ResultDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setProperty(OWN_RING, True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Fund")
        self.list.clicked.connect(self._clicked)
        self.list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.setFocusProxy(self.field)

    def search(self, text: str) -> None:
        """Shows what answers; nothing typed shows nothing."""
        if self.isVisible():
            self._show(self._find(text) if text.strip() else ())

    def _show(self, groups: Sequence[ResultGroup]) -> None:
        self._shown_for = self.field.text()
        self._model.set_groups(groups)
        rows = self._model.hits()
        self.list.setVisible(bool(rows))
        if rows:
            self._choose(rows[0])
            self._fit()
            self.shown.emit()

    def hits(self) -> list[str]:
        """The hits as one reads them aloud."""
        found = (self._model.item(row) for row in self._model.hits())
        return [spoken(item) for item in found if item is not None]

    def close_list(self) -> None:
        """Forgets what was typed."""
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self._shown_for = None
        self._model.set_groups(())
        self.list.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        if key in _ENTER and (self.field.text().strip() or not self.list.isHidden()):
            if self._shown_for != self.field.text():
                self.search(self.field.text())  # what was typed just now counts
            self._take()
            return True
        if self.list.isHidden():
            if key == Qt.Key.Key_Down:  # what one would find first, before anything is typed
                self._show(self._find(self.field.text()))
            return key == Qt.Key.Key_Down
        if key in _STEPS:
            self._step(_STEPS[key])
            return True
        if key == Qt.Key.Key_Escape:
            self.close_list()
            return True
        return False

    def _step(self, by: int) -> None:
        rows = self._model.hits()
        here = self.list.currentIndex().row()
        at = rows.index(here) if here in rows else 0
        self._choose(rows[(at + by) % len(rows)])

    def _choose(self, row: int) -> None:
        index = self._model.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        item = self._model.item(row)
        if item is not None:
            self.field.setAccessibleDescription(spoken(item))

    def _take(self) -> None:
        item = self._model.item(self.list.currentIndex().row())
        if item is not None and not self.list.isHidden():
            self.close_list()
            self.picked.emit(item.key)

    def _clicked(self, index: QModelIndex) -> None:
        if self._model.item(index.row()) is not None:
            self._take()

    def _fit(self) -> None:
        high = sum(self.list.sizeHintForRow(row) for row in range(self._model.rowCount()))
        self.list.setFixedHeight(min(high + 10, _MOST_ROWS * house.row("nav")))
