"""What carrying out one move writes, as a line of the review."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from koordinator.domain.meetings.moments import to_local
from koordinator.domain.rebalance.plan_words import shift_words
from koordinator.domain.values.times import clock
from koordinator.services.rebalancing import ApplyStep, MoveLine
from koordinator.ui.base.record_model import Column
from koordinator.ui.loads import day_words


class Step(NamedTuple):
    """One move of the plan, told on a day."""

    step: ApplyStep
    today: date

    @property
    def move(self) -> MoveLine:
        """The move itself."""
        return self.step.move

    @property
    def way(self) -> str:
        """From whom to whom."""
        return f"{self.move.from_name or 'ingen'} → {self.move.to_name}"

    @property
    def meeting(self) -> str:
        """When the handover meeting is, or that there is none."""
        if self.step.meeting is not None:
            when = to_local(self.step.meeting)
            return f"{day_words(when.date(), self.today)} kl. {clock(self.step.meeting)}"
        return "intet møde" if self.move.from_id is None else "ingen ledig tid"

    @property
    def meeting_why(self) -> str:
        """The last day the rule allows, or why there is no meeting."""
        if self.step.meeting is None:
            return self.step.meeting_words
        last = self.step.meeting_last
        return f"senest {day_words(last, self.today)}" if last is not None else ""

    @property
    def shifts(self) -> str:
        """In how many of the meetings planned before the new caseworker takes the seat."""
        shifts = self.step.shifts
        taken = sum(not one.why_not for one in shifts)
        if not taken:
            return "ingen overtages" if shifts else "ingen"
        return "1 overtages" if taken == 1 else f"{taken} overtages"

    @property
    def shifts_left(self) -> str:
        """In how many the former one keeps hers."""
        left = sum(bool(one.why_not) for one in self.step.shifts)
        return f"{left} bliver hos {self.move.from_name}" if left else ""

    @property
    def papers(self) -> str:
        """What is printed for the citizen."""
        made = (("brev", self.step.letter), ("visitkort", self.step.card))
        return ", ".join(word for word, there in made if there)


STEP_COLUMNS: Sequence[Column[Step]] = (
    Column("citizen", "Borger", lambda s: s.move.citizen, strong=True, width=18, least=13, fixed=True,
           wraps=True, second=lambda s: s.move.number),
    Column("way", "Fra → til", lambda s: s.way, second=lambda s: s.step.verdict,
           tip=lambda s: s.step.verdict, width=30, least=20, stretch=True, fixed=True),
    Column("starts", "Første dag", lambda s: day_words(s.step.starts, s.today),
           sort=lambda s: s.step.starts, width=14, yields=1),
    Column("meeting", "Overdragelsesmøde", lambda s: s.meeting, second=lambda s: s.meeting_why,
           tip=lambda s: s.step.meeting_words or s.meeting_why, width=26, least=18, stretch=True),
    Column("shifts", "Planlagte møder", lambda s: s.shifts, second=lambda s: s.shifts_left,
           tip=lambda s: "\n".join(shift_words(s.step)), width=20, least=15),
    Column("papers", "Papirer", lambda s: s.papers, width=13, yields=2),
)  # fmt: skip
