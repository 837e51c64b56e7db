"""Gathers what a period of a case holds, and begins a status note's sections with it."""

from datetime import date

from koordinator.db.queries import status_facts as queries
from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.moments import window
from koordinator.domain.meetings.records import Entry
from koordinator.domain.status_facts import MeetingFact, StatusFacts
from koordinator.domain.status_texts import section_texts
from koordinator.services.desk import Desk
from koordinator.services.meetings import calendar

_HELD = (MeetingState.HELD, MeetingState.CLOSED)


def prefilled(desk: Desk, case_id: int, starts: date, ends: date) -> dict[str, str]:
    """The first text of every section, from what is known of the period."""
    return section_texts(facts(desk, case_id, starts, ends))


def facts(desk: Desk, case_id: int, starts: date, ends: date) -> StatusFacts:
    """What is known of a case in a period."""
    entries = [
        one
        for one in calendar.of_case(desk, case_id, starts, ends)
        if starts <= one.starts.date() <= ends and _told(one, ends)
    ]
    lo, hi = window(starts, ends)
    with desk.read() as session:
        came = queries.attendance(session, case_id, [one.meeting_id for one in entries])
        return StatusFacts(
            starts,
            ends,
            queries.goal(session, case_id),
            tuple(queries.milestones(session, case_id, lo, hi)),
            tuple(_meeting(one, came) for one in entries),
            tuple(queries.talks(session, case_id, starts, ends)),
            tuple(queries.interventions(session, case_id, starts, ends)),
            tuple(queries.wheels(session, case_id, ends)),
            tuple(queries.placements(session, case_id, starts, ends)),
            tuple(queries.paid(session, case_id, starts, ends)),
            tuple(queries.agreements(session, case_id, starts, ends)),
        )


def _told(entry: Entry, ends: date) -> bool:
    """A meeting planned for the last day may be still to come."""
    if entry.state is MeetingState.PLANNED:
        return entry.starts.date() < ends
    return entry.state is not MeetingState.DRAFT


def _meeting(entry: Entry, came: dict[int, bool]) -> MeetingFact:
    held = entry.state in _HELD
    cancelled = entry.state is MeetingState.CANCELLED
    day, name = entry.starts.date(), entry.type_name or entry.title
    return MeetingFact(day, name, held, cancelled, came.get(entry.meeting_id) if held else None)
