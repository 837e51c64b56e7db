"""What takes people between two moments: other meetings, busy time from calendar files, absence."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from koordinator import resources
from koordinator.db.queries import engagements as people_queries
from koordinator.db.queries import meetings as queries
from koordinator.db.store import Session
from koordinator.domain.meetings.clashes import Engagement, days_off
from koordinator.domain.meetings.moments import to_local, window
from koordinator.domain.meetings.occurring import occurring
from koordinator.domain.meetings.records import MeetingRef, Person
from koordinator.domain.values.dates import long_date

_EVER = date(9000, 1, 1)


def engagements(
    session: Session,
    people: Sequence[Person],
    named: dict[Person, str],
    lo: datetime,
    hi: datetime,
    but: MeetingRef | None,
) -> Iterator[Engagement]:
    """Everything that takes these people between two moments."""
    taken = people_queries.taken(session, people, lo, hi)
    series = {one.line.meeting_id for one in taken if one.line.rule}
    hidden = people_queries.hidden(session, sorted(series)) if series else set()
    for person, line, original in taken:
        if but is not None and _is(but, line.meeting_id, line.series_id, original):
            continue
        for _line, by_rule, starts, ends in occurring([line], hidden, lo, hi):
            if but is None or not _is(but, line.meeting_id, None, by_rule):
                yield Engagement(
                    "meeting", person, named.get(person, ""), starts, ends, line.title, line.meeting_id
                )
    workers = [person.worker_id for person in people if person.worker_id is not None]
    if not workers:
        return
    first, last = to_local(lo).date(), to_local(hi - timedelta(microseconds=1)).date()
    found = queries.elsewhere(session, first, last, lo, hi, workers)
    for one in found.busy:
        person = Person(one.worker_id)
        what = "all_day" if one.all_day else ""
        yield Engagement("busy", person, named.get(person, ""), one.starts, one.ends, what)
    yield from (_away(fact) for fact in found.away if not fact.partly)
    for worker_id, workdays in people_queries.part_weeks(session, workers).items():
        person = Person(worker_id)
        yield from days_off(person, named.get(person, ""), workdays, first, last)


def _is(but: MeetingRef, meeting_id: int, series_id: int | None, original: datetime | None) -> bool:
    """Whether an engagement is the meeting itself: the row, its series, or the one occurrence of it."""
    if but.meeting_id not in (meeting_id, series_id):
        return False
    return but.original is None or (original is not None and but.original.astimezone(UTC) == original)


def _away(fact: queries.AbsenceFact) -> Engagement:
    """A whole absence; who is away part of the time works the rest, and nobody knows at which hours."""
    kind = resources.table("absences.toml")[fact.kind]["name"]
    ending = f"til og med {long_date(fact.ends)}" if fact.ends else "indtil videre"
    starts, ends = window(fact.starts, min(fact.ends or _EVER, _EVER))
    return Engagement("absence", Person(fact.worker_id), fact.worker, starts, ends, f"{kind} {ending}")
