"""A tab of the team page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from koordinator.ui.tabbed_page import Tab


class TeamTab(Tab):
    """What it shows is fetched in `show_tab`; its parts are workers, teams or cases."""

    def show_tab(self) -> None:
        """Fetches and shows; called when the tab comes to the front and after each change there."""
        raise NotImplementedError

    def main(self) -> QWidget | None:
        """What the keyboard is to be in when one comes here: its first list that is seen."""
        seen = (one for one in self.findChildren(QAbstractItemView) if one.isVisibleTo(self))
        return next((one for one in seen if one.focusPolicy() != Qt.FocusPolicy.NoFocus), None)

    def undo(self) -> bool:
        """Takes back the last thing done here that is not stored; False where there is nothing."""
        return False

    def redo(self) -> bool:
        """Does again what was taken back last by `undo`; False where there is nothing."""
        return False
