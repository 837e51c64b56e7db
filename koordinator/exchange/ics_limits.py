"""How much a calendar file may hold, and what is said of one that cannot be used."""

from koordinator.errors import UnusableInput

MAX_BYTES = 2 * 1024 * 1024
MAX_EVENTS = 5_000
# Blank and folded lines count too; more of them is something made to take time.
MAX_LINES = 250_000
MAX_STRETCHES = 20_000
# A calendar's parts lie three deep; deeper is something made to take time.
MAX_DEPTH = 8
# Steps taken to repeat one event and all of them; the whole is somewhat more than a second.
STEPS_PER_EVENT = 20_000
STEPS_PER_FILE = 60_000

NO_CALENDAR = "Filen er ikke en kalender. Vælg en .ics-fil, for eksempel en, der er gemt fra Outlook."
CUT_OFF = "Filen er ikke hel: den slutter midt i kalenderen. Gem kalenderen igen fra Outlook."
TOO_BIG = "Kalenderfilen fylder mere end 2 MB og bliver ikke læst. Gem en kortere periode af kalenderen."
TOO_MANY_LINES = "Kalenderen har mere end 250.000 linjer og bliver ikke læst. Gem en kortere periode af den."
TOO_MANY_EVENTS = "Kalenderen har mere end 5.000 aftaler og bliver ikke læst. Gem en kortere periode af den."
TOO_MUCH_BUSY = (
    "Kalenderen giver mere end 20.000 optagne tidsrum og bliver ikke læst. Gem en kortere periode af den."
)
TOO_HEAVY = "Kalenderens gentagelser tager for lang tid at regne ud, så den bliver ikke læst."


class Unreadable(Exception):
    """One event cannot be used; the message is the reason, in Danish and without anything the event says."""


class Steps:
    """Counts the work done, so that no file and no event takes long."""

    def __init__(self) -> None:
        self._file = STEPS_PER_FILE
        self._event = STEPS_PER_EVENT

    def begin(self) -> None:
        """The next event begins."""
        self._event = STEPS_PER_EVENT

    def take(self, steps: int) -> None:
        """So many steps are taken; more than allowed ends the event or the whole file."""
        self._event -= steps
        if self._event < 0:
            raise Unreadable("gentagelsen tager for lang tid at regne ud")
        self._file -= steps
        if self._file < 0:
            raise UnusableInput(TOO_HEAVY)
