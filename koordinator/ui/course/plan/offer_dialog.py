"""What the catalogue says of an offer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from koordinator.domain.plans import OfferLine
from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label

_LABEL = 112


def weeks_words(weeks: int | None) -> str:
    """What to reckon with before an offer begins."""
    if weeks is None:
        return ""
    if weeks == 0:
        return "ingen ventetid"
    return f"ca. {weeks} {'uges' if weeks == 1 else 'ugers'} ventetid"


def offer_facts(one: OfferLine) -> list[str]:
    """The few facts one chooses an offer by."""
    facts = (one.law, one.department, weeks_words(one.waiting_weeks), one.purpose)
    return [fact for fact in facts if fact]


class OfferDialog(Dialog):
    """Everything about one offer, to be read."""

    def __init__(self, one: OfferLine, parent: QWidget | None = None) -> None:
        super().__init__(one.name, one.purpose or "", width=520, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        contact = ", tlf. ".join(part for part in (one.contact, one.contact_phone) if part)
        told = (
            ("Målgruppe", one.target_group), ("Mål", one.goals), ("Afdeling", one.department),
            ("Leverandør", one.organisation), ("Kontaktperson", contact if one.contact else ""),
            ("Paragraf", one.law), ("Pris", one.price), ("Ventetid", weeks_words(one.waiting_weeks)),
            ("Bestilling", one.ordering),
        )  # fmt: skip
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, house.px(_LABEL))
        grid.setColumnStretch(1, 1)
        for number, (word, value) in enumerate((word, value) for word, value in told if value):
            grid.addWidget(Label(word, tone="text2"), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(value, wrap=True), number, 1)
        self.content.addLayout(grid)
        self.content.addStretch(1)
        self.add_close("Luk")
