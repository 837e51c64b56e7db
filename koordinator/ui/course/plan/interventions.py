"""The interventions of a plan, and the field that adds one from the catalogue or by its name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from koordinator.domain.plans import OfferLine, PlanCard
from koordinator.services import offers, plans
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.editable import EditableValue, see
from koordinator.ui.base.labels import Label, hairline, row
from koordinator.ui.base.results import ResultGroup, ResultItem
from koordinator.ui.base.text import count
from koordinator.ui.context import Context
from koordinator.ui.course.plan.intervention_row import InterventionRow
from koordinator.ui.course.plan.offer_dialog import OfferDialog, offer_facts
from koordinator.ui.meetings.picker import Picker

_NOTHING = "Ingen indsatser endnu. Find et tilbud i kataloget, eller skriv navnet på indsatsen."


class InterventionsSection(QWidget):
    """Those that are over wait behind a link."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._card: PlanCard | None = None
        self._unfolded = False
        self.rows: list[InterventionRow] = []
        self._spare: list[InterventionRow] = []  # making rows anew takes longer than filling them
        self.count = Label("", tone="text2")
        self.nothing = Label(_NOTHING, tone="text2", wrap=True)
        self.fold = Button("", "link")
        self.fold.clicked.connect(self._turn)
        self.picker = Picker("Tilføj indsats: søg i tilbud, eller skriv navnet", "Tilføj indsats", self._find)
        self.picker.picked.connect(self._add)
        self.picker.shown.connect(lambda: QTimer.singleShot(0, self, self._see_hits))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row([Label("Indsatser", "section"), self.count, None]))
        column.addLayout(self._rows)
        column.addWidget(self.nothing)
        column.addWidget(hairline())
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.picker)

    def show_card(self, card: PlanCard, *, anew: bool) -> None:
        """Shows a plan's interventions, the ended ones last."""
        if anew:
            self._unfolded = False
        self._card = card
        today = self._ctx.desk.today()
        over = [one for one in card.interventions if one.over(today)]
        shown = [one for one in card.interventions if not one.over(today)] + (over if self._unfolded else [])
        known = {one.intervention_id: one for one in self.rows}
        wanted = {one.intervention_id for one in shown}
        for key, spare in known.items():
            if key not in wanted:
                self._put_away(spare)
        self.rows = [known.get(one.intervention_id) or self._made(one.intervention_id) for one in shown]
        organisations, contacts = plans.proposals(self._ctx.desk, card.case_id)
        for place, (one, line) in enumerate(zip(self.rows, shown, strict=True)):
            if self._rows.indexOf(one) != place:
                self._rows.insertWidget(place, one)
                one.show()
            one.show_line(line, card)
            one.propose(organisations, contacts)
        now = len(card.interventions) - len(over)
        self.count.setText(count(now) if now else "")
        self.nothing.setVisible(not shown)
        word = "Skjul" if self._unfolded else "Vis"
        self.fold.set_text(f"{word} {count(len(over))} {'afsluttet' if len(over) == 1 else 'afsluttede'}")
        self.fold.setVisible(bool(over))

    def fields(self) -> list[EditableValue]:
        """Every field there is."""
        return [field for one in self.rows for field in one.fields.values()]

    def order(self) -> list[QWidget]:
        """The fields in the order Tab goes through them."""
        return [*(part for one in self.rows for part in one.order()), self.fold, self.picker]

    def ask(self) -> None:
        """Goes to the field that adds an intervention."""
        self.picker.setFocus()

    def focused(self) -> InterventionRow | None:
        """The row the focus is in."""
        focused = QApplication.focusWidget()
        return next((one for one in self.rows if focused and one.isAncestorOf(focused)), None)

    def take_out(self, one: InterventionRow) -> None:
        """Removes an intervention; the focus goes to its neighbour."""
        at = self.rows.index(one)
        if self._ctx.attempt(lambda: plans.remove_intervention(self._ctx.desk, one.intervention_id)):
            near = self.rows[min(at, len(self.rows) - 1)].title if self.rows else self.picker
            near.setFocus()

    def _put_away(self, one: InterventionRow) -> None:
        one.hide()
        self._rows.removeWidget(one)
        self._spare.append(one)

    def _made(self, intervention_id: int) -> InterventionRow:
        if self._spare:
            one = self._spare.pop()
            one.stand_for(intervention_id)
            return one
        one = InterventionRow(self._ctx, intervention_id)
        one.removed.connect(lambda: self.take_out(one))
        one.about_wanted.connect(self._show_offer)
        return one

    def _find(self, text: str) -> Sequence[ResultGroup]:
        found = offers.find_offers(self._ctx.desk, text)
        items = tuple(
            ResultItem("briefcase", one.name, " · ".join(offer_facts(one)), key=one) for one in found
        )
        groups = [ResultGroup("Tilbud", items)]
        if text.strip():
            own = ResultItem("plus", f"Tilføj »{text.strip()}« uden om kataloget", key=text.strip())
            groups.append(ResultGroup("Andet", (own,)))
        return groups

    def _add(self, key: object) -> None:
        if self._card is None:
            return
        desk, case_id = self._ctx.desk, self._card.case_id
        made: list[int] = []
        if isinstance(key, OfferLine):
            offer_id = key.offer_id
            self._ctx.attempt(lambda: made.append(plans.add_intervention(desk, case_id, offer_id=offer_id)))
        elif isinstance(key, str):
            self._ctx.attempt(lambda: made.append(plans.add_intervention(desk, case_id, key)))
        for one in self.rows:
            if one.intervention_id in made:
                one.fields["law"].setFocus()

    def _see_hits(self) -> None:
        see(self.picker.list, self.picker.list.rect().bottomLeft())

    def _show_offer(self, offer_id: int) -> None:
        found: list[OfferLine] = []
        if self._ctx.attempt(lambda: found.append(offers.offer(self._ctx.desk, offer_id))):
            OfferDialog(found[0], self.window()).open()

    def _turn(self) -> None:
        self._unfolded = not self._unfolded
        if self._card is not None:
            self.show_card(self._card, anew=False)
