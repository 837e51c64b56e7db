"""A code or password that is shown once: large, with a way to print it from memory and to copy it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QFrame, QSizePolicy, QVBoxLayout, QWidget

from koordinator.ui.base.buttons import Button
from koordinator.ui.base.clipboard import secret_clipboard
from koordinator.ui.base.fonts import mark
from koordinator.ui.base.house import house, values
from koordinator.ui.base.labels import Label, row

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_COPIED_MS = 60_000
_IN_A_ROW = 4


@dataclass(frozen=True)
class SecretPaper:
    """What is printed: a title, facts in two columns, the secret, and what to do with the sheet."""

    title: str
    facts: tuple[tuple[str, str], ...]
    secret: str
    advice: tuple[str, ...]


def in_rows(secret: str) -> list[str]:
    """The groups of a code, a few to a line, so that one can read along with a finger.

    A line that goes on ends in its hyphen: two lines are one code.
    """
    groups = secret.split("-")
    rows = ["-".join(groups[at : at + _IN_A_ROW]) for at in range(0, len(groups), _IN_A_ROW)]
    return [*(f"{one}-" for one in rows[:-1]), rows[-1]]


class SecretBox(QWidget):
    """The secret on a quiet ground, with buttons to print and copy it."""

    def __init__(self, paper: SecretPaper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        ground = QFrame()
        mark(ground, "banner", "plain")
        ground.setAccessibleName(paper.secret)
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.addWidget(_Letters(in_rows(paper.secret)))
        self.print = Button("Udskriv", icon_name="printer")
        self.print.clicked.connect(self._print)
        self.copy = Button("Kopiér", icon_name="copy")
        self.copy.clicked.connect(self._copy)
        self._said = Label("", "small", "text2", elide=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(ground)
        buttons = row([self.print, self.copy])
        buttons.addWidget(self._said, 1)
        column.addLayout(buttons)

    def secret(self) -> str:
        """The code or password shown."""
        return self._paper.secret

    def _copy(self) -> None:
        secret_clipboard().copy(self._paper.secret, _COPIED_MS)
        self._said.setText("Kopieret. Udklipsholderen tømmes om et minut.")

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Portrait,
                QMarginsF(20, 20, 20, 20),
                QPageLayout.Unit.Millimeter,
            )
        )
        printer.setDocName("koordinator")
        dialog = QPrintDialog(printer, self.window())
        dialog.setWindowTitle("Udskriv")
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)  # on paper, never in a file
        dialog.accepted.connect(lambda: self._send(printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # the print dialog's own open() wants a slot by name

    def _send(self, printer: "QPrinter") -> None:
        if printer.outputFormat() != printer.OutputFormat.NativeFormat:
            self._said.setText("Vælg en printer; koden må ikke ligge i en fil.")
            return
        painter = QPainter()
        if not painter.begin(printer):
            self._said.setText("Udskriften kunne ikke sendes. Er printeren tændt?")
            return
        paint_paper(painter, QRectF(painter.viewport()), printer.resolution(), self._paper)
        painter.end()
        self._said.setText("Sendt til printeren.")


class _Letters(QWidget):
    """The groups in lines of equal letters."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self._lines = tuple(lines)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        house.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(round(house.metrics("figure").height() * 1.25 * len(self._lines)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(house.colour("text"))
        _paint_lines(painter, QRectF(self.rect()), house.font("figure"), self._lines)


def _paint_lines(painter: QPainter, area: QRectF, font: QFont, lines: Sequence[str]) -> None:
    """Every letter in a cell of its own width: a code is compared letter by letter."""
    painter.setFont(font)
    metrics = painter.fontMetrics()
    cell = max(metrics.horizontalAdvance(letter) for letter in "0M8W")
    longest = max(len(line) for line in lines)
    cell = min(cell, int(area.width() // longest))
    high = area.height() / len(lines)
    for at, line in enumerate(lines):
        for column, letter in enumerate(line):
            place = QRectF(area.x() + column * cell, area.y() + at * high, cell, high)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), letter)


def paint_paper(painter: QPainter, area: QRectF, dots: int, paper: SecretPaper) -> None:
    """Draws the sheet; `dots` is the number of painter units to an inch."""
    page = _Sheet(painter, area, dots)
    page.rule()
    page.text("koordinator", 11, 600, "accent")
    page.room(14)
    page.text(paper.title, 24, 600)
    page.room(6)
    for name, value in paper.facts:
        page.text(f"{name}: {value}", 11, 400)
    page.room(16)
    page.letters(in_rows(paper.secret), 22)
    page.room(18)
    for line in paper.advice:
        page.text(line, 11, 400)
        page.room(4)


class _Sheet:
    """A column of lines from the top of a page, in the light colours whatever the screen shows."""

    def __init__(self, painter: QPainter, area: QRectF, dots: int) -> None:
        self._painter, self._area = painter, area
        self._point = dots / 72
        self._y = area.y()

    def rule(self) -> None:
        thick = 3 * self._point
        pen = QPen(Qt.PenStyle.NoPen)
        self._painter.setPen(pen)
        self._painter.setBrush(_ink("accent"))
        self._painter.drawRect(QRectF(self._area.x(), self._y, self._area.width(), thick))
        self._y += thick + 8 * self._point

    def room(self, points: float) -> None:
        self._y += points * self._point

    def text(self, text: str, points: float, weight: int, tone: str = "text") -> None:
        painter = self._painter
        painter.setFont(self._font(points, weight))
        painter.setPen(_ink(tone))
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        area = QRectF(self._area.x(), self._y, self._area.width(), self._area.bottom() - self._y)
        used = painter.boundingRect(area, flags, text)
        painter.drawText(area, flags, text)
        self._y += used.height()

    def letters(self, lines: Sequence[str], points: float) -> None:
        high = 1.6 * points * self._point * len(lines)
        self._painter.setPen(_ink("text"))
        area = QRectF(self._area.x(), self._y, self._area.width(), high)
        _paint_lines(self._painter, area, self._font(points, 600), lines)
        self._y += high

    def _font(self, points: float, weight: int) -> QFont:
        font = house.font("body", weight)
        font.setPixelSize(max(1, round(points * self._point)))
        return font


def _ink(token: str) -> QColor:
    return QColor(values(False)[token])
