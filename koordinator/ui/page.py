"""A page: what stands in the middle of the window."""

from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """Built on the first visit and kept; its data are fetched in `refresh`, never while it is built."""

    key = ""
    title = ""
    icon = ""

    def activate(self) -> None:
        """The page comes to the front; the first time and each time after."""
        self.refresh()

    def refresh(self) -> None:
        """What the page shows may have changed."""

    def undo(self) -> bool:
        """Takes back the last thing done here that is not stored; False where there is nothing."""
        return False

    def leave(self) -> bool:
        """Another page is wanted; False stays here."""
        return True
