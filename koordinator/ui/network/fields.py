"""The editable fields of contacts and organisations."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QCompleter, QLineEdit

from koordinator.domain.contact_fields import CONTACT_FIELDS, ORGANISATION_FIELDS, Field
from koordinator.errors import UnusableInput
from koordinator.services import contacts
from koordinator.services.desk import Desk
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.formats import Format, stripped

CONTACT_LABELS = {"name": "Navn", "title": "Titel", "organisation": "Organisation", "phone": "Telefon",
                  "email": "E-mail"}  # fmt: skip
ORGANISATION_LABELS = {"name": "Navn", "cvr": "CVR-nummer", "phone": "Telefon", "address": "Adresse"}
_EXAMPLES = {"title": "for eksempel bostøtte", "organisation": "skriv, eller vælg en, der er der"}


class OrganisationValue(TextValue):
    """An organisation by its name, proposed from those there are while one types."""

    def __init__(self, name: str, *, placeholder: str = "–") -> None:
        super().__init__(name, Format(parse=stripped), placeholder=placeholder)
        self._names: list[str] = []

    def set_names(self, names: Sequence[str]) -> None:
        """The organisations there are."""
        if self._names == list(names):
            return
        self._names = list(names)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        popup = completer.popup()
        assert popup is not None
        popup.installEventFilter(self)
        entry = self.focusProxy()
        assert isinstance(entry, QLineEdit)
        entry.setCompleter(completer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            QTimer.singleShot(0, self, self._list_closed)
        return super().eventFilter(watched, event)

    def _list_closed(self) -> None:
        # Tab in the open list leaves the field without a word to it.
        if not self._input().hasFocus():
            self._leave()


def contact_values(*, examples: bool = False) -> dict[str, TextValue]:
    """The fields of a contact by their keys; `examples` shows what to write in empty ones."""
    return _values(CONTACT_LABELS, CONTACT_FIELDS, examples)


def propose_organisations(values: Mapping[str, TextValue], desk: Desk) -> None:
    """Lets a contact's fields propose the organisations there are."""
    place = values["organisation"]
    assert isinstance(place, OrganisationValue)
    place.set_names([one.name for one in contacts.organisations(desk)])


def organisation_values() -> dict[str, TextValue]:
    """The fields of an organisation by their keys."""
    return _values(ORGANISATION_LABELS, ORGANISATION_FIELDS, False)


def _values(labels: Mapping[str, str], fields: Mapping[str, Field], examples: bool) -> dict[str, TextValue]:
    made: dict[str, TextValue] = {}
    for key, label in labels.items():
        hint = _EXAMPLES.get(key, "") if examples else "–"
        if key == "organisation":
            made[key] = OrganisationValue(label, placeholder=hint)
        else:
            made[key] = TextValue(label, Format(parse=_reader(fields[key])), placeholder=hint)
    return made


def _reader(field: Field) -> Callable[[str], str]:
    """Reads typed text as the field does, so that what is wrong is said where it was typed."""

    def parse(text: str) -> str:
        try:
            return str(field.parse(text) or "")
        except ValueError as fault:
            raise UnusableInput(str(fault)) from None

    return parse
