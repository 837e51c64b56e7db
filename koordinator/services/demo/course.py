"""The course of each example case beyond its dates: what each part of the program shows of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from koordinator.db.store import Transaction
from koordinator.services.demo.plan import LARGE, DemoPlan, PlannedCase


@dataclass(frozen=True, slots=True)
class Courses:
    """What writing an example's courses needs: its cases with their numbers, and who is who by number."""

    tx: Transaction
    today: date
    plan: DemoPlan
    case_ids: Sequence[int]
    actors: dict[str, list[int]]
    seed: int

    @property
    def cases(self) -> list[tuple[int, PlannedCase]]:
        """Each case's row number with what was planned for it."""
        return list(zip(self.case_ids, self.plan.cases, strict=True))

    @property
    def large(self) -> bool:
        """Whether the example is there to be measured by, and has little about each case."""
        return len(self.plan.cases) >= LARGE
