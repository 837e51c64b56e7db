"""Handing a case over: the new caseworker, the meeting within the rule, and the checklist, as one action."""

from datetime import date, datetime
from typing import NamedTuple

from koordinator.db.queries import handovers as queries
from koordinator.db.store import Session
from koordinator.domain.handovers import HandoverLine
from koordinator.domain.values.names import clean_text
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.handover_plans import Change, Diary, MeetingTimes, changes, write_change
from koordinator.services.meetings.planning import Draft
from koordinator.services.move_cases import allowed_move, is_leader
from koordinator.services.moved_meetings import MovedMeetings, shift_seats

__all__ = ["LONGEST_REASON", "HandedOver", "MeetingTimes", "hand_over", "handovers", "meeting_times"]

LONGEST_REASON = 1_000
_MOST_TIMES = 6


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
    with desk.read() as session:
        change = _change(session, desk, case_id, to_id, day)
        moved = MovedMeetings(desk, session, [change])
        times = Diary(desk, session, [change], moved.gained, moved.freed).times(change, _MOST_TIMES)
        return times._replace(planned=moved.sentences(change))


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

    She takes the former one's seat in the meetings planned about the case, as `meeting_times` says.
    `at` is the start chosen among `meeting_times`, without one the first; `over_reason` is what the gate asks
    for above the maximum. Where no time suits everybody the case is handed over all the same, and it is said.
    """
    why = _reason(reason)
    with desk.write("Overdrag sag") as tx:
        change = _change(tx.session, desk, case_id, to_id, day)
        found = allowed_move(
            tx.session, desk.today(), [case_id], to_id, day, reason=over_reason, leader=is_leader(desk)
        )
        if not found.lines or change.from_id == to_id:
            raise Refused(f"{found.worker} har allerede sagen den dag.")
        moved = MovedMeetings(desk.inside(tx), tx.session, [change])
        diary = Diary(desk.inside(tx), tx.session, [change], moved.gained, moved.freed)
        times = diary.times(change, _MOST_TIMES) if meeting else None
        draft = _draft(diary, change, times, at) if times is not None else None
        tx.rename(f"Overdrag sag til {found.worker}")
        shift_seats(tx, desk, change, moved.of(case_id))
        number, meeting_id = write_change(tx, desk, change, why, over_reason.strip() or why, draft)
    return HandedOver(number, meeting_id, _said(times, draft))


def _change(session: Session, desk: Desk, case_id: int, to_id: int, day: date) -> Change:
    found = changes(session, {case_id: to_id}, day, desk.today()).get(case_id)
    if found is None:
        raise Refused("Sagen er afsluttet eller slettet og kan ikke overdrages.")
    return found


def _draft(diary: Diary, change: Change, times: MeetingTimes, at: datetime | None) -> Draft | None:
    """The meeting at the time chosen, else at the first; none where no time suits everybody."""
    if at is not None and all(one.starts != at for one in times.times):
        raise Refused("Tiden er ikke længere ledig for alle. Vælg en anden.")
    found = next((one for one in times.times if at is None or one.starts == at), None)
    return diary.draft(change, found.starts) if found is not None else None


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
