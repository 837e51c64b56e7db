"""What a leave would do, as it is shown before anything is saved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from koordinator.domain.caseload import FULL_TIME, Limits, WorkerLoad
from koordinator.domain.colleagues import Colleague, Relations, cases_words
from koordinator.domain.leaves import AwayCase, Choice, StandIn, Way, stand_in
from koordinator.domain.meetings.kinds import Duty
from koordinator.domain.meetings.records import MeetingRef
from koordinator.domain.periods import Period
from koordinator.domain.roles import CaseRole
from koordinator.domain.values.words import counted, enumerated


class MeetingWay(StrEnum):
    """What becomes of a meeting in somebody's leave."""

    KEEP = "keep"
    COVER = "cover"
    MOVE = "move"


class MeetingChoice(NamedTuple):
    """Which way a meeting goes: who comes instead, or when it is held instead."""

    way: MeetingWay
    to_id: int | None = None
    at: datetime | None = None


KEPT = MeetingChoice(MeetingWay.KEEP)


@dataclass(frozen=True, slots=True)
class LeaveWish:
    """A leave somebody thinks of or wants; what is not chosen yet is proposed.

    `longer` is what becomes of cases in a leave longer than four weeks; `absence_id` is a leave to correct.
    """

    worker_id: int
    kind: str
    starts: date
    ends: date | None
    share: Decimal = FULL_TIME
    absence_id: int | None = None
    longer: Way = Way.COVER
    choices: Mapping[int, Choice] = field(default_factory=dict)
    meetings: Mapping[MeetingRef, MeetingChoice] = field(default_factory=dict)

    @property
    def period(self) -> Period:
        """From day to day."""
        return Period(self.starts, self.ends)


class CasePlan(NamedTuple):
    """One case with what is chosen or proposed for it, to whom and why."""

    case: AwayCase
    choice: Choice
    to: str
    reasons: tuple[str, ...]


class MeetingPlan(NamedTuple):
    """A meeting of hers in the leave.

    `cover_id` is who takes the case and could come instead, and `clash` why that does not go. `duties` are
    what she was to do there.
    """

    ref: MeetingRef
    starts: datetime
    ends: datetime
    title: str
    citizen: str | None
    case_id: int | None
    choice: MeetingChoice
    cover_id: int | None
    cover: str
    clash: str
    duties: tuple[Duty, ...] = ()


class SeatBack(NamedTuple):
    """Her seat at a meeting, that a colleague has now.

    `participant_id` is None where the colleague was to be there anyway and hers was taken away; `given` are
    the duties the colleague got by it and still has.
    """

    participant_id: int | None
    by: str
    role: str | None
    status: str
    duties: tuple[Duty, ...]
    given: tuple[tuple[int, Duty], ...] = ()


class PutBack(NamedTuple):
    """A meeting a leave changed, that could be as it was: at its time, with her, or both.

    `starts` and `ends` are when it would be, `now` is when it is; `kept` is why a clash there was kept.
    """

    meeting_id: int
    title: str
    citizen: str | None
    now: datetime
    starts: datetime
    ends: datetime
    kept: str | None
    seat: SeatBack | None

    @property
    def moved(self) -> bool:
        """Whether it is held another day or hour than it was to be."""
        return self.now != self.starts


class MonthLoad(NamedTuple):
    """Somebody's heaviest day of a month, without and with the leave."""

    day: date
    before: int
    after: int
    limits: Limits | None


class Effect(NamedTuple):
    """What the leave does to somebody's caseload on the day it presses most, and in each month.

    `over` says that on some day she gets more than she has room for.
    """

    day: date
    load: WorkerLoad
    after: int
    limits: Limits | None
    months: tuple[MonthLoad, ...]
    over: bool = False


@dataclass(frozen=True, slots=True)
class LeavePlan:
    """The whole leave: its cases, its meetings, and everybody's caseload from `first` to `last`.

    `handed_on` is when cases go over. `put_backs` are meetings that an earlier form of it changed and that no
    longer lie in it, or had an earlier time outside it; `all_put_backs` those that could be put back
    without it; `staying` those that stay where it put them although it becomes shorter.
    """

    wish: LeaveWish
    worker: str
    first: date
    last: date
    handed_on: date
    cases: tuple[CasePlan, ...]
    meetings: tuple[MeetingPlan, ...]
    effects: tuple[Effect, ...]
    people: Mapping[CaseRole, tuple[Colleague, ...]]
    relations: Relations
    put_backs: tuple[PutBack, ...] = ()
    all_put_backs: tuple[PutBack, ...] = ()
    staying: tuple[PutBack, ...] = ()

    @property
    def over(self) -> tuple[Effect, ...]:
        """Who would be past her maximum because of it, so that a reason is needed."""
        return tuple(one for one in self.effects if one.load.worker_id != self.wish.worker_id and one.over)

    def going(self, way: Way) -> Iterator[CasePlan]:
        """The cases that somebody gets this way."""
        return (one for one in self.cases if one.choice.way is way and one.choice.to_id is not None)

    def stand_ins(self, case_id: int) -> list[StandIn]:
        """Who could take a case, those who can first, then by what speaks for them."""
        plan = next(one for one in self.cases if one.case.case_id == case_id)
        holder = plan.case.holder.worker_id if plan.case.holder is not None else None
        found = [
            stand_in(plan.case, who, self.relations, self.first_of(plan.choice.way), self.last)
            for who in self.people.get(plan.case.counts_as, ())
            if who.worker_id != holder
        ]
        return sorted(found, key=lambda one: (not one.free, one.worker.reserve, -len(one.reasons),
                                              -one.room, one.worker.name))  # fmt: skip

    def first_of(self, way: Way) -> date:
        """The first day on which a case that goes this way is with somebody else."""
        return min(self.first, self.handed_on) if way is Way.HANDOVER else self.first

    @property
    def sentence(self) -> str:
        """What becomes of how many cases and meetings."""
        return words_of(self) or "Ingen sager og ingen møder i perioden."


_WAY_WORDS = (
    (Way.COVER, "dækkes"),
    (Way.HANDOVER, "overdrages"),
    (Way.BACK, "går tilbage"),
    (Way.STAYS, "bliver"),
)


def words_of(plan: LeavePlan) -> str:
    """12 sager dækkes, 3 overdrages, 2 møder flyttes; empty where nothing is touched."""
    ways = [one.choice.way for one in plan.cases]
    parts: list[str] = []
    for way, word in _WAY_WORDS:
        if number := ways.count(way):
            parts.append(f"{number} {word}" if parts else f"{cases_words(number)} {word}")
    meetings = [one.choice.way for one in plan.meetings]
    said = ((MeetingWay.COVER, "dækkes"), (MeetingWay.MOVE, "flyttes"))
    for meeting_way, word in said:
        if number := meetings.count(meeting_way):
            parts.append(f"{meetings_words(number)} {word}")
    return enumerated(parts)


def meetings_words(number: int) -> str:
    """1 møde, 2 møder."""
    return counted(number, "møde", "møder")
