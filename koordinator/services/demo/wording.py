"""The words of a case: its programme, why it ended, why nothing goes on in it, and what to remember."""

from datetime import date, timedelta
from typing import Any

from koordinator import resources
from koordinator.domain.periods import Period
from koordinator.domain.values.dates import MONTHS, day_month
from koordinator.services.demo.calendar import months_later, workday_after
from koordinator.services.demo.dice import Dice

_REMARKS = 0.14
_REASONS = 0.72  # of the passive cases have theirs written down


class Wording:
    """Picks programmes and texts from the data files."""

    def __init__(self, dice: Dice, today: date) -> None:
        self._dice = dice
        self._today = today
        self._programmes: list[dict[str, Any]] = resources.table("demo/offers.toml")["programme"]
        self._reasons = resources.table("demo/reasons.toml")
        self._valid = {
            row["name"]: Period(row.get("valid_from"), row.get("valid_to"))
            for row in resources.table("programmes.toml")["programme"]
        }
        self._months = {row["name"]: row["months"] for row in self._programmes}

    def programme(self, starts: date, last: date, *, young: bool) -> str:
        """A programme that took new courses on the first day, and whose courses last to the other one."""
        rows = [
            row
            for row in self._programmes
            if self._valid[row["name"]].covers(starts)
            and ("longest" not in row or months_later(starts, row["longest"]) > last)
        ]
        found = self._dice.weighted(rows, [row["young" if young else "adult"] for row in rows])
        return str(found["name"])

    def newest_start(self, programme: str) -> date | None:
        """The last day on which the programme took new courses."""
        return self._valid[programme].ends

    def expected_end(self, programme: str, starts: date, months: int | None = None) -> date:
        """The last day of a course of a usual length that is not over yet."""
        for length in [months or self._dice.pick(self._months[programme]), 24, 36, 48]:
            ends = months_later(starts, length) - timedelta(days=1)
            if ends >= self._today:
                return ends
        return months_later(self._today, 6)

    def planned_end(self, programme: str, starts: date) -> date:
        """The last day a course was planned for when it began."""
        return months_later(starts, self._dice.pick(self._months[programme])) - timedelta(days=1)

    def end_reason(self, programme: str, *, good: bool, young: bool) -> str:
        """Why a course ended, reached or not."""
        rows = [
            row
            for row in self._reasons["end"]
            if row.get("good", False) == good and programme not in row.get("not_from", ())
        ]
        found = self._dice.weighted(rows, [row["young" if young else "adult"] for row in rows])
        return str(found["reason"])

    def came_back(self) -> str:
        """Why an earlier course of somebody who is here again ended."""
        return str(self._dice.pick(self._reasons["came_back"]["reasons"]))

    def passive(self, *, new: bool) -> str | None:
        """Why nothing goes on, where it is written down."""
        if not new and not self._dice.chance(_REASONS):
            return None
        text = self._dice.pick(self._reasons["passive"]["new" if new else "running"])
        day = workday_after(self._today + timedelta(days=self._dice.between(2, 21)))
        month = months_later(self._today, self._dice.between(1, 2)).month
        return str(text).format(day=day_month(day), month=MONTHS[month - 1])

    def remark(self) -> str | None:
        """Something to remember, in some of the cases."""
        texts: list[str] = self._reasons["remarks"]["texts"]
        return self._dice.pick(texts) if self._dice.chance(_REMARKS) else None
