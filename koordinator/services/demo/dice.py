"""Chance that comes out the same every time: everything drawn comes from one seed, in one order."""

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """The draws an example is made with."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  nothing secret is drawn

    def chance(self, share: float) -> bool:
        """True in this share of the draws."""
        return self._random.random() < share

    def part(self) -> float:
        """A number from 0 up to 1."""
        return self._random.random()

    def between(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + int(self._random.random() * (high - low + 1))

    def peaked(self, low: int, high: int, peak: int) -> int:
        """A whole number that is most often near the peak."""
        return int(self._random.triangular(low, high, peak))

    def pick(self, things: Sequence[T]) -> T:
        """One of them, each as likely."""
        return things[int(self._random.random() * len(things))]

    def weighted(self, things: Sequence[T], weights: Sequence[float]) -> T:
        """One of them, by weight."""
        place = self._random.random() * sum(weights)
        for thing, weight in zip(things, weights, strict=True):
            place -= weight
            if place < 0:
                return thing
        return things[-1]

    def some(self, things: Sequence[T], count: int) -> list[T]:
        """So many different ones, or all there are."""
        return self._random.sample(things, min(count, len(things)))

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """The same things in another order."""
        return self._random.sample(things, len(things))

    def deck(self, count: int, shares: Mapping[str, float]) -> list[str]:
        """So many cards in the given shares, shuffled; exact where a draw each would stray."""
        parts = share_out(count, list(shares.values()))
        return self.shuffled([name for name, part in zip(shares, parts, strict=True) for _ in range(part)])

    def marks(self, count: int, share: float) -> list[bool]:
        """So many yes and no, with exactly this share of yes, shuffled."""
        marked = round(count * share)
        return self.shuffled([True] * marked + [False] * (count - marked))

    def day(self, first: date, last: date) -> date:
        """A day, both ends included."""
        return first + timedelta(days=self.between(0, (last - first).days))


def share_out(total: int, weights: Sequence[float]) -> list[int]:
    """Divide a whole number by weights; the largest remainders get what is left."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [int(share) for share in exact]
    left = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
    for place in left[: total - sum(parts)]:
        parts[place] += 1
    return parts
