"""The page of cases: a list that can be narrowed, saved, taken out and corrected beside."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from koordinator.domain.cases import CaseFilter, CaseLine, Chip, Tally
from koordinator.domain.meetings.kinds import NETWORK
from koordinator.errors import KoordinatorError
from koordinator.services import views
from koordinator.services.views import CaseView
from koordinator.ui.base.house import house
from koordinator.ui.base.notices import EmptyState
from koordinator.ui.base.side_panel import PanelHost
from koordinator.ui.cases.choices import choices
from koordinator.ui.cases.commands import declared
from koordinator.ui.cases.fetching import Fetcher
from koordinator.ui.cases.filters import FilterBar
from koordinator.ui.cases.head import CasesHead
from koordinator.ui.cases.listing import CaseList
from koordinator.ui.cases.panel import CasePanel
from koordinator.ui.cases.view_menu import SaveViewDialog
from koordinator.ui.context import Context
from koordinator.ui.page import ActingPage

# Where the part under the header is smaller, the chips keep to one line.
_CHIPS_WRAP_FROM = QSize(900, 500)


class CasesPage(ActingPage):
    """Everything one can ask of the cases, and one of them in the panel."""

    key = "cases"
    title = "Sager"
    icon = "folder"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._wanted_case: int | None = None
        self._to_first = False  # whether one came from elsewhere and stands on the first, once they have come
        self._hits_wanted: bool | None = None  # whether a single one is to be opened, once they have come
        own_id = ctx.desk.who.worker_id if views.holds_cases(ctx.desk) else None
        self.list = CaseList(ctx)
        self.filters = FilterBar(own_id)
        self.panel = CasePanel(ctx)
        self.fetcher = Fetcher(ctx)
        for action in declared(self):
            ctx.registry.add(action, self)
        self.header = CasesHead(ctx, self.title)
        self.none = EmptyState(
            "Her står dine sager, når de er hentet fra et regneark.", "Hent sager fra Excel", "folder"
        )
        self.no_match = EmptyState("Ingen sager svarer til filteret.", "Ryd filtre", "filter")
        self._lay_out()
        self._connect()
        self._first: CaseFilter | None = CaseFilter(worker_id=own_id)

    # Building

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
        self.filters.columns.clicked.connect(self.choose_columns)
        self.fetcher.arrived.connect(self._show)
        self.header.link_activated.connect(self._ask)
        self.none.acted.connect(self._ctx.import_wanted)
        self.no_match.acted.connect(self.clear_filters)
        self.header.new.clicked.connect(self._ctx.new_case_wanted)
        self.header.views.chosen.connect(self.show_view)
        self.header.views.save_wanted.connect(self.save_view)
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
            self.filters.set_choices(*choices(self._ctx.desk, first.worker_id))
            self.filters.show_filter(first)
        self.refresh()

    def refresh(self) -> None:
        """Fetches anew; selection, place, panel and what is being typed stay."""
        self.filters.set_choices(*choices(self._ctx.desk, self.filters.wanted().worker_id))
        self.panel.refresh()
        self._fetch()

    def show_filter(self, wanted: CaseFilter) -> None:
        """Shows another list of cases."""
        self.filters.set_choices(*choices(self._ctx.desk, wanted.worker_id))
        self.filters.show_filter(wanted)
        self._fetch()

    def open_filter(self, wanted: CaseFilter) -> None:
        """Shows a list somebody came for from elsewhere, and stands on its first case."""
        self._to_first = True
        self.show_filter(wanted)

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

    def _fetch(self) -> None:
        self.fetcher.fetch(self.filters.wanted())

    def _show(self, lines: list[CaseLine], tally: Tally, in_store: int) -> None:
        self._whole.setCurrentIndex(0 if in_store else 1)
        self._lists.setCurrentIndex(0 if lines else 1)
        self.filters.set_counts(tally)
        self.header.show_tally(self.filters.wanted(), tally, in_store)
        self.list.show_lines(lines)
        if self._wanted_case is not None:
            self.list.stand_on(self._wanted_case)
            self._wanted_case = None
        if self._to_first and lines:
            self._stand_on_first()
        self._to_first = False
        self._go_to_hits()

    def _stand_on_first(self) -> None:
        self.list.stand_on_first()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, key: str) -> None:
        self.show_filter(replace(self.filters.wanted(), chips=frozenset({Chip(key)})))

    def print_list(self) -> None:
        """Shows the list as a paper."""
        from koordinator.ui.cases.printing import show_case_list

        show_case_list(self._ctx, self.filters.wanted().worker_id)

    # The list and its panel

    def _opened(self, case_id: int) -> None:
        """Enter opens the panel; Enter once more opens the case's own page."""
        if self.panel.case_id() == case_id:
            self._ctx.open_case(case_id)
        else:
            self._open(case_id)

    def open_current(self) -> None:
        """Opens the page of the case one stands on."""
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

    def choose_columns(self) -> None:
        """Asks which columns are shown."""
        button = self.filters.columns
        self.list.choose_columns(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def save_view(self) -> None:
        """Asks for the name of the list as it is narrowed now."""
        wanted = replace(self.filters.wanted(), case_ids=None, over_too=False, because="", outside=0)
        dialog = SaveViewDialog(self._ctx, CaseView("", wanted, self.list.shown_columns()), self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def to_search(self) -> None:
        """Goes to the search field."""
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
        self._stand_on_first()
        case_id = self.list.current_id()
        if open_single and self.list.model.rowCount() == 1 and case_id is not None:
            self._open(case_id)

    def new_meeting(self) -> None:
        """Books a network meeting about the case meant."""
        self._ctx.new_meeting(NETWORK, self.the_case())

    def the_case(self) -> int | None:
        """The case in the panel, or the one stood on."""
        return self.panel.case_id() or self.list.current_id()

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
