"""The milestones of a plan in their order, and the field that adds one."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from koordinator.domain.plans import MOST_LINE, MOST_MILESTONES, OPEN, PlanCard, room_for_milestone
from koordinator.errors import UnusableInput
from koordinator.services import forms, plans
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.editable import EditableValue, TextValue, see
from koordinator.ui.base.formats import Format, stripped
from koordinator.ui.base.labels import Label, hairline, row
from koordinator.ui.base.saving import attempt
from koordinator.ui.context import Context
from koordinator.ui.course.plan.milestone_row import MilestoneRow

_FULL = f"Planen har {MOST_MILESTONES} åbne delmål. Der kan komme flere, når et af dem er nået eller opgivet."


def _title(text: str) -> str:
    if len(stripped(text)) > MOST_LINE:
        raise UnusableInput(f"Teksten er længere end {MOST_LINE} tegn.")
    return stripped(text)


class MilestonesSection(QWidget):
    """Rows that are kept while their milestones are, so that the focus stays where it is."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._card: PlanCard | None = None
        self._helped = True
        self.rows: list[MilestoneRow] = []
        self._spare: list[MilestoneRow] = []  # making rows anew takes longer than filling them
        self.count = Label("", tone="text2")
        self.helping = Button("Skjul råd", "link")
        self.helping.clicked.connect(self._turn_help)
        self.entry = TextValue("Nyt delmål", Format(parse=_title), placeholder="Skriv et nyt delmål")
        self.entry.box()
        self.entry.committed.connect(self._add)
        self.add = Button("Tilføj delmål", icon_name="plus", tip="Tilføj delmål (Ctrl+D)")
        self.add.clicked.connect(self._pressed)
        self.full = Label(_FULL, tone="text2", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._new = QWidget()
        line = row([self.entry, self.add])
        line.setAlignment(self.add, Qt.AlignmentFlag.AlignTop)
        self._new.setLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row([Label("Delmål", "section"), self.count, None, self.helping]))
        column.addLayout(self._rows)
        column.addWidget(hairline())
        column.addWidget(self._new)
        column.addWidget(self.full)

    def show_card(self, card: PlanCard) -> None:
        """Shows a plan's milestones."""
        self._card = card
        known = {one.milestone_id: one for one in self.rows}
        wanted = {one.milestone_id for one in card.milestones}
        for key, spare in known.items():
            if key not in wanted:
                self._put_away(spare)
        self.rows = [known.get(one.milestone_id) or self._made(one.milestone_id) for one in card.milestones]
        wheel = forms.case_form(self._ctx.desk, card.case_id, "wheel")
        areas = [(area.key, area.name) for area in wheel.areas]
        for place, (one, line) in enumerate(zip(self.rows, card.milestones, strict=True)):
            if self._rows.indexOf(one) != place:
                self._rows.insertWidget(place, one)
                one.show()
            one.offer_areas(areas)
            one.show_line(line, card, place + 1, helped=self._helped)
        is_open = sum(one.status in OPEN for one in card.milestones)
        self.count.setText(f"{is_open} af højst {MOST_MILESTONES}" if card.milestones else "")
        self.helping.setVisible(bool(card.milestones))
        room = room_for_milestone(card)
        self._new.setVisible(room)
        self.full.setVisible(not room)

    def fields(self) -> list[EditableValue]:
        """Every field there is."""
        return [*(field for one in self.rows for field in one.fields.values()), self.entry]

    def order(self) -> list[QWidget]:
        """The fields in the order Tab goes through them."""
        return [self.helping, *(part for one in self.rows for part in one.order()), self.entry, self.add]

    def ask(self) -> None:
        """Goes to the field that adds a milestone."""
        if not self._new.isHidden():
            self.entry.setFocus()

    def focused(self) -> MilestoneRow | None:
        """The row the focus is in."""
        focused = QApplication.focusWidget()
        return next((one for one in self.rows if focused and one.isAncestorOf(focused)), None)

    def shift(self, one: MilestoneRow, by: int) -> None:
        """Moves a milestone; the focus goes with it."""
        focused = QApplication.focusWidget()
        kept = focused if focused is not None and one.isAncestorOf(focused) else None
        self._ctx.attempt(lambda: plans.move_milestone(self._ctx.desk, one.milestone_id, by))
        if kept is not None:
            (kept if kept.isEnabled() else one.title).setFocus()

    def take_out(self, one: MilestoneRow) -> None:
        """Removes a milestone; the focus goes to its neighbour."""
        at = self.rows.index(one)
        if self._ctx.attempt(lambda: plans.remove_milestone(self._ctx.desk, one.milestone_id)):
            near = self.rows[min(at, len(self.rows) - 1)].title if self.rows else self.entry
            near.setFocus()

    def _put_away(self, one: MilestoneRow) -> None:
        one.hide()
        self._rows.removeWidget(one)
        self._spare.append(one)

    def _made(self, milestone_id: int) -> MilestoneRow:
        if self._spare:
            one = self._spare.pop()
            one.stand_for(milestone_id)
            return one
        one = MilestoneRow(self._ctx, milestone_id)
        one.moved.connect(lambda by: self.shift(one, by))
        one.removed.connect(lambda: self.take_out(one))
        return one

    def _pressed(self) -> None:
        """What was typed is added on leaving the field; with nothing typed one goes there."""
        if not self.entry.error():
            self.ask()

    def _add(self, title: str) -> None:
        if self._card is None or not title:
            return
        case_id = self._card.case_id
        if attempt(self.entry, lambda: plans.add_milestone(self._ctx.desk, case_id, title)):
            self.entry.set_value("")
            self.entry.restore()
            QTimer.singleShot(0, self, lambda: see(self.entry, self.entry.rect().center()))

    def _turn_help(self) -> None:
        self._helped = not self._helped
        self.helping.set_text("Skjul råd" if self._helped else "Vis råd")
        if self._card is not None:
            self.show_card(self._card)
