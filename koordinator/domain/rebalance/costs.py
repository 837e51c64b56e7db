"""What a change of caseworker costs the citizen, in points, part by part; the numbers are the rulebook's."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from koordinator.domain.rulebook_numbers import counted
from koordinator.domain.values.dates import day_and_month


class CostPart(NamedTuple):
    """One thing that makes a move cost, and how many points."""

    words: str
    points: int


class Prices(NamedTuple):
    """The rulebook's numbers for a team; see resources/rules/rebalance.toml."""

    year: int
    years: int
    meeting: int
    meeting_days: int
    recent: int
    recent_months: int
    keep: int
    age: int


class Relation(NamedTuple):
    """What a change of caseworker would break.

    `since` is when the present caseworker took the case and `changed` says that somebody had it before her;
    `meeting` is the next planned day the citizen meets her.
    """

    since: date
    changed: bool
    meeting: date | None = None
    keep: bool = False
    keep_reason: str = ""


def prices(numbers: Mapping[str, Decimal]) -> Prices:
    """The prices from the rulebook's numbers by key."""
    return Prices(*(int(numbers[f"rebalance_{name}"]) for name in Prices._fields))


def parts(relation: Relation, on: date, price: Prices) -> tuple[CostPart, ...]:
    """What moving the case on a day costs, whoever takes it; parts of no points are left out."""
    found = (
        _length(relation, on, price),
        _meeting(relation, on, price),
        _recent(relation, on, price),
        _keep(relation, price),
    )
    return tuple(part for part in found if part is not None and part.points)


def unfit_words(team: str, age: int) -> str:
    """That a citizen's age is outside a team's."""
    return f"Borgeren er {age} år, og det er uden for {team}"


def fits(age: int, low: int | None, high: int | None) -> bool:
    """Whether an age lies within a team's band; an open side is open."""
    return (low is None or low <= age) and (high is None or age <= high)


def started_years(since: date, on: date) -> int:
    """How many years have begun from a day to another; the first has begun on the first day."""
    full = on.year - since.year - ((on.month, on.day) < (since.month, since.day))
    return max(full, 0) + 1


def _length(relation: Relation, on: date, price: Prices) -> CostPart | None:
    started = started_years(relation.since, on)
    points = min(started, price.years) * price.year
    since = f"{day_and_month(relation.since)} {relation.since.year}"
    return CostPart(f"{started}. år med samme sagsbehandler (siden {since})", points)


def _meeting(relation: Relation, on: date, price: Prices) -> CostPart | None:
    if relation.meeting is None or not on <= relation.meeting <= on + timedelta(days=price.meeting_days):
        return None
    day = f"{day_and_month(relation.meeting)} {relation.meeting.year}"
    return CostPart(f"Planlagt møde {day} med den nuværende sagsbehandler", price.meeting)


def _recent(relation: Relation, on: date, price: Prices) -> CostPart | None:
    if not relation.changed or relation.since <= months_before(on, price.recent_months):
        return None
    within = counted(Decimal(price.recent_months), "måneder")
    return CostPart(f"Har skiftet sagsbehandler inden for {within}", price.recent)


def _keep(relation: Relation, price: Prices) -> CostPart | None:
    if not relation.keep:
        return None
    reason = relation.keep_reason.strip()
    return CostPart(f"Skift frarådes: {reason}" if reason else "Skift frarådes", price.keep)


def months_before(day: date, months: int) -> date:
    """The day so many months before; of a month that is too short its last day."""
    from dateutil.relativedelta import relativedelta

    before: date = day - relativedelta(months=months)
    return before
