"""The fields of a case that can be corrected in its panel: how each is shown and where it is kept."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.cases import WEIGHT_NAMES, CaseCard, Weight
from koordinator.ui.base.choices import CheckValue, ChoiceValue
from koordinator.ui.base.editable import EditableValue, LongTextValue, TextValue
from koordinator.ui.base.form import Form
from koordinator.ui.base.house import house
from koordinator.ui.cases.dated import DATE
from koordinator.ui.cases.hidden import CprRow, Shield

LABEL_WIDTH = 104
_POSTCODE = 68

# What a field shows of a case, as the text its EditableValue holds.
SHOWN: dict[str, Callable[[CaseCard], str]] = {
    "name": lambda card: card.line.name,
    "phone": lambda card: card.phone or "",
    "email": lambda card: card.email or "",
    "address": lambda card: card.address or "",
    "postcode": lambda card: card.postcode or "",
    "city": lambda card: card.city or "",
    "protected": lambda card: "1" if card.line.protected else "",
    "interpreter": lambda card: card.line.interpreter or "",
    "digital_post": lambda card: "1" if card.digital_post else "",
    "programme_id": lambda card: card.line.programme or "",
    "team_id": lambda card: str(card.line.team_id or ""),
    "expected_end": lambda card: card.line.expected_end.isoformat() if card.line.expected_end else "",
    "weight": lambda card: card.line.weight,
    "keep_worker": lambda card: "1" if card.keep_worker else "",
    "keep_worker_reason": lambda card: card.keep_worker_reason or "",
    "passive_reason": lambda card: card.line.passive_reason or "",
    "remark": lambda card: card.remark or "",
}


class CaseFields(QObject):
    """Every editable field of one case by its key; where they stand is the panel's affair."""

    committed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.by_key: dict[str, EditableValue] = {
            "name": TextValue("Navn"),
            "phone": TextValue("Telefon"),
            "email": TextValue("E-mail"),
            "address": TextValue("Adresse"),
            "postcode": TextValue("Postnummer", placeholder="nr."),
            "city": TextValue("By", placeholder="by"),
            "protected": CheckValue("Adresse", "Beskyttet adresse"),
            "interpreter": TextValue("Tolk", placeholder="ingen"),
            "digital_post": CheckValue("Digital Post", "Modtager Digital Post"),
            "programme_id": ChoiceValue("Ydelse"),
            "team_id": ChoiceValue("Team"),
            "expected_end": TextValue("Forventet slut", DATE),
            "weight": ChoiceValue("Tyngde", [(weight.value, WEIGHT_NAMES[weight]) for weight in Weight]),
            "keep_worker": CheckValue("Skift", "Skift af sagsbehandler frarådes"),
            "keep_worker_reason": TextValue("Hvorfor skift frarådes", placeholder="Hvorfor?"),
            "passive_reason": LongTextValue("Årsag til passivitet", placeholder="Hvorfor ingen indsats?"),
            "remark": LongTextValue("Bemærkning", lines=3, placeholder="Skriv en bemærkning"),
        }  # fmt: skip
        for key, field in self.by_key.items():
            field.committed.connect(partial(self.committed.emit, key))
        self._programmes: dict[str, str] = {}

    def set_choices(self, teams: Sequence[tuple[int, str]], programmes: Sequence[tuple[int, str]]) -> None:
        """What team and programme can be chosen among."""
        self._options("team_id", teams)
        self._options("programme_id", programmes)
        self._programmes = {words: str(key) for key, words in programmes}

    def fill(self, card: CaseCard, *, anew: bool) -> None:
        """Shows a case; `anew` forgets what was typed on another one, else it stays."""
        for key, field in self.by_key.items():
            if not anew and field.error():
                continue
            field.set_value(self.shown(key, card))
            if anew:
                field.restore()

    def shown(self, key: str, card: CaseCard) -> str:
        """What a field holds of a case."""
        value = SHOWN[key](card)
        return self._programmes.get(value, "") if key == "programme_id" else value

    def settle(self) -> None:
        """Saves what is being typed, as by leaving the field."""
        focused = QApplication.focusWidget()
        for field in self.by_key.values():
            if focused is not None and field.isAncestorOf(focused):
                field.commit()

    def _options(self, key: str, options: Sequence[tuple[int, str]]) -> None:
        field = self.by_key[key]
        assert isinstance(field, ChoiceValue)
        wanted = [("", "–"), *((str(number), words) for number, words in options)]
        if field.property("options") != wanted:
            field.setProperty("options", wanted)
            field.set_options(wanted)


class CitizenForm(Form):
    """Who the citizen is and how one gets hold of her."""

    def __init__(self, fields: CaseFields) -> None:
        super().__init__(label_width=LABEL_WIDTH)
        held = fields.by_key
        self.cpr = CprRow()
        self.shield = Shield()
        self._open_for: int | None = None
        self._case_id = 0
        self.add("Navn", held["name"])
        self.add("CPR", self.cpr)
        self.add("Telefon", held["phone"])
        self.add("E-mail", held["email"])
        self._shield_row = self.add("Adresse", self.shield)
        self.address_row = self.add("Adresse", _Address(held))
        self.add("", held["protected"])
        self.add("Tolk", held["interpreter"])
        self.add("Digital Post", held["digital_post"])
        self.shield.opened.connect(self._open)

    def show_card(self, card: CaseCard) -> None:
        """Masks what is to be masked."""
        if card.line.case_id != self._case_id:
            self._open_for = None
        self._case_id = card.line.case_id
        self.cpr.set_cpr(card.cpr)
        hidden = card.line.protected and self._open_for != self._case_id
        self._shield_row.setVisible(hidden)
        self.address_row.setVisible(not hidden)

    def _open(self) -> None:
        self._open_for = self._case_id
        self._shield_row.hide()
        self.address_row.show()
        self.address_row.value.setFocus()


class CourseForm(Form):
    """The course itself."""

    def __init__(self, fields: CaseFields) -> None:
        super().__init__(label_width=LABEL_WIDTH)
        held = fields.by_key
        self._starts = TextValue("Start", DATE)
        self._starts.set_fixed(True)
        held_by = self._starts.focusProxy()
        assert held_by is not None
        held_by.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # nothing to do there by Tab
        self.add("Ydelse", held["programme_id"])
        self.add("Team", held["team_id"])
        self.add("Start", self._starts)
        self.add("Forventet slut", held["expected_end"])
        self.add("Tyngde", held["weight"])
        self.add("Skift", held["keep_worker"])
        self._why = self.add("", held["keep_worker_reason"])

    def show_card(self, card: CaseCard) -> None:
        """Shows what cannot be corrected here, and asks why only where a change is advised against."""
        self._starts.set_value(card.line.starts.isoformat())
        self._why.setVisible(card.keep_worker)


class _Address(QWidget):
    """Street, and postcode and town beside each other."""

    def __init__(self, held: dict[str, EditableValue]) -> None:
        super().__init__()
        self._postcode = held["postcode"]
        town = QHBoxLayout()
        town.setSpacing(4)
        town.addWidget(self._postcode)
        town.addWidget(held["city"], 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(held["address"])
        column.addLayout(town)
        self.setFocusProxy(held["address"])
        house.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._postcode.setFixedWidth(house.px(_POSTCODE))
