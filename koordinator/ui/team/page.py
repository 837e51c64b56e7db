"""The team page: tabs of everything a leader looks at and decides about caseloads."""

from PySide6.QtCore import Qt

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


class TeamPage(TabbedPage[TeamTab]):
    """One tab at a time; the one chosen stays while the program runs."""

    key = "team"
    title = "Team"
    icon = "bars"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx, "Teamets faner", TABS)
        self._declare_steps("Team", " på Team")
        self._bring(FIRST)

    def show_tab(self, key: str, part: str = "") -> None:
        """Brings a tab to the front, or a part of it."""
        super().show_tab(key)
        if not self.tabs.hasFocus():  # one who walks along the tabs stays there
            self._stand_in_main()
        if part and key == self._current:
            self.tab(key).show_part(part)

    def show_worker(self, worker_id: int) -> None:
        """Opens a worker's panel beside the caseloads."""
        self.show_tab(FIRST, str(worker_id))

    def activate(self) -> None:
        super().activate()
        self._stand_in_main()

    def refresh(self) -> None:
        self._show_current()

    def _step(self, way: int) -> None:
        super()._step(way)
        self._stand_in_main()

    def _stand_in_main(self) -> None:
        """The keyboard goes to what the tab in front is about; while that is not there, to the tabs."""
        main = self.tab(self._current).main() or self.tabs
        main.setFocus(Qt.FocusReason.OtherFocusReason)

    def undo(self) -> bool:
        return self.tab(self._current).undo()

    def redo(self) -> bool:
        return self.tab(self._current).redo()

    def _show_current(self) -> None:
        self.tab(self._current).show_tab()
