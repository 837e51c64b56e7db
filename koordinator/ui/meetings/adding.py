"""Adding somebody to a meeting that is there: searched, and asked about when a consent is lacking."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.cases import CaseLine
from koordinator.domain.meetings.records import ConsentState
from koordinator.services.meetings.planning import consent_of
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.formats import required
from koordinator.ui.base.labels import row
from koordinator.ui.base.notices import Banner
from koordinator.ui.context import Context
from koordinator.ui.meetings.case_field import case_line
from koordinator.ui.meetings.people_search import Found
from koordinator.ui.meetings.person_picker import PersonPicker


class AddPerson(QWidget):
    """`wanted` is sent with who, and the reason where there is no consent."""

    wanted = Signal(object, str)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._case_id: int | None = None
        self._line: CaseLine | None = None  # fetched when somebody searches
        self._day = ctx.desk.today()
        self._waiting: Found | None = None
        self.picker = PersonPicker(ctx, "Tilføj person, ↓ viser netværket", self._case)
        self.picker.found.connect(self._add)
        self.banner = Banner("", "error")
        self.reason = TextValue("Begrundelse", required("Skriv, hvorfor personen skal med."),
                                placeholder="Hvorfor skal personen med?")  # fmt: skip
        self.reason.box()
        self.take = Button("Begrund og tag med", small=True)
        self.obtain = Button("Indhent samtykke", "link")
        self.leave = Button("Tag ikke med", "link")
        self.question = QWidget()
        column = QVBoxLayout(self.question)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)
        column.addWidget(self.reason)
        column.addLayout(row([self.take, 4, self.obtain, 4, self.leave, None]))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.picker)
        whole.addWidget(self.question)
        self.question.hide()
        self.take.clicked.connect(self._take)
        self.obtain.clicked.connect(self._obtain)
        self.leave.clicked.connect(self.forget)

    def order(self) -> list[QWidget]:
        """What Tab goes through."""
        return [self.picker, self.reason, self.take, self.obtain, self.leave]

    def set_meeting(self, case_id: int | None, day: date) -> None:
        """Whose network is searched first, and the day a consent must hold."""
        self._case_id, self._day, self._line = case_id, day, None

    def forget(self) -> None:
        """Nobody is to be added after all."""
        self._waiting = None
        self.picker.close_list()
        self.reason.set_value("")
        self.question.hide()

    def _case(self) -> CaseLine | None:
        if self._line is None and self._case_id is not None:
            self._line = case_line(self._ctx.desk, self._case_id)
        return self._line

    def _add(self, found: Found) -> None:
        case = self._case()
        case_id = case.case_id if case is not None else None
        state = consent_of(self._ctx.desk, case_id, found.person, self._day)
        if state.lacking:
            self._ask(found, state)
        else:
            self.wanted.emit(found, "")

    def _ask(self, found: Found, state: ConsentState) -> None:
        self._waiting = found
        self.banner.show_text(f"{found.name}: {state.sentence}", "error")
        self.reason.set_value("")
        self.question.show()
        self.reason.setFocus()

    def _take(self) -> None:
        found = self._waiting
        if found is None or not self.reason.commit():
            return
        reason = self.reason.value()
        self.forget()
        self.wanted.emit(found, reason)

    def _obtain(self) -> None:
        if self._waiting is not None and self._waiting.person.contact_id is not None:
            self._ctx.show_contact(self._waiting.person.contact_id)
