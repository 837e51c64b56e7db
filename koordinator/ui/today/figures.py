"""The four figures of the start page against their targets."""

from collections.abc import Mapping
from typing import Any

from koordinator.domain.cases import Chip
from koordinator.domain.targets import Standing
from koordinator.ui.base.figures import Figure
from koordinator.ui.base.states import State
from koordinator.ui.base.text import count

# Which cases a click shows: for the CV those that miss, for the rest those counted.
OPENED = {
    "paid": Chip.PAID,
    "placement": Chip.PLACEMENT,
    "passive": Chip.PASSIVE,
    "cv_fresh": Chip.CV_OLD,
}


def shown_figures(standings: Mapping[str, Standing], texts: Mapping[str, Mapping[str, Any]]) -> list[Figure]:
    """One figure for each standing, in the order of the texts."""
    return [_figure(key, standings[key], texts[key]) for key in texts]


def _figure(key: str, standing: Standing, texts: Mapping[str, Any]) -> Figure:
    share, target = standing.share, standing.target
    percent = share.percent
    goal = f"mål {'mindst' if target.at_least is not None else 'højst'} {target.percent} %"
    if percent is None:
        return Figure(key, texts["name"], "–", goal, definition=texts["definition"])
    return Figure(
        key,
        texts["name"],
        f"{percent:.1f} %".replace(".", ","),
        f"{count(share.cases)} af {count(share.of)} · {goal}",
        State.REACHED if standing.reached else State.NEAR,
        _word(key, standing),
        percent / 100,
        target.percent / 100,
        texts["definition"],
    )


def _word(key: str, standing: Standing) -> str:
    if standing.reached:
        return "nået"
    if key == "cv_fresh":
        return f"{count(standing.short)} mangler"
    over = standing.target.at_most is not None
    noun = "sag" if standing.short == 1 else "sager"
    return f"{count(standing.short)} {noun} {'over målet' if over else 'fra målet'}"
