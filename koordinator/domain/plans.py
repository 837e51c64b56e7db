"""A case's plan: the main goal, its milestones, and apart from them the interventions that serve them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

MOST_MILESTONES = 8
MOST_TEXT = 5_000
MOST_LINE = 300


class MilestoneStatus(StrEnum):
    """How far a milestone is."""

    PLANNED = "planned"
    ACTIVE = "active"
    REACHED = "reached"
    DROPPED = "dropped"


STATUS_WORDS = {
    MilestoneStatus.PLANNED: "planlagt",
    MilestoneStatus.ACTIVE: "i gang",
    MilestoneStatus.REACHED: "nået",
    MilestoneStatus.DROPPED: "opgivet",
}
OPEN = frozenset((MilestoneStatus.PLANNED, MilestoneStatus.ACTIVE))

GOAL_KINDS = {
    "job": "ordinært job",
    "part_time": "ordinært job på deltid",
    "education": "uddannelse",
    "flex": "fleksjob",
    "clarified": "afklaring af arbejdsevnen",
    "other": "andet",
}


class MilestoneLine(NamedTuple):
    """A step towards the goal; `status_day` is when it came to be as it is."""

    milestone_id: int
    title: str
    in_3_months: str | None
    longer: str | None
    status: MilestoneStatus
    status_day: date | None
    due: date | None
    area_key: str | None
    intervention_ids: tuple[int, ...] = ()


class InterventionLine(NamedTuple):
    """An offer the citizen takes part in; `waits_for_id` is one that must come first, and why."""

    intervention_id: int
    title: str
    law: str | None
    offer_id: int | None
    organisation: str | None
    contact_id: int | None
    contact: str | None
    contact_phone: str | None
    ordered: date | None
    starts: date | None
    ends: date | None
    follow_up: date | None
    follow_up_how: str | None
    waits_for_id: int | None
    waits_because: str | None

    def over(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.ends is not None and self.ends < today


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A plan as it stands, or as it stood in a version; milestones come in the citizen's order."""

    case_id: int
    goal: str | None = None
    goal_kind: str | None = None
    milestones: tuple[MilestoneLine, ...] = ()
    interventions: tuple[InterventionLine, ...] = ()

    def titles(self, ids: tuple[int, ...]) -> list[str]:
        """The names of interventions by their numbers."""
        return [one.title for one in self.interventions if one.intervention_id in ids]

    def intervention(self, intervention_id: int | None) -> InterventionLine | None:
        """One intervention of the plan."""
        found = (one for one in self.interventions if one.intervention_id == intervention_id)
        return next(found, None)

    @property
    def empty(self) -> bool:
        """Whether nothing is planned yet."""
        return not (self.goal or self.milestones or self.interventions)


class VersionLine(NamedTuple):
    """A version of the plan that was kept."""

    version_id: int
    number: int
    day: date
    reason: str | None
    worker: str | None


class OfferLine(NamedTuple):
    """An offer of the catalogue."""

    offer_id: int
    name: str
    department: str | None
    purpose: str | None
    target_group: str | None
    goals: str | None
    price: str | None
    ordering: str | None
    waiting_weeks: int | None
    organisation: str | None
    contact: str | None
    contact_phone: str | None
    law: str | None
    active: bool


class Waiting(NamedTuple):
    """How long an intervention was or is waited for; `over` says that it has begun."""

    days: int
    over: bool
    past_start: bool = False

    @property
    def words(self) -> str:
        """In Danish, by whole weeks from two weeks on."""
        long = _length(self.days)
        if self.over:
            return f"ventede {long}" if self.days else "begyndte uden ventetid"
        if self.past_start:
            return f"har ventet {long} uden startdato"
        return f"venter {long}"


def waiting(line: InterventionLine, today: date) -> Waiting | None:
    """The time from ordering to the start, or nothing where the order's day is not known."""
    if line.ordered is None or line.ordered > today:
        return None
    if line.starts is None:
        return Waiting((today - line.ordered).days, over=False, past_start=True)
    if line.starts < line.ordered:
        return None
    return Waiting((line.starts - line.ordered).days, over=line.starts <= today)


def _length(days: int) -> str:
    if days < 14:
        return "1 dag" if days == 1 else f"{days} dage"
    return f"{days // 7} uger"


def room_for_milestone(card: PlanCard) -> bool:
    """Whether the plan has room for one more milestone that is not yet done with."""
    return sum(one.status in OPEN for one in card.milestones) < MOST_MILESTONES


def follows_itself(card: PlanCard, intervention_id: int, waits_for: int | None) -> bool:
    """Whether letting an intervention wait for another would have it wait for itself."""
    step: int | None = waits_for
    seen: set[int] = set()
    while step is not None and step not in seen:
        if step == intervention_id:
            return True
        seen.add(step)
        found = card.intervention(step)
        step = found.waits_for_id if found else None
    return False
