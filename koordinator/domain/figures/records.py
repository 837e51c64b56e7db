"""A course as the figures read it, and the figures as screens and papers show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from koordinator.domain.cases import CV_MONTHS
from koordinator.domain.due.rules import Unit
from koordinator.domain.targets import Standing, Target


class Key(StrEnum):
    """The figures, in the order they are shown."""

    PAID_HOURS = "paid_hours"
    PLACEMENT = "placement"
    PASSIVE = "passive"
    ENDED_WELL = "ended_well"
    CV = "cv"
    JOB_PLAN = "job_plan"
    CONSULTANT = "consultant"
    PROGRESSION = "progression"
    SATISFACTION = "satisfaction"


# The second target of the passive ones: for each length of course by itself.
PASSIVE_LENGTH = "passive_length"
Span = tuple[date | None, date | None]


class Paid(NamedTuple):
    """Paid hours a week from day to day; none or 0 is not paid."""

    starts: date | None
    ends: date | None
    hours: Decimal | None


class Holder(NamedTuple):
    """Who held a course from day to day."""

    worker_id: int
    starts: date | None
    ends: date | None


class Wheel(NamedTuple):
    """A wheel the citizen filled in on a day: what was answered, by area."""

    day: date
    values: Mapping[str, int | None]


class Answered(NamedTuple):
    """A satisfaction form from its day until the citizen's next one, or until it is a year old."""

    starts: date
    ends: date
    satisfied: bool


class Ended(NamedTuple):
    """An ending: whether its outcome counts as reached, and the day it was taken up again."""

    day: date
    reached: bool
    reason: str
    reopened: date | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """One case with everything dated that a figure asks for; `ended` is its last day.

    `cv_age` is how old a CV may be by the team's rule. Holders, wheels and endings stand in order of time.
    """

    case_id: int
    team_id: int | None
    born: date
    starts: date
    ended: date | None = None
    paid: tuple[Paid, ...] = ()
    placements: tuple[Span, ...] = ()
    interventions: tuple[Span, ...] = ()
    cv_days: tuple[date, ...] = ()
    plan_days: tuple[date, ...] = ()
    caseworkers: tuple[Holder, ...] = ()
    consultants: tuple[Holder, ...] = ()
    wheels: tuple[Wheel, ...] = ()
    answered: tuple[Answered, ...] = ()
    endings: tuple[Ended, ...] = ()
    cv_age: tuple[int, Unit] = (CV_MONTHS, Unit.MONTHS)
    contacts: int = 0


class MonthValue(NamedTuple):
    """A figure on one day of its history."""

    day: date
    numerator: int
    denominator: int
    percent: float | None


class Goal(NamedTuple):
    """A target, and the day by which it is to be reached; `own` says that somebody has set it."""

    target: Target
    reach_by: date | None = None
    own: bool = False


class FigureText(NamedTuple):
    """What a figure is called and how it is counted; the rest names the cases of each of its parts."""

    name: str
    definition: str
    counted: str
    of: str
    rest: str


class Slice(NamedTuple):
    """A figure for one team, worker, age band or length of course; `group` names it to the program."""

    group: str
    name: str
    numerator: int
    denominator: int
    percent: float | None
    target: Target
    standing: Standing


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure on a day with its last twelve months; `percent` is None where there is nothing to count.

    `points` is the mean change in points of the progression; `lengths` are the passive ones by length of
    course, which have a target of their own. Other figures have neither.
    """

    key: str
    name: str
    numerator: int
    denominator: int
    percent: float | None
    target: Target
    reach_by: date | None
    standing: Standing
    definition: str
    history: tuple[MonthValue, ...]
    points: float | None = None
    lengths: tuple[Slice, ...] = ()


class Part(StrEnum):
    """Which cases of a figure: those counted, those they are counted among, or the rest."""

    COUNTED = "counted"
    OF = "of"
    REST = "rest"


class By(StrEnum):
    """What a figure is broken down by."""

    TEAM = "team"
    WORKER = "worker"
    AGE = "age"
    LENGTH = "length"


class Narrow(NamedTuple):
    """Which courses are asked about: a team's, a worker's, and of those one group."""

    team_id: int | None = None
    worker_id: int | None = None
    by: By | None = None
    group: str = ""


class PassiveCase(NamedTuple):
    """A passive case since the first day without anything; `missing`: a reason is asked for."""

    case_id: int
    number: str | None
    citizen: str
    team_id: int | None
    caseworker_id: int | None
    caseworker: str | None
    reason: str | None
    missing: bool
    since: date
    starts: date


class OnTheWay(NamedTuple):
    """Something agreed that brings a case nearer to work: paid hours or a placement still to begin."""

    case_id: int
    number: str | None
    citizen: str
    words: str
    place: str
    starts: date
