"""The page of everybody outside the jobcentre: contacts and organisations, and where they have a part."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from koordinator.domain.contacts import ContactLine, Double, OrganisationLine
from koordinator.domain.doubles import double_contacts, double_organisations
from koordinator.services import contacts
from koordinator.ui.actions import Action
from koordinator.ui.base.chips import ChipBar
from koordinator.ui.base.header import Link, PageHeader
from koordinator.ui.base.house import house
from koordinator.ui.base.notices import EmptyState
from koordinator.ui.base.search_field import SearchField
from koordinator.ui.base.side_panel import PanelHost
from koordinator.ui.base.text import count
from koordinator.ui.context import Context
from koordinator.ui.network import words
from koordinator.ui.network.columns import contact_columns, organisation_columns
from koordinator.ui.network.listing import LineList
from koordinator.ui.network.panels import ContactPanel, DetailPanel, OrganisationPanel
from koordinator.ui.page import Page

PEOPLE, PLACES = "contacts", "organisations"
DOUBLE, UNREACHED, UNUSED = "double", "unreached", "unused"


class NetworkPage(Page):
    """Contacts and organisations with search, doubles, and one of them in the panel."""

    key = "network"
    title = "Netværk"
    icon = "users"

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._known: tuple[list[ContactLine], list[OrganisationLine]] = ([], [])
        self._double_people: list[Double] = []
        self._double_places: list[Double] = []
        self.contacts = LineList("Kontakter", contact_columns(ctx.desk.today), lambda line: line.contact_id)
        self.organisations = LineList(
            "Organisationer", organisation_columns(), lambda line: line.organisation_id
        )
        self.contact_panel = ContactPanel(ctx)
        self.organisation_panel = OrganisationPanel(ctx, self.show_contact)
        self.search = SearchField("Søg navn, titel, organisation, telefon eller e-mail", "Søg i netværket")
        self.kinds = ChipBar(single=True)
        self.kinds.add(PEOPLE, "Kontakter", on=True)
        self.kinds.add(PLACES, "Organisationer")
        self.chips = ChipBar()
        self.chips.add(DOUBLE, "Mulige dobbelte", tip="Dem, der ser ud til at være skrevet op to gange")
        self.chips.add(UNREACHED, "Uden telefon")
        self.chips.add(UNUSED, "Uden løbende sager")
        self.header = PageHeader(self.title)
        self._declare_actions()
        self.new_button = ctx.registry.button("network.new", "filled")
        self.new_place_button = ctx.registry.button("network.new_organisation", "filled")
        self.merge_button = ctx.registry.button("network.merge")
        self.header.add_action(self.merge_button)
        self.header.add_action(self.new_button)
        self.header.add_action(self.new_place_button)
        self.none = EmptyState("Her står kontakter og organisationer uden for jobcentret.", "Ny kontakt",
                               "users")  # fmt: skip
        self.no_match = EmptyState("Ingen svarer til søgningen.", "Vis alle", "filter")
        self._lay_out()
        self._connect()

    # Building

    def _declare_actions(self) -> None:
        shown = self.isVisible
        declared = (
            Action("network.search", "Søg i netværket", self._to_search, ("Ctrl+F",), "search", self.title,
                   shown),
            Action("network.new", "Ny kontakt", self.new_contact, ("Ctrl+Shift+N",), "person-plus",
                   self.title, shown),
            Action("network.new_organisation", "Ny organisation", self.new_organisation, (), "building",
                   self.title, shown),
            Action("network.open", "Åbn kontakten eller organisationen", self._open_current, (), "eye",
                   self.title, self._stands, taken=("Return",)),
            Action("network.mark", "Vælg eller fravælg rækken", self._toggle, (), "check", self.title,
                   self._stands, taken=("Space",)),
            Action("network.merge", "Flet de to valgte …", self.merge_selected, ("Ctrl+M",), "users",
                   self.title, self._two_selected, ("dobbelt dublet slå sammen",)),
            Action("network.doubles", "Vis mulige dobbelte", self.show_doubles, (), "users", self.title,
                   shown, ("dublet",)),
            Action("network.close", "Luk panelet", self._close, (), "close", self.title, self._panel_open,
                   taken=("Esc",)),
        )  # fmt: skip
        for action in declared:
            self._ctx.registry.add(action, self)

    def _lay_out(self) -> None:
        self._lists = QStackedWidget()
        for widget in (self.contacts, self.organisations, self.no_match):
            self._lists.addWidget(widget)
        narrowing = QHBoxLayout()
        narrowing.setSpacing(16)
        narrowing.addWidget(self.search, 2)
        narrowing.addWidget(self.kinds)
        narrowing.addStretch(1)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(narrowing)
        column.addWidget(self.chips)
        column.addWidget(self._lists, 1)
        self._whole = QStackedWidget()
        self._whole.addWidget(work)
        self._whole.addWidget(self.none)
        content = QWidget()
        page = QVBoxLayout(content)
        page.setContentsMargins(32, 20, 32, 8)
        page.setSpacing(16)
        page.addWidget(self.header)
        page.addWidget(self._whole, 1)
        frame = QHBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(PanelHost(PanelHost(content, self.contact_panel), self.organisation_panel))
        house.changed.connect(self._fit)
        self._fit()

    def _connect(self) -> None:
        self.search.searched.connect(lambda _: self._fetch())
        self.search.left_for_hits.connect(self._to_hits)
        self.kinds.changed.connect(self._turn)
        self.chips.changed.connect(self._fetch)
        self.header.link_activated.connect(lambda _: self.show_doubles())
        self.none.acted.connect(self.new_contact)
        self.no_match.acted.connect(self.show_all)
        for lines, show in ((self.contacts, self._show_person), (self.organisations, self._show_place)):
            lines.opened.connect(show)
            lines.stepped.connect(self._follow)
            lines.selection_changed.connect(self._ctx.registry.refresh)
            lines.table.menu_requested.connect(self._menu)
        self.contact_panel.merge_wanted = self._merge_people
        self.organisation_panel.merge_wanted = self._merge_places
        for panel in (self.contact_panel, self.organisation_panel):
            panel.closed.connect(self._ctx.registry.refresh)

    # What the page shows

    def refresh(self) -> None:
        """Fetches anew; selection, place, panel and what is being typed stay."""
        self._fetch()
        self.contact_panel.refresh(self._double_of(self.contact_panel.row_id, self._double_people))
        self.organisation_panel.refresh(self._double_of(self.organisation_panel.row_id, self._double_places))

    def show_contact(self, contact_id: int) -> None:
        """Opens a contact in the panel and stands on it in the list, whatever the list was narrowed to."""
        self._show_row(PEOPLE, contact_id)

    def show_organisation(self, organisation_id: int) -> None:
        """Opens an organisation in the panel and stands on it in the list."""
        self._show_row(PLACES, organisation_id)

    def _show_row(self, kind: str, row_id: int) -> None:
        self.kinds.choose([kind])
        self._fetch()
        lines = self._list()
        if not lines.stand_on(row_id):
            self.show_all()
            lines.stand_on(row_id)
        (self._show_person if self._people() else self._show_place)(row_id)
        lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_doubles(self) -> None:
        """Narrows the list to those that may be there twice."""
        self.search.clear()
        self.chips.choose([DOUBLE])
        self._fetch()
        self._list().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_all(self) -> None:
        """Takes search and chips away."""
        self.search.clear()
        self.chips.choose([])
        self._fetch()

    def _people(self) -> bool:
        return self.kinds.chosen() == [PEOPLE]

    def _list(self) -> LineList:
        return self.contacts if self._people() else self.organisations

    def _fetch(self) -> None:
        """Both lists whole for the counts and doubles, and the one shown as it is narrowed."""
        desk, text = self._ctx.desk, self.search.text().strip()
        people, places = contacts.contacts(desk), contacts.organisations(desk)
        if (people, places) != self._known:  # looking for doubles takes longer than fetching
            self._known = (people, places)
            self._double_people, self._double_places = double_contacts(people), double_organisations(places)
        self._whole.setCurrentIndex(0 if people or places else 1)
        self.merge_button.setVisible(bool(people or places))
        self.kinds.set_counts({PEOPLE: len(people), PLACES: len(places)})
        self.new_button.setVisible(self._people())
        self.new_place_button.setVisible(not self._people())
        self._say(people, places)
        if self._people():
            self._narrow(contacts.contacts(desk, text) if text else people, self._double_people)
        else:
            self._narrow(contacts.organisations(desk, text) if text else places, self._double_places)
        self._ctx.registry.refresh()

    def _narrow(self, found: Sequence[ContactLine | OrganisationLine], doubles: Sequence[Double]) -> None:
        """Shows those the chips leave; doubles stand beside each other."""
        shown, chosen, in_doubt = self._list(), self.chips.chosen(), _order(doubles)
        fits: dict[str, Callable[[Any], bool]] = {
            DOUBLE: lambda line: shown.identify(line) in in_doubt,
            UNREACHED: lambda line: not line.phone,
            UNUSED: lambda line: not line.cases,
        }
        left: list[Any] = [line for line in found if all(fits[key](line) for key in chosen)]
        in_pairs = DOUBLE in chosen
        if in_pairs:
            left.sort(key=lambda line: in_doubt[shown.identify(line)])
        shown.show_lines(left, as_given=in_pairs)
        self.chips.set_counts({key: sum(map(fit, found)) for key, fit in fits.items()})
        self._lists.setCurrentWidget(shown if left else self.no_match)

    def _say(self, people: Sequence[ContactLine], places: Sequence[OrganisationLine]) -> None:
        if not (people or places):
            self.header.set_sentence()
            return
        parts: list[str | Link] = [
            words.plural(len(people), "kontakt", "kontakter"),
            "·",
            words.plural(len(places), "organisation", "organisationer"),
        ]
        doubles = self._double_people if self._people() else self._double_places
        if doubles:
            parts += ["·", Link(f"{count(len(_order(doubles)))} mulige dobbelte", DOUBLE)]
        self.header.set_sentence(*parts)

    def _turn(self) -> None:
        self._close()
        self._fetch()

    def _double_of(self, row_id: int | None, doubles: Sequence[Double]) -> Double | None:
        return next((one for one in doubles if row_id in one[:2]), None)

    # The list and its panel

    def _show_person(self, contact_id: int) -> None:
        self.organisation_panel.close_panel()
        self._open(self.contact_panel, contact_id, self._double_people)

    def _show_place(self, organisation_id: int) -> None:
        self.contact_panel.close_panel()
        self._open(self.organisation_panel, organisation_id, self._double_places)

    def _open(self, panel: DetailPanel, row_id: int, doubles: Sequence[Double]) -> None:
        again = panel.shown_id() == row_id
        if not self._ctx.attempt(lambda: panel.show_row(row_id, self._double_of(row_id, doubles))):
            return
        panel.open_panel(take_focus=again)
        self._ctx.registry.refresh()

    def _open_current(self) -> None:
        row_id = self._list().current_id()
        if row_id is not None:
            (self._show_person if self._people() else self._show_place)(row_id)

    def _follow(self, row_id: int) -> None:
        panel = self._panel()
        if panel.shown_id() not in (None, row_id):
            self._open_current()

    def _panel(self) -> DetailPanel:
        return self.contact_panel if self._people() else self.organisation_panel

    def _close(self) -> None:
        for panel in (self.contact_panel, self.organisation_panel):
            if panel.shown_id() is not None:
                panel.close_panel()

    # What can be done

    def new_contact(self) -> None:
        """Opens the dialog that writes down a contact, with what was searched for as its name."""
        from koordinator.ui.network.new_contact import NewContactDialog

        dialog = NewContactDialog(self._ctx, self, self._searched_name())
        dialog.made.connect(self.show_contact)
        dialog.open()

    def new_organisation(self) -> None:
        """Opens the dialog that writes down an organisation."""
        from koordinator.ui.network.new_contact import NewOrganisationDialog

        dialog = NewOrganisationDialog(self._ctx, self, self._searched_name())
        dialog.made.connect(self.show_organisation)
        dialog.open()

    def _searched_name(self) -> str:
        """The text searched for, where nobody answered to it."""
        text = self.search.text().strip()
        return "" if self._lists.currentWidget() is not self.no_match or any(map(str.isdigit, text)) else text

    def merge_selected(self) -> None:
        """Asks which of the two selected ones stays."""
        two = self._list().selected_ids()
        if len(two) == 2:
            (self._merge_people if self._people() else self._merge_places)(*two)

    def _merge_people(self, one_id: int, other_id: int) -> None:
        from koordinator.ui.network.merge_dialog import merge_contacts_dialog

        merge_contacts_dialog(self._ctx, one_id, other_id, self, self.show_contact)

    def _merge_places(self, one_id: int, other_id: int) -> None:
        from koordinator.ui.network.merge_dialog import merge_organisations_dialog

        merge_organisations_dialog(self._ctx, one_id, other_id, self, self.show_organisation)

    def _menu(self, at: QPoint) -> None:
        menu = self._ctx.registry.menu(["network.open", "network.merge", "", "network.new"], self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _toggle(self) -> None:
        self._list().table.toggle_current()

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _to_hits(self, entered: bool) -> None:
        """From the search field to its hits; a single one is opened at Enter."""
        lines = self._list()
        if not lines.model.rowCount():
            return
        lines.stand_on_first()
        lines.setFocus(Qt.FocusReason.OtherFocusReason)
        if entered and lines.model.rowCount() == 1:
            self._open_current()

    def _stands(self) -> bool:
        return self.isVisible() and self._list().current_id() is not None

    def _two_selected(self) -> bool:
        return self.isVisible() and self._list().table.selected_count() == 2

    def _panel_open(self) -> bool:
        return self.isVisible() and self._panel().shown_id() is not None

    # Keys, coming and going

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._panel_open():
            self._close()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ctx.registry.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ctx.registry.refresh()

    def _fit(self) -> None:
        self.search.setMinimumWidth(house.px(180))
        self.search.setMaximumWidth(house.px(380))
        self.kinds.setMinimumWidth(self.kinds.sizeHint().width())


def _order(doubles: Sequence[Double]) -> dict[int, int]:
    """Where each one stands, so that the two of a pair stand beside each other."""
    ids = [row_id for double in doubles for row_id in double[:2]]
    return {row_id: place for place, row_id in reversed(list(enumerate(ids)))}
