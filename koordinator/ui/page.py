"""A page: what stands in the middle of the window."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from koordinator.ui.context import Context


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

    def redo(self) -> bool:
        """Does again what was taken back last by `undo`; False where there is nothing."""
        return False

    def leave(self) -> bool:
        """Another page is wanted; False stays here."""
        return True


class ActingPage(Page):
    """A page with actions that can be done while it is seen: they are asked anew as it comes and goes."""

    def __init__(self, ctx: "Context") -> None:
        super().__init__()
        self._ctx = ctx

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ctx.registry.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ctx.registry.refresh()
