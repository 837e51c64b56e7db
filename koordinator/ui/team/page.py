"""The team page: tabs of everything a leader looks at and decides about caseloads."""

from collections.abc import Callable

from koordinator.ui.actions import Action
from koordinator.ui.context import Context
from koordinator.ui.tabbed_page import TabbedPage
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


class TeamPage(TabbedPage[TeamTab]):
    """One tab at a time; the one chosen stays while the program runs."""

    key = "team"
    title = "Team"
    icon = "bars"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx, "Teamets faner", TABS)
        self._declare_steps("Team", " på Team")
        for key, (label, words) in _WORDS.items():
            action = Action(f"team.tab.{key}", label, self._showing(key), (), "bars", "Team", words=words)
            ctx.registry.add(action, self)
        self._bring(FIRST)

    def _showing(self, key: str) -> Callable[[], None]:
        return lambda: self._ctx.show_team(key)

    def show_tab(self, key: str, part: str = "") -> None:
        """Brings a tab to the front, or a part of it."""
        super().show_tab(key)
        if part and key == self._current:
            self.tab(key).show_part(part)

    def show_worker(self, worker_id: int) -> None:
        """Opens a worker's panel beside the caseloads."""
        self.show_tab(FIRST, str(worker_id))

    def refresh(self) -> None:
        self._show_current()

    def _show_current(self) -> None:
        self.tab(self._current).show_tab()
