"""One box to find people, meetings, notes and plans by whatever one knows."""

from datetime import datetime, timedelta

from koordinator.db.queries.contacts import find_people
from koordinator.db.queries.search import find_cases, find_meetings, find_workers
from koordinator.db.queries.texts import find_notes, find_older_meetings, find_plans, find_status_notes
from koordinator.db.store import Session
from koordinator.domain.meetings.moments import local, to_local
from koordinator.domain.meetings.occurring import MeetingLine, series_of
from koordinator.domain.search import FoundText, Hit, Needle, excerpt, needle, words
from koordinator.domain.values.dates import WEEKDAYS, day_month
from koordinator.domain.values.names import fold
from koordinator.domain.values.times import clock
from koordinator.services.desk import Desk
from koordinator.services.meetings.types import meeting_types

_BACK, _AHEAD = timedelta(days=60), timedelta(days=183)
_MOST = 6
_KINDS = {"journal_note": "Journalnotat", "status_section": "Statusnotat"}


def search(desk: Desk, text: str) -> list[Hit]:
    """Cases, contacts, workers, meetings, notes and plans; nothing for fewer than two characters."""
    wanted = needle(fold(text))
    if len("".join(wanted.words)) < 2:
        return []
    with desk.read() as session:
        cases = find_cases(session, wanted, desk.today(), desk.who.worker_id)
        people = find_people(session, wanted)
        workers = find_workers(session, wanted, desk.today())
        meetings = _meetings(desk, session, wanted, words(text))
        return (
            cases + people + workers + meetings + _notes(session, words(text)) + _plans(session, words(text))
        )


def _notes(session: Session, wanted: list[str]) -> list[Hit]:
    """The notes of the newest days, each by its kind and day with the words around what was found."""
    if not wanted:
        return []
    found = find_notes(session, wanted) + find_status_notes(session, wanted)
    newest = sorted(found, key=lambda one: (one.day is not None, one.day), reverse=True)
    # A status note is found once, however many of its sections answer.
    once = {(one.entity, one.row_id): one for one in reversed(newest)}
    return [_note(one, wanted) for one in newest if once[one.entity, one.row_id] is one][:_MOST]


def _note(one: FoundText, wanted: list[str]) -> Hit:
    day = f" {day_month(one.day)} {one.day.year}" if one.day else ""
    detail = f"{one.citizen} · {excerpt(f'{one.heading}: {one.text}', wanted)}"
    return Hit("note", one.case_id, _KINDS[one.entity] + day, detail, one.writer or "")


def _plans(session: Session, wanted: list[str]) -> list[Hit]:
    """Goals, milestones and interventions by their citizen, a citizen once."""
    if not wanted:
        return []
    first: dict[int, FoundText] = {}
    for one in find_plans(session, wanted):
        first.setdefault(one.case_id, one)
    return [
        Hit("plan", one.case_id, one.citizen, f"{one.heading}: {excerpt(one.text, wanted)}", "")
        for one in first.values()
    ][:_MOST]


def _meetings(desk: Desk, session: Session, wanted: Needle, said: list[str]) -> list[Hit]:
    """Meetings of these months, then older ones by the words of their title and place."""
    now = local(desk.today())
    found = find_meetings(session, wanted, now, now - _BACK, now + _AHEAD, _MOST)
    if said and len(found) < _MOST:
        found += find_older_meetings(session, said, now - _BACK, _MOST - len(found))
    names = {one.key: one.name for one in meeting_types(desk)} if found else {}
    shown = sorted(
        ((line, _next(line, now)) for line in found), key=lambda one: _far(one[1] or one[0].starts, now)
    )
    return [_meeting(line, original, names) for line, original in shown]


def _next(line: MeetingLine, now: datetime) -> datetime | None:
    """The next occurrence of a series, or its first where it is over; None of a meeting by itself."""
    series = series_of(line)
    return (series.first_from(now) or line.starts) if series is not None else None


def _far(starts: datetime, now: datetime) -> tuple[bool, timedelta]:
    """Those to come stand first, and the nearest of them; then the latest that are over."""
    return starts < now, abs(starts - now)


def _meeting(line: MeetingLine, original: datetime | None, names: dict[str, str]) -> Hit:
    """A meeting by its citizen or title; a series by its next occurrence."""
    here = to_local(original or line.starts)
    when = f"{WEEKDAYS[here.weekday()]} {day_month(here.date())} {here.year} kl. {clock(here)}"
    title = line.citizen or line.title
    facts = (names.get(line.type_key, ""), line.title, when, line.place)
    detail = " · ".join(fact for fact in dict.fromkeys(facts) if fact and fact != title)
    return Hit("meeting", line.meeting_id, title, detail, "", original)
