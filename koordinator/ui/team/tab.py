"""A tab of the team page."""

from PySide6.QtWidgets import QWidget

from koordinator.ui.context import Context


class TeamTab(QWidget):
    """Built when it is first looked at and kept; what it shows is fetched in `show_tab`."""

    key = ""
    title = ""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx

    def show_tab(self) -> None:
        """Fetches and shows; called when the tab comes to the front and after each change there."""
        raise NotImplementedError

    def show_part(self, part: str) -> None:
        """Goes to a part of the tab by its key, such as one worker; a tab without parts stays."""

    def leave(self) -> bool:
        """Another tab or page is wanted; False stays here."""
        return True
