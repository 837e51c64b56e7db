"""Papers to a printer: each page as a picture at the printer's own dots."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from koordinator.services.papers import Paper, page_pictures
from koordinator.ui.papers.pages import image

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_MOST_DOTS = 600  # to the inch; more are not seen and cost four times the memory
SENT = "Sendt til printeren."
NOT_SENT = "Udskriften kunne ikke sendes. Er printeren tændt?"
NO_FILE = "Vælg en printer. Til en fil er der »Gem som PDF«."


def ask_and_print(parent: QWidget, paper: Paper, told: Callable[[str, bool], None]) -> "QDialog":
    """Opens the system's print dialog; `told` is given a sentence, and whether it went well."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = a4_printer(paper.title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Udskriv")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    dialog.setMinMax(1, paper.pages)

    def send() -> None:
        if printer.outputFormat() != QPrinter.OutputFormat.NativeFormat:
            told(NO_FILE, False)
            return
        sent = paint_pages(printer, paper)
        told(SENT if sent else NOT_SENT, sent)

    dialog.accepted.connect(send)
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # the print dialog's own open() wants a slot by name
    return dialog


def a4_printer(title: str) -> "QPrinter":
    """A printer set to the whole of A4; its queue shows the title, which holds no name."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(0, 0, 0, 0),
            QPageLayout.Unit.Millimeter,
        )
    )
    printer.setFullPage(True)
    printer.setDocName(title)
    return printer


def paint_pages(printer: "QPrinter", paper: Paper) -> bool:
    """Sends the pages chosen, as often as wanted; False when the printer does not take them."""
    first = printer.fromPage() or 1
    last = min(printer.toPage() or paper.pages, paper.pages)
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    numbers = [number for _ in range(copies) for number in range(first - 1, last)]
    painter = QPainter()
    if not numbers or not painter.begin(printer):
        return False
    target = QRectF(painter.viewport())
    dots = min(printer.resolution(), _MOST_DOTS)
    width = round(target.width() * dots / printer.resolution())
    for at, number in enumerate(numbers):
        if at and not printer.newPage():
            painter.end()
            return False
        painter.fillRect(target, Qt.GlobalColor.white)
        picture = page_pictures(paper.pdf, width, [number])[0]
        tall = target.width() * picture.height / picture.width
        painter.drawImage(QRectF(target.x(), target.y(), target.width(), tall), image(picture))
    return painter.end()
