"""The words of a line of work: what, how late, why, and what its button does."""

from datetime import date, timedelta
from typing import NamedTuple

from koordinator.domain.tasks import KIND_NAMES
from koordinator.domain.today import WorkLine
from koordinator.domain.values.dates import WEEKDAYS, day_month

CV, MEETING = "cv", "book"
_MONTHS_FROM = 90  # days


class Step(NamedTuple):
    """What a due item's button says, and the tab of the case it opens where it opens one."""

    words: str
    tab: str = "overview"


_STEPS = {
    MEETING: Step("Book møde"),
    CV: Step("Opdater CV-dato"),
    "status_note": Step("Skriv statusnotat", "notes:status"),
    "statement": Step("Modtag slutstatus", "notes:receive"),
    "consent": Step("Forny samtykke", "network"),
    "form": Step("Udfyld skema", "wheel"),
    "plan": Step("Åbn plan", "plan"),
    "placement": Step("Planlæg", "job"),
    "job": Step("Åbn jobplan", "job"),
    "handover": Step("Åbn sag"),
}
_OTHERWISE = Step("Åbn sag")
ALL_WORDS = tuple(step.words for step in _STEPS.values())


def step_of(action: str) -> Step:
    """The step for a due item's action, which may name a meeting type or a form after a colon."""
    return _STEPS.get(action.partition(":")[0], _OTHERWISE)


def what(line: WorkLine) -> str:
    """What is to be done."""
    return line.item.sentence if line.item is not None else line.task.title if line.task is not None else ""


def when(line: WorkLine, today: date) -> str:
    """2 dage over; 5 måneder over; i dag; tirsdag 24. nov."""
    if line.over >= _MONTHS_FROM:
        return f"{line.over // 30} måneder over"
    if line.over:
        return f"{line.over} {'dag' if line.over == 1 else 'dage'} over"
    if line.day is None:
        return ""
    if line.day == today:
        return "i dag"
    if line.day == today + timedelta(days=1):
        return "i morgen"
    return f"{WEEKDAYS[line.day.weekday()]} {day_month(line.day)}"


def why(line: WorkLine) -> str:
    """The rule and where it comes from; of a task what it is and who does it."""
    if line.item is not None:
        put_off = f"udsat til {day_month(line.item.postponed)}" if line.item.postponed else ""
        said = " · ".join(part for part in (put_off, line.item.why, line.item.source) if part)
        return said[:1].upper() + said[1:]
    if line.task is None:
        return ""
    return " · ".join(part for part in (KIND_NAMES[line.task.kind], line.task.doer) if part)
