"""Forms as data, and what somebody answered on a day: the wheel and the forms that work like it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

WHEEL = "wheel"
FEWEST_AREAS, MOST_AREAS = 6, 10
LONGEST_NAME, LONGEST_NOTE, LONGEST_REASON = 60, 2_000, 500
# The other's score stands beside one's own if it is from about the same time.
_SAME_TIME = 31


class FormKind(StrEnum):
    """How a form is filled in."""

    WHEEL = "wheel"
    LIST = "list"


class Area(NamedTuple):
    """One area of a form; `citizen` and `worker` are what they are asked, empty for who is not.

    `usual` is the team's name where the citizen has given it her own, and empty otherwise.
    """

    key: str
    name: str
    citizen: str = ""
    worker: str = ""
    usual: str = ""

    def question(self, *, by_citizen: bool) -> str:
        """What is asked."""
        return self.citizen if by_citizen else self.worker


@dataclass(frozen=True, slots=True)
class Form:
    """A form with its scale; `target` is the progression in percent to reach, `words` name each step.

    `worker_above` is how many percentage points the worker's mean is to lie above the citizen's.
    """

    key: str
    name: str
    kind: FormKind
    low: int
    high: int
    areas: tuple[Area, ...]
    sentence: str = ""
    ends: tuple[str, str] = ("", "")
    target: int | None = None
    words: tuple[str, ...] = ()
    worker_above: int | None = None
    changed: bool = False

    def asked(self, *, by_citizen: bool) -> tuple[Area, ...]:
        """The areas somebody is asked about."""
        return tuple(area for area in self.areas if area.question(by_citizen=by_citizen))

    @property
    def both(self) -> bool:
        """Whether the worker fills it in too."""
        return bool(self.asked(by_citizen=False))


class Answer(NamedTuple):
    """One answer; no value is "not answered", which is not zero. `name` is what the area was called then."""

    value: int | None = None
    note: str | None = None
    name: str = ""


class Sheet(NamedTuple):
    """The form one side fills in for a case: the citizen, or the worker who is logged in."""

    case_id: int
    form_key: str
    by_citizen: bool


class AssessmentCard(NamedTuple):
    """A form filled in on a day; a correction names the one it stands for, and why."""

    assessment_id: int
    form_key: str
    day: date
    by_citizen: bool
    worker_id: int | None
    worker: str | None
    corrects_id: int | None
    reason: str | None
    answers: dict[str, Answer]

    @property
    def values(self) -> dict[str, int]:
        """What was answered, by area."""
        return {key: one.value for key, one in self.answers.items() if one.value is not None}


def current(cards: Iterable[AssessmentCard]) -> list[AssessmentCard]:
    """The last of each chain of corrections, by day."""
    held = list(cards)
    replaced = {card.corrects_id for card in held}
    kept = [card for card in held if card.assessment_id not in replaced]
    return sorted(kept, key=lambda card: (card.day, card.assessment_id))


def earlier(cards: Iterable[AssessmentCard], card: AssessmentCard) -> list[AssessmentCard]:
    """What a corrected card stands for, the newest first."""
    by_id = {one.assessment_id: one for one in cards}
    found: list[AssessmentCard] = []
    step = by_id.get(card.corrects_id or 0)
    while step is not None and step not in found:
        found.append(step)
        step = by_id.get(step.corrects_id or 0)
    return found


def of(cards: Iterable[AssessmentCard], *, by_citizen: bool) -> list[AssessmentCard]:
    """The citizen's own, or the workers'."""
    return [card for card in cards if card.by_citizen == by_citizen]


def beside(card: AssessmentCard, others: Iterable[AssessmentCard]) -> AssessmentCard | None:
    """The other side's assessment nearest in time, if it is from about the same time."""
    near = [one for one in others if abs((one.day - card.day).days) <= _SAME_TIME]
    return min(near, key=lambda one: (abs((one.day - card.day).days), -one.day.toordinal()), default=None)


def named(areas: Sequence[Area], own: Mapping[str, str]) -> tuple[Area, ...]:
    """The areas as the citizen calls them."""
    return tuple(
        area._replace(name=own[area.key], usual=area.name) if own.get(area.key) else area for area in areas
    )
