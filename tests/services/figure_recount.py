"""The key figures counted a second time: plain Python over plain rows, straight from their definitions."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

DAY = timedelta(days=1)
WELL = {"job", "uddannelse", "fleksjob", "ledighedsydelse"}
AGE_BANDS = ((50, "50 år og over"), (40, "40–49 år"), (30, "30–39 år"), (0, "Under 30 år"))
LENGTHS = (
    (36, "3 år og over"),
    (24, "2–3 år"),
    (12, "1–2 år"),
    (6, "6–12 måneder"),
    (0, "Under 6 måneder"),
)


class Time(NamedTuple):
    """From a day to a day, both within; None is "before we knew" and "still"."""

    starts: date | None
    ends: date | None

    def holds(self, day: date) -> bool:
        """Whether a day is within."""
        return (self.starts is None or self.starts <= day) and (self.ends is None or day <= self.ends)


class Work(NamedTuple):
    """Paid hours a week in a time."""

    time: Time
    hours: Decimal


class Offered(NamedTuple):
    """An intervention; `ordered` is the day somebody asked for it."""

    time: Time
    ordered: date | None


class Held(NamedTuple):
    """A worker on a case in a time."""

    worker: int
    time: Time


class Finish(NamedTuple):
    """The last day of a course, how it came out, and the day it was taken up again."""

    day: date
    outcome: str | None
    reopened: date | None


class Filled(NamedTuple):
    """A form filled in on a day; a place in `forms` below says which one it corrects."""

    form: str
    day: date
    by_citizen: bool
    values: tuple[tuple[str, int | None], ...]
    corrects: int | None


@dataclass(frozen=True)
class Row:
    """One case with all that is recorded about it."""

    team: int | None
    born: date
    starts: date
    finishes: tuple[Finish, ...] = ()
    paid: tuple[Work, ...] = ()
    placements: tuple[Time, ...] = ()
    offers: tuple[Offered, ...] = ()
    cv: tuple[date, ...] = ()
    plans: tuple[date, ...] = ()
    caseworkers: tuple[Held, ...] = ()
    consultants: tuple[Held, ...] = ()
    forms: tuple[Filled, ...] = ()


class Counted(NamedTuple):
    """The cases counted and those they are counted among, by their place in the store, and the percentage."""

    among: set[int]
    counted: set[int]
    percent: float | None


def months_after(day: date, months: int) -> date:
    """The same day of a later or earlier month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def running(row: Row, day: date) -> bool:
    """Whether a course runs on a day; its last day is one of them."""
    if day < row.starts:
        return False
    return not any(one.day < day and (one.reopened is None or day < one.reopened) for one in row.finishes)


def over(row: Row, day: date) -> Finish | None:
    """How a course has ended, as one knows it at the end of a day; nothing when it goes on."""
    return next(
        (one for one in row.finishes if one.day <= day and (one.reopened is None or day < one.reopened)), None
    )


def has_pay(row: Row, day: date) -> bool:
    """Paid hours above 0."""
    return any(one.time.holds(day) and one.hours > 0 for one in row.paid)


def has_place(row: Row, day: date) -> bool:
    """A placement."""
    return any(time.holds(day) for time in row.placements)


def has_offer(row: Row, day: date) -> bool:
    """An intervention that goes on; one that waits for its first day does not."""
    return any(
        one.time.holds(day) and not (one.time.starts is None and one.ordered is not None)
        for one in row.offers
    )


def cv_is_new(row: Row, day: date) -> bool:
    """A CV updated within two months, looked at from the day and back."""
    return any(months_after(day, -2) <= one <= day for one in row.cv)


def _standing(row: Row, form: str, day: date) -> list[tuple[date, Filled]]:
    """The citizen's own forms up to a day, the oldest first, corrections in place of the corrected."""
    corrected = {one.corrects for one in row.forms if one.corrects is not None}
    mine = [
        (one.day, place, one)
        for place, one in enumerate(row.forms)
        if one.form == form and one.by_citizen and one.day <= day and place not in corrected
        and any(value is not None for _, value in one.values)
    ]  # fmt: skip
    return [(when, one) for when, _, one in sorted(mine, key=lambda found: found[:2])]


def progress(row: Row, day: date) -> tuple[float, float] | None:
    """The citizen's change from her first wheel to her newest, in points and in percent of the first.

    Of nothing there is no percent.
    """
    wheels = _standing(row, "wheel", day)
    if len(wheels) < 2 or (wheels[-1][0] - wheels[0][0]).days < 150:
        return None
    first, last = dict(wheels[0][1].values), dict(wheels[-1][1].values)
    both = [(a, b) for key, a in first.items() if a is not None and (b := last.get(key)) is not None]
    begun, now = sum(a for a, _ in both), sum(b for _, b in both)
    return ((now - begun) / len(both), (now - begun) / begun * 100) if begun else None


def answer(row: Row, day: date) -> bool | None:
    """Whether the newest answer of the last twelve months is a satisfied one."""
    if day < row.starts:  # before the course nobody answers for it
        return None
    said = [
        value
        for when, one in _standing(row, "satisfaction", day)
        if when > months_after(day, -12) and (value := dict(one.values).get("whole")) is not None
    ]
    return said[-1] >= 4 if said else None


def holder(held: tuple[Held, ...], day: date) -> int | None:
    """Who has the case that day."""
    return next((one.worker for one in held if one.time.holds(day)), None)


# What makes a running course one of those counted.
STATES: dict[str, Callable[[Row, date], bool]] = {
    "paid_hours": has_pay,
    "placement": has_place,
    "passive": lambda row, day: not (has_pay(row, day) or has_place(row, day) or has_offer(row, day)),
    "cv": cv_is_new,
    "job_plan": lambda row, day: any(one <= day for one in row.plans),
    "consultant": lambda row, day: holder(row.consultants, day) is not None,
}


def recount(rows: dict[int, Row], key: str, day: date) -> Counted:
    """A figure on a day, over some of the store's cases."""
    if key in STATES:
        among = {case for case, row in rows.items() if running(row, day)}
        return _share(among, {case for case in among if STATES[key](rows[case], day)})
    if key == "ended_well":
        ends = {case: end for case, row in rows.items() if (end := _ended_in_year(row, day)) is not None}
        return _share(set(ends), {case for case, end in ends.items() if end.outcome in WELL})
    if key == "satisfaction":
        said = {case: yes for case, row in rows.items() if (yes := answer(row, day)) is not None}
        return _share(set(said), {case for case, yes in said.items() if yes})
    moved = {
        case: found
        for case, row in rows.items()
        if running(row, day) and (found := progress(row, day)) is not None
    }
    mean = sum(percent for _, percent in moved.values()) / len(moved) if moved else None
    return Counted(set(moved), {case for case, (points, _) in moved.items() if points > 0}, mean)


def _ended_in_year(row: Row, day: date) -> Finish | None:
    end = over(row, day)
    return end if end is not None and end.day > months_after(day, -12) else None


def _share(among: set[int], counted: set[int]) -> Counted:
    return Counted(among, counted, len(counted) / len(among) * 100 if among else None)


def stands_on(row: Row, day: date) -> date:
    """The day a course is looked at: an ended one stands as it was on its last day."""
    end = over(row, day)
    return day if end is None else end.day


def holders(row: Row, day: date) -> set[int | None]:
    """Whose case it is: the caseworker's and the consultant's."""
    day = stands_on(row, day)
    return {holder(row.caseworkers, day), holder(row.consultants, day)}


def age_band(row: Row, day: date) -> str:
    """The age band of the citizen; a birthday counts from its first minute."""
    day = stands_on(row, day)
    years = day.year - row.born.year - ((day.month, day.day) < (row.born.month, row.born.day))
    return next(name for least, name in AGE_BANDS if years >= least)


def length_band(row: Row, day: date) -> str:
    """How long the course has lasted, in whole months."""
    day = stands_on(row, day)
    reached = (name for least, name in LENGTHS if day >= months_after(row.starts, least))
    return next(reached, LENGTHS[-1][1])


def ended_within(rows: dict[int, Row], time: Time, on: date) -> list[int]:
    """The cases that ended in a time, once for each ending that stands on a day."""
    return [
        case
        for case, row in rows.items()
        for one in row.finishes
        if time.holds(one.day) and (one.reopened is None or on < one.reopened)
    ]
