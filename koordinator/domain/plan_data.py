"""A plan as data and back: what a version keeps."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from koordinator.domain.plans import InterventionLine, MilestoneLine, MilestoneStatus, PlanCard

_DAYS = frozenset(("status_day", "due", "ordered", "starts", "ends", "follow_up"))


def to_data(card: PlanCard) -> dict[str, Any]:
    """The whole plan as JSON can hold it."""
    return {
        "case_id": card.case_id,
        "goal": card.goal,
        "goal_kind": card.goal_kind,
        "milestones": [_written(one._asdict()) for one in card.milestones],
        "interventions": [_written(one._asdict()) for one in card.interventions],
    }


def from_data(data: Mapping[str, Any]) -> PlanCard:
    """The plan a version holds."""
    return PlanCard(
        data["case_id"],
        data["goal"],
        data["goal_kind"],
        tuple(_milestone(one) for one in data["milestones"]),
        tuple(InterventionLine(**_read(one)) for one in data["interventions"]),
    )


def _milestone(data: Mapping[str, Any]) -> MilestoneLine:
    fields = _read(data)
    fields["status"] = MilestoneStatus(fields["status"])
    fields["intervention_ids"] = tuple(fields["intervention_ids"])
    return MilestoneLine(**fields)


def _written(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in fields.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, MilestoneStatus):
        return value.value
    return list(value) if isinstance(value, tuple) else value


def _read(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: date.fromisoformat(value) if name in _DAYS and value else value
        for name, value in fields.items()
    }
