"""What a stretch of time holds: meetings, busy time and absences.

The statements are built once and sent with new values: building one takes longer than a week's rows. They go
past the ORM, which would fetch those one by one.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
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
    type_coerce,
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


class Lines(NamedTuple):
    """Meetings that may happen in a window, and the occurrences that meetings of their own stand for."""

    lines: list[MeetingLine]
    hidden: set[tuple[int, datetime]]


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
    found = Lines([], set())
    for row in rows:
        if row[-1] is None:
            found.hidden.add((row[0], row[1]))
        else:
            found.lines.append(MeetingLine._make(row))
    return found


@cache
def _lines(asked: tuple[str, ...]) -> CompoundSelect[*tuple[Any, ...]]:
    """Meetings with a start before the window's end that are not over at its beginning; then what hides.

    A row that hides has the series and the start by its rule in place of a meeting's own, and nothing else.
    """
    shown = with_names(select(*line_columns(), participant_count())).where(
        in_window(Meeting), *(_CONDITIONS[name] for name in asked)
    )
    series = aliased(Meeting)
    nothing_else = [null() for _column in line_columns()[1:]]
    hiding = (
        select(Meeting.series_id, Meeting.original, *nothing_else)
        .join(series, series.id == Meeting.series_id)
        .where(
            series.rule.is_not(None), in_window(series), Meeting.original > _BEFORE, Meeting.original < _HI
        )
    )
    if "case" in asked:  # what hides in other cases' series is not looked through
        hiding = hiding.where(series.case_id == bindparam("case"))
    return union_all(shown, hiding)


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


class AbsenceFact(NamedTuple):
    """A worker's absence; `kind` is a key of the list of kinds, `partly` that she works some of the time."""

    worker_id: int
    worker: str
    kind: str
    starts: date
    ends: date | None
    partly: bool


def elsewhere(
    session: Session, first: date, last: date, lo: datetime, hi: datetime, workers: Sequence[int] = ()
) -> tuple[list[Busy], list[AbsenceFact]]:
    """Busy time in a window (UTC) and absences on its days, of some workers or all."""
    values: dict[str, Any] = {"lo": lo, "hi": hi, "first": first, "last": last}
    if workers:
        values["workers"] = list(workers)
    rows = session.connection().execute(_elsewhere(bool(workers)), values).all()
    busy = [Busy._make(row[:4]) for row in rows if row.kind is None]
    return busy, [AbsenceFact._make((row[0], *row[4:])) for row in rows if row.kind is not None]


@cache
def _elsewhere(some: bool) -> CompoundSelect[*tuple[Any, ...]]:
    day = type_coerce(null(), Absence.starts.type)
    busy = select(
        BusyTime.worker_id, BusyTime.starts, BusyTime.ends, BusyTime.all_day,
        null().label("worker"), null().label("kind"), day, day, null(),
    ).where(BusyTime.starts < _HI, BusyTime.ends > _LO)  # fmt: skip
    away = (
        select(
            Worker.id, null(), null(), null(),
            Worker.name, Absence.kind, Absence.starts, Absence.ends, Absence.share < 1,
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
    return union_all(busy, away)
