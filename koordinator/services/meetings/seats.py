"""A worker's seat at a meeting: whether a colleague could take it, and giving it to her with its duties."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from koordinator.db.meeting_tables import Meeting, Participant
from koordinator.db.store import Transaction
from koordinator.domain.meetings.clashes import Engagement, Wanted, find_clashes
from koordinator.domain.meetings.kinds import NOT_THERE, Duty, Status


def taken_by(taken: Iterable[Engagement], starts: Sequence[datetime], length: timedelta) -> str:
    """What hinders somebody at one of these times, the first such thing; empty where she is free."""
    found = [one for one in find_clashes(Wanted(starts, length), taken) if one.people]
    return found[0].sentence if found else ""


def take_seat(tx: Transaction, row: Meeting, worker_id: int, to_id: int) -> bool:
    """Let a colleague take a worker's place with what she was to do there.

    False where nothing needs to be asked of the colleague: she was to be there already, or the seat is gone.
    """
    there = {one.worker_id: one for one in tx.all(Participant, Participant.meeting_id == row.id)}
    hers, theirs = there.get(worker_id), there.get(to_id)
    if hers is None:
        return False
    if theirs is None:
        hers.worker_id, hers.status = to_id, Status.INVITED.value
    else:
        for duty in Duty:
            if getattr(hers, duty.value):
                setattr(theirs, duty.value, True)
        theirs.role = theirs.role or hers.role
        tx.delete(hers)
        if theirs.status in NOT_THERE:  # she had said no, and is counted on now
            theirs.status, theirs = Status.INVITED.value, None
    tx.flush()
    return theirs is None
