"""Who could take a case: the room of each, and what speaks for and against, in Danish."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from koordinator.domain.caseload import WorkerLoad
from koordinator.domain.periods import ONE_DAY, Period
from koordinator.domain.values.dates import day_and_month
from koordinator.domain.values.names import fold
from koordinator.domain.values.words import counted

LASTING = timedelta(days=28)  # room that ends earlier than this is hardly room
HORIZON = timedelta(days=182)  # how far ahead it is asked whether the room lasts
ENOUGH = 10_000  # the room of somebody without limits
WEEKDAYS = (1, 2, 3, 4, 5)

# What a relation is worth, in thousandths of a full caseload: having held the case weighs as much as the
# difference between a third and two thirds of a full desk.
PLANNED, HELD, COVERED, CITIZEN = 1000, 330, 200, 250
LANGUAGE = 200
PAIR, PER_SHARED, MOST_SHARED = 60, 10, 9
OFF_DAY, MOST_OFF = 60, 3
AWAY = 150


class Known(StrEnum):
    """How somebody knows a case beforehand, the nearest first."""

    PLANNED = "planned"
    HELD = "held"
    COVERED = "covered"
    CITIZEN = "citizen"


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """A case that somebody is to take from its `first` day on.

    `meetings` are the days of the meetings planned in it; `planned_from` is when somebody has it anyway.
    """

    case_id: int
    number: str | None
    name: str
    age: int
    programme: str | None
    team_id: int | None
    team: str | None
    starts: date
    first: date
    consultant_id: int | None = None
    consultant: str | None = None
    interpreter: str | None = None
    heavy: bool = False
    meetings: tuple[date, ...] = ()
    planned_from: date | None = None


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who may take cases: her caseload on the first day and from each later one on which it changes.

    `ages` are the youngest and the oldest her team is for, where it says so; `gone` is the first day she is
    no longer here.
    """

    worker_id: int
    name: str
    loads: tuple[tuple[date, WorkerLoad], ...]
    ages: tuple[int | None, int | None] = (None, None)
    reserve: bool = False
    languages: tuple[str, ...] = ()
    workdays: tuple[int, ...] = WEEKDAYS
    away: tuple[Period, ...] = ()
    gone: date | None = None

    def load(self, day: date) -> WorkerLoad:
        """Her caseload on a day; before the first one known, as it is then."""
        held = [load for since, load in self.loads if since <= day]
        return held[-1] if held else self.loads[0][1]

    def room(self, day: date) -> int:
        """How many more cases she has room for on a day; below 0 she is over her maximum."""
        if self.gone is not None and self.gone <= day:
            return 0
        load = self.load(day)
        return ENOUGH if load.limits is None else load.limits.maximum - load.total

    def days(self, first: date, last: date) -> list[date]:
        """The first day, and those until the last on which her room may be another."""
        gone = [self.gone] if self.gone is not None else []
        return [
            first,
            *sorted(
                {day for day, _ in self.loads if first < day <= last}
                | {day for day in gone if first < day <= last}
            ),
        ]

    def least(self, first: date, last: date) -> int:
        """The least room from one day to another, both included."""
        return min(self.room(day) for day in self.days(first, last))

    def full_from(self, first: date, last: date, more: int = 1) -> date | None:
        """The first day on which she has no longer room for so many more, if there is one."""
        return next((day for day in self.days(first, last) if self.room(day) < more), None)

    def is_away(self, day: date) -> bool:
        """Whether she has leave, holiday or the like that day."""
        return any(period.covers(day) for period in self.away)


@dataclass(frozen=True, slots=True)
class Relations:
    """What binds workers to cases: common cases of caseworker and consultant, and who knows which case."""

    shared: Mapping[tuple[int, int], int] = field(default_factory=dict)
    known: Mapping[tuple[int, int], Known] = field(default_factory=dict)


class Fit(NamedTuple):
    """What speaks for and against somebody; `points` is the sum of it, the fewer the better."""

    points: int
    right_team: bool
    reasons: tuple[str, ...]
    against: tuple[str, ...]


class _Said(NamedTuple):
    """One thing about somebody and a case: what it weighs, and whether it speaks for her."""

    good: bool
    words: str
    points: int = 0


def fit(case: CaseFacts, who: Colleague, relations: Relations) -> Fit:
    """How well somebody suits a case, whatever room she has."""
    team = _team(case, who)
    parts = (_known(case, who, relations), _pair(case, who, relations), _language(case, who),
             team if team.words else None, _days(case, who), _away(case, who))  # fmt: skip
    said = [part for part in parts if part is not None]
    return Fit(
        sum(part.points for part in said),
        team.good,
        tuple(part.words for part in said if part.good),
        tuple(part.words for part in said if not part.good),
    )


def _team(case: CaseFacts, who: Colleague) -> _Said:
    """Whether the case belongs with her team: by the citizen's age, or else by the case's own team."""
    team = who.load(case.first)
    youngest, oldest = who.ages
    if youngest is not None or oldest is not None:
        right = (youngest is None or youngest <= case.age) and (oldest is None or case.age <= oldest)
        if right:
            return _Said(True, f"Rette team: {team.team}, borgeren er {case.age} år")
        return _Said(False, f"Teamet {team.team} er ikke for borgere på {case.age} år")
    if case.team_id is None:
        return _Said(True, "")
    if team.team_id == case.team_id:
        return _Said(True, f"Samme team som sagen: {case.team}")
    return _Said(False, f"Ikke i sagens team, {case.team}")


def _known(case: CaseFacts, who: Colleague, relations: Relations) -> _Said | None:
    match relations.known.get((case.case_id, who.worker_id)):
        case Known.PLANNED if case.planned_from is not None:
            return _Said(True, f"Skal have sagen fra {day_words(case.planned_from, case.first)}", -PLANNED)
        case Known.HELD:
            return _Said(True, "Har haft sagen før", -HELD)
        case Known.COVERED:
            return _Said(True, "Har dækket sagen før", -COVERED)
        case Known.CITIZEN:
            return _Said(True, "Kender borgeren fra et tidligere forløb", -CITIZEN)
    return None


def _pair(case: CaseFacts, who: Colleague, relations: Relations) -> _Said | None:
    shared = relations.shared.get((who.worker_id, case.consultant_id or 0), 0)
    if not shared:
        return None
    points = PAIR + PER_SHARED * min(shared, MOST_SHARED)
    return _Said(True, f"Deler {cases_words(shared)} med {case.consultant}", -points)


def _language(case: CaseFacts, who: Colleague) -> _Said | None:
    asked = _words(case.interpreter or "")
    spoken = next((one for one in who.languages if _words(one) and _words(one) <= asked), None)
    return None if spoken is None else _Said(True, f"Taler {spoken}", -LANGUAGE)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", fold(text)))


def _days(case: CaseFacts, who: Colleague) -> _Said | None:
    """Part of the week is said; planned meetings count when they fall on days off work."""
    days, meetings = len(who.workdays), len(case.meetings)
    off = sum(day.isoweekday() not in who.workdays for day in case.meetings)
    if off:
        planned = counted(meetings, "planlagt møde", "planlagte møder")
        fall = "falder" if meetings == 1 else "ligger"
        words = (
            f"{off} af {planned} {fall} på en fridag" if off == 1 else f"{off} af {planned} ligger på fridage"
        )
        return _Said(False, words, OFF_DAY * min(off, MOST_OFF))
    if days >= len(WEEKDAYS):
        return None
    week = f"Arbejder {counted(days, 'dag', 'dage')} om ugen"
    if not meetings:
        return _Said(False, week)
    fits = "det planlagte møde ligger på en af dem" if meetings == 1 else "de planlagte møder ligger på dem"
    return _Said(True, f"{week}, og {fits}")


def _away(case: CaseFacts, who: Colleague) -> _Said | None:
    now = next((period for period in who.away if period.covers(case.first)), None)
    if now is None:
        return None
    until = f" til og med {day_words(now.ends, case.first)}" if now.ends else ""
    return _Said(False, f"Har fravær{until}", AWAY)


def room_words(who: Colleague, first: date, last: date) -> tuple[bool, str]:
    """Whether there is room that lasts from a day on, and for how many until when.

    Cases that come back or begin within four weeks take of the room as if they were there.
    """
    room = who.room(first)
    if room >= ENOUGH // 2:
        return True, "Har ingen grænse for antallet af sager"
    if room < 1:
        load = who.load(first)
        gone = who.gone is not None and who.gone <= first
        most = f": {load.total} af højst {load.limits.maximum} sager" if load.limits and not gone else ""
        return False, "Er her ikke den dag" if gone else f"Ingen plads{most}"
    full = who.full_from(first, last)
    until = f", men kun til og med {day_words(full - ONE_DAY, first)}" if full else ""
    lasting = who.least(first, first + LASTING)
    return lasting > 0, f"Plads til {cases_words(lasting if lasting > 0 else room)}{until}"


def day_words(day: date, seen_from: date) -> str:
    """1. marts, with its year when that is another than the one it is seen from."""
    return day_and_month(day) + (f" {day.year}" if day.year != seen_from.year else "")


def cases_words(number: int) -> str:
    """1 sag, 4 sager."""
    return counted(number, "sag", "sager")
