"""The words of a line of work: what, how late, and why."""

from datetime import date

from koordinator.domain.tasks import KIND_NAMES
from koordinator.domain.today import WorkLine
from koordinator.ui.due import words


def what(line: WorkLine) -> str:
    """What is to be done."""
    return line.item.sentence if line.item is not None else line.task.title if line.task is not None else ""


def when(line: WorkLine, today: date) -> str:
    """2 dage over; 5 måneder over; i dag; tirsdag 24. nov."""
    return words.when(line.day, line.over, today)


def why(line: WorkLine, today: date) -> str:
    """The rule and where it comes from; of a task what it is and who does it."""
    if line.item is not None:
        said = " · ".join(part for part in (words.why(line.item, today), line.item.source) if part)
        return said[:1].upper() + said[1:]
    if line.task is None:
        return ""
    return " · ".join(part for part in (KIND_NAMES[line.task.kind], line.task.doer) if part)
