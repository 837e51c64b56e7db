"""Two assessments beside each other, area by area, with the other side's numbers."""

from collections.abc import Sequence
from typing import NamedTuple

from koordinator.domain.forms import AssessmentCard, Form


class Compared(NamedTuple):
    """One area then and now; `asked` is False for one the form no longer has, `usual` is as in Area."""

    key: str
    name: str
    usual: str
    then: int | None
    now: int | None
    other: int | None
    asked: bool = True

    @property
    def change(self) -> int | None:
        """How far it moved; None where one of them is blank."""
        return None if self.then is None or self.now is None else self.now - self.then


def compared(
    form: Form,
    then: AssessmentCard | None,
    now: AssessmentCard | None,
    other: AssessmentCard | None,
    *,
    by_citizen: bool,
) -> list[Compared]:
    """The form's areas in their order, then those of before that were answered and are asked no more."""
    asked = form.asked(by_citizen=by_citizen)
    then_values, now_values, other_values = (_values(card) for card in (then, now, other))

    def row(key: str, name: str, usual: str, present: bool) -> Compared:
        numbers = then_values.get(key), now_values.get(key), other_values.get(key)
        return Compared(key, name, usual, *numbers, present)

    rows = [row(area.key, area.name, area.usual, True) for area in asked]
    known = {area.key for area in asked}
    gone = {
        key: one.name
        for card in (then, now)
        if card is not None
        for key, one in card.answers.items()
        if key not in known and one.value is not None
    }
    return rows + [row(key, name, "", False) for key, name in gone.items()]


def first_and_newest(
    cards: Sequence[AssessmentCard],
) -> tuple[AssessmentCard | None, AssessmentCard | None]:
    """What is usually held against each other: the first and the newest; with one alone only the newest."""
    if not cards:
        return None, None
    return (cards[0] if len(cards) > 1 else None), cards[-1]


def _values(card: AssessmentCard | None) -> dict[str, int]:
    return card.values if card is not None else {}
