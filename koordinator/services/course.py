"""One case as its own page shows it above every tab."""

from datetime import date, timedelta

from koordinator.domain.course_head import CourseHead
from koordinator.domain.due.records import DueItem
from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.moments import local
from koordinator.services.case_lists import case_card
from koordinator.services.desk import Desk
from koordinator.services.due import due_items
from koordinator.services.meetings import calendar

_AHEAD = timedelta(days=183)
_COMING = (MeetingState.PLANNED, MeetingState.DRAFT)


def head(desk: Desk, case_id: int) -> CourseHead:
    """A case with its next meeting and its deadlines; Refused when there is no such case."""
    today = desk.today()
    card = case_card(desk, case_id)
    meetings = calendar.of_case(desk, case_id, today, today + _AHEAD)
    due = sorted(due_items(desk, case_ids=[case_id]), key=_urgency)
    now = local(today)
    coming = (one for one in meetings if one.state in _COMING and one.ends > now)
    return CourseHead(card, next(coming, None), tuple(due))


def _urgency(item: DueItem) -> tuple[bool, date]:
    return item.due is None, item.due or date.max
