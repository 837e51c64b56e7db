"""The question how much of a series a change is meant for."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QRadioButton, QWidget

from koordinator.domain.meetings.kinds import SCOPE_NAMES, Scope
from koordinator.ui.base.dialog import Dialog


class ScopeDialog(Dialog):
    """This one, this and the following, or all; Enter takes what is chosen."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Mødet er en del af en række", "Hvilke møder gælder ændringen?", width=400, parent=parent
        )
        self.choices: dict[Scope, QRadioButton] = {}
        for scope, words in SCOPE_NAMES.items():
            choice = QRadioButton(words)
            self.choices[scope] = choice
            self.content.addWidget(choice)
        self.choices[Scope.THIS].setChecked(True)
        self.content.addStretch(1)
        self.add_close()
        self.go = self.add_button("Ret", "filled")
        self.go.clicked.connect(self._go)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.choices[Scope.THIS].setFocus()

    def _go(self) -> None:
        scope = next(scope for scope, choice in self.choices.items() if choice.isChecked())
        self.accept()
        self.chosen.emit(scope)


def ask_scope(
    parent: QWidget, choose: Callable[[Scope], object], given_up: Callable[[], object] | None = None
) -> ScopeDialog:
    """Asks without stopping anything; `choose` is told the answer, `given_up` that there is none."""
    dialog = ScopeDialog(parent)
    dialog.chosen.connect(choose)
    if given_up is not None:
        dialog.rejected.connect(given_up)
    dialog.open()
    return dialog
