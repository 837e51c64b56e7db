"""One offer of the catalogue in the panel: fields that save as one leaves them."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.plans import OfferLine
from koordinator.errors import KoordinatorError
from koordinator.services import contacts, offers
from koordinator.services.laws import laws
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.choices import CheckValue, ChoiceValue
from koordinator.ui.base.editable import EditableValue, LongTextValue, TextValue
from koordinator.ui.base.form import Form
from koordinator.ui.base.formats import required
from koordinator.ui.base.labels import Label
from koordinator.ui.base.side_panel import SidePanel
from koordinator.ui.context import Context
from koordinator.ui.network.fields import OrganisationValue

_SHORT = {
    "name": "Navn", "department": "Afdeling", "law": "Paragraf", "organisation": "Leverandør",
    "contact": "Kontaktperson", "price": "Pris", "waiting_weeks": "Ventetid, uger", "active": "Bruges",
}  # fmt: skip
_LONG = {
    "purpose": "Formål", "target_group": "Målgruppe", "goals": "Mål", "ordering": "Sådan bestilles det",
}  # fmt: skip


class OfferPanel(SidePanel):
    """Shows an offer; only leaders can change anything."""

    def __init__(self, ctx: Context, *, fixed: bool) -> None:
        super().__init__()
        self._ctx = ctx
        self._offer: OfferLine | None = None
        self.law = ChoiceValue("Paragraf")
        self.organisation = OrganisationValue("Leverandør")
        self.fields: dict[str, EditableValue] = {
            "name": TextValue("Navn", required("Et tilbud skal have et navn.")),
            "department": TextValue("Afdeling"),
            "law": self.law,
            "organisation": self.organisation,
            "contact": TextValue("Kontaktperson"),
            "price": TextValue("Pris"),
            "waiting_weeks": TextValue("Ventetid i uger"),
            "active": CheckValue("Bruges", "Kan vælges i planer"),
            **{key: LongTextValue(word, lines=2) for key, word in _LONG.items()},
        }
        for key, field in self.fields.items():
            field.set_fixed(fixed)
            field.committed.connect(partial(self._save, key))
        form = Form(label_width=104)
        for key, word in _SHORT.items():
            form.add(word, self.fields[key])
        self.add_section(form)
        self.add_section(self._texts(), "Til den, der vælger")
        self.remove = Button("Slet tilbuddet", "danger", "trash")
        self.remove.clicked.connect(self._remove)
        if not fixed:
            self.set_actions([self.remove])

    def _texts(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for key, word in _LONG.items():
            column.addWidget(Label(word, "small", "text2"), 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(self.fields[key])
        return part

    def offer_id(self) -> int | None:
        """The offer shown, or None while the panel is closed."""
        return self._offer.offer_id if self._offer is not None and not self.isHidden() else None

    def show_offer(self, offer_id: int, *, take_focus: bool = False) -> None:
        """Shows an offer and opens."""
        try:
            self._offer = offers.offer(self._ctx.desk, offer_id)
        except KoordinatorError:
            self._offer = None
            self.close_panel()
            return
        self._show(self._offer)
        self.open_panel(take_focus=take_focus)

    def refresh(self) -> None:
        """Fetches the offer anew if the panel is open."""
        offer_id = self.offer_id()
        if offer_id is not None:
            self.show_offer(offer_id)

    def _show(self, one: OfferLine) -> None:
        self.set_title(one.name, one.department or "")
        known = [(law.key, law.words) for law in laws()]
        if one.law and one.law not in dict(known):
            known.insert(0, (one.law, one.law))
        self.law.set_options([("", "Ikke valgt"), *known])
        self.organisation.set_names([line.name for line in contacts.organisations(self._ctx.desk)])
        for key, field in self.fields.items():
            value = getattr(one, key)
            field.set_value(
                ("1" if value else "") if key == "active" else str("" if value is None else value)
            )

    def _save(self, key: str, value: str) -> None:
        if self._offer is None:
            return
        try:
            offers.save_offer(self._ctx.desk, self._offer.offer_id, key, value)
        except KoordinatorError as fault:
            self.fields[key].show_error(str(fault))

    def _remove(self) -> None:
        if self._offer is not None:
            offer_id = self._offer.offer_id
            self._ctx.attempt(lambda: offers.remove_offer(self._ctx.desk, offer_id))


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else ""
    return "" if value is None else str(value)
