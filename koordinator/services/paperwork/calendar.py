"""The course calendar for a citizen's wall."""

from collections.abc import Collection
from datetime import timedelta

from koordinator.domain.cases import CaseCard
from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.values.numbers import format_hours
from koordinator.domain.values.times import clock
from koordinator.reports.content import course_calendar as content
from koordinator.reports.content.privacy import typed_warnings
from koordinator.services.desk import Desk
from koordinator.services.meetings import calendar
from koordinator.services.papers import Paper
from koordinator.services.paperwork.about import about_case
from koordinator.services.plans import plan_card

_AHEAD = timedelta(days=200)
_KINDS = {"intervention": "offer", "placement": "placement", "paid_hours": "paid"}
_OUT = (MeetingState.CANCELLED, MeetingState.DRAFT)


def calendar_paper(desk: Desk, case_id: int) -> Paper:
    """The known interventions, placements, paid hours and meetings of a case by month, in plain words."""
    # reportlab is needed by nobody who prints nothing.
    from koordinator.reports.pdf.course_calendar import course_calendar_pdf

    about, today = about_case(desk, case_id), desk.today()
    held = calendar.of_case(desk, case_id, today, today + _AHEAD)
    dates = [
        content.Date(
            to_local(one.starts).date(), clock(one.starts), one.type_name or one.title, one.place or ""
        )
        for one in held
        if one.state not in _OUT
    ]
    ordered = {
        one.intervention_id
        for one in plan_card(desk, case_id).interventions
        if one.ordered is not None and one.starts is None
    }
    runs = _runs(about.card, ordered)
    made = content.course_calendar(about.head, about.card.line.name, runs, dates, today)
    drawn = course_calendar_pdf(made)
    told = typed_warnings(content.typed(made), about.secrets)
    name = f"forloebskalender-{today.isoformat()}.pdf"
    return Paper(drawn.pdf, f"Forløbskalender {made.day}", drawn.pages, tuple(told), name)


def _runs(card: CaseCard, ordered: Collection[int]) -> list[content.Run]:
    """What runs or is agreed; law and provider are not for a wall, nor what is ordered and has no day yet."""
    return [
        content.Run(
            _KINDS[one.kind], one.title,
            f"{format_hours(one.hours)} timer om ugen" if one.hours else "", one.starts, one.ends,
        )
        for one in card.periods
        if one.kind != "intervention" or one.row_id not in ordered
    ]  # fmt: skip
