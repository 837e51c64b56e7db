"""The command box: one field over the dimmed window that finds everything and does most things."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from koordinator.ui.base.focus import OWN_RING, give_back
from koordinator.ui.base.fonts import set_font
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Icon, KeyCap, Label, hairline
from koordinator.ui.base.results import ResultDelegate, ResultGroup, ResultItem, ResultsModel, spoken
from koordinator.ui.base.text import count

_WIDTH = 720
_TOP = 84
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class CommandBox(QWidget):
    """Covers its parent; sends `search` as one types and `chosen` with the key of the hit."""

    search = Signal(str)
    chosen = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._came_from: QWidget | None = None
        self._model = ResultsModel()
        self._box = QFrame(self)
        self._box.setObjectName("commandbox")
        self.field = QLineEdit()
        self.field.setPlaceholderText("Søg eller gør …")
        self.field.setAccessibleName("Søg eller gør")
        self.field.setProperty(OWN_RING, True)
        set_font(self.field, "field")
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self.search)
        self._count = Label("", tone="text2")
        self.list = QListView()
        self._set_up_list()
        self._glass = Icon("search", "text2", 20)
        column = self._column = QVBoxLayout(self._box)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(hairline())
        column.addWidget(self.list, 1)
        self._nothing = Label(
            "Ingen fund. Prøv med en del af navnet, et telefonnummer eller et sagsnummer.",
            tone="text2",
            wrap=True,
        )
        self._nothing.setContentsMargins(20, 16, 20, 16)
        column.addWidget(self._nothing)
        column.addWidget(hairline())
        column.addLayout(self._foot())
        parent.installEventFilter(self)
        self.hide()

    def _set_up_list(self) -> None:
        self.list.setModel(self._model)
        self.list.setItemDelegate(ResultDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setContentsMargins(0, 0, 0, 0)
        self.list.setViewportMargins(8, 6, 8, 8)
        self.list.setAccessibleName("Fund")
        self.list.clicked.connect(self._clicked)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 20, 12)
        head.setSpacing(14)
        head.addWidget(self._glass)
        head.addWidget(self.field, 1)
        head.addWidget(self._count)
        return head

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 8, 20, 8)
        foot.setSpacing(5)
        for keys, words in ((("↑", "↓"), "vælg"), (("Enter",), "åbn"), (("Esc",), "luk")):
            if words == "luk":
                foot.addStretch(1)
            for key in keys:
                foot.addWidget(KeyCap(key))
            foot.addWidget(Label(words, "small", "text2"))
            foot.addSpacing(12 if words != "luk" else 0)
        return foot

    def open_box(self, text: str = "") -> None:
        """Shows the box with the cursor in its field."""
        if not self.isVisible():
            self._came_from = QApplication.focusWidget()
        self.field.setText(text)
        self._cover()
        self.show()
        self.raise_()
        # No selection: what was typed to open the box must not vanish under the next letter.
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.end(False)
        self.search.emit(text)

    def close_box(self) -> None:
        """Hides the box and gives the focus back."""
        if not self.isVisible():
            return
        self.hide()
        give_back(self._came_from)
        self._came_from = None
        self.closed.emit()

    def show_results(self, groups: Sequence[ResultGroup]) -> None:
        """Shows hits, the first of them chosen; those before stand until these come."""
        self._model.set_groups(groups)
        rows = self._model.hits()
        self._count.setText(f"{count(len(rows))} fund" if self.field.text() else "")
        self._nothing.setVisible(not rows and bool(self.field.text()))
        self.list.setVisible(bool(rows))
        if rows:
            self._choose(rows[0])
        self.list.scrollToTop()
        self._cover()

    def current(self) -> ResultItem | None:
        """The hit that Enter would take."""
        return self._model.item(self.list.currentIndex().row())

    def _choose(self, row: int) -> None:
        index = self._model.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        item = self._model.item(row)
        if item is not None:
            self.field.setAccessibleDescription(spoken(item))
            event = QAccessibleEvent(self.field, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)

    def _step(self, by: int) -> None:
        rows = self._model.hits()
        if rows:
            here = self.list.currentIndex().row()
            at = rows.index(here) if here in rows else 0
            # One step past the end comes round; a page stops at it.
            at = (at + by) % len(rows) if abs(by) == 1 else max(0, min(len(rows) - 1, at + by))
            self._choose(rows[at])

    def _take(self) -> None:
        item = self.current()
        if item is not None:
            self.close_box()
            self.chosen.emit(item.key)

    def _clicked(self, index: QModelIndex) -> None:
        if self._model.item(index.row()) is not None:
            self._take()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._cover()
        elif watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.close_box()
        else:
            # Nothing behind the box can be reached while it stands there.
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._box.geometry().contains(event.position().toPoint()):
            self.close_box()

    def _cover(self) -> None:
        self.setGeometry(self._window.rect())
        width = min(house.px(_WIDTH), self.width() - 32)
        top = min(house.px(_TOP), self.height() // 8)
        most = self.height() - top - 32
        rows = (
            sum(self.list.sizeHintForRow(row) for row in range(self._model.rowCount()))
            if self.list.isVisibleTo(self._box)
            else 0
        )
        self.list.setMinimumHeight(min(rows + 16, max(80, most - house.px(120))))
        self._column.activate()
        self._box.resize(QSize(width, min(most, self._box.minimumSizeHint().height())))
        self._box.move((self.width() - width) // 2, top)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), house.colour("dim"))
