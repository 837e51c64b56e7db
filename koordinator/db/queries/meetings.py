"""What a stretch of time holds: meetings, busy time and absences.

The statements are built once and sent with new values: building one takes longer than a week's rows. They go
past the ORM, which would fetch those one by one.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Integer,
    ScalarSelect,
    Select,
    Text,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session, aliased

from koordinator.db.meeting_tables import BusyTime, Meeting, Participant
from koordinator.db.system_tables import Setting
from koordinator.db.tables import Absence, Case, Citizen, Worker
from koordinator.domain.meetings.occurring import MeetingLine
from koordinator.domain.meetings.records import Busy

# No meeting lasts longer, so that what hides an occurrence in a window is found near the window.
LONGEST = timedelta(days=7)
_LO, _HI = bindparam("lo", type_=Meeting.starts.type), bindparam("hi", type_=Meeting.starts.type)
_BEFORE = bindparam("before", type_=Meeting.starts.type)
_BUSY = "*busy"  # in place of a type: busy time; anything else without participants is an absence's kind


class Lines(NamedTuple):
    """Meetings that may happen in a window, and the occurrences that meetings of their own stand for."""

    lines: list[MeetingLine]
    hidden: set[tuple[int, datetime]]


class AbsenceFact(NamedTuple):
    """A worker's absence; `kind` is a key of the list of kinds, `partly` that she works some of the time."""

    worker_id: int
    worker: str
    kind: str
    starts: date
    ends: date | None
    partly: bool


class Days(NamedTuple):
    """What a stretch of days holds."""

    meetings: Lines
    busy: list[Busy]
    away: list[AbsenceFact]


def lines(
    session: Session,
    lo: datetime,
    hi: datetime,
    *,
    workers: Sequence[int] = (),
    case_id: int | None = None,
    contact_id: int | None = None,
    type_key: str | None = None,
) -> Lines:
    """The meetings that may share time with a window (UTC): all, or some people's, a case's or a type's."""
    values: dict[str, Any] = {"lo": lo, "hi": hi, "before": lo - LONGEST}
    wanted = {"workers": list(workers), "case": case_id, "contact": contact_id, "type": type_key}
    asked = {name: value for name, value in wanted.items() if value}
    rows = session.connection().execute(_lines(tuple(asked)), values | asked).all()
    return _told(rows).meetings


@cache
def _lines(asked: tuple[str, ...]) -> CompoundSelect[*tuple[Any, ...]]:
    return union_all(*_meetings(asked))


def _meetings(asked: tuple[str, ...]) -> tuple[Select[*tuple[Any, ...]], Select[*tuple[Any, ...]]]:
    """Meetings with a start before the window's end that are not over at its beginning; and what hides.

    A row that hides has the series and the start by its rule in place of a meeting's own, and nothing else.
    """
    shown = with_names(select(*line_columns(), participant_count())).where(
        in_window(Meeting), *(_CONDITIONS[name] for name in asked)
    )
    series = aliased(Meeting)
    hiding = (
        _row(meeting_id=Meeting.series_id, starts=Meeting.original)
        .join(series, series.id == Meeting.series_id)
        .where(
            series.rule.is_not(None), in_window(series), Meeting.original > _BEFORE, Meeting.original < _HI
        )
    )
    if "case" in asked:  # what hides in other cases' series is not looked through
        hiding = hiding.where(series.case_id == bindparam("case"))
    return shown, hiding


def _row(**columns: Any) -> Select[*tuple[Any, ...]]:
    """A row that is no meeting, in the columns of a line."""
    return select(*(columns.get(name, null()) for name in MeetingLine._fields))


def _told(rows: Iterable[Any]) -> Days:
    """Rows sorted by what they tell: those that are no meeting have no number of participants."""
    found = Days(Lines([], set()), [], [])
    for row in rows:
        line = MeetingLine._make(row)
        if row[-1] is not None:
            found.meetings.lines.append(line)
        elif line.type_key is None:
            found.meetings.hidden.add((line.meeting_id, line.starts))
        elif line.type_key == _BUSY:
            found.busy.append(Busy(line.meeting_id, line.starts, line.ends, bool(line.case_id)))
        else:
            found.away.append(_absence(line))
    return found


def _absence(line: MeetingLine) -> AbsenceFact:
    starts, ends = date.fromisoformat(line.zone), line.rule and date.fromisoformat(line.rule)
    return AbsenceFact(
        line.meeting_id, line.title, line.type_key, starts, ends or None, partly=bool(line.case_id)
    )


def line_columns() -> tuple[Any, ...]:
    """The columns of a line but for the participants; for a query that `with_names` has joined."""
    over = case((Meeting.rule.is_not(None), Meeting.over))  # a single meeting says it with its end
    return (
        Meeting.id, Meeting.starts, Meeting.ends, Meeting.zone, Meeting.rule, over, Meeting.series_id,
        Meeting.type_key, Setting.value["name"].as_string(), Meeting.team_id, Meeting.title, Meeting.case_id,
        Citizen.name, Meeting.place, Meeting.state,
    )  # fmt: skip


def participant_count() -> ScalarSelect[int]:
    """How many take part: the last column of a line."""
    query = select(func.count()).where(Participant.meeting_id == Meeting.id)
    return query.correlate(Meeting).scalar_subquery()


def with_names(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Join the citizen a meeting is about, and its type where the team has made it its own."""
    scope = literal("team:") + cast(Meeting.team_id, Text)
    own_type = and_(Setting.scope == scope, Setting.name == "meeting_type:" + Meeting.type_key)
    return (
        query.outerjoin(Case, Case.id == Meeting.case_id)
        .outerjoin(Citizen, Citizen.id == Case.citizen_id)
        .outerjoin(Setting, own_type)
    )


def in_window(meeting: Any) -> ColumnElement[bool]:
    """A meeting or series that starts before a window's end and is not over at its beginning."""
    return and_(meeting.starts < _HI, or_(meeting.over.is_(None), meeting.over > _LO))


def _with(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return Meeting.id.in_(select(Participant.meeting_id).where(condition))


_CONDITIONS: dict[str, ColumnElement[bool]] = {
    "workers": _with(Participant.worker_id.in_(bindparam("workers", expanding=True))),
    "contact": _with(Participant.contact_id == bindparam("contact")),
    "case": Meeting.case_id == bindparam("case"),
    "type": Meeting.type_key == bindparam("type"),
}


def days(
    session: Session, first: date, last: date, lo: datetime, hi: datetime, workers: Sequence[int] = ()
) -> Days:
    """What some workers or all have from one day to another, both included; lo to hi is the same in UTC.

    In one statement: a second one costs as much as a week's rows.
    """
    values = {"lo": lo, "hi": hi, "before": lo - LONGEST, "first": first, "last": last}
    asked = {"workers": list(workers)} if workers else {}
    return _told(session.connection().execute(_days(bool(workers)), values | asked).all())


def elsewhere(
    session: Session, first: date, last: date, lo: datetime, hi: datetime, workers: Sequence[int]
) -> Days:
    """The busy time and absences of some workers in the same days, without their meetings."""
    values = {"lo": lo, "hi": hi, "first": first, "last": last, "workers": list(workers)}
    return _told(session.connection().execute(_elsewhere(), values).all())


@cache
def _days(some: bool) -> CompoundSelect[*tuple[Any, ...]]:
    return union_all(*_meetings(("workers",) if some else ()), *_beside(some=some))


@cache
def _elsewhere() -> CompoundSelect[*tuple[Any, ...]]:
    return union_all(*_beside(some=True))


def _beside(*, some: bool) -> tuple[Select[*tuple[Any, ...]], Select[*tuple[Any, ...]]]:
    """Busy time, and absences, in the columns of a line."""
    busy = _row(
        meeting_id=BusyTime.worker_id, starts=BusyTime.starts, ends=BusyTime.ends,
        type_key=literal(_BUSY), case_id=cast(BusyTime.all_day, Integer),
    ).where(BusyTime.starts < _HI, BusyTime.ends > _LO)  # fmt: skip
    away = (
        _row(
            meeting_id=Worker.id, title=Worker.name, zone=cast(Absence.starts, Text),
            rule=cast(Absence.ends, Text), type_key=Absence.kind, case_id=cast(Absence.share < 1, Integer),
        )
        .join(Worker, Worker.id == Absence.worker_id)
        .where(
            Absence.starts <= bindparam("last"),
            or_(Absence.ends.is_(None), Absence.ends >= bindparam("first")),
        )
    )  # fmt: skip
    if some:
        workers: Any = bindparam("workers", expanding=True)
        busy, away = busy.where(BusyTime.worker_id.in_(workers)), away.where(Absence.worker_id.in_(workers))
    return busy, away
