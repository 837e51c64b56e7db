"""Reading and counting the figures in the background; the newest question is the one that is answered."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from koordinator.domain.figures.book import Book
from koordinator.domain.figures.records import By, Figure, Key, Narrow, PassiveCase, Slice
from koordinator.services.desk import Desk
from koordinator.services.figure_flow import Beside, beside
from koordinator.services.figures import book, passive_cases
from koordinator.ui.asking import Asking
from koordinator.ui.context import Context
from koordinator.ui.tasks import Progress


class Wish(NamedTuple):
    """What the page is to show: a day, whose cases, and the figure that is opened."""

    day: date
    narrow: Narrow
    key: Key | None = None


@dataclass(frozen=True)
class Answer:
    """All a page shows; `slices` and `passives` are those of the figure opened."""

    wish: Wish
    book: Book
    figures: tuple[Figure, ...]
    beside: Beside
    slices: dict[By, list[Slice]]
    passives: tuple[PassiveCase, ...]


class Asker(Asking):
    """Keeps what was read of a day, so that another team or figure costs no reading."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx.runner, "Regner nøgletal")
        self._desk = ctx.desk
        self._book: Book | None = None
        self.answered.connect(self._keep)
        self.failed.connect(ctx.refused)

    def forget(self) -> None:
        """What was read may no longer be true."""
        self._book = None

    def ask_for(self, wish: Wish) -> None:
        """Asks; the answer comes as a signal, and older questions get none."""
        desk, held = self._desk, self._book
        self.ask(lambda progress: _answer(desk, wish, held, progress))

    def _keep(self, answer: Answer) -> None:
        self._book = answer.book


def _answer(desk: Desk, wish: Wish, held: Book | None, progress: Progress) -> Answer:
    same = held is not None and held.days.days[-1] == wish.day
    found = held if same and held is not None else book(desk, wish.day, told=progress)
    progress(0, 0, "Tæller")
    slices: dict[By, list[Slice]] = {}
    if wish.key is not None:
        for by in By:
            slices[by] = found.breakdown(wish.key, by, wish.narrow)
    narrow = wish.narrow
    passives = (
        passive_cases(desk, wish.day, narrow.team_id, narrow.worker_id) if wish.key is Key.PASSIVE else ()
    )
    return Answer(wish, found, tuple(found.figures(narrow)), beside(desk, found, narrow), slices, passives)
