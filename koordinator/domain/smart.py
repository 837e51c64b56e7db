"""What would make a milestone easier to follow: questions to help with, never demands."""

import re
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from koordinator.domain.plans import OPEN, MilestoneLine
from koordinator.domain.values.names import fold


class Smart(StrEnum):
    """What a good milestone is; the values are the words on the screen."""

    SPECIFIC = "specifikt"
    MEASURABLE = "målbart"
    OWN = "borgerens eget"
    REALISTIC = "realistisk"
    TIMED = "tidsbestemt"


class Hint(NamedTuple):
    """What a milestone could still use, as a question."""

    smart: Smart
    question: str


# Beginnings and words that tell a direction and no step. Folded, so å is a.
_VAGUE = re.compile(
    r"\b(?:fa det bedre|blive bedre|vaere (?:mere|bedre)|mere (?:struktur|overskud|energi|selvtillid|ro)"
    r"|bedre (?:dognrytme|hverdag|helbred|okonomi|netvaerk)|arbejde med|komme videre|tage sig sammen)\b"
)
_COUNTED = re.compile(
    r"\d|\b(?:en|to|tre|fire|fem|seks|syv|otte|ni|ti|tolv|halv|hver|hverdag|hverdage|daglig|dagligt"
    r"|ugentlig|ugentligt|manedlig|gang|gange|dage|timer|minutter|alle|ingen)\b"
)
_OWN = re.compile(r"\b(?:jeg|mig|min|mit|mine|selv)\b")
_FEWEST_WORDS = 3


def hints(milestone: MilestoneLine, today: date) -> list[Hint]:
    """The questions a milestone leaves open; none for one that is done with or has no words yet."""
    if milestone.status not in OPEN or not milestone.title.strip():
        return []
    title = _folded(milestone.title)
    told = " ".join(_folded(text) for text in (milestone.title, milestone.in_3_months, milestone.longer))
    found: list[Hint] = []
    if len(title.split()) < _FEWEST_WORDS or _VAGUE.search(title):
        found.append(Hint(Smart.SPECIFIC, "Hvad gør borgeren helt konkret, når det er nået?"))
    if not _COUNTED.search(told):
        found.append(Hint(Smart.MEASURABLE, "Hvor meget, eller hvor tit? Et tal gør det lettere at se."))
    if not _OWN.search(told):
        found.append(Hint(Smart.OWN, "Hvordan ville borgeren selv sige det?"))
    if not (milestone.in_3_months or "").strip():
        found.append(Hint(Smart.REALISTIC, "Hvad er det første skridt, der kan nås på 3 måneder?"))
    if milestone.due is None:
        found.append(Hint(Smart.TIMED, "Hvornår ser I på, om det er nået?"))
    elif milestone.due < today:
        found.append(Hint(Smart.TIMED, "Dagen er passeret: er det nået, eller skal der en ny dag på?"))
    return found


def _folded(text: str | None) -> str:
    # fold lets æ and ø stand; here they are written as one types them without.
    return fold(text or "").replace("æ", "ae").replace("ø", "o")
