"""The wheel as a paper to look at, print and save."""

from collections.abc import Sequence

from koordinator.services.desk import Desk
from koordinator.services.papers import Paper
from koordinator.services.paperwork.wheel import HEADING, wheel_paper
from koordinator.ui.papers.document import INITIALS, Document, Toggle

_EMPTY = Toggle("empty", "Tomt hjul", "Til at skrive på, med borgerens egne navne på områderne")
_ONE = Toggle("one", "Kun den nyeste", "Uden den måling, der holdes op mod")
_BARE = Toggle("bare", "Uden noter", "Det, der er skrevet til områderne, udelades")


def wheel_document(desk: Desk, case_id: int, days: Sequence[int]) -> Document:
    """The wheel with the assessments that are looked at, the earlier first."""

    def make(chosen: frozenset[str]) -> Paper:
        return wheel_paper(
            desk, case_id, filled="empty" not in chosen, initials="initials" in chosen,
            notes="bare" not in chosen, compare="one" not in chosen, days=days,
        )  # fmt: skip

    return Document(HEADING, make, (INITIALS, _ONE, _BARE, _EMPTY), case_id, "wheel")
