"""How a course ended, and how it began again."""

from datetime import date
from typing import NamedTuple


class Outcome(NamedTuple):
    """A way a course can come out; `reached` ones count as reached."""

    key: str
    name: str
    reached: bool


class EndingLine(NamedTuple):
    """One ending of a case; `reopened` is empty where it stands."""

    ending_id: int
    day: date
    reason: str
    outcome: str | None
    reopened: date | None
    reopened_reason: str | None


class KnownCitizen(NamedTuple):
    """A citizen of the store; `running_id` is a case not over, `ended` the last day of the last one."""

    citizen_id: int
    name: str
    address: str | None
    postcode: str | None
    city: str | None
    phone: str | None
    protected: bool
    interpreter: str | None
    running_id: int | None
    ended: date | None
