"""Meetings as the calendar, the panel and the paper show them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from koordinator.domain.meetings.kinds import Colour, MeetingState, Status


class Entry(NamedTuple):
    """One occurrence in the calendar; both moments carry their zone.

    `original` is the start by the series' rule, and None for a meeting of its own.
    """

    meeting_id: int
    original: datetime | None
    starts: datetime
    ends: datetime
    type_key: str
    type_name: str
    title: str
    case_id: int | None
    citizen: str | None
    place: str | None
    state: MeetingState
    colour: Colour
    participants: int
    recurring: bool


class Busy(NamedTuple):
    """Busy time of a worker from a calendar file."""

    worker_id: int
    starts: datetime
    ends: datetime
    all_day: bool


class Away(NamedTuple):
    """A worker's absence on days, both included."""

    worker_id: int
    worker: str
    kind: str
    starts: date
    ends: date | None


class Person(NamedTuple):
    """Who takes part: exactly one of the numbers is set."""

    worker_id: int | None = None
    contact_id: int | None = None
    citizen_id: int | None = None


class ConsentState(NamedTuple):
    """What stands about a consent on a day.

    `key` is valid, expiring, expired, withdrawn, missing or none_needed (workers and the citizen).
    """

    key: str
    sentence: str
    until: date | None = None

    @property
    def lacking(self) -> bool:
        """Whether the contact may not be told anything about the citizen."""
        return self.key in {"missing", "expired", "withdrawn"}


@dataclass(frozen=True, slots=True)
class ParticipantLine:
    """One participant with what a screen shows beside the name."""

    participant_id: int
    person: Person
    name: str
    role: str | None
    organisation: str | None
    status: Status
    chair: bool
    host: bool
    minute_taker: bool
    consent: ConsentState
    consent_reason: str | None
    phone: str | None = None


class AgendaLine(NamedTuple):
    """One point of a meeting's agenda."""

    title: str
    detail: str | None
    minutes: int | None
    presenter: str | None


@dataclass(frozen=True, slots=True)
class MeetingCard:
    """One meeting (or one occurrence of a series) with all a panel or an agenda shows."""

    entry: Entry
    case_number: str | None
    team_id: int | None
    team: str | None
    rule: str | None
    series_id: int | None
    reason: str | None
    clash_kept: str | None
    participants: tuple[ParticipantLine, ...]
    agenda: tuple[AgendaLine, ...]

    @property
    def minutes(self) -> int:
        """How long it is planned to last."""
        # In UTC: within a zone Python subtracts wall clocks, also over the change to or from summer time.
        lasts = self.entry.ends.astimezone(UTC) - self.entry.starts.astimezone(UTC)
        return int(lasts.total_seconds() // 60)

    def holder(self, duty: str) -> ParticipantLine | None:
        """Who has a duty: chair, host or minute_taker."""
        return next((one for one in self.participants if getattr(one, duty)), None)


class MeetingRef(NamedTuple):
    """A meeting, or one occurrence of a series by the start its rule gives it."""

    meeting_id: int
    original: datetime | None = None


class Clash(NamedTuple):
    """Somebody who cannot at a time, and the sentence that says with what it clashes.

    `key` is meeting, absence, busy, holiday or weekend; the last two have no person. Several people taken by
    the same thing are one clash: `person` names them together, `people` has each.
    """

    key: str
    person: str | None
    starts: datetime
    ends: datetime
    sentence: str
    people: tuple[Person, ...] = ()
