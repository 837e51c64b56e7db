"""Meetings with contacts in them, written row by row."""

from datetime import UTC, date
from typing import Any

from koordinator.db.meeting_tables import Meeting, Participant
from koordinator.domain.meetings.kinds import MeetingState, Status
from koordinator.domain.meetings.moments import ZONE, local
from koordinator.domain.meetings.records import MeetingRef
from koordinator.services.desk import Desk

DAY = date(2026, 11, 24)


def add_meeting(desk: Desk, *, day: date = DAY, **fields: Any) -> MeetingRef:
    """A planned network meeting from 13 to 14.30."""
    starts, ends = (local(day, *time).astimezone(UTC) for time in ((13, 0), (14, 30)))
    given: dict[str, Any] = {
        "type_key": "network", "title": "Netværksmøde", "starts": starts, "ends": ends, "over": ends,
        "zone": ZONE, "state": MeetingState.PLANNED.value, **fields,
    }  # fmt: skip
    with desk.write_quietly("Nyt møde") as tx:
        meeting = Meeting(**given)
        tx.add(meeting)
        return MeetingRef(meeting.id)


def add_participant(desk: Desk, ref: MeetingRef, **fields: Any) -> int:
    """Somebody invited; `worker_id`, `contact_id` or `citizen_id` says who."""
    with desk.write_quietly("Ny deltager") as tx:
        row = Participant(**{"meeting_id": ref.meeting_id, "status": Status.INVITED.value, **fields})
        tx.add(row)
        return row.id
