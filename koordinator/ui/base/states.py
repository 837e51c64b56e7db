"""The few states the house shows, each with an icon and a word; colour only repeats them."""

from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """How something stands; the values of the first three are those of a caseload's verdict."""

    CALM = "ok"
    NEAR = "near"
    OVER = "over"
    REACHED = "reached"
    MISSING = "missing"
    NONE = "none"


class StateLook(NamedTuple):
    """Icon, usual word and the colour tokens of a state."""

    icon: str
    word: str
    text: str
    fill: str
    tint: str
    weight: int = 600


LOOKS: dict[State, StateLook] = {
    State.CALM: StateLook("ring", "rolig", "text2", "calm_fill", "rail", 400),
    State.NEAR: StateLook("triangle-alert", "nær max", "near_text", "near_fill", "near_tint"),
    State.OVER: StateLook("octagon-alert", "over max", "over_text", "over_fill", "over_tint"),
    State.REACHED: StateLook("check", "nået", "reached_text", "calm_fill", "tint"),
    State.MISSING: StateLook("lock", "mangler", "over_text", "over_fill", "over_tint"),
    State.NONE: StateLook("dash", "", "text2", "c5", "rail", 400),
}
