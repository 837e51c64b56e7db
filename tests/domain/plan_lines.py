"""Milestones and interventions with valid defaults."""

from datetime import date
from typing import Any

from koordinator.domain.plans import InterventionLine, MilestoneLine, MilestoneStatus

TODAY = date(2026, 11, 20)


def milestone(milestone_id: int = 1, **fields: Any) -> MilestoneLine:
    """A milestone under way."""
    usual: dict[str, Any] = {
        "title": "Jeg står op kl. 8 fem dage om ugen", "in_3_months": "Tre dage om ugen", "longer": None,
        "status": MilestoneStatus.ACTIVE, "status_day": date(2026, 9, 1), "due": date(2027, 2, 1),
        "area_key": None, "intervention_ids": (),
    }  # fmt: skip
    return MilestoneLine(milestone_id=milestone_id, **{**usual, **fields})


def intervention(intervention_id: int = 1, **fields: Any) -> InterventionLine:
    """An intervention of which only the name is known."""
    usual: dict[str, Any] = dict.fromkeys(InterventionLine._fields[2:])
    return InterventionLine(intervention_id=intervention_id, **{"title": "Bostøtte", **usual, **fields})
