"""A new contact or organisation; who is there already is shown before a double is made."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.contacts import Alike
from koordinator.services import contacts
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.base.labels import Label
from koordinator.ui.context import Context
from koordinator.ui.network.fields import (
    CONTACT_LABELS,
    ORGANISATION_LABELS,
    contact_values,
    organisation_values,
    propose_organisations,
)
from koordinator.ui.network.rows import RowButton, Rows, RowSpec

_MOST_ALIKE = 3


class AlikeList(QWidget):
    """Those who are there already and may be the one meant; nothing while there are none."""

    def __init__(self, take: Callable[[int], object], action: str) -> None:
        super().__init__()
        self._take, self._action = take, action
        self.rows = Rows("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label("Findes måske allerede", "section"))
        column.addWidget(self.rows)
        self.hide()

    def show_alike(self, found: Sequence[Alike]) -> None:
        """Shows the likeliest."""
        self.rows.show_rows([self._row(one) for one in found[:_MOST_ALIKE]])
        self.setVisible(bool(found))

    def _row(self, one: Alike) -> RowSpec:
        take = RowButton(self._action, "", partial(self._take, one.row_id))
        under = " · ".join(part for part in (one.detail, one.reason) if part)
        return RowSpec(one.name, under, buttons=(take,))


class _NewDialog(EntryDialog):
    """Fields and, under them, who is there already; `made` is sent with the number in either case."""

    made = Signal(int)

    def __init__(self, title: str, sentence: str, parent: QWidget | None) -> None:
        super().__init__(title, sentence, self._keep, width=480, parent=parent)
        self.alike = AlikeList(self._take, "Brug denne")
        self.content.insertWidget(1, self.alike)

    def _fill(self, values: Mapping[str, TextValue], labels: Mapping[str, str], name: str) -> None:
        for key, label in labels.items():
            self.add_field(key, label, values[key], name if key == "name" else "")
            values[key].committed.connect(lambda _: self._look())
        self._look()

    def _look(self) -> None:
        said = {key: one.value() for key, one in self._fields.items()}
        self.alike.show_alike(self._find(said) if said["name"] else [])

    def _keep(self, values: Mapping[str, str]) -> None:
        self.made.emit(self._add(values))

    def _take(self, row_id: int) -> None:
        self.accept()
        self.made.emit(row_id)

    def _find(self, values: Mapping[str, str]) -> list[Alike]:
        raise NotImplementedError

    def _add(self, values: Mapping[str, str]) -> int:
        raise NotImplementedError


class NewContactDialog(_NewDialog):
    """A new contact."""

    def __init__(self, ctx: Context, parent: QWidget | None, name: str = "") -> None:
        self._ctx = ctx
        super().__init__("Ny kontakt", "En person uden for jobcentret.", parent)
        values = contact_values(examples=True)
        propose_organisations(values, ctx.desk)
        self._fill(values, CONTACT_LABELS, name)

    def _find(self, values: Mapping[str, str]) -> list[Alike]:
        return contacts.alike(self._ctx.desk, values["name"], phone=values["phone"], email=values["email"])

    def _add(self, values: Mapping[str, str]) -> int:
        return contacts.add_contact(self._ctx.desk, **values)


class NewOrganisationDialog(_NewDialog):
    """A new organisation."""

    def __init__(self, ctx: Context, parent: QWidget | None, name: str = "") -> None:
        self._ctx = ctx
        super().__init__("Ny organisation", "En virksomhed, klinik, skole eller myndighed.", parent)
        self._fill(organisation_values(), ORGANISATION_LABELS, name)

    def _find(self, values: Mapping[str, str]) -> list[Alike]:
        return contacts.alike_organisations(self._ctx.desk, values["name"], cvr=values["cvr"])

    def _add(self, values: Mapping[str, str]) -> int:
        return contacts.add_organisation(self._ctx.desk, **values)
