"""Planning, cancelling, holding and reopening a meeting."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from koordinator.db.meeting_tables import Meeting, Participant
from koordinator.db.store import Transaction
from koordinator.domain.meetings.kinds import MeetingState, Scope, Status
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.meetings.records import MeetingRef
from koordinator.domain.meetings.states import why_not
from koordinator.domain.values.names import clean_text
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.meetings.booking import guard
from koordinator.services.meetings.series import ref_to, target

_LONGEST_REASON = 1_000


def plan(desk: Desk, ref: MeetingRef, scope: Scope = Scope.THIS, keep: str | None = None) -> MeetingRef:
    """Make a draft a planned meeting; ClashFound where it clashes and `keep` is None."""
    with _becoming(desk, "Planlæg møde", ref, scope, MeetingState.PLANNED) as (tx, row):
        guard(tx, desk.today(), row, keep or row.clash_kept)
        return ref_to(row, ref)


def cancel(desk: Desk, ref: MeetingRef, reason: str, scope: Scope = Scope.THIS) -> MeetingRef:
    """Cancel a meeting with the reason."""
    text = _reason(reason)
    with _becoming(desk, "Aflys møde", ref, scope, MeetingState.CANCELLED) as (_tx, row):
        row.reason = text
        return ref_to(row, ref)


def cancel_in(tx: Transaction, ref: MeetingRef, reason: str, scope: Scope = Scope.THIS) -> None:
    """Cancel a meeting in somebody else's unit of work."""
    _become(tx, ref, scope, MeetingState.CANCELLED).reason = _reason(reason)


def _reason(reason: str) -> str:
    text = clean_text(reason)
    if not text:
        raise Refused("Skriv, hvorfor mødet aflyses.")
    if len(text) > _LONGEST_REASON:
        raise Refused("Begrundelsen er længere end 1.000 tegn.")
    return text


def reopen(desk: Desk, ref: MeetingRef, scope: Scope = Scope.THIS, keep: str | None = None) -> MeetingRef:
    """Take a cancelled or held meeting up again as planned, and a closed one as held."""
    with _becoming(desk, "Genåbn møde", ref, scope, MeetingState.PLANNED) as (tx, row):
        if row.state == MeetingState.HELD.value:
            return ref_to(row, ref)
        row.reason = None
        for one in tx.all(Participant, Participant.meeting_id == row.id):
            if one.status in (Status.ATTENDED.value, Status.ABSENT.value):
                one.status = Status.ACCEPTED.value
        guard(tx, desk.today(), row, keep or row.clash_kept)
        return ref_to(row, ref)


def mark_held(desk: Desk, ref: MeetingRef, attended: Mapping[int, bool]) -> MeetingRef:
    """Write down that a meeting was held and who came; `attended` is by participant."""
    with _becoming(desk, "Marker møde som afholdt", ref, Scope.THIS, MeetingState.HELD) as (tx, row):
        if not _has_been(row, desk.today()):
            raise Refused("Mødet ligger i fremtiden og kan ikke være afholdt endnu.")
        came = {tx.get(Participant, number).person: there for number, there in attended.items()}
        for one in tx.all(Participant, Participant.meeting_id == row.id):
            there = came.get(one.person)
            if there is not None:
                one.status = (Status.ATTENDED if there else Status.ABSENT).value
        return ref_to(row, ref)


def close(desk: Desk, ref: MeetingRef) -> MeetingRef:
    """Close a held meeting, so that nothing of it is changed any more."""
    with _becoming(desk, "Afslut møde", ref, Scope.THIS, MeetingState.CLOSED) as (_tx, row):
        return ref_to(row, ref)


@contextmanager
def _becoming(
    desk: Desk, label: str, ref: MeetingRef, scope: Scope, state: MeetingState
) -> Iterator[tuple[Transaction, Meeting]]:
    with desk.write(label) as tx:
        yield tx, _become(tx, ref, scope, state)


def _become(tx: Transaction, ref: MeetingRef, scope: Scope, state: MeetingState) -> Meeting:
    row = target(tx, ref, scope)
    if row.state == MeetingState.CLOSED.value and state is MeetingState.PLANNED:
        state = MeetingState.HELD  # one step back at a time
    refusal = why_not(MeetingState(row.state), state)
    if refusal is not None:
        raise Refused(refusal)
    row.state = state.value
    return row


def _has_been(row: Meeting, today: date) -> bool:
    return to_local(row.starts).date() <= today
