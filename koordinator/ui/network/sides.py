"""The two sides of the page: contacts and organisations, each with its list, its panel and its dialogs."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from koordinator.domain.contacts import Double
from koordinator.domain.doubles import double_contacts, double_organisations
from koordinator.services import contacts
from koordinator.ui.context import Context
from koordinator.ui.network import words
from koordinator.ui.network.columns import contact_columns, organisation_columns
from koordinator.ui.network.listing import LineList
from koordinator.ui.network.panels import ContactPanel, DetailPanel, OrganisationPanel


class Side(QObject):
    """The lines of one kind, which of them may be there twice, and the panel that shows one of them."""

    def __init__(self, ctx: Context, above: QWidget, lines: LineList, panel: DetailPanel) -> None:
        super().__init__(above)
        self._ctx, self._above = ctx, above
        self.lines, self.panel = lines, panel
        self.known: Sequence[Any] = []
        self.doubles: Sequence[Double] = []
        lines.stepped.connect(self._follow)
        panel.merge_wanted = self.merge

    def fetch(self) -> None:
        """Reads all of them."""
        known = self._read("")
        if known != self.known:  # looking for doubles takes longer than fetching
            self.known, self.doubles = known, self._double(known)

    def found(self, text: str) -> Sequence[Any]:
        """Those that answer to a text."""
        return self._read(text) if text else self.known

    def counted(self) -> str:
        """How many there are, in words."""
        raise NotImplementedError

    def in_doubt(self) -> dict[int, int]:
        """Those that may be there twice, and where each stands so that the two of a pair are neighbours."""
        ids = [row_id for double in self.doubles for row_id in double[:2]]
        return {row_id: place for place, row_id in reversed(list(enumerate(ids)))}

    def open(self, row_id: int) -> None:
        """Shows one in the panel, which takes the focus when it is asked for a second time."""
        again = self.panel.shown_id() == row_id
        if not self._ctx.attempt(lambda: self.panel.show_row(row_id, self._double_of(row_id))):
            return
        self.panel.open_panel(take_focus=again)
        self._ctx.registry.refresh()

    def open_current(self) -> None:
        """Shows the one stood on."""
        row_id = self.lines.current_id()
        if row_id is not None:
            self.open(row_id)

    def refresh_panel(self) -> None:
        """Fetches what the panel shows anew."""
        self.panel.refresh(self._double_of(self.panel.row_id))

    def close(self) -> None:
        """Closes the panel."""
        if self.panel.shown_id() is not None:
            self.panel.close_panel()

    def new(self, name: str, made: Callable[[int], object]) -> None:
        """Opens the dialog that writes one down, with what was searched for as its name."""
        raise NotImplementedError

    def merge_selected(self) -> None:
        """Asks which of the two selected ones stays."""
        two = self.lines.selected_ids()
        if len(two) == 2:
            self.merge(*two)

    def merge(self, one_id: int, other_id: int) -> None:
        """Asks which of two stays."""
        raise NotImplementedError

    def _read(self, text: str) -> Sequence[Any]:
        raise NotImplementedError

    def _double(self, known: Sequence[Any]) -> Sequence[Double]:
        raise NotImplementedError

    def _follow(self, row_id: int) -> None:
        if self.panel.shown_id() not in (None, row_id):
            self.open_current()

    def _double_of(self, row_id: int | None) -> Double | None:
        return next((one for one in self.doubles if row_id in one[:2]), None)


class People(Side):
    """Contacts."""

    def __init__(
        self, ctx: Context, above: QWidget, panel: ContactPanel, merged: Callable[[int], object]
    ) -> None:
        self._merged = merged
        lines = LineList("Kontakter", contact_columns(ctx.desk.today), lambda line: line.contact_id)
        super().__init__(ctx, above, lines, panel)

    def counted(self) -> str:
        return words.plural(len(self.known), "kontakt", "kontakter")

    def new(self, name: str, made: Callable[[int], object]) -> None:
        from koordinator.ui.network.new_contact import NewContactDialog

        dialog = NewContactDialog(self._ctx, self._above, name)
        dialog.made.connect(made)
        dialog.open()

    def merge(self, one_id: int, other_id: int) -> None:
        from koordinator.ui.network.merge_dialog import merge_contacts_dialog

        merge_contacts_dialog(self._ctx, one_id, other_id, self._above, self._merged)

    def _read(self, text: str) -> Sequence[Any]:
        return contacts.contacts(self._ctx.desk, text)

    def _double(self, known: Sequence[Any]) -> Sequence[Double]:
        return double_contacts(known)


class Places(Side):
    """Organisations."""

    def __init__(
        self, ctx: Context, above: QWidget, panel: OrganisationPanel, merged: Callable[[int], object]
    ) -> None:
        self._merged = merged
        lines = LineList("Organisationer", organisation_columns(), lambda line: line.organisation_id)
        super().__init__(ctx, above, lines, panel)

    def counted(self) -> str:
        return words.plural(len(self.known), "organisation", "organisationer")

    def new(self, name: str, made: Callable[[int], object]) -> None:
        from koordinator.ui.network.new_contact import NewOrganisationDialog

        dialog = NewOrganisationDialog(self._ctx, self._above, name)
        dialog.made.connect(made)
        dialog.open()

    def merge(self, one_id: int, other_id: int) -> None:
        from koordinator.ui.network.merge_dialog import merge_organisations_dialog

        merge_organisations_dialog(self._ctx, one_id, other_id, self._above, self._merged)

    def _read(self, text: str) -> Sequence[Any]:
        return contacts.organisations(self._ctx.desk, text)

    def _double(self, known: Sequence[Any]) -> Sequence[Double]:
        return double_organisations(known)
