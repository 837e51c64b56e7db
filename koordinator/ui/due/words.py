"""The words of what is due: how late, until when, and what its button says."""

from datetime import date, timedelta
from typing import NamedTuple

from koordinator.domain.due.records import DueItem
from koordinator.domain.values.dates import WEEKDAYS, told_day

LETTER = "handover_letter"
_MONTHS_FROM, _YEARS_FROM = 92, 731  # days
_YEAR, _MONTHS = 365, 12


class Step(NamedTuple):
    """What a due item's button says where there is room and where there is little, and the tab it opens."""

    words: str
    short: str
    tab: str = "overview"


_STEPS = {
    "book": Step("Book møde", "Book"),
    "cv": Step("Opdater CV-dato", "Opdater"),
    "status_note": Step("Skriv statusnotat", "Skriv", "notes:status"),
    "statement": Step("Modtag slutstatus", "Modtag", "notes:receive"),
    "consent": Step("Forny samtykke", "Forny", "network"),
    "form": Step("Udfyld skema", "Udfyld", "wheel"),
    "plan": Step("Åbn plan", "Åbn", "plan"),
    "placement": Step("Planlæg", "Planlæg", "job"),
    "job": Step("Åbn jobplan", "Åbn", "job"),
    "handover": Step("Overdrag", "Åbn"),
}
_OF_LETTER = Step("Åbn brev", "Åbn")
_OTHERWISE = Step("Åbn sag", "Åbn")
ALL_STEPS = (*_STEPS.values(), _OF_LETTER, _OTHERWISE)


def step_of(item: DueItem) -> Step:
    """The step for a due item; its action may name a meeting type or a form after a colon."""
    if item.rule_key == LETTER:
        return _OF_LETTER
    return _STEPS.get(item.action.partition(":")[0], _OTHERWISE)


def late_words(over: int) -> str:
    """2 dage over; 5 måneder over; 3 år over: whole ones, as people say it."""
    if over >= _YEARS_FROM:
        return f"{over // _YEAR} år over"
    if over >= _MONTHS_FROM:
        return f"{over * _MONTHS // _YEAR} måneder over"
    return f"{over} {'dag' if over == 1 else 'dage'} over"


def when(day: date | None, over: int, today: date) -> str:
    """2 dage over; i dag; i morgen; fredag 27. nov.; mandag 4. jan. 2027."""
    if over:
        return late_words(over)
    if day is None:
        return ""
    if day == today:
        return "i dag"
    if day == today + timedelta(days=1):
        return "i morgen"
    return f"{WEEKDAYS[day.weekday()]} {told_day(day, today)}"


def why(item: DueItem, today: date) -> str:
    """The rule's reason, after the day it was put off to."""
    put_off = f"udsat til {told_day(item.postponed, today)}, " if item.postponed else ""
    return put_off + item.why
