"""A business card: the caseworker's and the consultant's contact data, and nothing of the citizen."""

from typing import NamedTuple

from koordinator.reports.content.handover import Reach


class Card(NamedTuple):
    """One card; all on the sheet are alike."""

    authority: str
    unit: str
    people: tuple[Reach, ...]
