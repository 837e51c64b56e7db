"""The case's own page: a head that stays, and under it the tabs of everything about the case."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from koordinator.domain.course_head import CourseHead
from koordinator.errors import KoordinatorError
from koordinator.services import course
from koordinator.ui.actions import Action
from koordinator.ui.base.buttons import Button
from koordinator.ui.context import Context
from koordinator.ui.course.head import CourseHeader
from koordinator.ui.course.menus import case_menu, paper_menu, pop_up
from koordinator.ui.course.tab import CaseTab
from koordinator.ui.tabbed_page import TabbedPage

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


class CoursePage(TabbedPage[CaseTab]):
    """One case at a time; the tab stays when another case is opened."""

    key = "course"
    title = "Sag"
    icon = "folder-open"

    def __init__(self, ctx: Context) -> None:
        header = CourseHeader()
        super().__init__(ctx, "Sagens faner", TABS, header)
        self.header = header
        self._head: CourseHead | None = None
        self._case: int | None = None
        self._wish: tuple[int, str] | None = None
        self.papers_button = Button("Papirer", icon_name="file-text", tip="Papirer om sagen")
        self.case_button = Button("Sagen", icon_name="more", tip="Hvad der kan gøres med sagen")
        self._wanted: Button | None = None
        self.header.buttons.addWidget(self.papers_button)
        self.header.buttons.addWidget(self.case_button)
        self._connect()
        self._declare_actions()

    def _connect(self) -> None:
        self.header.meeting_wanted.connect(self._ctx.show_meeting)
        self.header.back.connect(self._back)
        self.papers_button.clicked.connect(self._open_papers)
        self.case_button.clicked.connect(self._open_menu)

    def _declare_actions(self) -> None:
        self._declare_steps("Sagen")
        told: list[tuple[str, str, Callable[[], object], str, str]] = [
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
        if not self.leave():
            return
        self._case = case_id
        key, _colon, part = tab.partition(":")
        self._bring(key)
        self.refresh()
        if part:
            self.tab(key).show_part(part)

    def _bring(self, key: str) -> None:
        super()._bring(key)
        self._show_button(self.tab(key).head_button())

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
        self._show_current()

    def _show_current(self) -> None:
        if self._current and self._case is not None and self._head is not None:
            tab = self.tab(self._current)
            tab.show_head(self._head)
            tab.show_case(self._case)

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
