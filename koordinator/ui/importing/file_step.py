"""First step: drop a list on the window, or find it on the computer."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from koordinator.domain.values.dates import long_date
from koordinator.services.importing.wizard import OpenedList
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.folders import last_folder
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Icon, Label
from koordinator.ui.base.notices import Banner
from koordinator.ui.base.text import count

KINDS = "Sagslister (*.xlsx *.csv *.txt);;Alle filer (*)"


class DropArea(QWidget):
    """A large place to drop a file on; `dropped` carries its path."""

    dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = False
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file_in(event):
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        if path := _file_in(event):
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _show_over(self, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(house.colour("accent" if self._over else "ctl"), 1.5)
        pen.setDashPattern([4, 4])
        painter.setPen(Qt.PenStyle.SolidLine if self._over else pen)
        if self._over:
            painter.setPen(QPen(house.colour("accent"), 2))
        painter.setBrush(house.colour("tint" if self._over else "rail"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)


class FileStep(QWidget):
    """The drop area, the button that finds a file, and what was wrong with the last one."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.error = Banner("", "warning")
        self.error.hide()
        self.choose = Button("Vælg fil …", "filled", "folder-open")
        self.other = Button("Vælg en anden fil …", "outlined", "folder-open")
        for button in (self.choose, self.other):
            button.setAutoDefault(True)
            button.clicked.connect(self._ask)
        self._icon = Icon("file-spreadsheet", "ctl", 40)
        self._big = Label("Træk listen hertil", "quote")
        self._small = Label("", tone="text2", wrap=True)
        self._small.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.area = DropArea()
        self.area.dropped.connect(self.wanted)
        inside = QVBoxLayout(self.area)
        inside.setContentsMargins(32, 24, 32, 24)
        inside.setSpacing(10)
        middle = Qt.AlignmentFlag.AlignHCenter
        inside.addStretch(1)
        inside.addWidget(self._icon, 0, middle)
        inside.addWidget(self._big, 0, middle)
        inside.addWidget(self._small)
        inside.addSpacing(8)
        inside.addWidget(self.choose, 0, middle)
        inside.addWidget(self.other, 0, middle)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.error)
        column.addWidget(self.area, 1)
        self.show_file(None)

    def show_file(self, opened: OpenedList | None) -> None:
        """Says which file has been read, or what can be dropped here."""
        self.error.hide()
        self.choose.setVisible(opened is None)
        self.other.setVisible(opened is not None)
        if opened is None:
            self._big.setText("Træk listen hertil")
            self._small.setText("Excel (.xlsx) eller tekst (.csv) – eller find den på computeren.")
            return
        self._icon.set("file-spreadsheet", "accent")
        self._big.setText(opened.path.name)
        facts = [f"{count(len(opened.columns))} kolonner"]
        if opened.sheet:
            facts.insert(0, f"arket »{opened.sheet}«")
        if opened.extract_date is not None:
            facts.append(f"udtrukket {long_date(opened.extract_date)}")
        self._small.setText(" · ".join(facts))

    def show_error(self, sentence: str) -> None:
        """Says why a file could not be read; a file read before still counts."""
        self.error.show_text(sentence, "warning")
        self.error.show()

    def focus(self) -> None:
        """Where the keyboard begins."""
        if self.choose.isVisible():
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Vælg en sagsliste", last_folder(), KINDS)
        if path:
            self.wanted.emit(path)


def _file_in(event: QDropEvent) -> str:
    """The one file that is being dragged, or an empty text."""
    paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 else ""
