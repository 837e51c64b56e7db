"""The course as months on a citizen's wall: what runs when, and the meetings, in plain words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from koordinator.domain.values.dates import MONTHS, WEEKDAYS, day_and_month
from koordinator.reports.content.agenda import Letterhead

MONTHS_SHOWN = 6
NOTHING = "Der er ikke aftalt noget endnu."


class Run(NamedTuple):
    """Something that runs from day to day; an open side is not known. `kind` is offer, placement or paid."""

    kind: str
    title: str
    where: str
    starts: date | None
    ends: date | None


class Date(NamedTuple):
    """A meeting on a day."""

    day: date
    clock: str
    title: str
    place: str


class Month(NamedTuple):
    """A month as a column, with its meetings."""

    first: date
    name: str
    dates: tuple[Date, ...]


class Bar(NamedTuple):
    """A run in parts of the months shown, from 0 to 1; `open_end` says that its last day is not agreed."""

    kind: str
    title: str
    where: str
    when: str
    begins: float
    ends: float
    open_end: bool


@dataclass(frozen=True, slots=True)
class CourseCalendar:
    """All that stands on the page."""

    letterhead: Letterhead
    citizen: str
    span: str
    months: tuple[Month, ...]
    bars: tuple[Bar, ...]
    today: float | None
    cancelling: str
    day: str


def course_calendar(
    letterhead: Letterhead, citizen: str, runs: Sequence[Run], dates: Sequence[Date], today: date
) -> CourseCalendar:
    """The half year from this month on; the citizen is called by the first name, as it hangs on a wall."""
    firsts = [_month_after(today.replace(day=1), number) for number in range(MONTHS_SHOWN + 1)]
    first, after = firsts[0], firsts[-1]
    last = after - timedelta(days=1)
    months = tuple(_month(begin, end, dates) for begin, end in pairwise(firsts))
    names = MONTHS[first.month - 1], MONTHS[last.month - 1]
    years = f" {first.year}" if first.year != last.year else "", f" {last.year}"
    asked = f"Spørgsmål? Ring til {letterhead.contact}" if letterhead.contact else ""
    phone = f", tlf. {letterhead.phone}." if letterhead.phone else "."
    return CourseCalendar(
        letterhead,
        citizen.split()[0] if citizen.split() else "",
        f"{names[0]}{years[0]} – {names[1]}{years[1]}",
        months,
        tuple(_bars(runs, firsts)),
        _part(today, firsts),
        asked + phone if asked else "",
        f"{day_and_month(today)} {today.year}",
    )


def typed(made: CourseCalendar) -> Iterator[tuple[str, str]]:
    """Every text somebody has typed, and where it stands."""
    yield "brevhovedet", "\n".join(made.letterhead)
    for bar in made.bars:
        yield "en indsats", f"{bar.title}\n{bar.where}"
    for month in made.months:
        for one in month.dates:
            yield "et møde", f"{one.title}\n{one.place}"


def _month_after(first: date, months: int) -> date:
    whole = first.month - 1 + months
    return date(first.year + whole // 12, whole % 12 + 1, 1)


def _month(first: date, after: date, dates: Sequence[Date]) -> Month:
    own = sorted(one for one in dates if first <= one.day < after)
    return Month(first, MONTHS[first.month - 1].capitalize(), tuple(own))


def _bars(runs: Sequence[Run], firsts: Sequence[date]) -> Iterator[Bar]:
    first, after = firsts[0], firsts[-1]
    for run in sorted(runs, key=lambda one: (one.starts or date.min, one.title)):
        begins, ends = run.starts or date.min, run.ends or date.max
        if ends < first or begins >= after:
            continue
        before, on = begins < first, ends >= after
        yield Bar(
            run.kind, run.title, run.where, _when(run),
            0.0 if before else _part(begins, firsts) or 0.0,
            1.0 if on else _part(ends + timedelta(days=1), firsts) or 1.0,
            run.ends is None,
        )  # fmt: skip


def _part(day: date, firsts: Sequence[date]) -> float | None:
    """Where a day begins, each month being as wide as the others; None outside of them."""
    for number, (begin, end) in enumerate(pairwise(firsts)):
        if begin <= day < end:
            return (number + (day - begin).days / (end - begin).days) / (len(firsts) - 1)
    return None


def _when(run: Run) -> str:
    if run.starts is None:
        return f"til {_short(run.ends)}" if run.ends else ""
    if run.ends is None:
        return f"fra {_short(run.starts)}"
    year = run.starts.year != run.ends.year
    return f"{_short(run.starts, year=year)} – {_short(run.ends, year=year)}"


def _short(day: date, *, year: bool = False) -> str:
    return f"{day_and_month(day)} {day.year}" if year else day_and_month(day)


def day_words(day: date) -> str:
    """mandag den 30.: the month stands above it."""
    return f"{WEEKDAYS[day.weekday()]} den {day.day}."
