"""The dialog that makes one of two: which one stays, what moves to it, and what is not kept."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from koordinator.domain.contacts import ContactLine, MergePreview, OrganisationLine
from koordinator.services import contacts, merging
from koordinator.services.desk import Desk
from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.fonts import set_font
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label
from koordinator.ui.base.text import no_mnemonic
from koordinator.ui.context import Context
from koordinator.ui.network import words
from koordinator.ui.network.rows import Rows, RowSpec

_NAME_WIDE = 440
_ELIDE = Qt.TextElideMode.ElideRight


class Mergeable(NamedTuple):
    """One of the two: its number, its name, and what tells it from the other."""

    row_id: int
    name: str
    detail: str


class Kind(NamedTuple):
    """What is merged: the words for it and the services that do it."""

    title: str
    question: str
    preview: Callable[[Desk, int, int], MergePreview]
    merge: Callable[[Desk, int, int], None]


CONTACTS = Kind(
    "Flet to kontakter", "Vælg, hvem der bliver.", merging.preview_contacts, merging.merge_contacts
)
ORGANISATIONS = Kind(
    "Flet to organisationer",
    "Vælg, hvilken der bliver.",
    merging.preview_organisations,
    merging.merge_organisations,
)


def contact_choice(line: ContactLine) -> Mergeable:
    """A contact as one of the two."""
    parts = (line.whose, line.phone, line.email, words.plural(line.cases, "sag", "sager"))
    return Mergeable(line.contact_id, line.name, " · ".join(part for part in parts if part))


def organisation_choice(line: OrganisationLine) -> Mergeable:
    """An organisation as one of the two."""
    cvr = f"CVR {line.cvr}" if line.cvr else ""
    parts = (cvr, line.address, line.phone, words.plural(line.contacts, "kontakt", "kontakter"))
    return Mergeable(line.organisation_id, line.name, " · ".join(part for part in parts if part))


class Stays(QWidget):
    """Which of the two stays; what tells them apart stands under each name."""

    changed = Signal()

    def __init__(self, two: Sequence[Mergeable]) -> None:
        super().__init__()
        self._of: dict[QRadioButton, int] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for one in two:
            name = house.metrics("strong").elidedText(one.name, _ELIDE, house.px(_NAME_WIDE))
            button = QRadioButton(no_mnemonic(name))
            button.setAccessibleName(one.name)
            button.setAccessibleDescription(one.detail)
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            set_font(button, "strong")
            detail = Label(one.detail, "small", "text2", wrap=True)
            detail.setMinimumWidth(1)
            detail.setContentsMargins(house.px(16) + 8, 0, 0, 8)
            self._of[button] = one.row_id
            column.addWidget(button)
            column.addWidget(detail)
        self.buttons = list(self._of)
        self.buttons[0].setChecked(True)
        self.setFocusProxy(self.buttons[0])
        for button in self.buttons:
            button.clicked.connect(self.changed)

    def row_id(self) -> int:
        """The number of the one that stays."""
        return next(row_id for button, row_id in self._of.items() if button.isChecked())


class MergeDialog(Dialog):
    """The first of the two is proposed to stay; `merged` tells which one did."""

    def __init__(
        self,
        ctx: Context,
        kind: Kind,
        two: tuple[Mergeable, Mergeable],
        parent: QWidget | None,
        merged: Callable[[int], object],
    ) -> None:
        super().__init__(kind.title, f"{kind.question} Det kan fortrydes.", width=560, parent=parent)
        self._ctx, self._kind, self._two, self._merged = ctx, kind, two, merged
        self.stays = Stays(two)
        self.moves = Rows("Intet andet henviser til den, der forsvinder.")
        self.dropped = Rows("Intet går tabt.")
        for title, widget in (("Bliver", self.stays), ("Flytter med over", self.moves),
                              ("Bliver ikke gemt", self.dropped)):  # fmt: skip
            block = QWidget()
            column = QVBoxLayout(block)
            column.setContentsMargins(0, 0, 0, 8)
            column.setSpacing(6)
            column.addWidget(Label(title, "section"))
            column.addWidget(widget)
            self.content.addWidget(block)
        self.content.addStretch(1)
        self.add_close()
        self.go = self.add_button("Flet", "filled")
        self.go.clicked.connect(self._go)
        self.stays.changed.connect(self._look)
        self._look()

    def _ids(self) -> tuple[int, int]:
        keep = self.stays.row_id()
        other = next(one.row_id for one in self._two if one.row_id != keep)
        return keep, other

    def _look(self) -> None:
        found: list[MergePreview] = []
        if not self._ctx.attempt(lambda: found.append(self._kind.preview(self._ctx.desk, *self._ids()))):
            self.go.setEnabled(False)
            return
        self.moves.show_rows([RowSpec(text, icon="arrow-right") for text in found[0].moves])
        self.dropped.show_rows([RowSpec(text, icon="minus") for text in found[0].dropped])

    def _go(self) -> None:
        keep, other = self._ids()
        if self._ctx.attempt(partial(self._kind.merge, self._ctx.desk, keep, other)):
            self.accept()
            self._merged(keep)


def merge_contacts_dialog(
    ctx: Context, one_id: int, other_id: int, parent: QWidget, merged: Callable[[int], object]
) -> None:
    """Asks which of two contacts stays; `merged` is told its number."""

    def ask() -> None:
        one, other = (contact_choice(contacts.contact_detail(ctx.desk, n).line) for n in (one_id, other_id))
        _open(MergeDialog(ctx, CONTACTS, (one, other), parent, merged))

    ctx.attempt(ask)


def merge_organisations_dialog(
    ctx: Context, one_id: int, other_id: int, parent: QWidget, merged: Callable[[int], object]
) -> None:
    """Asks which of two organisations stays; `merged` is told its number."""

    def ask() -> None:
        one, other = (
            organisation_choice(contacts.organisation_detail(ctx.desk, n).line) for n in (one_id, other_id)
        )
        _open(MergeDialog(ctx, ORGANISATIONS, (one, other), parent, merged))

    ctx.attempt(ask)


def _open(dialog: MergeDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
