"""The four figures of the start page against their targets."""

from collections.abc import Sequence

from koordinator.domain.figures import words
from koordinator.domain.figures.records import Figure, Key, Part
from koordinator.ui.base.figures import Figure as Shown
from koordinator.ui.base.states import State

# Which cases a click shows: for the CV those that miss, for the rest those counted.
OPENED: dict[str, Part] = {
    Key.PAID_HOURS: Part.COUNTED,
    Key.PLACEMENT: Part.COUNTED,
    Key.PASSIVE: Part.COUNTED,
    Key.CV: Part.REST,
}


def shown_figures(figures: Sequence[Figure]) -> list[Shown]:
    """The figures as their tiles have them."""
    return [_shown(one) for one in figures]


def _shown(one: Figure) -> Shown:
    goal = words.aim(one.target)
    if one.percent is None:
        return Shown(one.key, one.name, words.NOTHING, goal, definition=one.definition)
    return Shown(
        one.key,
        one.name,
        words.percent(one.percent),
        f"{words.counts(one)} · {goal}",
        State.REACHED if one.standing.reached else State.NEAR,
        words.state(one),
        one.percent / 100,
        float(one.target.percent) / 100,
        one.definition,
    )
