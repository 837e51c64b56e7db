"""The recovery code: shown once, to be printed or copied before one goes on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from koordinator.ui.base.secret import SecretBox, SecretPaper
from koordinator.ui.start.step import Step


class CodeStep(Step):
    """Goes on only when the person has said that the code is kept."""

    done = Signal()

    def __init__(self, paper: SecretPaper, parent: QWidget | None = None) -> None:
        super().__init__(
            "Gem gendannelseskoden",
            "Den er den eneste vej ind, hvis adgangskoden er glemt og ingen anden teamleder kan hjælpe. "
            "Den vises kun nu.",
            parent,
        )
        self.secret = SecretBox(paper)
        self.kept = QCheckBox("Jeg har gemt koden")
        self.main = self.add_main("Gå i gang")
        self.buttons.addStretch(1)
        self.main.setEnabled(False)
        self.kept.toggled.connect(self.main.setEnabled)
        self.main.clicked.connect(self.done)
        self.body.addWidget(self.secret)
        self.body.addWidget(self.kept)

    def begin(self) -> None:
        self.secret.print.setFocus(Qt.FocusReason.OtherFocusReason)
