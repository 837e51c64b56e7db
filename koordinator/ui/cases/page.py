"""The page of cases: a list that can be narrowed, saved, taken out and corrected beside."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from koordinator.domain.cases import CaseFilter, CaseLine, Chip, Tally
from koordinator.domain.meetings.kinds import NETWORK
from koordinator.domain.roles import Role
from koordinator.errors import KoordinatorError
from koordinator.services import staff, views
from koordinator.services.views import CaseView
from koordinator.ui.actions import Action
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.header import Link, PageHeader
from koordinator.ui.base.house import house
from koordinator.ui.base.notices import EmptyState
from koordinator.ui.base.side_panel import PanelHost
from koordinator.ui.base.text import count
from koordinator.ui.cases import words
from koordinator.ui.cases.fetching import Fetcher
from koordinator.ui.cases.filters import FilterBar
from koordinator.ui.cases.listing import CaseList
from koordinator.ui.cases.panel import CasePanel
from koordinator.ui.cases.view_menu import SaveViewDialog, ViewButton
from koordinator.ui.context import Context
from koordinator.ui.page import Page

# The questions of the sentence under the title, in the words it asks them.
_ASKED = {
    Chip.NO_CASEWORKER: "uden KS",
    Chip.CV_OLD: "uden ajourført CV",
    Chip.UNEXPLAINED: "passive uden årsag",
    Chip.PAST_END: "over forventet slut",
}

# Where the part under the header is smaller, the chips keep to one line.
_CHIPS_WRAP_FROM = QSize(900, 500)


class CasesPage(Page):
    """Everything one can ask of the cases, and one of them in the panel."""

    key = "cases"
    title = "Sager"
    icon = "folder"

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._wanted_case: int | None = None
        self._hits_wanted: bool | None = None  # whether a single one is to be opened, once they have come
        own_id = ctx.desk.who.worker_id if views.holds_cases(ctx.desk) else None
        self.list = CaseList(ctx)
        self.filters = FilterBar(own_id)
        self.panel = CasePanel(ctx)
        self.fetcher = Fetcher(ctx)
        self._declare_actions()
        self.header = PageHeader(self.title)
        self.view_button = ViewButton(ctx)
        self.export_button = ctx.registry.button("cases.export")
        self.export_button.set_text("Til Excel")
        self.print_button = ctx.registry.button("cases.print_list")
        self.print_button.set_text("Udskriv")
        self.new_button = Button("Ny sag", "outlined", "person-plus")
        self.header.add_action(self.view_button)
        self.header.add_action(self.print_button)
        self.header.add_action(self.export_button)
        self.header.add_action(self.new_button)
        self.none = EmptyState(
            "Her står dine sager, når de er hentet fra et regneark.", "Hent sager fra Excel", "folder"
        )
        self.no_match = EmptyState("Ingen sager svarer til filteret.", "Ryd filtre", "filter")
        self._lay_out()
        self._connect()
        self._first: CaseFilter | None = CaseFilter(worker_id=own_id)

    # Building

    def _declare_actions(self) -> None:
        some, meant = self._some_selected, self._some_meant
        shown, panel = self.isVisible, self._panel_open
        declared = (
            Action("cases.search", "Søg i sagerne", self._to_search, ("Ctrl+F",), "search", "Sager", shown),
            Action("cases.export", "Sager til Excel …", self.list.export, ("Ctrl+E",), "file-spreadsheet",
                   "Sager", self._any_shown, ("eksportér csv regneark gem",)),
            Action("cases.print_list", "Udskriv sagsliste …", self._print_list, (), "printer", "Sager", shown,
                   ("papir pdf",)),
            Action("cases.open", "Åbn sagen", self._open_current, (), "folder-open", "Sager", meant,
                   taken=("Return",)),
            Action("cases.mark", "Vælg eller fravælg sagen", self.list.table.toggle_current, (), "check",
                   "Sager", meant, taken=("Space",)),
            Action("cases.close", "Luk panelet", self.panel.close_panel, (), "close", "Sager", panel,
                   taken=("Esc",)),
            Action("cases.move", "Flyt valgte sager …", self.list.move_selected, ("Ctrl+M",), "move", "Sager",
                   meant, ("overdrag skift sagsbehandler",)),
            Action("cases.network_meeting", "Nyt netværksmøde …", self._new_meeting, ("Ctrl+Shift+N",),
                   "calendar-plus", "Sager", self._one_meant, ("book møde",)),
            Action("cases.export_selected", "Valgte sager til Excel …", self.list.export_selected, (),
                   "file-spreadsheet", "Sager", some),
            Action("cases.clear", "Ryd filtre", self.clear_filters, (), "filter", "Sager", shown),
            Action("cases.columns", "Vælg kolonner …", self._choose_columns, (), "columns", "Sager", shown),
            Action("cases.save_view", "Gem denne visning …", self._save_view, (), "eye", "Sager", shown),
            Action("cases.talk", "Ny samtaledato", self.panel.ask_talk, (), "calendar-check", "Sager", panel),
            Action("cases.cv", "Opdatér CV-dato", self.panel.ask_cv, (), "file-text", "Sager", panel),
        )  # fmt: skip
        for action in declared:
            self._ctx.registry.add(action, self)

    def _lay_out(self) -> None:
        self._lists = QStackedWidget()
        self._lists.addWidget(self.list)
        self._lists.addWidget(self.no_match)
        work = self._work = QWidget()
        work.installEventFilter(self)  # the panel beside it takes of its width
        house.changed.connect(self._fit)
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.filters)
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
        frame.addWidget(PanelHost(content, self.panel))

    def _connect(self) -> None:
        self.filters.changed.connect(self._fetch)
        self.filters.search.left_for_hits.connect(self._to_hits)
        self.filters.cleared.connect(self.clear_filters)
        self.filters.columns.clicked.connect(self._choose_columns)
        self.fetcher.arrived.connect(self._show)
        self.header.link_activated.connect(self._ask)
        self.none.acted.connect(self._ctx.import_wanted)
        self.no_match.acted.connect(self.clear_filters)
        self.new_button.clicked.connect(self._ctx.new_case_wanted)
        self.view_button.chosen.connect(self.show_view)
        self.view_button.save_wanted.connect(self._save_view)
        self.list.opened.connect(self._opened)
        self.list.stepped.connect(self._follow)
        self.list.selection_changed.connect(self._ctx.registry.refresh)
        self.list.table.selectionModel().currentRowChanged.connect(lambda *_: self._ctx.registry.refresh())
        self.list.table.menu_requested.connect(self._menu)
        self.panel.closed.connect(self._ctx.registry.refresh)

    # What the page shows

    def activate(self) -> None:
        """Begins with one's own cases; later the page stands as it was left."""
        first, self._first = self._first, None
        if first is not None:
            self.filters.set_choices(*self._choices(first.worker_id))
            self.filters.show_filter(first)
        self.refresh()

    def refresh(self) -> None:
        """Fetches anew; selection, place, panel and what is being typed stay."""
        self.filters.set_choices(*self._choices(self.filters.wanted().worker_id))
        self.panel.refresh()
        self._fetch()

    def show_filter(self, wanted: CaseFilter) -> None:
        """Shows another list of cases."""
        self.filters.set_choices(*self._choices(wanted.worker_id))
        self.filters.show_filter(wanted)
        self._fetch()

    def show_case(self, case_id: int) -> None:
        """Opens a case in the panel and stands on it in the list, whatever the list was narrowed to."""
        line = self._open(case_id)
        if line is None:
            return
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.list.stand_on(case_id):
            return
        self._wanted_case = case_id
        over = line.ended is not None and line.ended < self._ctx.desk.today()
        self.show_filter(CaseFilter(ended=over))

    def show_view(self, view: CaseView) -> None:
        """Shows a saved view."""
        if view.columns:
            self.list.show_columns(view.columns)
        self.show_filter(view.wanted)

    def clear_filters(self) -> None:
        """Shows all running cases."""
        self.show_filter(CaseFilter())
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choices(self, worker_id: int | None) -> tuple[list[tuple[int, str]], ...]:
        """Colleagues, teams and programmes; who has left only stands there while chosen."""
        desk = self._ctx.desk
        known = staff.workers(desk)
        if worker_id is not None and worker_id not in {worker.worker_id for worker in known}:
            known += [one for one in staff.workers(desk, left=True) if one.worker_id == worker_id]
        holders = [
            (one.worker_id, one.name) for one in known if one.roles & {Role.CASEWORKER, Role.CONSULTANT}
        ]
        return holders, [(team.team_id, team.name) for team in staff.teams(desk)], staff.programmes(desk)

    def _fetch(self) -> None:
        self.fetcher.fetch(self.filters.wanted())

    def _show(self, lines: list[CaseLine], tally: Tally, in_store: int) -> None:
        self._whole.setCurrentIndex(0 if in_store else 1)
        self._lists.setCurrentIndex(0 if lines else 1)
        self.view_button.setVisible(in_store > 0)
        self.export_button.setVisible(in_store > 0)
        self.print_button.setVisible(in_store > 0)
        self.filters.set_counts(tally)
        self.header.set_sentence(*(self._sentence(tally) if in_store else ()))
        self.list.show_lines(lines)
        if self._wanted_case is not None:
            self.list.stand_on(self._wanted_case)
            self._wanted_case = None
        self._go_to_hits()

    def _sentence(self, tally: Tally) -> list[str | Link]:
        if self.filters.wanted().ended:
            return [f"{count(tally.cases)} {'afsluttet sag' if tally.cases == 1 else 'afsluttede sager'}"]
        if self.filters.wanted().over_too:
            return [f"{count(tally.cases)} {'udvalgt sag' if tally.cases == 1 else 'udvalgte sager'}"]
        parts: list[str | Link] = [words.cases_word(tally.cases - tally.coming, "løbende")]
        if tally.coming:
            parts += ["·", f"{count(tally.coming)} begynder senere"]
        for chip, asked in _ASKED.items():
            if tally.chips[chip]:
                parts += ["·", Link(f"{count(tally.chips[chip])} {asked}", chip.value)]
        return parts

    def _ask(self, key: str) -> None:
        self.show_filter(replace(self.filters.wanted(), chips=frozenset({Chip(key)})))

    def _print_list(self) -> None:
        from koordinator.ui.cases.printing import show_case_list

        show_case_list(self._ctx, self.filters.wanted().worker_id)

    # The list and its panel

    def _opened(self, case_id: int) -> None:
        """Enter opens the panel; Enter once more opens the case's own page."""
        if self.panel.case_id() == case_id:
            self._ctx.open_case(case_id)
        else:
            self._open(case_id)

    def _open_current(self) -> None:
        case_id = self.list.current_id()
        if case_id is not None:
            self._ctx.open_case(case_id)

    def _open(self, case_id: int) -> CaseLine | None:
        try:
            card = self.panel.show_case(case_id)
        except KoordinatorError as fault:
            self._ctx.refused.emit(str(fault))
            return None
        self.panel.open_panel()
        self.list.see_current()
        self._ctx.registry.refresh()
        return card.line

    def _follow(self, case_id: int) -> None:
        if self.panel.case_id() not in (None, case_id):
            self._open(case_id)

    # What can be done

    def _menu(self, at: QPoint) -> None:
        ids = [
            "cases.open",
            "cases.network_meeting",
            "cases.move",
            "cases.export_selected",
            "",
            "cases.columns",
        ]
        menu = self._ctx.registry.menu(ids, self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _choose_columns(self) -> None:
        button = self.filters.columns
        self.list.choose_columns(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _save_view(self) -> None:
        wanted = replace(self.filters.wanted(), case_ids=None, over_too=False)
        dialog = SaveViewDialog(self._ctx, CaseView("", wanted, self.list.shown_columns()), self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _to_search(self) -> None:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def _to_hits(self, open_single: bool) -> None:
        self._hits_wanted = open_single
        self._fetch()

    def _go_to_hits(self) -> None:
        """From the search field to its hits; a single one is opened at Enter."""
        open_single, self._hits_wanted = self._hits_wanted, None
        if open_single is None or not self.list.model.rowCount() or not self.filters.search.hasFocus():
            return
        self.list.stand_on_first()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        case_id = self.list.current_id()
        if open_single and self.list.model.rowCount() == 1 and case_id is not None:
            self._open(case_id)

    def _new_meeting(self) -> None:
        self._ctx.new_meeting(NETWORK, self._the_case())

    def _the_case(self) -> int | None:
        return self.panel.case_id() or self.list.current_id()

    def _one_meant(self) -> bool:
        return self.isVisible() and self._the_case() is not None

    def _some_meant(self) -> bool:
        return self._some_selected() or (self.isVisible() and self.list.current_id() is not None)

    def _some_selected(self) -> bool:
        return self.isVisible() and self.list.table.selected_count() > 0

    def _any_shown(self) -> bool:
        return self.isVisible() and self.list.model.rowCount() > 0

    def _panel_open(self) -> bool:
        return self.isVisible() and self.panel.case_id() is not None

    # Keys, coming and going

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.panel.case_id() is not None:
            self.panel.close_panel()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        narrow = self._work.width() < house.px(_CHIPS_WRAP_FROM.width())
        self.filters.chips.fold(narrow or self._work.height() < house.px(_CHIPS_WRAP_FROM.height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._work and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ctx.registry.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ctx.registry.refresh()
