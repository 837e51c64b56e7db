"""What happens in a case from its start on, as the card it was dealt says."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from koordinator.services.demo.dice import Dice
from koordinator.services.demo.frame import Frame, cv_days, talk_days
from koordinator.services.demo.offers import Offers
from koordinator.services.demo.plan import (
    Course,
    PlannedHours,
    PlannedOffer,
    PlannedOrganisation,
    PlannedPlacement,
)
from koordinator.services.demo.work import Work

# The cards of the running cases, with the days a case must have run for them to be likely. They give
# the reference unit's figures from before: 12 % paid hours, 32 % placements, 28 % passive.
CARDS = {"new": 0.03, "passive": 0.253, "offer": 0.307, "placement": 0.29, "both": 0.03, "paid": 0.09}
LEAST_DAYS = {"new": 0, "passive": 20, "offer": 21, "placement": 45, "both": 120, "paid": 90}
CV_CARDS = {"fresh": 0.87, "old": 0.1, "none": 0.03}
_ALSO_OFFER = 0.45
_AGREED = 0.07


class Courses:
    """Makes up what happens in cases."""

    def __init__(
        self, dice: Dice, today: date, organisations: Sequence[PlannedOrganisation], newest: int | None
    ) -> None:
        """`newest` is how many talks and CV updates of each case are kept; None keeps all."""
        self._dice = dice
        self._today = today
        self._newest = newest
        self._offers = Offers(dice, organisations)
        self._work = Work(dice, organisations)

    def running(self, frame: Frame, card: str, cv: str) -> Course:
        """The course so far of a case that still runs."""
        offers, placements, paid = self._drawn(frame, card)
        return self._whole(frame, offers, placements, paid, cv)

    def told(self, frame: Frame, star: dict[str, Any], card: str, cv: str) -> Course:
        """The course of a citizen whose story is told ahead, made up where it is silent."""
        if card_of(star):
            placements = self._work.told(star.get("placements", ()), self._today)
            offers = self._offers.told(star.get("interventions", ()), self._today)
            paid = [
                PlannedHours(Decimal(row["hours"]), self._today + timedelta(days=row["from"]), None)
                for row in star.get("paid", ())
            ]
        else:
            offers, placements, paid = self._drawn(frame, card)
        return self._whole(frame, offers, placements, paid, cv, star.get("cv"))

    def over(self, frame: Frame, *, towards_work: bool) -> Course:
        """The whole course of a case that has ended; the way to work goes over a placement."""
        placements, paid = [], []
        if frame.days > 120 and self._dice.chance(0.75 if towards_work else 0.3):
            placements = [self._work.last(frame)]
        if frame.days > 200 and self._dice.chance(0.5 if towards_work else 0.08):
            paid = [self._work.paid_to_the_end(frame)]
        return self._whole(frame, [], placements, paid, "fresh")

    def _drawn(
        self, frame: Frame, card: str
    ) -> tuple[list[PlannedOffer], list[PlannedPlacement], list[PlannedHours]]:
        also = card in ("placement", "both", "paid") and self._dice.chance(_ALSO_OFFER)
        offers = self._offers.running(frame) if card == "offer" or also else []
        placements = [self._work.running(frame)] if card in ("placement", "both") else []
        if card in ("offer", "passive") and self._dice.chance(_AGREED):
            placements = [self._work.agreed(frame)]
        return offers, placements, self._work.paid(frame) if card in ("paid", "both") else []

    def _whole(
        self,
        frame: Frame,
        offers: list[PlannedOffer],
        placements: list[PlannedPlacement],
        paid: list[PlannedHours],
        cv: str,
        cv_newest: int | None = None,
    ) -> Course:
        """The course with what was there before: offers and placements that are over, talks, CV dates."""
        return Course(
            (*self._offers.past(frame, offers), *offers),
            (*self._work.past(frame, [*placements, *paid]), *placements),
            tuple(paid),
            cv_days(self._dice, frame, cv, cv_newest, self._newest),
            talk_days(self._dice, frame, self._newest),
        )


def card_of(star: dict[str, Any]) -> str | None:
    """The card a told story stands for; None where it leaves the course open."""
    if not {"placements", "paid", "interventions", "passive"} & star.keys():
        return None
    paid, placed, offered = (
        any(row["from"] <= 0 <= row.get("to", 0) for row in star.get(part, ()))
        for part in ("paid", "placements", "interventions")
    )
    if paid:
        return "both" if placed else "paid"
    return "placement" if placed else "offer" if offered else "passive"
