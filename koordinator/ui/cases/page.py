"""The page of cases: a list that can be narrowed, saved, taken out and corrected beside."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from koordinator.domain.cases import CaseFilter, CaseLine, Chip, Tally
from koordinator.domain.roles import Role
from koordinator.errors import KoordinatorError
from koordinator.services import staff, views
from koordinator.services.views import CaseView
from koordinator.ui.actions import Action
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.header import Link, PageHeader
from koordinator.ui.base.notices import EmptyState
from koordinator.ui.base.record_model import RecordModel
from koordinator.ui.base.side_panel import PanelHost
from koordinator.ui.base.table import DataTable
from koordinator.ui.base.text import count
from koordinator.ui.cases import columns, exporting, words
from koordinator.ui.cases.fetching import Fetcher
from koordinator.ui.cases.filters import FilterBar
from koordinator.ui.cases.panel import CasePanel
from koordinator.ui.cases.strip import SelectionStrip
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


class CasesPage(Page):
    """Everything one can ask of the cases, and one of them in the panel."""

    key = "cases"
    title = "Sager"
    icon = "folder"

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._day = ctx.desk.today()
        self._own_id = ctx.desk.who.worker_id if views.holds_cases(ctx.desk) else None
        self._tally = Tally(0, 0, {})
        self._lines: list[CaseLine] = []
        self._wanted_case: int | None = None
        self.model = RecordModel(columns.columns(lambda: self._day), lambda line: line.case_id)
        self.table = DataTable(multi=True, two_line=True)
        self.filters = FilterBar(self._own_id)
        self.panel = CasePanel(ctx)
        self.fetcher = Fetcher(ctx)
        self._declare_actions()
        self._build()
        self._connect()
        self._begin()

    # Building

    def _declare_actions(self) -> None:
        some, shown, panel = self._some_selected, self.isVisible, self._panel_open
        declared = (
            Action("cases.search", "Søg i sagerne", self._to_search, ("Ctrl+F",), "search", "Sager", shown),
            Action("cases.export", "Sager til Excel …", self.export, ("Ctrl+E",), "file-spreadsheet",
                   "Sager", self._any_shown, ("eksportér csv regneark gem",)),
            Action("cases.open", "Åbn sagen", self._open_current, (), "folder-open", "Sager", some),
            Action("cases.move", "Flyt valgte sager …", self._move, ("Ctrl+M",), "move", "Sager", some,
                   ("overdrag skift sagsbehandler",)),
            Action("cases.export_selected", "Valgte sager til Excel …", self._export_selected, (),
                   "file-spreadsheet", "Sager", some),
            Action("cases.clear", "Ryd filtre", self.clear_filters, (), "filter", "Sager", shown),
            Action("cases.columns", "Vælg kolonner …", self._choose_columns, (), "columns", "Sager", shown),
            Action("cases.save_view", "Gem denne visning …", self._save_view, (), "eye", "Sager", shown),
            Action("cases.talk", "Ny samtaledato", lambda: self.panel.talk.ask(), (), "calendar-check",
                   "Sager", panel),
            Action("cases.cv", "Opdatér CV-dato", lambda: self.panel.cv.ask(), (), "file-text", "Sager",
                   panel),
        )  # fmt: skip
        for action in declared:
            self._ctx.registry.add(action, self)

    def _build(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName("Sager")
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.header = PageHeader(self.title)
        self.view_button = ViewButton(self._ctx)
        self.export_button = self._ctx.registry.button("cases.export")
        self.export_button.set_text("Til Excel")
        for button in (self.view_button, self.export_button):
            self.header.add_action(button)
        self.strip = SelectionStrip(self._strip_buttons())
        self.none = EmptyState(
            "Her står dine sager, når de er hentet fra et regneark.", "Hent sager fra Excel", "folder"
        )
        self.no_match = EmptyState("Ingen sager svarer til filteret.", "Ryd filtre", "filter")
        self._lay_out()

    def _strip_buttons(self) -> list[Button]:
        move, out, off = (Button(text, "plain", small=True) for text in ("Flyt …", "Til Excel", "Fravælg"))
        move.clicked.connect(self._move)
        out.clicked.connect(self._export_selected)
        off.clicked.connect(self.table.clearSelection)
        return [move, out, off]

    def _lay_out(self) -> None:
        listed = QWidget()
        rows = QVBoxLayout(listed)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.strip)
        self._lists = QStackedLayout()
        self._lists.addWidget(listed)
        self._lists.addWidget(self.no_match)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.filters)
        column.addLayout(self._lists, 1)
        self._whole = QStackedLayout()
        self._whole.addWidget(work)
        self._whole.addWidget(self.none)
        content = QWidget()
        page = QVBoxLayout(content)
        page.setContentsMargins(32, 20, 32, 8)
        page.setSpacing(16)
        page.addWidget(self.header)
        page.addLayout(self._whole, 1)
        frame = QHBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(PanelHost(content, self.panel))

    def _connect(self) -> None:
        self.filters.changed.connect(self._fetch)
        self.filters.cleared.connect(self.clear_filters)
        self.fetcher.arrived.connect(self._show)
        self.header.link_activated.connect(self._ask)
        self.none.acted.connect(self._ctx.import_wanted)
        self.no_match.acted.connect(self.clear_filters)
        self.view_button.chosen.connect(self.show_view)
        self.view_button.save_wanted.connect(self._save_view)
        self.filters.columns.clicked.connect(self._choose_columns)
        self.table.opened.connect(self._opened)
        self.table.selection_changed.connect(self._selected)
        self.table.columns_changed.connect(self._keep_columns)
        self.table.menu_requested.connect(self._menu)
        self.table.selectionModel().currentRowChanged.connect(self._follow)
        self.panel.closed.connect(self._ctx.registry.refresh)

    def _begin(self) -> None:
        chosen = views.columns(self._ctx.desk)
        self.table.show_columns(chosen or columns.FIRST_SHOWN)
        self.filters.set_choices(*self._choices(self._own_id))
        self.filters.show_filter(CaseFilter(worker_id=self._own_id))

    # What the page shows

    def refresh(self) -> None:
        """Fetches anew; selection, place, panel and what is being typed stay."""
        self._day = self._ctx.desk.today()
        wanted = self.filters.wanted()
        self.filters.set_choices(*self._choices(wanted.worker_id))
        self.panel.refresh()
        self._fetch()

    def show_filter(self, wanted: CaseFilter) -> None:
        """Shows another list of cases."""
        self.filters.set_choices(*self._choices(wanted.worker_id))
        self.filters.show_filter(wanted)
        self._fetch()

    def show_case(self, case_id: int) -> None:
        """Opens a case in the panel and stands on it in the list, whatever the list was narrowed to."""
        card = self._open(case_id)
        if card is None:
            return
        if self.model.row_of(case_id) is None:
            over = card.ended is not None and card.ended < self._day
            self.filters.show_filter(CaseFilter(ended=over))
            self._fetch()
        self._wanted_case = case_id
        self._stand_on_wanted()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_view(self, view: CaseView) -> None:
        """Shows a saved view."""
        if view.columns:
            self.table.show_columns(view.columns)
            self._keep_columns()
        self.show_filter(view.wanted)

    def clear_filters(self) -> None:
        """Shows all running cases."""
        self.show_filter(CaseFilter())
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choices(self, worker_id: int | None) -> tuple[list[tuple[int, str]], ...]:
        """Colleagues, teams and programmes; who has left only stands there while chosen."""
        desk = self._ctx.desk
        known = staff.workers(desk)
        if worker_id is not None and worker_id not in {worker.worker_id for worker in known}:
            known += [one for one in staff.workers(desk, left=True) if one.worker_id == worker_id]
        colleagues = [(one.worker_id, one.name) for one in known if _holds(one.roles)]
        return colleagues, [(team.team_id, team.name) for team in staff.teams(desk)], staff.programmes(desk)

    def _fetch(self) -> None:
        self.fetcher.fetch(self.filters.wanted())

    def _show(self, lines: list[CaseLine], tally: Tally, in_store: int) -> None:
        self._tally = tally
        if lines != self._lines or self.model.rowCount() != len(lines):
            self._lines = lines
            self.model.set_records(lines)
        self.table.viewport().update()
        self.filters.set_counts(tally)
        self._whole.setCurrentIndex(0 if in_store else 1)
        self._lists.setCurrentIndex(0 if lines else 1)
        for button in (self.view_button, self.export_button):
            button.setVisible(in_store > 0)
        self._say()
        self._stand_on_wanted()
        self._selected()

    def _say(self) -> None:
        if self._whole.currentIndex() != 0:
            self.header.set_sentence()
            return
        tally, ended = self._tally, self.filters.wanted().ended
        parts: list[str | Link] = []
        for chip, asked in _ASKED.items():
            if not ended and tally.chips.get(chip):
                parts += ["·", Link(f"{count(tally.chips[chip])} {asked}", chip.value)]
        self.header.set_sentence(_number_words(tally, ended=ended), *parts)

    def _ask(self, key: str) -> None:
        wanted = self.filters.wanted()
        self.show_filter(replace(wanted, chips=frozenset({Chip(key)})))

    # The list and its panel

    def _opened(self, row: int) -> None:
        """Enter opens the panel; Enter once more goes into it."""
        case_id = self.model.record(row).case_id
        inside = self.panel.case_id() == case_id
        self._open(case_id, take_focus=inside)

    def _open_current(self) -> None:
        case_id = self.table.current_id()
        if isinstance(case_id, int):
            self._open(case_id, take_focus=True)

    def _open(self, case_id: int, *, take_focus: bool = False) -> CaseLine | None:
        try:
            card = self.panel.show_case(case_id)
        except KoordinatorError as fault:
            self._ctx.refused.emit(str(fault))
            return None
        self.panel.open_panel(take_focus=take_focus)
        self._ctx.registry.refresh()
        return card.line

    def _follow(self) -> None:
        case_id = self.table.current_id()
        if self.panel.case_id() not in (None, case_id) and isinstance(case_id, int) and self.table.hasFocus():
            self._open(case_id)

    def _stand_on_wanted(self) -> None:
        row = self.model.row_of(self._wanted_case)
        if row is None:
            return
        self.table.select_ids([self._wanted_case], self._wanted_case)
        self.table.scrollTo(self.model.index(row, 0), DataTable.ScrollHint.PositionAtCenter)
        self._wanted_case = None

    def _selected(self) -> None:
        self.strip.show_numbers(self.model.rowCount(), self.table.selected_count())
        self._ctx.registry.refresh()

    def _menu(self, at: QPoint) -> None:
        menu = self._ctx.registry.menu(
            ["cases.open", "cases.move", "cases.export_selected", "", "cases.columns"], self
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    # What can be done

    def export(self) -> None:
        """Takes the selected cases out when there are several, else all that are shown."""
        several = self.table.selected_count() > 1
        self._export_selected() if several else self._ask_and_write(
            self.model.records(), "Gem {} som regneark"
        )

    def _export_selected(self) -> None:
        chosen = set(self.table.selected_ids())
        lines = [line for line in self.model.records() if line.case_id in chosen]
        self._ask_and_write(lines, "Gem {} som regneark")

    def _ask_and_write(self, lines: list[CaseLine], title: str) -> None:
        by_key = {column.key: column for column in self.model.columns}
        shown = [by_key[key] for key in self.table.visible_columns()]
        headings, rows = columns.sheet(shown, lines, lambda: self._day)

        def then(path: Path) -> None:
            exporting.write(self._ctx, path, headings, rows)

        exporting.ask_where(self, title.format(words.cases_word(len(lines))), self._day, then)

    def _move(self) -> None:
        self._ctx.move([one for one in self.table.selected_ids() if isinstance(one, int)])

    def _choose_columns(self) -> None:
        button = self.filters.columns
        self.table.choose_columns(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _keep_columns(self) -> None:
        shown = self.table.visible_columns()
        self._ctx.attempt(partial(views.keep_columns, self._ctx.desk, shown))

    def _save_view(self) -> None:
        wanted = replace(self.filters.wanted(), case_ids=None)
        dialog = SaveViewDialog(self._ctx, CaseView("", wanted, tuple(self.table.visible_columns())), self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _to_search(self) -> None:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def _some_selected(self) -> bool:
        return self.isVisible() and self.table.selected_count() > 0

    def _any_shown(self) -> bool:
        return self.isVisible() and self.model.rowCount() > 0

    def _panel_open(self) -> bool:
        return self.isVisible() and self.panel.case_id() is not None

    # Keys, coming and going

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.panel.case_id() is not None:
            self.panel.close_panel()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ctx.registry.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ctx.registry.refresh()


def _number_words(tally: Tally, *, ended: bool) -> str:
    if ended:
        return f"{count(tally.cases)} {'afsluttet sag' if tally.cases == 1 else 'afsluttede sager'}"
    running = words.cases_word(tally.cases - tally.coming, "løbende")
    return f"{running} · {count(tally.coming)} begynder senere" if tally.coming else running


def _holds(roles: frozenset[Role]) -> bool:
    return bool(roles & {Role.CASEWORKER, Role.CONSULTANT})
