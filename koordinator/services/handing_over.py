"""Handing a case over: the new caseworker, the meeting within the rule, and the checklist, as one action."""

from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from koordinator.db.course_tables import Handover
from koordinator.db.queries import handovers as queries
from koordinator.db.queries.assignments import held_in_role
from koordinator.db.store import Session
from koordinator.domain.assignments import holder_on
from koordinator.domain.cases import CaseFilter, CaseLine
from koordinator.domain.checklists import HANDOVER
from koordinator.domain.handovers import MEETING_TYPE, RULE, USUAL, HandoverLine, last_meeting_day
from koordinator.domain.meetings.clashes import FoundTime
from koordinator.domain.meetings.holidays import is_workday
from koordinator.domain.meetings.planning import FORMER
from koordinator.domain.meetings.records import Person
from koordinator.domain.meetings.role_words import role_word
from koordinator.domain.periods import ONE_DAY
from koordinator.domain.roles import CaseRole
from koordinator.domain.values.dates import long_date
from koordinator.domain.values.names import clean_text
from koordinator.errors import Refused
from koordinator.services import case_lists, staff
from koordinator.services.assigning import assign
from koordinator.services.checklists import tick_in
from koordinator.services.desk import Desk
from koordinator.services.meetings.booking import find_times
from koordinator.services.meetings.planning import Draft, DraftParticipant, book_in, propose
from koordinator.services.meetings.types import meeting_type
from koordinator.services.move_cases import allowed_move
from koordinator.services.rulebook import rules

LONGEST_REASON = 1_000
_MOST_TIMES = 6


class MeetingTimes(NamedTuple):
    """When the handover meeting can be: within the rule and with everybody, the earliest first.

    `sentence` says what is proposed, or why nothing is.
    """

    times: tuple[FoundTime, ...]
    last: date
    sentence: str


class HandedOver(NamedTuple):
    """What a handover did; the meeting is None where none could be, or was not wished."""

    handover_id: int
    meeting_id: int | None
    sentence: str


def handovers(desk: Desk, case_id: int) -> list[HandoverLine]:
    """A case's changes of caseworker with their reasons, the newest first."""
    with desk.read() as session:
        return queries.handovers(session, case_id)


def meeting_times(desk: Desk, case_id: int, to_id: int, day: date) -> MeetingTimes:
    """Times within the rule at which the former and the new caseworker, consultant and citizen are free."""
    line = _running(desk, case_id)
    rule = next(one for one in rules(desk, line.team_id) if one.key == RULE)
    days = rule.value_on(day) or USUAL
    last = last_meeting_day(day, days, is_workday)
    # Nobody is called to a meeting on the day she hears of it.
    first = max(day, desk.today() + ONE_DAY, line.starts)
    if first > last:
        return MeetingTimes((), last, f"Fristen for overdragelsesmødet var {long_date(last)}.")
    people = [one.person for one in _people(desk, line, to_id, day)]
    kind = meeting_type(desk, MEETING_TYPE, line.team_id)
    found = find_times(desk, people, kind.minutes, first, last, _MOST_TIMES)
    free = tuple(one for one in found if not one.missing)
    if not free:
        return MeetingTimes((), last, f"Ingen tid senest {long_date(last)} passer alle. Book mødet bagefter.")
    asked = f"Mødet skal holdes {rule.sentence(days)}: {long_date(last)} ({rule.source.lower()})."
    return MeetingTimes(free, last, asked)


def hand_over(
    desk: Desk,
    case_id: int,
    to_id: int,
    day: date,
    reason: str,
    *,
    meeting: bool = True,
    at: datetime | None = None,
    over_reason: str = "",
) -> HandedOver:
    """Hand a case to another caseworker from a day on, with its meeting and checklist, as one action.

    `at` is the start chosen among `meeting_times`, without one the first; `over_reason` is what the gate asks
    for above the maximum. Where no time suits everybody the case is handed over all the same, and it is said.
    """
    why = _reason(reason)
    line = _running(desk, case_id)
    times = meeting_times(desk, case_id, to_id, day) if meeting else None
    draft = _draft(desk, line, to_id, day, times, at) if times is not None else None
    with desk.write("Overdrag sag") as tx:
        found = allowed_move(tx.session, desk.today(), [case_id], to_id, day, reason=over_reason)
        starts = max(day, line.starts)
        from_id = _holder(tx.session, case_id, starts)
        if not found.lines or from_id == to_id:
            raise Refused(f"{found.worker} har allerede sagen den dag.")
        tx.rename(f"Overdrag sag til {found.worker}")
        assign(tx, case_id, CaseRole.CASEWORKER, to_id, starts, over_reason.strip() or why)
        meeting_id = book_in(tx, desk.today(), draft) if draft is not None else None
        row = Handover(
            case_id=case_id, from_id=from_id, to_id=to_id, day=starts, reason=why, meeting_id=meeting_id
        )
        tx.add(row)
        for point in ("chosen", *(("meeting",) if meeting_id is not None else ())):
            tick_in(tx, desk, case_id, HANDOVER, point, row.id)
    return HandedOver(row.id, meeting_id, _said(times, draft))


def _running(desk: Desk, case_id: int) -> CaseLine:
    lines = case_lists.case_lines(desk, CaseFilter(case_ids=frozenset({case_id})))
    if not lines:
        raise Refused("Sagen er afsluttet eller slettet og kan ikke overdrages.")
    return lines[0]


def _holder(session: Session, case_id: int, day: date) -> int | None:
    """Who had the case before the day it goes over."""
    held = held_in_role(session, [case_id], CaseRole.CASEWORKER)[case_id]
    return holder_on(held, day)


def _people(desk: Desk, line: CaseLine, to_id: int, day: date) -> list[DraftParticipant]:
    """Those the meeting is for: the citizen, the new and the former caseworker, and the consultant."""
    day = max(day, line.starts)
    here = {one.worker_id: one for one in staff.workers(desk, left=True)}
    with desk.read() as session:
        former = _holder(session, line.case_id, day)
        consultant = held_in_role(session, [line.case_id], CaseRole.CONSULTANT)[line.case_id]
    wanted = (
        (to_id, role_word(CaseRole.CASEWORKER)),
        (former, FORMER),
        (holder_on(consultant, day), role_word(CaseRole.CONSULTANT)),
    )
    found = {Person(citizen_id=line.citizen_id): (line.name, role_word("citizen"))}
    for worker_id, role in wanted:
        one = here.get(worker_id or 0)
        if one is not None and (one.leaves_on is None or one.leaves_on >= max(day, desk.today())):
            found.setdefault(Person(worker_id=one.worker_id), (one.name, role))
    return [DraftParticipant(person, name, role) for person, (name, role) in found.items()]


def _draft(
    desk: Desk, line: CaseLine, to_id: int, day: date, times: MeetingTimes, at: datetime | None
) -> Draft | None:
    """The meeting as it is to be booked, with whom it is for instead of whom the case has today."""
    if at is not None and all(one.starts != at for one in times.times):
        raise Refused("Tiden er ikke længere ledig for alle. Vælg en anden.")
    found = next((one for one in times.times if at is None or one.starts == at), None)
    if found is None:
        return None
    draft = propose(desk, MEETING_TYPE, line.case_id, found.starts)
    kind = meeting_type(desk, MEETING_TYPE, draft.team_id)
    people = tuple(
        replace(
            one,
            chair=one.role == role_word(kind.chair),
            host=one.role == role_word(kind.host),
            minute_taker=one.role == role_word(kind.minute_taker),
        )
        for one in _people(desk, line, to_id, day)
    )
    return replace(draft, participants=people)


def _said(times: MeetingTimes | None, draft: Draft | None) -> str:
    if times is None:
        return "Der er ikke booket noget overdragelsesmøde."
    return times.sentence if draft is None else ""


def _reason(reason: str) -> str:
    text = clean_text(reason)
    if not text:
        raise Refused("Skriv en årsag til overdragelsen.")
    if len(text) > LONGEST_REASON:
        raise Refused("Årsagen er længere end 1.000 tegn.")
    return text
