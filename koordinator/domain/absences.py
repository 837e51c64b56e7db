"""What an absence must be to stand: its days in order and its own, and a share of the working time."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from koordinator.domain.caseload import FULL_TIME
from koordinator.domain.colleagues import day_words
from koordinator.domain.periods import Period


class Fault(NamedTuple):
    """Why an absence cannot stand, and which of its fields says so."""

    field: str
    sentence: str


def period_fault(period: Period, others: Iterable[Period]) -> Fault | None:
    """What is wrong with the days of an absence beside the worker's other ones."""
    if period.backwards:
        return Fault("ends", "Fraværet slutter, før det begynder.")
    hit = next((one for one in others if one.overlaps(period)), None)
    if hit is None:
        return None
    starts_in = period.starts is not None and hit.covers(period.starts)
    return Fault("starts" if starts_in else "ends", f"Har allerede fravær {days_words(hit, period)}.")


def share_fault(share: Decimal) -> Fault | None:
    """What is wrong with the share of the working time."""
    if 0 < share <= FULL_TIME:
        return None
    return Fault("share", "Skriv en andel over 0 og højst 1, som er hele arbejdstiden.")


def days_words(period: Period, seen_from: Period) -> str:
    """1. marts til 4. april, with the years where they are other ones."""
    day = seen_from.starts or period.starts
    if period.starts is None or day is None:
        return "i forvejen"
    if period.ends is None:
        return f"fra {day_words(period.starts, day)}"
    if period.starts == period.ends:
        return day_words(period.starts, day)
    return f"{day_words(period.starts, day)} til {day_words(period.ends, day)}"
