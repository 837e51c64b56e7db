"""Editing series: one occurrence, this and the following, or all.

An occurrence that is edited by itself becomes a row of its own, which hides it in the series. "This and the
following" splits the series in two; what was edited by itself before then follows its part.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from koordinator.db.base import Base
from koordinator.db.meeting_tables import AgendaItem, Meeting, Participant
from koordinator.db.store import Transaction
from koordinator.db.values import field_names
from koordinator.domain.meetings.kinds import Scope
from koordinator.domain.meetings.moments import wall_clock
from koordinator.domain.meetings.records import MeetingRef
from koordinator.domain.meetings.series import Series
from koordinator.domain.meetings.series_edits import moved, split
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.meetings.booking import guard, series_of, settle

_GONE = "Mødet findes ikke længere. Rækken er ændret."


def target(tx: Transaction, ref: MeetingRef, scope: Scope) -> Meeting:
    """The row an edit is for: an occurrence becomes a row of its own, a series is split where needed."""
    row = tx.get(Meeting, ref.meeting_id)
    series, original = _series_and_start(tx, row, ref)
    if series is None or original is None:
        return row
    if scope is Scope.ALL:
        return series
    if scope is Scope.THIS:
        return row if row is not series else _own_row(tx, series, original)
    return _part_from(tx, series, original)


def ref_to(meeting: Meeting, ref: MeetingRef) -> MeetingRef:
    """Where the meeting somebody looks at is found after `target` gave the row that was edited."""
    if meeting.rule is None:
        return MeetingRef(meeting.id)
    if ref.original is None and ref.meeting_id != meeting.id:
        return ref  # it has a row of its own, which stays beside the series
    return MeetingRef(meeting.id, ref.original)


def move(
    desk: Desk,
    ref: MeetingRef,
    starts: datetime,
    ends: datetime,
    scope: Scope = Scope.THIS,
    keep: str | None = None,
) -> MeetingRef:
    """Move or lengthen a meeting."""
    starts, ends = starts.astimezone(UTC), ends.astimezone(UTC)
    if ends <= starts:
        raise Refused("Mødet slutter, før det begynder.")
    with desk.write("Flyt møde") as tx:
        row = tx.get(Meeting, ref.meeting_id)
        series, original = _series_and_start(tx, row, ref)
        if starts == (row.starts if row is not series else original):
            tx.rename("Ret mødets længde")
        if series is None or original is None or scope is Scope.THIS:
            found = target(tx, ref, Scope.THIS)
            found.starts, found.ends = starts, ends
        else:
            found = target(tx, ref, scope)
            _move_all(tx, found, original, starts, ends)
            if row.rule is None:  # what was dragged has its own row, and goes where it was dragged to
                row.starts, row.ends = starts, ends
                guard(tx, desk.today(), row, keep)
        guard(tx, desk.today(), found, keep)
        if row.rule is None and row is not found:
            return ref
        return MeetingRef(found.id, starts if found.rule else None)


def set_rule(desk: Desk, ref: MeetingRef, rule: str | None, keep: str | None = None) -> MeetingRef:
    """Let a meeting come again by a rule, or no more; for a series from this occurrence on."""
    with desk.write("Ret gentagelse") as tx:
        if rule is None:
            return MeetingRef(_alone(tx, ref).id)
        found = target(tx, ref, Scope.FOLLOWING)
        found.rule = rule
        guard(tx, desk.today(), found, keep)
        if ref.original is None and ref.meeting_id != found.id:
            return ref
        return MeetingRef(found.id, found.starts)


def _series_and_start(
    tx: Transaction, row: Meeting, ref: MeetingRef
) -> tuple[Meeting | None, datetime | None]:
    """The series a meeting belongs to and its start by the rule there; nothing for a single meeting."""
    if row.rule is not None:
        return row, (ref.original or row.starts).astimezone(UTC)
    if row.series_id is None:
        return None, None
    return tx.get(Meeting, row.series_id), row.original


def _own_row(tx: Transaction, series: Meeting, original: datetime) -> Meeting:
    """The occurrence as a meeting of its own; made now if it was not one before."""
    there = tx.first(Meeting, Meeting.series_id == series.id, Meeting.original == original)
    if there is not None:
        return there
    plan = series_of(series)
    if not plan.has(original):
        raise Refused(_GONE)
    ends = original + plan.length
    return _copy(
        tx, series, rule=None, starts=original, ends=ends, over=ends, series_id=series.id, original=original
    )


def _part_from(tx: Transaction, series: Meeting, original: datetime) -> Meeting:
    """The part of a series from an occurrence on, as a series of its own; all of it from the first one."""
    plan = series_of(series)
    earlier, later = split(plan, original)
    if earlier is None:
        return series
    first = plan.first_from(original)
    if later is None or first is None:
        raise Refused(_GONE)
    part = _copy(tx, series, rule=later, starts=first, ends=first + plan.length)
    settle(part)
    series.rule = earlier
    settle(series)
    for row in _own_rows(tx, series, original):
        row.series_id = part.id
    tx.flush()
    return part


def _move_all(tx: Transaction, series: Meeting, original: datetime, starts: datetime, ends: datetime) -> None:
    """Give every occurrence the time one of them got; meetings of their own keep theirs."""
    after = moved(series_of(series), original, starts, ends)
    by = wall_clock(starts, series.zone) - wall_clock(original, series.zone)
    series.rule, series.starts, series.ends, series.over = after.rule, after.starts, after.ends, after.over
    _follow(tx, series, after, by)


def _follow(tx: Transaction, series: Meeting, after: Series, by: timedelta) -> None:
    """Let meetings of their own stand for the same occurrence as before the series moved."""
    rows = _own_rows(tx, series)
    stood = [row.original for row in rows]
    # In two steps, for one may come to stand where another stood.
    for row in rows:
        row.original = None
    tx.flush()
    for row, original in zip(rows, stood, strict=True):
        if original is not None:
            row.original = after.near(wall_clock(original, series.zone) + by)
    tx.flush()


def _alone(tx: Transaction, ref: MeetingRef) -> Meeting:
    """End a series with an occurrence, which becomes a single meeting, as do those edited by themselves."""
    row = tx.get(Meeting, ref.meeting_id)
    series, original = _series_and_start(tx, row, ref)
    if series is None or original is None:
        return row
    earlier, _later = split(series_of(series), original)
    there = tx.first(Meeting, Meeting.series_id == series.id, Meeting.original == original)
    found = there if earlier is None and there is not None else None
    if earlier is not None:
        found = row if row is not series else _own_row(tx, series, original)
    for own in _own_rows(tx, series, original):
        own.series_id = own.original = None
    tx.flush()
    if earlier is None and found is not None:
        _remove(tx, series)
        return found
    series.rule = earlier
    settle(series)
    tx.flush()
    return found or series


def _own_rows(tx: Transaction, series: Meeting, since: datetime | None = None) -> list[Meeting]:
    conditions = [Meeting.series_id == series.id]
    if since is not None:
        conditions.append(Meeting.original >= since)
    return tx.all(Meeting, *conditions)


def _copy(tx: Transaction, row: Meeting, **changes: Any) -> Meeting:
    """A new meeting like another one, with the same participants and agenda."""
    copy = Meeting(**{**_fields(row), "series_id": None, "original": None, **changes})
    tx.add(copy)
    tx.add(
        *(Participant(**{**_fields(one), "meeting_id": copy.id}) for one in _parts(tx, Participant, row)),
        *(AgendaItem(**{**_fields(one), "meeting_id": copy.id}) for one in _parts(tx, AgendaItem, row)),
    )
    return copy


def _remove(tx: Transaction, row: Meeting) -> None:
    for part in (*_parts(tx, Participant, row), *_parts(tx, AgendaItem, row)):
        tx.delete(part)
    tx.flush()
    tx.delete(row)
    tx.flush()


def _parts(tx: Transaction, table: type[Participant | AgendaItem], row: Meeting) -> list[Any]:
    return list(tx.all(table, table.meeting_id == row.id))


def _fields(row: Base) -> dict[str, Any]:
    return {name: getattr(row, name) for name in field_names(type(row))}
