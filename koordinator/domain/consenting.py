"""What a consent must say to be one (retssikkerhedsloven § 11 a; VEJ 9330/2019): never a blank cheque."""

from collections.abc import Mapping
from datetime import date

from koordinator.domain.values.names import fold

MISSING = {
    "data": "Skriv, hvilke oplysninger samtykket gælder.",
    "from_whom": "Skriv, hvem der må give oplysningerne videre.",
    "to_whom": "Skriv, hvem der må få oplysningerne.",
    "purpose": "Skriv, hvad oplysningerne skal bruges til.",
    "given": "Skriv, hvordan samtykket er givet, for eksempel skriftligt.",
}
_TOO_WIDE = {
    "data": "Et blankt samtykke er ikke gyldigt. Skriv hvilke oplysninger, for eksempel helbred og bolig.",
    "from_whom": "Et blankt samtykke er ikke gyldigt. Skriv hvem, der må give oplysningerne.",
    "to_whom": "Et blankt samtykke er ikke gyldigt. Skriv hvem, der må få oplysningerne.",
    "purpose": "Et blankt samtykke er ikke gyldigt. Skriv hvad oplysningerne skal bruges til.",
}
# Words that name nothing at all, as the key of names has them.
_EVERYTHING = {
    fold(words)
    for words in (
        "alt", "alt muligt", "alt relevant", "det hele", "alle", "alle oplysninger", "diverse", "andet",
        "alle relevante oplysninger",
        "alle parter", "alle relevante parter", "alle relevante", "hvem som helst", "hvad som helst",
        "relevante oplysninger", "relevante parter", "generelt", "ubegrænset",
    )
}  # fmt: skip


def missing_part(said: Mapping[str, str]) -> tuple[str, str] | None:
    """The first field that says nothing or everything, with the sentence about it; None when all is said."""
    for field, sentence in MISSING.items():
        key = fold(said[field]).strip(" .!")
        if not any(letter.isalnum() for letter in key):
            return field, sentence
        if key in _EVERYTHING and field in _TOO_WIDE:
            return field, _TOO_WIDE[field]
    return None


def wrong_days(starts: date | None, ends: date | None) -> tuple[str, str] | None:
    """What is wrong with a consent's days, with the field; an empty end is "until withdrawn"."""
    if starts is None:
        return "starts", "Skriv, hvornår samtykket begynder."
    if ends is not None and ends < starts:
        return "ends", "Samtykket slutter, før det begynder."
    return None
