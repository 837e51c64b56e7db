"""What is due in a case, as lists and pages show it."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class DueState(StrEnum):
    """How near a deadline is."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"
    UNKNOWN = "unknown"


STATE_WORDS = {
    DueState.OVERDUE: "over frist",
    DueState.SOON: "inden 14 dage",
    DueState.LATER: "senere",
    DueState.UNKNOWN: "mangler oplysninger",
}


class DueItem(NamedTuple):
    """One thing a rule asks for in one case.

    `due` is the rule's own day and `shown` the last workday on or before it; put off, `shown` comes from the
    day it was put off to (`postponed`) instead. The state follows the day that counts: overdue begins the day
    after it. A clock with no known start has no days. `subject_id` is the row it is about where one case can
    have several: a consent, a placement, an intervention, a milestone.
    """

    case_id: int
    number: str | None
    citizen: str
    born: date
    worker_id: int | None
    worker: str | None
    rule_key: str
    subject_id: int | None
    sentence: str
    why: str
    due: date | None
    shown: date | None
    state: DueState
    source: str
    action: str
    postponed: date | None = None


def days_late(item: DueItem, today: date) -> int:
    """How many days ago the day that counts was; 0 where it is not overdue."""
    ends = item.postponed or item.due
    return max(1, (today - ends).days) if item.state is DueState.OVERDUE and ends is not None else 0
