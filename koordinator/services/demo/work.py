"""Placements at companies, and ordinary paid hours."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from koordinator import resources
from koordinator.domain.periods import Period, day_before
from koordinator.services.demo.calendar import monday, workday_after, workday_before
from koordinator.services.demo.dice import Dice
from koordinator.services.demo.frame import Frame, around, friday, within
from koordinator.services.demo.plan import PlannedHours, PlannedOrganisation, PlannedPlacement


class Work:
    """Picks placements and paid hours from the data file."""

    def __init__(self, dice: Dice, organisations: Sequence[PlannedOrganisation]) -> None:
        self._dice = dice
        self._organisations = organisations
        rows = resources.table("demo/offers.toml")
        self._rows: list[dict[str, Any]] = rows["placement"]
        self._weights = [row["times"] for row in self._rows]
        self._hours: list[str] = rows["paid"]["hours"]
        self._kinds = {kind["kind"]: kind["name"] for kind in resources.table("offers.toml")["placement"]}
        self._house_by_name = {house.name: number for number, house in enumerate(organisations)}
        self._takers = {
            row["kind"]: [n for n, house in enumerate(organisations) if row["kind"] in house.takes]
            for row in self._rows
        }

    def running(self, frame: Frame) -> PlannedPlacement:
        """A placement that still runs."""
        row = self._kind()
        return self._made(row, *around(self._dice, frame, 7 * self._dice.pick(row["weeks"])))

    def agreed(self, frame: Frame) -> PlannedPlacement:
        """A placement that is agreed and begins in the coming weeks."""
        row = self._kind()
        first = workday_after(monday(frame.last + timedelta(days=self._dice.between(8, 40))))
        return self._made(row, first, friday(first, 7 * self._dice.pick(row["weeks"])))

    def last(self, frame: Frame) -> PlannedPlacement:
        """The placement a course ended with."""
        row = self._kind()
        days = min(7 * self._dice.pick(row["weeks"]), frame.days - 60)
        last = workday_before(frame.last - timedelta(days=self._dice.between(0, 30)))
        return self._made(row, monday(last - timedelta(days=days)), last)

    def past(self, frame: Frame, others: Sequence[PlannedPlacement | PlannedHours]) -> list[PlannedPlacement]:
        """Placements that are over, none of them at the same time as another or as paid hours."""
        found: list[PlannedPlacement] = []
        for _ in range(frame.days // 260 + (1 if self._dice.chance(0.3) else 0)):
            row = self._kind()
            period = within(self._dice, frame, 7 * self._dice.pick(row["weeks"]), after=60)
            if period is None or self._dice.chance(0.3):
                continue
            if not any(Period(*period).overlaps(Period(p.starts, p.ends)) for p in [*others, *found]):
                found.append(self._made(row, *period))
        return sorted(found, key=lambda placement: placement.starts)

    def told(self, rows: Sequence[dict[str, Any]], today: date) -> list[PlannedPlacement]:
        """Placements a story names, with days counted from today."""
        return [
            self._at(
                row["kind"], self._house_by_name[row["place"]], today + timedelta(days=row["from"]),
                today + timedelta(days=row["to"]), Decimal(row["hours"]),
            )
            for row in rows
        ]  # fmt: skip

    def paid(self, frame: Frame) -> list[PlannedHours]:
        """Paid hours that still run; in some cases there were fewer of them before."""
        back = self._dice.between(10, max(10, min(260, frame.days - 60)))
        first = workday_before(frame.last - timedelta(days=back))
        now = PlannedHours(self._drawn_hours(), first, None)
        earlier = first - timedelta(days=self._dice.between(40, 120))
        if now.hours > 4 and earlier > frame.starts and self._dice.chance(0.4):
            return [PlannedHours(Decimal(self._dice.between(2, 4)), earlier, day_before(first)), now]
        return [now]

    def paid_to_the_end(self, frame: Frame) -> PlannedHours:
        """Paid hours that led out of the course."""
        first = workday_before(frame.last - timedelta(days=self._dice.between(30, 140)))
        return PlannedHours(self._drawn_hours(), first, frame.last)

    def _kind(self) -> dict[str, Any]:
        return self._dice.weighted(self._rows, self._weights)

    def _drawn_hours(self) -> Decimal:
        return Decimal(self._dice.pick(self._hours))

    def _made(self, row: dict[str, Any], starts: date, ends: date) -> PlannedPlacement:
        house = self._dice.pick(self._takers[row["kind"]])
        return self._at(row["kind"], house, starts, ends, Decimal(self._dice.pick(row["hours"])))

    def _at(self, kind: str, house: int, starts: date, ends: date, hours: Decimal) -> PlannedPlacement:
        place, name = self._organisations[house].name, self._kinds[kind]
        # A centre carries the kind in its own name already.
        title = place if place.startswith(name) else f"{name} – {place}"
        return PlannedPlacement(kind, title, place, house, starts, ends, hours)
