"""The meetings of one case: those to come, and those that were."""

from datetime import datetime, timedelta
from typing import NamedTuple

from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.records import Entry, MeetingRef
from koordinator.domain.meetings.rule_words import rule_words
from koordinator.services.desk import Desk
from koordinator.services.meetings import calendar
from koordinator.services.meetings.listing import moment_of

AHEAD = timedelta(days=365)
_BACK = timedelta(days=3650)


class CaseMeeting(NamedTuple):
    """A meeting; of a series the nearest one, with the words of its rule and those that follow in a year."""

    entry: Entry
    rule: str = ""
    following: tuple[Entry, ...] = ()


class CaseMeetings(NamedTuple):
    """Those to come, the next one first, and those that were, the latest first."""

    coming: tuple[CaseMeeting, ...]
    past: tuple[CaseMeeting, ...]

    @property
    def whole(self) -> int:
        """How many come, those of a series counted each."""
        return sum(1 + len(one.following) for one in self.coming)


def case_meetings(desk: Desk, case_id: int, now: datetime | None = None) -> CaseMeetings:
    """A case's meetings, those of one series standing together as long as they are to come."""
    moment, today = now or moment_of(desk), desk.today()
    entries = calendar.of_case(desk, case_id, today - _BACK, today + AHEAD)
    past = [CaseMeeting(one) for one in entries if one.ends <= moment]
    coming: dict[int, list[Entry]] = {}
    single: list[CaseMeeting] = []
    for one in entries:
        if one.ends <= moment:
            continue
        if one.original is not None and one.recurring:
            coming.setdefault(one.meeting_id, []).append(one)
        else:
            single.append(CaseMeeting(one))
    single += [_series(desk, held) for held in coming.values()]
    return CaseMeetings(
        tuple(sorted(single, key=lambda one: one.entry.starts)),
        tuple(sorted(past, key=lambda one: one.entry.starts, reverse=True)),
    )


def _series(desk: Desk, held: list[Entry]) -> CaseMeeting:
    first, *following = sorted(held, key=lambda one: one.starts)
    card = calendar.card(desk, MeetingRef(first.meeting_id, first.original))
    words = rule_words(card.rule) if card.rule else ""
    return CaseMeeting(first, words, tuple(following))


def next_meeting(desk: Desk, case_id: int) -> Entry | None:
    """The first meeting of a case that is not over and takes place."""
    moment, today = moment_of(desk), desk.today()
    entries = calendar.of_case(desk, case_id, today, today + AHEAD)
    expected = (MeetingState.PLANNED, MeetingState.DRAFT)
    coming = [one for one in entries if one.ends > moment and one.state in expected]
    return min(coming, key=lambda one: one.starts, default=None)
