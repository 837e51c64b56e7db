"""Placements as the case shows them."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple


class PlacementLine(NamedTuple):
    """One period at a company; `kind_name` is the kind in words."""

    placement_id: int
    kind: str
    kind_name: str
    title: str
    place: str
    starts: date | None
    ends: date | None
    hours: Decimal | None


def placement_title(kind_name: str, place: str) -> str:
    """What a placement is called; a place that carries the kind in its own name says it once."""
    if not place:
        return kind_name
    return place if place.casefold().startswith(kind_name.casefold()) else f"{kind_name} – {place}"
