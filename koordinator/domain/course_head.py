"""What stands above every tab of a case."""

from dataclasses import dataclass
from datetime import date

from koordinator.domain.cases import CaseCard
from koordinator.domain.due.records import DueItem, DueState
from koordinator.domain.meetings.records import Entry


@dataclass(frozen=True, slots=True)
class CourseHead:
    """A case with its next meeting and what is due on it, the most urgent first."""

    card: CaseCard
    meeting: Entry | None
    due: tuple[DueItem, ...]

    @property
    def overdue(self) -> int:
        """How much should have been done by now."""
        return sum(item.state is DueState.OVERDUE for item in self.due)

    @property
    def next_due(self) -> DueItem | None:
        """The next deadline that has not passed."""
        return next((item for item in self.due if item.state in (DueState.SOON, DueState.LATER)), None)

    @property
    def consent_ends(self) -> date | None:
        """When the first consent that runs out soon does."""
        days = [
            item.due
            for item in self.due
            if item.action == "consent" and item.state is DueState.SOON and item.due
        ]
        return min(days, default=None)
