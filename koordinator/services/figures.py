"""The key figures on a day, over the twelve months before it, and the cases behind each."""

from collections.abc import Collection
from datetime import date

from koordinator import resources
from koordinator.db.queries import figure_cases
from koordinator.db.queries import figures as queries
from koordinator.db.store import Session
from koordinator.domain.figures.book import Book
from koordinator.domain.figures.days import Days, month_ends, year_up_to
from koordinator.domain.figures.groups import NOBODY, within
from koordinator.domain.figures.marks import passive, passive_since
from koordinator.domain.figures.records import (
    By,
    Figure,
    FigureText,
    Key,
    Narrow,
    OnTheWay,
    Part,
    PassiveCase,
)
from koordinator.services.desk import Desk
from koordinator.services.figure_courses import Told, courses, quietly
from koordinator.services.targets import goals

ALL = tuple(Key)
# The figures that count what happened within a year.
_YEARLY = frozenset((Key.ENDED_WELL, Key.SATISFACTION))


def texts() -> dict[str, FigureText]:
    """What every figure is called and how it is counted, in the order they are shown."""
    return {key: FigureText(**one) for key, one in resources.table("figures.toml").items()}


def book(
    desk: Desk,
    on: date | None = None,
    *,
    keys: Collection[Key] = ALL,
    history: bool = True,
    people: bool = True,
    told: Told = quietly,
) -> Book:
    """The figures of all cases on a day, read once; with the last day of each of the twelve months before.

    Fewer keys, no history or no people (who holds the cases) read less.
    """
    day = on or desk.today()
    with desk.read() as session:
        return _book(session, Days(month_ends(day) if history else [day]), keys, told, people=people)


def figures(
    desk: Desk, on: date | None = None, team_id: int | None = None, worker_id: int | None = None
) -> list[Figure]:
    """Every figure on a day (today if none is given), of a team, of a worker's cases, or of all."""
    return book(desk, on).figures(Narrow(team_id, worker_id))


def cases_behind(
    desk: Desk,
    key: str,
    on: date | None = None,
    team_id: int | None = None,
    worker_id: int | None = None,
    part: Part = Part.COUNTED,
) -> tuple[int, ...]:
    """The very cases a figure counts, those it counts them among, or the rest."""
    wanted = Key(key)
    found = book(desk, on, keys=[wanted], history=False)
    return found.behind(wanted, part, Narrow(team_id, worker_id))


def passive_cases(
    desk: Desk, on: date | None = None, team_id: int | None = None, worker_id: int | None = None
) -> tuple[PassiveCase, ...]:
    """The passive cases with their reasons, those without one first, then the longest passive.

    A reason is not dated: of another day it is the one that stands now, and none is missing from a case that
    is passive no more.
    """
    today = desk.today()
    day = on or today
    days, now = Days([day]), Days([today])
    with desk.read() as session:
        window = queries.Window(date.min, max(day, today), min(day, today))
        held = [
            course
            for course in courses(session, window, [Key.PASSIVE])
            if passive(course, days) & within(course, Narrow(team_id, worker_id), days)
        ]
        rows = figure_cases.lines(session, [course.case_id for course in held], day)
    found = []
    for course in held:
        row = rows[course.case_id]
        reason = (row.passive_reason or "").strip() or None
        missing = reason is None and bool(passive(course, now))
        found.append(
            PassiveCase(
                course.case_id, row.number, row.citizen, course.team_id, row.caseworker_id, row.caseworker,
                reason, missing, passive_since(course, day), course.starts,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (not one.missing, one.since, one.citizen, one.case_id)))


def on_their_way(
    desk: Desk, on: date | None = None, team_id: int | None = None, worker_id: int | None = None
) -> tuple[OnTheWay, ...]:
    """Paid hours and placements that are agreed and have yet to begin in running cases, by day."""
    day = on or desk.today()
    with desk.read() as session:
        found = _book(session, Days([day]), [Key.CONSULTANT])
        running = set(found.behind(Key.CONSULTANT, Part.OF, Narrow(team_id, worker_id)))
        return tuple(one for one in figure_cases.coming(session, day) if one.case_id in running)


def _book(
    session: Session, days: Days, keys: Collection[Key], told: Told = quietly, *, people: bool = True
) -> Book:
    first, last = days.days[0], days.days[-1]
    since = year_up_to(first)[0] if _YEARLY.intersection(keys) else first
    held = courses(session, queries.Window(first, last, since), keys, told, people=people)
    names = {}
    if people:
        teams, workers = figure_cases.team_names(session), figure_cases.worker_names(session)
        names = {
            By.TEAM: {**teams, NOBODY: "Uden team"},
            By.WORKER: {**workers, NOBODY: "Uden sagsbehandler"},
        }
    return Book(days, held, texts(), goals(session, last), names)
