"""One case as its own page shows it above every tab."""

from datetime import date

from koordinator.domain.course_head import CourseHead
from koordinator.domain.due.records import DueItem
from koordinator.services.case_lists import case_card
from koordinator.services.desk import Desk
from koordinator.services.due import due_items
from koordinator.services.meetings.case_meetings import next_meeting


def head(desk: Desk, case_id: int) -> CourseHead:
    """A case with its next meeting and its deadlines; Refused when there is no such case."""
    card = case_card(desk, case_id)
    due = sorted(due_items(desk, case_ids=[case_id]), key=_urgency)
    return CourseHead(card, next_meeting(desk, case_id), tuple(due))


def _urgency(item: DueItem) -> tuple[bool, date]:
    return item.due is None, item.due or date.max
