"""Handing a case over: asked, seen beforehand, done in one step, and then its checklist and papers."""

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from koordinator.domain.values.dates import long_date
from koordinator.errors import KoordinatorError
from koordinator.services.case_lists import case_card
from koordinator.services.handing_over import HandedOver, hand_over, handovers
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label
from koordinator.ui.base.notices import Banner
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.context import Context
from koordinator.ui.course.life.checklists import ChecklistSection
from koordinator.ui.course.life.handover_form import HandoverForm
from koordinator.ui.course.life.papers import card_document, letter_document

_LEAST, _WIDE, _HIGH, _MARGINS = 560, 940, 640, 48


class HandoverDialog(Dialog):
    """Hands a case to another caseworker; afterwards it shows what there is left to do."""

    def __init__(self, ctx: Context, case_id: int, parent: QWidget | None = None) -> None:
        line = case_card(ctx.desk, case_id).line
        now = f"Sagen er hos {line.caseworker}." if line.caseworker else "Sagen har ingen sagsbehandler."
        super().__init__("Overdrag sagen", f"{line.name}. {now}", width=_LEAST, parent=parent)
        self._ctx = ctx
        self._case_id = case_id
        self.form = HandoverForm(ctx, line)
        self.after = HandedOverView(ctx, case_id)
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolled(self.form))
        self._stack.addWidget(scrolled(self.after))
        self.error = Banner("", "error")
        self.error.hide()
        self.content.addWidget(self._stack, 1)
        self.content.addWidget(self.error)
        self._close = self.add_close()
        self.go = self.add_button("Overdrag", "filled", "move")
        self.go.clicked.connect(self._hand_over)
        self.form.changed.connect(self._ready)
        self.form.people.confirmed.connect(self.form.reason.setFocus)
        self._ready()

    def _ready(self) -> None:
        self.go.setEnabled(self.form.allowed())

    def _hand_over(self) -> None:
        worker_id = self.form.worker_id()
        if worker_id is None or not self.form.complete():
            return
        at = self.form.chosen_time()
        try:
            done = hand_over(
                self._ctx.desk, self._case_id, worker_id, self.form.first_day(), self.form.reason.value(),
                meeting=at is not None, at=at, over_reason=self.form.over_reason(),
            )  # fmt: skip
        except KoordinatorError as fault:
            self.error.show_text(str(fault), "error")
            self.error.show()
            return
        self._show_done(done)

    def _show_done(self, done: HandedOver) -> None:
        self.error.hide()
        self.setWindowTitle("Sagen er overdraget")
        self._title.setText("Sagen er overdraget")
        self.after.show_done(done)
        self._stack.setCurrentIndex(1)
        self.go.hide()
        self._close.set_text("Luk")
        line = case_card(self._ctx.desk, self._case_id).line
        newest = handovers(self._ctx.desk, self._case_id)[0]
        self.set_sentence(f"{line.name}. {newest.to_worker} har sagen fra {long_date(newest.day)}.")
        self.after.letter.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        room = self.screen().availableGeometry()
        wide = max(self.minimumWidth(), min(house.px(_WIDE), room.width() - _MARGINS))
        self.resize(wide, min(house.px(_HIGH), room.height() - _MARGINS))
        self.form.people.search.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.form.fit(self.width())


class HandedOverView(QWidget):
    """What comes after: the letter, the business card, and the checklist with what is done already."""

    def __init__(self, ctx: Context, case_id: int) -> None:
        super().__init__()
        self._ctx = ctx
        self._case_id = case_id
        self.said = Banner("", "info")
        self.letter = Button("Brev til borgeren …", "outlined", "mail")
        self.card = Button("Visitkort …", "outlined", "printer")
        self.letter.clicked.connect(lambda: ctx.show_document(letter_document(ctx.desk, case_id)))
        self.card.clicked.connect(lambda: ctx.show_document(card_document(ctx.desk, case_id)))
        self.checklist = ChecklistSection(ctx)
        papers = QHBoxLayout()
        papers.setSpacing(8)
        papers.addWidget(self.letter)
        papers.addWidget(self.card)
        papers.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(10)
        column.addWidget(self.said)
        column.addLayout(papers)
        column.addSpacing(6)
        column.addWidget(Label("Tjekliste", "section"))
        column.addWidget(self.checklist)
        column.addStretch(1)

    def show_done(self, done: HandedOver) -> None:
        """Shows a handover that was just made."""
        booked = "Overdragelsesmødet er booket. Alt kan fortrydes i ét skridt."
        self.said.show_text(done.sentence or booked, "warning" if done.sentence else "info")
        self.checklist.show_case(self._case_id)
