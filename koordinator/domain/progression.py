"""Progression: how far the numbers have moved between two assessments, in points and in percent."""

from collections.abc import Mapping
from typing import NamedTuple

UNCHANGED = "uændret"


class Progression(NamedTuple):
    """The mean change over the areas both have; `percent` is of the first mean and None when that is 0."""

    first: float
    last: float
    areas: int
    percent: float | None

    @property
    def points(self) -> float:
        """The mean change in points."""
        return self.last - self.first

    @property
    def change(self) -> str:
        """The change in points as it is told beside both means."""
        return change(self.first, self.last)

    def reached(self, target: int) -> bool:
        """Whether a progression of so many percent is met; from nothing, any step up is."""
        return self.points > 0 if self.percent is None else self.percent >= target


def mean(values: Mapping[str, int | None]) -> float | None:
    """The mean of what is answered; a blank is not a zero."""
    given = [value for value in values.values() if value is not None]
    return sum(given) / len(given) if given else None


def progression(first: Mapping[str, int | None], last: Mapping[str, int | None]) -> Progression | None:
    """The progression over the areas answered both times, matched by key; None when there are none."""
    both = [
        (before, after)
        for key, before in first.items()
        if before is not None and (after := last.get(key)) is not None
    ]
    if not both:
        return None
    begun, ended = sum(before for before, _ in both), sum(after for _, after in both)
    percent = 100 * (ended - begun) / begun if begun else None
    return Progression(begun / len(both), ended / len(both), len(both), percent)


def points_above(above: Mapping[str, int | None], below: Mapping[str, int | None], span: int) -> float | None:
    """How many percentage points of the scale one lies above another, over the areas both have."""
    found = progression(below, above)
    return None if found is None else 100 * found.points / span


def decimal(value: float, places: int = 1) -> str:
    """3,6 for 3.56: a number with a comma."""
    text = f"{value:.{places}f}"
    return text.removeprefix("-").replace(".", ",") if float(text) == 0 else _comma(text)


def signed(value: float, places: int = 0) -> str:
    """+2, −1, or "uændret" for what rounds to nothing."""
    text = decimal(value, places)
    if not any(sign in "123456789" for sign in text):
        return UNCHANGED
    return text if value < 0 else f"+{text}"


def change(first: float, last: float) -> str:
    """The difference of two numbers as they are shown, so that a reader who subtracts finds the same."""
    return signed(float(f"{last:.1f}") - float(f"{first:.1f}"), 1)


def _comma(text: str) -> str:
    return text.replace(".", ",").replace("-", "−")
