"""The store that has been opened, until the window it is for takes it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from koordinator.services.workplace import Workplace


class HeldPlace(QObject):
    """Holds at most one open store, and closes it when nobody is to have it."""

    handed_over = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place: Workplace | None = None
        self._gone = False

    def hold(self, answer: object) -> "Workplace | None":
        """Keeps what opening answered; None when the window has been closed meanwhile."""
        from koordinator.services.workplace import Workplace

        assert isinstance(answer, Workplace)
        self._place = answer
        if self._gone:
            self.let_go()
        return self._place

    def let_go(self) -> None:
        """Closes the store, if there is one."""
        if self._place is not None:
            self._place.close(back_up=False)
            self._place = None

    def leave(self) -> None:
        """The window is closed: what is still being opened is closed at once."""
        self._gone = True
        self.let_go()

    def hand_over(self) -> None:
        """Gives the store away, but not from within the work that opened it: whoever takes it ends that."""
        QTimer.singleShot(0, self._pass_on)

    def _pass_on(self) -> None:
        place, self._place = self._place, None
        if place is not None:
            self.handed_over.emit(place)
