"""The case's own page: a head that stays, and under it the tabs of everything about the case."""

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from koordinator.domain.course_head import CourseHead
from koordinator.errors import KoordinatorError
from koordinator.services import course
from koordinator.ui.actions import Action
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.labels import hairline
from koordinator.ui.base.tabs import Tabs
from koordinator.ui.context import Context
from koordinator.ui.course.head import CourseHeader
from koordinator.ui.course.menus import case_menu, paper_menu, pop_up
from koordinator.ui.course.tab import CaseTab
from koordinator.ui.page import Page

# A tab is loaded when it is first looked at; its folder bears its key.
TABS = {
    "overview": ("Overblik", "OverviewTab"),
    "plan": ("Plan", "PlanTab"),
    "wheel": ("Hjul", "WheelTab"),
    "network": ("Netværk", "NetworkTab"),
    "meetings": ("Møder", "MeetingsTab"),
    "job": ("Job & praktik", "JobTab"),
    "notes": ("Notater & papirer", "NotesTab"),
    "history": ("Historik", "HistoryTab"),
}
FIRST = "overview"


class CoursePage(Page):
    """One case at a time; the tab stays when another case is opened."""

    key = "course"
    title = "Sag"
    icon = "folder-open"

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._head: CourseHead | None = None
        self._case: int | None = None
        self._built: dict[str, CaseTab] = {}
        self._current = ""
        self._wish: tuple[int, str] | None = None
        self.header = CourseHeader()
        self.papers_button = Button("Papirer", icon_name="file-text", tip="Papirer om sagen")
        self.case_button = Button("Sagen", icon_name="more", tip="Hvad der kan gøres med sagen")
        self._wanted: Button | None = None
        self.tabs = Tabs("Sagens faner", [(key, title) for key, (title, _) in TABS.items()])
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._declare_actions()

    def _lay_out(self) -> None:
        self.header.buttons.addWidget(self.papers_button)
        self.header.buttons.addWidget(self.case_button)
        above = QVBoxLayout()
        above.setContentsMargins(32, 16, 32, 0)
        above.setSpacing(8)
        above.addWidget(self.header)
        above.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(hairline())
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.header.meeting_wanted.connect(self._ctx.show_meeting)
        self.header.back.connect(self._back)
        self.papers_button.clicked.connect(self._open_papers)
        self.case_button.clicked.connect(self._open_menu)
        self.tabs.picked.connect(self.show_tab)

    def _declare_actions(self) -> None:
        step = self.tabs.step
        told: list[tuple[str, str, Callable[[], object], str, str]] = [
            ("next", "Næste fane", lambda: step(1), "Ctrl+PgDown", "chevron-right"),
            ("before", "Forrige fane", lambda: step(-1), "Ctrl+PgUp", "chevron-left"),
            ("papers", "Sagens papirer …", self._open_papers, "", "file-text"),
            ("menu", "Overdrag eller afslut sagen …", self._open_menu, "", "more"),
            ("back", "Tilbage til listen", self._back, "Alt+Left", "arrow-left"),
        ]
        told += [
            (key, f"Sagens fane {title}", self._showing(key), "", "folder-open")
            for key, (title, _) in TABS.items()
        ]
        for key, label, do, keys, icon in told:
            shortcut = (keys,) if keys else ()
            action = Action(f"course.{key}", label, do, shortcut, icon, "Sagen", self.isVisible)
            self._ctx.registry.add(action, self)

    # What is shown

    def wish(self, case_id: int, tab: str = FIRST) -> None:
        """What is to be shown when the page comes to the front."""
        self._wish = case_id, tab

    def activate(self) -> None:
        wish, self._wish = self._wish, None
        if wish is None:
            self.refresh()
        else:
            self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)
            self.show_case(*wish)

    def show_case(self, case_id: int, tab: str = FIRST) -> None:
        """Opens a case at a tab, or at a part of it (wheel:distance); what is being typed is saved first."""
        if not self._leave_tab():
            return
        self._case = case_id
        key, _colon, part = tab.partition(":")
        self._bring(key)
        self.refresh()
        if part:
            self._tab(key).show_part(part)

    def show_tab(self, key: str) -> None:
        """Brings a tab to the front."""
        if key == self._current:
            return
        if not self._leave_tab():
            self.tabs.choose(self._current)
            return
        self._bring(key)
        self._show_tab_case()

    def _bring(self, key: str) -> None:
        tab = self._tab(key)
        self._current = key
        self.tabs.choose(key)
        self.stack.setCurrentWidget(tab)
        self._show_button(tab.head_button())

    def case_id(self) -> int | None:
        """The case shown."""
        return self._case

    def refresh(self) -> None:
        if self._case is None:
            return
        try:
            self._head = course.head(self._ctx.desk, self._case)
        except KoordinatorError as fault:
            self._case = None
            self._ctx.refused.emit(str(fault))
            self._back()
            return
        self.header.show_head(self._head, self._ctx.desk.today())
        self._show_tab_case()

    def _show_tab_case(self) -> None:
        if self._current and self._case is not None and self._head is not None:
            tab = self._tab(self._current)
            tab.show_head(self._head)
            tab.show_case(self._case)

    def leave(self) -> bool:
        return self._leave_tab()

    def _leave_tab(self) -> bool:
        return not self._current or self._tab(self._current).leave()

    def _tab(self, key: str) -> CaseTab:
        if key not in self._built:
            made = getattr(import_module(f"koordinator.ui.course.{key}.tab"), TABS[key][1])
            self._built[key] = made(self._ctx)
            self.stack.addWidget(self._built[key])
        return self._built[key]

    def _show_button(self, button: Button | None) -> None:
        if self._wanted is not None:
            self._wanted.hide()
        self._wanted = button
        if button is not None:
            if button.parent() is not self.header:
                self.header.buttons.addWidget(button)
            button.show()
        self.header.fit()

    # What can be done

    def _showing(self, key: str) -> Callable[[], None]:
        return lambda: self.show_tab(key)

    def _open_menu(self) -> None:
        if self._head is not None:
            pop_up(case_menu(self._ctx, self._head.card, self.case_button), self.case_button)

    def _open_papers(self) -> None:
        if self._case is not None:
            pop_up(paper_menu(self._ctx, self._case, self.papers_button), self.papers_button)

    def _back(self) -> None:
        if self._case is not None:
            self._ctx.show_case(self._case)
        else:
            self._ctx.page_wanted.emit("cases")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ctx.registry.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ctx.registry.refresh()
