"""What is not shown until somebody asks for it: the CPR number and a protected address."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from koordinator.domain.values.cpr import format_cpr
from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.clipboard import secret_clipboard
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Icon, Label

SHOWN_MS = 10_000
_TEXT_BEGINS = 12  # where the text of an input stands


class CprRow(QWidget):
    """311299-••••, the whole number for ten seconds after Vis, and a button that copies it."""

    def __init__(self) -> None:
        super().__init__()
        self._cpr = ""
        self.text = Label()
        self.show_it = Button("Vis", "link")
        self.show_it.clicked.connect(self._toggle)
        self.copy = IconButton("copy", "Kopiér CPR-nummer; det forsvinder igen efter 10 sekunder", small=True)
        self.copy.clicked.connect(lambda: secret_clipboard().copy(format_cpr(self._cpr)))
        self._hide_again = QTimer(self)
        self._hide_again.setSingleShot(True)
        self._hide_again.setInterval(SHOWN_MS)
        self._hide_again.timeout.connect(self.hide_number)
        line = QHBoxLayout(self)
        line.setContentsMargins(_TEXT_BEGINS, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.text)
        line.addWidget(self.show_it)
        line.addWidget(self.copy)
        line.addStretch(1)
        house.changed.connect(self._fit)
        self._fit()

    def set_cpr(self, cpr: str) -> None:
        """Another citizen's number, masked; the same one stays as it is."""
        if cpr != self._cpr:
            self._cpr = cpr
            self.hide_number()

    def hide_number(self) -> None:
        """Masks the last four digits."""
        self._hide_again.stop()
        self.text.setText(f"{self._cpr[:6]}-••••" if self._cpr else "")
        self.show_it.set_text("Vis")

    def _toggle(self) -> None:
        if self._hide_again.isActive():
            self.hide_number()
        else:
            self.text.setText(format_cpr(self._cpr))
            self.show_it.set_text("Skjul")
            self._hide_again.start()

    def _fit(self) -> None:
        self.setMinimumHeight(house.row("form_edit"))


class Shield(QWidget):
    """Stands in the place of a protected address until one asks to see it."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.show_it = Button("Vis adresse", "link")
        self.show_it.clicked.connect(self.opened)
        line = QHBoxLayout(self)
        line.setContentsMargins(_TEXT_BEGINS, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(Icon("shield-alert", "over_text", 15), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(Label("Beskyttet", "strong", "over_text"))
        line.addSpacing(6)
        line.addWidget(self.show_it)
        line.addStretch(1)
        house.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(house.row("form_edit"))
