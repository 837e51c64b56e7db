"""The page of everybody outside the jobcentre: contacts and organisations, and where they have a part."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from koordinator.ui.actions import Action
from koordinator.ui.base.header import Link, PageHeader
from koordinator.ui.base.notices import EmptyState
from koordinator.ui.base.side_panel import PanelHost
from koordinator.ui.base.text import count
from koordinator.ui.context import Context
from koordinator.ui.network.listing import LineList
from koordinator.ui.network.narrowing import DOUBLE, PEOPLE, PLACES, Narrowing
from koordinator.ui.network.panels import ContactPanel, OrganisationPanel
from koordinator.ui.network.sides import People, Places, Side
from koordinator.ui.page import ActingPage


class NetworkPage(ActingPage):
    """Contacts and organisations with search, doubles, and one of them in the panel."""

    key = "network"
    title = "Netværk"
    icon = "users"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.contact_panel, self.organisation_panel = (
            ContactPanel(ctx),
            OrganisationPanel(ctx, self.show_contact),
        )
        self.people = People(ctx, self, self.contact_panel, self.show_contact)
        self.places = Places(ctx, self, self.organisation_panel, self.show_organisation)
        self.contacts, self.organisations = self.people.lines, self.places.lines
        self.narrowing = Narrowing()
        self.search, self.kinds = self.narrowing.search, self.narrowing.kinds
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
            Action("network.search", "Søg i netværket", self.narrowing.to_search, ("Ctrl+F",), "search",
                   self.title, shown),
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
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.narrowing)
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

    def _connect(self) -> None:
        self.search.searched.connect(lambda _: self._fetch())
        self.search.left_for_hits.connect(self._to_hits)
        self.kinds.changed.connect(self._turn)
        self.narrowing.chips.changed.connect(self._fetch)
        self.header.link_activated.connect(lambda _: self.show_doubles())
        self.none.acted.connect(self.new_contact)
        self.no_match.acted.connect(self.show_all)
        for side in (self.people, self.places):
            side.lines.opened.connect(partial(self._open, side))
            side.lines.selection_changed.connect(self._ctx.registry.refresh)
            side.lines.table.menu_requested.connect(self._menu)
            side.panel.closed.connect(self._ctx.registry.refresh)

    # What the page shows

    def refresh(self) -> None:
        """Fetches anew; selection, place, panel and what is being typed stay."""
        self._fetch()
        for side in (self.people, self.places):
            side.refresh_panel()

    def show_contact(self, contact_id: int) -> None:
        """Opens a contact in the panel and stands on it in the list, whatever the list was narrowed to."""
        self._show_row(PEOPLE, contact_id)

    def show_organisation(self, organisation_id: int) -> None:
        """Opens an organisation in the panel and stands on it in the list."""
        self._show_row(PLACES, organisation_id)

    def _show_row(self, kind: str, row_id: int) -> None:
        self.kinds.choose([kind])
        self._fetch()
        side = self._side()
        if not side.lines.stand_on(row_id):
            self.show_all()
            side.lines.stand_on(row_id)
        self._open(side, row_id)
        side.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_doubles(self) -> None:
        """Narrows the list to those that may be there twice."""
        self.narrowing.choose(DOUBLE)
        self._fetch()
        self._list().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_all(self) -> None:
        """Takes search and chips away."""
        self.narrowing.choose()
        self._fetch()

    def _side(self) -> Side:
        """The side looked at."""
        return self.people if self.narrowing.people() else self.places

    def _list(self) -> LineList:
        return self._side().lines

    def _fetch(self) -> None:
        """Both sides whole for the counts and doubles, and the one shown as it is narrowed."""
        for one in (self.people, self.places):
            one.fetch()
        side, some = self._side(), bool(self.people.known or self.places.known)
        self._whole.setCurrentIndex(0 if some else 1)
        self.merge_button.setVisible(some)
        self.kinds.set_counts({PEOPLE: len(self.people.known), PLACES: len(self.places.known)})
        self.new_button.setVisible(side is self.people)
        self.new_place_button.setVisible(side is self.places)
        self._say(side, some)
        left = self.narrowing.show_left(side, side.found(self.narrowing.text()))
        self._lists.setCurrentWidget(side.lines if left else self.no_match)
        self._ctx.registry.refresh()

    def _say(self, side: Side, some: bool) -> None:
        parts: list[str | Link] = [self.people.counted(), "·", self.places.counted()] if some else []
        if side.doubles:
            parts += ["·", Link(f"{count(len(side.in_doubt()))} mulige dobbelte", DOUBLE)]
        self.header.set_sentence(*parts)

    def _turn(self) -> None:
        self._close()
        self._fetch()

    # The list and its panel

    def _open(self, side: Side, row_id: int) -> None:
        (self.places if side is self.people else self.people).panel.close_panel()
        side.open(row_id)

    def _open_current(self) -> None:
        self._side().open_current()

    def _close(self) -> None:
        for side in (self.people, self.places):
            side.close()

    # What can be done

    def new_contact(self) -> None:
        """Opens the dialog that writes down a contact, with what was searched for as its name."""
        self.people.new(self._searched_name(), self.show_contact)

    def new_organisation(self) -> None:
        """Opens the dialog that writes down an organisation."""
        self.places.new(self._searched_name(), self.show_organisation)

    def _searched_name(self) -> str:
        """The text searched for, where nobody answered to it."""
        text = self.narrowing.text()
        return "" if self._lists.currentWidget() is not self.no_match or any(map(str.isdigit, text)) else text

    def merge_selected(self) -> None:
        """Asks which of the two selected ones stays."""
        self._side().merge_selected()

    def _menu(self, at: QPoint) -> None:
        menu = self._ctx.registry.menu(["network.open", "network.merge", "", "network.new"], self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _toggle(self) -> None:
        self._list().table.toggle_current()

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
        return self.isVisible() and self._side().panel.shown_id() is not None

    # Keys, coming and going

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._panel_open():
            self._close()
        else:
            super().keyPressEvent(event)
