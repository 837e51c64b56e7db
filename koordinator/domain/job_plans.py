"""A citizen's job plan as it stood from day to day."""

from datetime import date
from typing import NamedTuple


class JobPlanLine(NamedTuple):
    """The citizen's own goals for work, as written on a day."""

    plan_id: int
    day: date
    goals: str
