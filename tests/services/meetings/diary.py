"""Meetings to fill a diary with, booked as the program books them."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from koordinator.db.meeting_tables import AgendaItem, BusyTime, Meeting, Participant
from koordinator.db.tables import Absence, Contact
from koordinator.domain.meetings.kinds import MeetingState, Status
from koordinator.domain.meetings.moments import ZONE, local
from koordinator.domain.meetings.records import Person
from koordinator.domain.values.names import fold
from koordinator.services.desk import Desk
from koordinator.services.meetings.booking import guard

TUESDAY = date(2026, 11, 24)
HOUR = timedelta(hours=1)


def book(
    desk: Desk,
    starts: datetime,
    *people: Person,
    length: timedelta = HOUR,
    keep: str | None = None,
    agenda: tuple[str, ...] = (),
    status: Status = Status.INVITED,
    **fields: Any,
) -> int:
    """A planned meeting with these people."""
    values = {"type_key": "teammoede", "title": "Teammøde", "zone": ZONE, "state": MeetingState.PLANNED.value}
    with desk.write("Book møde") as tx:
        meeting = Meeting(**{**values, "starts": starts, "ends": starts + length, **fields})
        tx.add(meeting)
        tx.add(
            *(
                Participant(
                    meeting_id=meeting.id,
                    **person._asdict(),
                    status=status.value,
                )
                for person in people
            )
        )
        tx.add(
            *(
                AgendaItem(meeting_id=meeting.id, position=place, title=title)
                for place, title in enumerate(agenda)
            )
        )
        guard(tx, desk.today(), meeting, keep)
        return meeting.id


def at(hour: int, minute: int = 0, day: date = TUESDAY) -> datetime:
    """A time on the tuesday most tests play on."""
    return local(day, hour, minute)


def busy(desk: Desk, worker_id: int, starts: datetime, ends: datetime, *, all_day: bool = False) -> None:
    """Busy time from a calendar file."""
    with desk.write_quietly("Optaget tid") as tx:
        tx.add(BusyTime(worker_id=worker_id, starts=starts, ends=ends, all_day=all_day))


def away(desk: Desk, worker_id: int, first: date, last: date | None, share: str = "1") -> None:
    """An absence of a worker."""
    with desk.write_quietly("Nyt fravær") as tx:
        tx.add(
            Absence(
                worker_id=worker_id,
                kind="holiday",
                starts=first,
                ends=last,
                share=Decimal(share),
                scales=False,
            )
        )


def add_contact(desk: Desk, name: str = "Egil Vinther", **fields: Any) -> int:
    """Somebody outside the jobcentre."""
    with desk.write_quietly("Ny kontakt") as tx:
        contact = Contact(name=name, name_key=fold(name), **fields)
        tx.add(contact)
        return contact.id
