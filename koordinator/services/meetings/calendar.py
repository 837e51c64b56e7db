"""The calendar: what is to be seen in a stretch of days, and one meeting with all about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from operator import attrgetter, itemgetter
from weakref import WeakKeyDictionary

from koordinator import resources
from koordinator.db.queries import meeting_cards as cards
from koordinator.db.queries import meetings as queries
from koordinator.db.queries import network
from koordinator.db.store import Session, Store
from koordinator.domain.meetings import holidays
from koordinator.domain.meetings.consents import NONE_NEEDED, consent_state, judged_on
from koordinator.domain.meetings.kinds import Colour, MeetingState, Status
from koordinator.domain.meetings.moments import to_local, window
from koordinator.domain.meetings.occurring import MeetingLine, Occurrence, occurring, series_of
from koordinator.domain.meetings.records import (
    Away,
    Busy,
    ConsentState,
    Entry,
    MeetingCard,
    MeetingRef,
    ParticipantLine,
    Person,
)
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.meetings.types import shipped

_GONE = "Mødet findes ikke længere."
_ORDER = itemgetter(2, 3, 0)
_STATES = {state.value: state for state in MeetingState}
_VIEWS = 12  # days, weeks and months somebody goes to and fro between
_Lately = dict[tuple[date, date, tuple[int, ...]], tuple[queries.Days, "CalendarView"]]
_LATELY: WeakKeyDictionary[Store, _Lately] = WeakKeyDictionary()  # gone with the store, as all it holds
_AHEAD = (timedelta(days=60), timedelta(days=400), timedelta(days=4000))


@dataclass(frozen=True, slots=True)
class CalendarView:
    """A stretch of days: meetings, busy time from calendar files, absences and holidays."""

    entries: tuple[Entry, ...]
    busy: tuple[Busy, ...]
    away: tuple[Away, ...]
    holidays: Mapping[date, str]


def view(desk: Desk, first: date, last: date, workers: Sequence[int] = ()) -> CalendarView:
    """What these workers have from one day to another, both included; without workers everybody's.

    Days nothing has happened to come back as the very same view, which need not be laid out again.
    """
    lo, hi = window(first, last)
    with desk.read() as session:
        found = queries.days(session, first, last, lo, hi, workers)
    lately = _LATELY.setdefault(desk.store, {})
    asked = (first, last, tuple(workers))
    before, seen = lately.pop(asked, (None, None))
    if seen is None or before != found:
        seen = _seen(found, first, last, lo, hi)
    lately[asked] = found, seen  # the newest last
    if len(lately) > _VIEWS:
        del lately[next(iter(lately))]
    return seen


def _seen(found: queries.Days, first: date, last: date, lo: datetime, hi: datetime) -> CalendarView:
    busy = sorted(found.busy, key=attrgetter("starts", "worker_id"))
    away = sorted(found.away, key=attrgetter("starts", "worker"))
    return CalendarView(
        tuple(_entries(found.meetings, lo, hi)),
        tuple(one._replace(starts=to_local(one.starts), ends=to_local(one.ends)) for one in busy),
        tuple(_away(fact) for fact in away),
        holidays.between(first, last),
    )


def entries(
    desk: Desk, first: date, last: date, workers: Sequence[int] = (), type_key: str | None = None
) -> list[Entry]:
    """These workers' meetings from one day to another, or every meeting; nothing else of the days."""
    lo, hi = window(first, last)
    with desk.read() as session:
        return _entries(queries.lines(session, lo, hi, workers=workers, type_key=type_key), lo, hi)


def of_case(desk: Desk, case_id: int, first: date, last: date) -> list[Entry]:
    """The meetings about a case."""
    lo, hi = window(first, last)
    with desk.read() as session:
        return _entries(queries.lines(session, lo, hi, case_id=case_id), lo, hi)


def of_contact(desk: Desk, contact_id: int, first: date, last: date) -> list[Entry]:
    """The meetings a contact takes part in."""
    lo, hi = window(first, last)
    with desk.read() as session:
        return _entries(queries.lines(session, lo, hi, contact_id=contact_id), lo, hi)


def next_of_type(desk: Desk, type_key: str, now: datetime) -> MeetingRef | None:
    """The first meeting of a type that starts from now on and is not cancelled."""
    lo = now.astimezone(UTC)
    with desk.read() as session:
        for ahead in _AHEAD:
            found = queries.lines(session, lo, lo + ahead, type_key=type_key)
            coming = [
                (starts, line.meeting_id, original)
                for line, original, starts, _ends in occurring(found.lines, found.hidden, lo, lo + ahead)
                if starts >= lo and line.state != MeetingState.CANCELLED.value
            ]
            if coming:
                _starts, meeting_id, original = min(coming, key=itemgetter(0, 1))
                return MeetingRef(meeting_id, original)
    return None


def card(desk: Desk, ref: MeetingRef) -> MeetingCard:
    """One meeting, or one occurrence of a series, with participants and agenda."""
    with desk.read() as session:
        facts, occurrence = _occurrence(session, ref)
        line = facts.line
        return MeetingCard(
            _entry(occurrence),
            facts.case_number,
            line.team_id,
            facts.team,
            line.rule,
            line.series_id or (line.meeting_id if line.rule else None),
            facts.reason,
            facts.clash_kept,
            tuple(_participants(session, line, judged_on(desk.today(), occurrence[2]))),
            tuple(cards.agenda(session, line.meeting_id)),
        )


def _occurrence(session: Session, ref: MeetingRef) -> tuple[cards.CardFacts, Occurrence]:
    """The row to show for a ref: one that was changed meanwhile is found by its own row."""
    start = ref.original.astimezone(UTC) if ref.original else None
    facts = cards.own_row(session, ref.meeting_id, start) if start else None
    if facts is not None:
        return facts, (facts.line, None, facts.line.starts, facts.line.ends)
    facts = cards.card(session, ref.meeting_id)
    if facts is None:
        raise Refused(_GONE)
    line, series = facts.line, series_of(facts.line)
    if series is None:
        return facts, (line, None, line.starts, line.ends)
    start = start or line.starts
    if not series.has(start):
        raise Refused("Mødet findes ikke længere. Rækken er ændret.")
    return facts, (line, start, start, start + series.length)


def _participants(session: Session, line: MeetingLine, day: date) -> list[ParticipantLine]:
    found = cards.participants(session, line.meeting_id)
    given: dict[int, ConsentState] = {}
    if line.case_id is not None and any(one.contact_id for one in found):
        given = {one.contact_id: one.consent for one in network.members(session, line.case_id, day)}
    missing = consent_state([], day)
    return [
        ParticipantLine(
            one.participant_id, Person(one.worker_id, one.contact_id, one.citizen_id), one.name, one.role,
            one.organisation, Status(one.status), one.chair, one.host, one.minute_taker,
            given.get(one.contact_id, missing) if one.contact_id and line.case_id else NONE_NEEDED,
            one.consent_reason, one.phone,
        )
        for one in found
    ]  # fmt: skip


def _entries(found: queries.Lines, lo: datetime, hi: datetime) -> list[Entry]:
    """The occurrences in a window in their order."""
    # Sorted as moments: the wall clock runs backwards when summer time ends.
    return [_entry(one) for one in sorted(occurring(found.lines, found.hidden, lo, hi), key=_ORDER)]


@lru_cache(maxsize=4096)
def _here(moment: datetime) -> datetime:
    """A moment in UTC on the wall clock; remembered, for the same hours come again and again."""
    return to_local(moment)


def _entry(one: Occurrence) -> Entry:
    """An occurrence as a calendar shows it."""
    line, original, starts, ends = one
    kind = shipped().get(line.type_key)
    return Entry(
        line.meeting_id, original, _here(starts), _here(ends), line.type_key,
        line.type_name or (kind.name if kind else line.title), line.title, line.case_id, line.citizen,
        line.place, _STATES[line.state], kind.colour if kind else Colour.INTERNAL, line.participants,
        line.rule is not None or line.series_id is not None,
    )  # fmt: skip


def _away(fact: queries.AbsenceFact) -> Away:
    name = str(resources.table("absences.toml")[fact.kind]["name"])
    return Away(
        fact.worker_id, fact.worker, f"delvis {name}" if fact.partly else name, fact.starts, fact.ends
    )
