"""The team page: tabs of everything a leader looks at and decides about caseloads."""

from collections.abc import Callable
from functools import partial
from importlib import import_module

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from koordinator.ui.actions import Action
from koordinator.ui.base.labels import hairline
from koordinator.ui.base.tabs import Tabs
from koordinator.ui.context import Context
from koordinator.ui.page import Page
from koordinator.ui.team.tab import TeamTab

# A tab is loaded when it is first looked at; its folder bears its key.
TABS = {
    "loads": ("Sagstal", "LoadsTab"),
    "pairs": ("Par", "PairsTab"),
    "placing": ("Fordel nye", "PlacingTab"),
    "rebalance": ("Fordel om", "RebalanceTab"),
    "absence": ("Fravær", "AbsenceTab"),
    "forecast": ("Fremskrivning", "ForecastTab"),
}
FIRST = "loads"
_WORDS = {
    "loads": ("Team: sager pr. medarbejder", ("caseload", "sagstal")),
    "pairs": ("Par: sagsbehandler og konsulent", ("parmøde", "matrix")),
    "placing": ("Fordel nye sager", ("tildel", "rehabiliteringsteam")),
    "rebalance": ("Fordel sager om", ("omfordeling", "jævn", "over max")),
    "absence": ("Planlæg fravær", ("orlov", "vikar", "dækning", "ferie")),
    "forecast": ("Fremskrivning 12 måneder", ("tilgang", "prognose")),
}


class TeamPage(Page):
    """One tab at a time; the one chosen stays while the program runs."""

    key = "team"
    title = "Team"
    icon = "bars"

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._built: dict[str, TeamTab] = {}
        self._current = ""
        self.tabs = Tabs("Teamets faner", [(key, title) for key, (title, _) in TABS.items()])
        self.tabs.picked.connect(self.show_tab)
        self.stack = QStackedWidget()
        self._lay_out()
        self._declare_actions()
        self._bring(FIRST)

    def _lay_out(self) -> None:
        above = QVBoxLayout()
        above.setContentsMargins(32, 12, 32, 0)
        above.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(hairline())
        column.addWidget(self.stack, 1)

    def _declare_actions(self) -> None:
        add = self._ctx.registry.add
        step = self.tabs.step
        for key, label, do, keys, icon in (
            ("next", "Næste fane på Team", partial(step, 1), "Ctrl+PgDown", "chevron-right"),
            ("before", "Forrige fane på Team", partial(step, -1), "Ctrl+PgUp", "chevron-left"),
        ):
            add(Action(f"team.{key}", label, do, (keys,), icon, "Team", self.isVisible), self)
        for key, (label, words) in _WORDS.items():
            add(Action(f"team.tab.{key}", label, self._showing(key), (), "bars", "Team", words=words), self)

    def _showing(self, key: str) -> Callable[[], None]:
        return lambda: self._ctx.show_team(key)

    def show_tab(self, key: str, part: str = "") -> None:
        """Brings a tab to the front, or a part of it."""
        if key != self._current:
            if not self._leave_tab():
                self.tabs.choose(self._current)
                return
            self._bring(key)
            self.tab(key).show_tab()
        if part:
            self.tab(key).show_part(part)

    def show_worker(self, worker_id: int) -> None:
        """Opens a worker's panel beside the caseloads."""
        self.show_tab(FIRST, str(worker_id))

    def _bring(self, key: str) -> None:
        self._current = key
        self.tabs.choose(key)
        self.stack.setCurrentWidget(self.tab(key))

    def tab(self, key: str) -> TeamTab:
        """A tab by its key, made when it is first asked for."""
        if key not in self._built:
            made = getattr(import_module(f"koordinator.ui.team.{key}.tab"), TABS[key][1])
            self._built[key] = made(self._ctx)
            self.stack.addWidget(self._built[key])
        return self._built[key]

    def current_key(self) -> str:
        """The key of the tab in front."""
        return self._current

    def refresh(self) -> None:
        self.tab(self._current).show_tab()

    def leave(self) -> bool:
        return self._leave_tab()

    def _leave_tab(self) -> bool:
        return not self._current or self.tab(self._current).leave()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ctx.registry.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ctx.registry.refresh()
