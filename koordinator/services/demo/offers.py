"""Offers under a law paragraph, each with an organisation and one of its people."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from koordinator import resources
from koordinator.services.demo.dice import Dice
from koordinator.services.demo.frame import Frame, around, within
from koordinator.services.demo.plan import PlannedOffer, PlannedOrganisation

Row = dict[str, Any]
_OPEN_END = 52  # weeks; longer offers often have no last day yet


class Offers:
    """Picks offers that suit a citizen from the data file."""

    def __init__(self, dice: Dice, organisations: Sequence[PlannedOrganisation]) -> None:
        self._dice = dice
        self._organisations = organisations
        self._rows: list[Row] = resources.table("demo/offers.toml")["intervention"]
        self._by_title = {row["title"]: row for row in self._rows}
        self._house_by_name = {house.name: number for number, house in enumerate(organisations)}
        self._suiting = {
            (young, interpreter): _suiting(self._rows, young=young, interpreter=interpreter)
            for young in (True, False)
            for interpreter in (True, False)
        }
        self._houses = {
            row["title"]: [n for n, house in enumerate(organisations) if _gives(house, row)]
            for row in self._rows
        }

    def running(self, frame: Frame) -> list[PlannedOffer]:
        """One offer that still runs, or now and then two beside each other."""
        found = [self._current(frame)]
        if self._dice.chance(0.25):
            second = self._current(frame)
            found += [second] if second.title != found[0].title else []
        return found

    def past(self, frame: Frame, running: Sequence[PlannedOffer]) -> list[PlannedOffer]:
        """Offers that are over; the first of them began soon after the start of the course."""
        found = []
        titles = {offer.title for offer in running}
        for number in range(frame.days // 240 + (1 if self._dice.chance(0.7) else 0)):
            row = self._suitable(frame)
            days = 7 * min(self._dice.between(*row["weeks"]), 40)
            period = within(self._dice, frame, days, after=18, soon=number == 0)
            if period is not None and row["title"] not in titles:
                titles.add(row["title"])
                found.append(self._made(row, *period))
        return sorted(found, key=lambda offer: offer.starts)

    def told(self, rows: Sequence[Row], today: date) -> list[PlannedOffer]:
        """Offers a story names, with days counted from today."""
        return [
            PlannedOffer(
                row["title"], self._by_title[row["title"]]["law"], self._house_by_name[row["place"]], 0,
                today + timedelta(days=row["from"]), today + timedelta(days=row["to"]),
            )
            for row in rows
        ]  # fmt: skip

    def _current(self, frame: Frame) -> PlannedOffer:
        row = self._suitable(frame)
        first, last = around(self._dice, frame, 7 * self._dice.between(*row["weeks"]))
        open_end = row["weeks"][1] > _OPEN_END and self._dice.chance(0.4)
        return self._made(row, first, None if open_end else last)

    def _suitable(self, frame: Frame) -> Row:
        rows, weights = self._suiting[frame.young, frame.interpreter]
        return self._dice.weighted(rows, weights)

    def _made(self, row: Row, starts: date, ends: date | None) -> PlannedOffer:
        house = self._dice.pick(self._houses[row["title"]])
        person = self._dice.between(0, len(self._organisations[house].contacts) - 1)
        return PlannedOffer(row["title"], row["law"], house, person, starts, ends)


def _suiting(rows: Sequence[Row], *, young: bool, interpreter: bool) -> tuple[list[Row], list[float]]:
    """The offers for somebody, with their weights."""
    ages = {None, "young" if young else "adult"} | ({"interpreter"} if interpreter else set())
    found = [row for row in rows if row.get("age") in ages]
    return found, [row["times"] for row in found]


def _gives(house: PlannedOrganisation, row: Row) -> bool:
    return bool(house.name == row["at"] if "at" in row else house.kind == row["with"])
