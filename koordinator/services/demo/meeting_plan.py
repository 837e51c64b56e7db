"""The meetings and networks of the example, as plain records that point into the plan's tuples."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from koordinator.domain.meetings.kinds import AgendaPoint, MeetingState, Status
from koordinator.services.demo.plan import PlannedContact, PlannedOrganisation

LEADER = -1  # the leader who is logged in stands after all planned workers


class Actor(NamedTuple):
    """Somebody by kind (worker, contact or citizen) and place among those of the kind."""

    kind: str
    place: int


class PlannedConsent(NamedTuple):
    """What the citizen has allowed about one network member."""

    data: str
    from_whom: str
    to_whom: str
    purpose: str
    starts: date
    ends: date | None
    given: str
    withdrawn: date | None


class PlannedMember(NamedTuple):
    """A contact in one case's network; `state` is how the consent stands today."""

    contact: int
    relation: str | None
    role: str | None
    state: str
    consent: PlannedConsent | None

    @property
    def lacking(self) -> bool:
        """Whether nothing may be told to the contact today."""
        return self.state in ("missing", "expired", "withdrawn")


class Seat(NamedTuple):
    """One participant of a meeting."""

    actor: Actor
    role: str | None
    status: Status
    chair: bool = False
    host: bool = False
    minute_taker: bool = False
    consent_reason: str | None = None


class PlannedMeeting(NamedTuple):
    """A meeting, a series with a rule, or one occurrence that is no longer as its series says.

    `series` is the place of the series among all series; the moments are in UTC.
    """

    type_key: str
    title: str
    starts: datetime
    ends: datetime
    seats: Sequence[Seat]
    state: MeetingState = MeetingState.PLANNED
    place: str | None = None
    case: int | None = None
    team: int | None = None
    agenda: Sequence[AgendaPoint] = ()
    reason: str | None = None
    rule: str | None = None
    over: datetime | None = None
    series: int | None = None
    original: datetime | None = None


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """Everything around the cases: more organisations, relatives, networks by case, series and meetings.

    Contacts are counted through: those of all organisations first, then the relatives.
    """

    organisations: tuple[PlannedOrganisation, ...] = ()
    relatives: tuple[PlannedContact, ...] = ()
    networks: tuple[tuple[PlannedMember, ...], ...] = ()
    series: tuple[PlannedMeeting, ...] = ()
    meetings: tuple[PlannedMeeting, ...] = ()
