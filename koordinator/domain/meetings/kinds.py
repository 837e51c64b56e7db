"""The kinds, states and statuses of meetings, with their words on screen."""

from enum import StrEnum
from typing import NamedTuple


class MeetingState(StrEnum):
    """Where a meeting stands."""

    DRAFT = "draft"
    PLANNED = "planned"
    HELD = "held"
    CLOSED = "closed"
    CANCELLED = "cancelled"


STATE_NAMES = {
    MeetingState.DRAFT: "kladde",
    MeetingState.PLANNED: "planlagt",
    MeetingState.HELD: "afholdt",
    MeetingState.CLOSED: "afsluttet",
    MeetingState.CANCELLED: "aflyst",
}


class Status(StrEnum):
    """What a participant has answered, and afterwards whether she came."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"
    ATTENDED = "attended"
    ABSENT = "absent"


STATUS_NAMES = {
    Status.INVITED: "ikke svaret",
    Status.ACCEPTED: "har sagt ja",
    Status.DECLINED: "har sagt nej",
    Status.TENTATIVE: "måske",
    Status.ATTENDED: "deltog",
    Status.ABSENT: "udeblev",
}


# Who takes part in name only: nobody counts on them, and the time does not take them.
NOT_THERE = (Status.DECLINED.value, Status.ABSENT.value)


class Duty(StrEnum):
    """The three fields every meeting has."""

    CHAIR = "chair"
    HOST = "host"
    MINUTE_TAKER = "minute_taker"


DUTY_NAMES = {Duty.CHAIR: "Mødeleder", Duty.HOST: "Vært", Duty.MINUTE_TAKER: "Referent"}


class Colour(StrEnum):
    """What a meeting is about, which gives it its colour in the calendar."""

    CITIZEN = "citizen"
    PLACEMENT = "placement"
    INTERNAL = "internal"


# What can be kept of a meeting and its agenda: characters, points and minutes.
LONGEST_TITLE = 200
LONGEST_TEXT = 5_000
MOST_POINTS = 60
LONGEST_MEETING = 24 * 60


class AgendaPoint(NamedTuple):
    """One default point of a meeting type's agenda."""

    title: str
    minutes: int | None = None
    presenter: str | None = None
    detail: str | None = None


class MeetingType(NamedTuple):
    """One type of meeting; `attend`, `chair`, `host` and `minute_taker` name roles.

    Roles: citizen, caseworker, consultant, leader, network (the case's whole network), team (all of a team),
    or any other word, which is a role outside the jobcentre and is proposed as a free place.
    """

    key: str
    name: str
    minutes: int
    colour: Colour
    about_case: bool
    agenda: tuple[AgendaPoint, ...]
    attend: tuple[str, ...]
    chair: str | None
    host: str | None
    minute_taker: str | None
    purpose: str
    changed: bool = False


# The type of the meeting the program is most about.
NETWORK = "netvaerk"


class Scope(StrEnum):
    """How much of a series an edit is meant for."""

    THIS = "this"
    FOLLOWING = "following"
    ALL = "all"


SCOPE_NAMES = {
    Scope.THIS: "Kun dette møde",
    Scope.FOLLOWING: "Dette og de følgende",
    Scope.ALL: "Alle møder i rækken",
}
