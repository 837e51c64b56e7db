"""One intervention: what, under which law, by whom, when, how it is followed up, and what it waits for."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.plans import InterventionLine, PlanCard, waiting
from koordinator.services import plans
from koordinator.services.laws import laws
from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.choices import ChoiceValue
from koordinator.ui.base.editable import EditableValue, LongTextValue, TextValue
from koordinator.ui.base.focus import input_of
from koordinator.ui.base.fonts import set_font
from koordinator.ui.base.form import Form
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Icon, Label, hairline, row
from koordinator.ui.base.saving import attempt
from koordinator.ui.base.typed import day_format
from koordinator.ui.context import Context
from koordinator.ui.course.plan.saving import iso, side_by_side
from koordinator.ui.network.fields import OrganisationValue

_LABEL = 104
_NARROW = 620
_WHY = "Skriv hvorfor. Ellers kan indsatserne lige så godt løbe sideløbende."
_LEFT = {
    "law": "Paragraf", "organisation": "Leverandør", "contact": "Kontaktperson", "waits_for_id": "Venter på",
    "waits_because": "Fordi",
}  # fmt: skip
_RIGHT = {
    "ordered": "Bestilt", "starts": "Første dag", "ends": "Sidste dag", "follow_up": "Opfølgning",
    "follow_up_how": "Indkaldes",
}  # fmt: skip


class InterventionRow(QWidget):
    """Fields that save as one leaves them; removing is asked of the list."""

    removed = Signal()
    about_wanted = Signal(int)

    def __init__(self, ctx: Context, intervention_id: int) -> None:
        super().__init__()
        self._ctx, self.intervention_id = ctx, intervention_id
        self._line: InterventionLine | None = None
        self.title = LongTextValue("Indsats", lines=1, single=True)
        set_font(input_of(self.title), "medium")
        self.organisation = OrganisationValue("Leverandør", placeholder="Hvem giver tilbuddet?")
        self.contact = OrganisationValue("Kontaktperson", placeholder="Navn på kontaktpersonen")
        self.fields: dict[str, EditableValue] = {
            "title": self.title,
            "law": ChoiceValue("Paragraf"),
            "organisation": self.organisation,
            "contact": self.contact,
            "waits_for_id": ChoiceValue("Venter på"),
            "waits_because": LongTextValue("Fordi", lines=1, placeholder="Hvorfor ikke samtidig?"),
            **{key: TextValue(_RIGHT[key], day_format(ctx.desk.today))
               for key in ("ordered", "starts", "ends", "follow_up")},
            "follow_up_how": LongTextValue("Indkaldes", lines=1, placeholder="Hvem ringer til hvem?"),
        }  # fmt: skip
        self.waits = Label("", "small", "text2")
        self.serves = Label("", "small", "text2")
        self.about = Button("Om tilbuddet", "link")
        self.remove = IconButton("close", "Fjern indsatsen", small=True, shortcut="Alt+Delete")
        self.missing = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        for key, field in self.fields.items():
            field.committed.connect(partial(self._save, key))
        self.remove.clicked.connect(self.removed)
        self.about.clicked.connect(self._tell_about)

    def _lay_out(self) -> None:
        told = QWidget()
        told.setFixedHeight(self.fields["law"].sizeHint().height())  # on the line of the title
        told.setLayout(row([self.serves, self.waits, self.about, self.remove], spacing=12))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignTop)
        head.addWidget(told, 0, Qt.AlignmentFlag.AlignTop)
        beside = self._beside
        beside.setContentsMargins(12, 0, 0, 0)
        for words in (_LEFT, _RIGHT):
            form = Form(label_width=_LABEL)
            for key, word in words.items():
                made = form.add(word, self.fields[key])
                if key == "waits_because":
                    self._why = made
            beside.addWidget(form, 1, Qt.AlignmentFlag.AlignTop)
        missing = QHBoxLayout(self.missing)
        missing.setContentsMargins(12, 0, 0, 0)
        missing.setSpacing(6)
        missing.addWidget(Icon("triangle-alert", "near_text", 14), 0, Qt.AlignmentFlag.AlignTop)
        missing.addWidget(Label(_WHY, "small", "near_text", wrap=True), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(4)
        column.addWidget(hairline())
        column.addLayout(head)
        column.addLayout(beside)
        column.addWidget(self.missing)

    def stand_for(self, intervention_id: int) -> None:
        """Takes another one's place; what was typed of the former is forgotten."""
        self.intervention_id = intervention_id
        for field in self.fields.values():
            field.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= house.px(_NARROW)
        side_by_side(self._beside, wide)
        self._beside.setSpacing(24 if wide else 4)

    # What is shown

    def show_line(self, line: InterventionLine, card: PlanCard) -> None:
        """Shows an intervention of a plan."""
        self._line = line
        self._show_choices(line, card)
        values = {
            "title": line.title, "law": line.law or "", "organisation": line.organisation or "",
            "contact": line.contact or "", "waits_for_id": str(line.waits_for_id or ""),
            "waits_because": line.waits_because or "", "ordered": iso(line.ordered),
            "starts": iso(line.starts), "ends": iso(line.ends), "follow_up": iso(line.follow_up),
            "follow_up_how": line.follow_up_how or "",
        }  # fmt: skip
        for key, value in values.items():
            self.fields[key].set_value(value)
        self._show_waiting(line)
        numbers = [
            str(place)
            for place, one in enumerate(card.milestones, 1)
            if line.intervention_id in one.intervention_ids
        ]
        self.serves.setText(f"Delmål {', '.join(numbers)}" if numbers else "")
        self.serves.setVisible(bool(numbers))
        self.about.setVisible(line.offer_id is not None)
        self._why.setVisible(line.waits_for_id is not None)
        self.missing.setVisible(line.waits_for_id is not None and not line.waits_because)
        for key, field in self.fields.items():
            word = {**_LEFT, **_RIGHT}.get(key, "navn").lower()
            input_of(field).setAccessibleName(f"{line.title}: {word}")
        self.remove.setAccessibleName(f"Fjern {line.title}")

    def _show_choices(self, line: InterventionLine, card: PlanCard) -> None:
        offered = [(one.key, one.words) for one in laws()]
        if line.law and line.law not in dict(offered):
            offered.insert(0, (line.law, line.law))
        _offer(self.fields["law"], [("", "Ikke valgt"), *offered])
        others = [
            (str(one.intervention_id), one.title)
            for one in card.interventions
            if one.intervention_id != line.intervention_id
        ]
        _offer(self.fields["waits_for_id"], [("", "Ingen, den kan løbe nu"), *others])

    def _show_waiting(self, line: InterventionLine) -> None:
        found = waiting(line, self._ctx.desk.today())
        self.waits.setText(found.words if found else "")
        self.waits.set_tone("near_text" if found and found.past_start else "text2")
        self.waits.setVisible(found is not None)

    def propose(self, organisations: list[str], contacts: list[str]) -> None:
        """The names the fields propose while one types."""
        self.organisation.set_names(organisations)
        self.contact.set_names(contacts)

    def order(self) -> list[QWidget]:
        """The fields in the order Tab goes through them."""
        return [self.title, self.about, self.remove, *(self.fields[key] for key in (*_LEFT, *_RIGHT))]

    # What is done

    def _save(self, key: str, value: str) -> None:
        desk, number = self._ctx.desk, self.intervention_id
        saved = attempt(self.fields[key], lambda: plans.save_intervention(desk, number, key, value))
        if saved and key == "waits_for_id" and value and not self.fields["waits_because"].value():
            self.fields["waits_because"].setFocus()

    def _tell_about(self) -> None:
        if self._line is not None and self._line.offer_id is not None:
            self.about_wanted.emit(self._line.offer_id)


def _offer(field: EditableValue, options: list[tuple[str, str]]) -> None:
    assert isinstance(field, ChoiceValue)
    field.set_options(options)
