"""How long there is, and whether somebody wants it stopped."""

from collections.abc import Callable
from time import monotonic

from koordinator.errors import Cancelled

PAUSE = 0.02  # seconds between two questions to the one who may stop it


class OutOfTime(Exception):
    """The time is used up; what is found so far has to do."""


class Watch:
    """Counts from when it is made; asked often, it asks further seldom."""

    def __init__(self, seconds: float, cancelled: Callable[[], bool]) -> None:
        self.began = monotonic()
        self._ends = self.began + seconds
        self._cancelled = cancelled
        self._asked = 0.0
        self._stopped = False

    @property
    def spent(self) -> float:
        """Seconds since it was made."""
        return monotonic() - self.began

    @property
    def left(self) -> float:
        """Seconds until the time is used up."""
        return max(0.0, self._ends - monotonic())

    @property
    def over(self) -> bool:
        """Whether to stop now."""
        now = monotonic()
        if not self._stopped and now - self._asked > PAUSE:
            self._asked = now
            self._stopped = self._cancelled()
        return self._stopped or now > self._ends

    def check(self) -> None:
        """Go on, or stop by Cancelled or OutOfTime."""
        if self.over:
            if self._stopped:
                raise Cancelled("Beregningen blev stoppet.")
            raise OutOfTime
