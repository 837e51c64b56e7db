"""What is known of a case in a period: the facts a status note begins with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from koordinator.domain.plans import MilestoneStatus


class MilestoneFact(NamedTuple):
    """A milestone; `was` is how it stood before it first moved in the period, None where it did not."""

    title: str
    status: MilestoneStatus
    status_day: date | None
    was: MilestoneStatus | None
    in_3_months: str | None
    due: date | None


class MeetingFact(NamedTuple):
    """A meeting that should have been; `came` is None where nobody wrote down whether the citizen did."""

    day: date
    type_name: str
    held: bool
    cancelled: bool
    came: bool | None


class RunningFact(NamedTuple):
    """An intervention, a placement or paid hours; `about` is the law or the place."""

    title: str
    about: str
    starts: date | None
    ends: date | None
    hours: Decimal | None = None
    ordered: date | None = None


class AgreementFact(NamedTuple):
    """An agreement; `kept` is None as long as it is open."""

    title: str
    who: str
    due: date | None
    kept: bool | None
    day: date | None


class WheelFact(NamedTuple):
    """A filled-in wheel: a number per area, None where there was no answer, and what areas were called."""

    day: date
    by_citizen: bool
    values: Mapping[str, int | None]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StatusFacts:
    """All of it; lists are in the order they are told."""

    starts: date
    ends: date
    goal: str | None = None
    milestones: tuple[MilestoneFact, ...] = ()
    meetings: tuple[MeetingFact, ...] = ()
    talks: tuple[date, ...] = ()
    interventions: tuple[RunningFact, ...] = ()
    wheels: tuple[WheelFact, ...] = ()
    placements: tuple[RunningFact, ...] = ()
    paid: tuple[RunningFact, ...] = ()
    agreements: tuple[AgreementFact, ...] = ()

    def within(self, day: date | None) -> bool:
        """Whether a day lies in the period."""
        return day is not None and self.starts <= day <= self.ends
