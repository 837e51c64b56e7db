"""Distributing cases anew: proposals that explain themselves, changed by hand, carried out as one action."""

from koordinator.domain.rebalance.costs import CostPart
from koordinator.domain.rebalance.problem import Goal, Status
from koordinator.domain.rebalance.proposals import (
    Applied,
    ApplyPlan,
    ApplyStep,
    Away,
    CaseName,
    MoveLine,
    OverLater,
    Proposal,
    SeatLine,
    Wish,
)
from koordinator.services.rebalancing.applying import apply
from koordinator.services.rebalancing.basis import still_holds
from koordinator.services.rebalancing.building import NotAsked
from koordinator.services.rebalancing.curving import curve
from koordinator.services.rebalancing.facts import cases_with
from koordinator.services.rebalancing.planning import plan_apply
from koordinator.services.rebalancing.proposing import propose
from koordinator.services.rebalancing.why_not import why_not

__all__ = [
    "Applied",
    "ApplyPlan",
    "ApplyStep",
    "Away",
    "CaseName",
    "CostPart",
    "Goal",
    "MoveLine",
    "NotAsked",
    "OverLater",
    "Proposal",
    "SeatLine",
    "Status",
    "Wish",
    "apply",
    "cases_with",
    "curve",
    "plan_apply",
    "propose",
    "still_holds",
    "why_not",
]
