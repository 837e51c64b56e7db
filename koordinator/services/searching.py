"""One box to find a citizen, somebody else or a meeting by whatever one knows."""

from datetime import datetime, timedelta

from koordinator.db.queries.contacts import find_people
from koordinator.db.queries.search import find_cases, find_meetings, find_workers
from koordinator.db.store import Session
from koordinator.domain.meetings.moments import local, to_local
from koordinator.domain.meetings.occurring import MeetingLine, series_of
from koordinator.domain.search import Hit, Needle, needle
from koordinator.domain.values.dates import WEEKDAYS, day_month
from koordinator.domain.values.names import fold
from koordinator.domain.values.times import clock
from koordinator.services.desk import Desk
from koordinator.services.meetings.types import meeting_types

_BACK, _AHEAD = timedelta(days=60), timedelta(days=183)


def search(desk: Desk, text: str) -> list[Hit]:
    """Citizens' cases, then contacts, workers and meetings; nothing for fewer than two characters."""
    wanted = needle(fold(text))
    if len("".join(wanted.words)) < 2:
        return []
    with desk.read() as session:
        cases = find_cases(session, wanted, desk.today(), desk.who.worker_id)
        people = find_people(session, wanted)
        workers = find_workers(session, wanted, desk.today())
        return cases + people + workers + _meetings(desk, session, wanted)


def _meetings(desk: Desk, session: Session, wanted: Needle) -> list[Hit]:
    now = local(desk.today())
    found = find_meetings(session, wanted, now, now - _BACK, now + _AHEAD)
    names = {one.key: one.name for one in meeting_types(desk)} if found else {}
    return [_meeting(line, names, now) for line in found]


def _meeting(line: MeetingLine, names: dict[str, str], now: datetime) -> Hit:
    """A meeting by its citizen or title; a series by its next occurrence."""
    series = series_of(line)
    original = (series.first_from(now) or line.starts) if series is not None else None
    here = to_local(original or line.starts)
    when = f"{WEEKDAYS[here.weekday()]} {day_month(here.date())} {here.year} kl. {clock(here)}"
    title = line.citizen or line.title
    facts = (names.get(line.type_key, ""), line.title, when, line.place)
    detail = " · ".join(fact for fact in dict.fromkeys(facts) if fact and fact != title)
    return Hit("meeting", line.meeting_id, title, detail, "", original)
