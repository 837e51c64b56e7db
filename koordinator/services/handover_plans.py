"""What a handover needs, for one case or many: who changes, the meeting within the rule, and writing it.

The calendars of all who are concerned are read once, and a meeting that is planned takes its people for those
planned after it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from koordinator.db.course_tables import Handover
from koordinator.db.queries import cases, staff
from koordinator.db.queries import engagements as people_queries
from koordinator.db.queries.assignments import held_in_role
from koordinator.db.store import Session, Transaction
from koordinator.domain.assignments import Held, holder_on
from koordinator.domain.cases import CaseFilter, CaseLine
from koordinator.domain.checklists import HANDOVER
from koordinator.domain.due.rules import Rule
from koordinator.domain.handovers import MEETING_TYPE, RULE, USUAL, last_meeting_day
from koordinator.domain.meetings.clashes import Engagement, FoundTime, free_times
from koordinator.domain.meetings.holidays import is_workday
from koordinator.domain.meetings.kinds import MeetingType
from koordinator.domain.meetings.moments import window
from koordinator.domain.meetings.planning import FORMER
from koordinator.domain.meetings.records import Person
from koordinator.domain.meetings.role_words import role_word
from koordinator.domain.periods import ONE_DAY
from koordinator.domain.roles import CaseRole
from koordinator.domain.staff import WorkerLine
from koordinator.domain.values.dates import long_date
from koordinator.services.assigning import assign
from koordinator.services.checklists import tick_in
from koordinator.services.desk import Desk
from koordinator.services.meetings.engagements import engagements
from koordinator.services.meetings.planning import Draft, DraftParticipant, book_in
from koordinator.services.meetings.types import meeting_type
from koordinator.services.rulebook import rulebook

_LONGEST_SEARCH = timedelta(days=92)
NOTHING_FREED: Mapping[tuple[Person, int], datetime] = {}


class MeetingTimes(NamedTuple):
    """When the handover meeting can be: within the rule and with everybody, the earliest first.

    `sentence` says what is proposed, or why nothing is; `planned` what becomes of meetings planned before.
    """

    times: tuple[FoundTime, ...]
    last: date
    sentence: str
    planned: tuple[str, ...] = ()


class Change(NamedTuple):
    """A case that goes over from a day on; `from_id` is who has it before, if anybody."""

    line: CaseLine
    from_id: int | None
    to_id: int
    consultant_id: int | None
    starts: date
    planned: bool  # whether another change is planned for later

    @property
    def citizen(self) -> Person:
        """Whose case it is."""
        return Person(citizen_id=self.line.citizen_id)


def changes(session: Session, takers: Mapping[int, int], day: date, today: date) -> dict[int, Change]:
    """The cases that go to these workers from a day on, by number; those that are over are left out."""
    lines = cases.case_lines(session, CaseFilter(case_ids=frozenset(takers)), today)
    held = held_in_role(session, takers, CaseRole.CASEWORKER)
    beside = held_in_role(session, takers, CaseRole.CONSULTANT)
    return {
        line.case_id: _change(line, takers[line.case_id], held[line.case_id], beside[line.case_id], day)
        for line in lines
    }


def _change(line: CaseLine, to_id: int, held: list[Held], beside: list[Held], day: date) -> Change:
    starts = max(day, line.starts)
    later = any(one.starts > starts for one in held)
    return Change(line, holder_on(held, starts), to_id, holder_on(beside, starts), starts, later)


class Diary:
    """Everybody concerned by some changes, and when they are taken.

    `more` takes people besides, and `freed` says from when on somebody is out of a meeting.
    """

    def __init__(
        self,
        desk: Desk,
        session: Session,
        moves: Sequence[Change],
        more: Iterable[Engagement] = (),
        freed: Mapping[tuple[Person, int], datetime] = NOTHING_FREED,
    ) -> None:
        self._desk, self._today = desk, desk.today()
        self._rules = rulebook(session)
        self._kinds: dict[int | None, MeetingType] = {}
        self._staff: dict[int, WorkerLine] = {
            one.worker_id: one for one in staff.workers(session, self._today, left=True)
        }
        self._taken: dict[Person, list[Engagement]] = defaultdict(list)
        self._read(session, moves, freed)
        for one in more:
            self._taken[one.person].append(one)

    def people(self, change: Change) -> list[DraftParticipant]:
        """Those the meeting is for: the citizen, the new and the former caseworker, and the consultant."""
        wanted = (
            (change.to_id, role_word(CaseRole.CASEWORKER)),
            (change.from_id, FORMER),
            (change.consultant_id, role_word(CaseRole.CONSULTANT)),
        )
        kind = self.kind(change)
        found = {change.citizen: (change.line.name, role_word("citizen"))}
        for worker_id, role in wanted:
            one = self._staff.get(worker_id or 0)
            if one is not None and _is_here(one, max(change.starts, self._today)):
                found.setdefault(Person(worker_id=one.worker_id), (one.name, role))
        return [
            DraftParticipant(
                person, name, role, role == role_word(kind.chair), role == role_word(kind.host),
                role == role_word(kind.minute_taker),
            )
            for person, (name, role) in found.items()
        ]  # fmt: skip

    def times(self, change: Change, most: int) -> MeetingTimes:
        """Times within the rule at which everybody the meeting is for is free, the first ones."""
        rule = self._rule(change)
        days, first, last = self._window(change)
        if first > last:
            return MeetingTimes((), last, f"Fristen for overdragelsesmødet var {long_date(last)}.")
        people = [(one.person, one.name) for one in self.people(change)]
        taken = [each for person, _name in people for each in self._taken[person]]
        until = min(last, first + _LONGEST_SEARCH)
        found = free_times(taken, people, self.kind(change).minutes, first, until, most)
        free = tuple(one for one in found if not one.missing)
        if not free:
            said = f"Ingen tid senest {long_date(last)} passer alle. Book mødet bagefter."
            return MeetingTimes((), last, said)
        asked = f"Mødet skal holdes {rule.sentence(days)}: {long_date(last)} ({rule.source.lower()})."
        return MeetingTimes(free, last, asked)

    def take(self, change: Change, starts: datetime, ends: datetime) -> None:
        """Let a planned meeting take its people."""
        for one in self.people(change):
            self._taken[one.person].append(Engagement("meeting", one.person, one.name, starts, ends, ""))

    def draft(self, change: Change, starts: datetime) -> Draft:
        """The meeting as it is to be booked, with whom it is for instead of whom the case has today."""
        kind = self.kind(change)
        return Draft(
            MEETING_TYPE, kind.name, change.line.case_id, change.line.team_id, starts,
            starts + timedelta(minutes=kind.minutes), None, None, tuple(self.people(change)), kind.agenda,
        )  # fmt: skip

    def kind(self, change: Change) -> MeetingType:
        """The handover meeting as the case's team has it."""
        team_id = change.line.team_id
        if team_id not in self._kinds:
            self._kinds[team_id] = meeting_type(self._desk, MEETING_TYPE, team_id)
        return self._kinds[team_id]

    def _rule(self, change: Change) -> Rule:
        return next(one for one in self._rules.of(change.line.team_id) if one.key == RULE)

    def _window(self, change: Change) -> tuple[int, date, date]:
        """The days the rule gives, and the first and the last of them for a meeting."""
        days = self._rule(change).value_on(change.starts) or USUAL
        # Nobody is called to a meeting on the day she hears of it.
        first = max(change.starts, self._today + ONE_DAY)
        return days, first, last_meeting_day(change.starts, days, is_workday)

    def _read(
        self, session: Session, moves: Sequence[Change], freed: Mapping[tuple[Person, int], datetime]
    ) -> None:
        """What takes everybody concerned in the days that come into question."""
        windows = [self._window(one)[1:] for one in moves]
        open_ones = [(first, last) for first, last in windows if first <= last]
        if not open_ones:
            return
        ends = max(min(last, first + _LONGEST_SEARCH) for first, last in open_ones)
        lo, hi = window(min(first for first, _ in open_ones), ends)
        people = list(dict.fromkeys(who.person for one in moves for who in self.people(one)))
        for one in engagements(session, people, people_queries.names(session, people), lo, hi, None):
            if not is_freed(one, freed):
                self._taken[one.person].append(one)


def is_freed(one: Engagement, freed: Mapping[tuple[Person, int], datetime]) -> bool:
    """Whether a meeting takes somebody no more."""
    since = freed.get((one.person, one.meeting_id))
    return since is not None and one.starts >= since


def write_change(
    tx: Transaction, desk: Desk, change: Change, reason: str, why_assigned: str, draft: Draft | None
) -> tuple[int, int | None]:
    """Write a handover: who has the case, its meeting, the row with its checklist; returns both numbers."""
    case_id = change.line.case_id
    assign(tx, case_id, CaseRole.CASEWORKER, change.to_id, change.starts, why_assigned)
    meeting_id = book_in(tx, desk.today(), draft) if draft is not None else None
    row = Handover(
        case_id=case_id, from_id=change.from_id, to_id=change.to_id, day=change.starts, reason=reason,
        meeting_id=meeting_id,
    )  # fmt: skip
    tx.add(row)
    for point in ("chosen", *(("meeting",) if meeting_id is not None else ())):
        tick_in(tx, desk, case_id, HANDOVER, point, row.id)
    return row.id, meeting_id


def _is_here(one: WorkerLine, day: date) -> bool:
    return one.leaves_on is None or one.leaves_on >= day
