"""The first page of all: try it with invented people, make a store, or open one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from koordinator.ui.start.choice import ChoiceButton
from koordinator.ui.start.step import Step


class WelcomeStep(Step):
    """Three ways to begin."""

    demo_wanted = Signal()
    create_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, *, may_go_back: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(
            "Velkommen", "Sager, møder og sagstal samlet ét sted. Hvordan vil du begynde?", parent=parent
        )
        self.body.setSpacing(10)
        self.demo = ChoiceButton(
            "Prøv med eksempeldata",
            "Et opdigtet team med 210 sager. Du skal ikke udfylde noget, og intet kan gå galt.",
            "users",
        )
        self.create_ = ChoiceButton(
            "Opret lager",
            "Begynd med dit eget team. Alt gemmes krypteret på denne maskine.",
            "plus",
        )
        self.open = ChoiceButton("Åbn lager", "Vælg et lager, der allerede ligger her.", "folder-open")
        self.demo.clicked.connect(self.demo_wanted)
        self.create_.clicked.connect(self.create_wanted)
        self.open.clicked.connect(self.open_wanted)
        for button in (self.demo, self.create_, self.open):
            self.body.addWidget(button)
        if may_go_back:
            self.add_back()

    def begin(self) -> None:
        self.demo.setFocus()
