"""Busy time from calendar files: the files, and the stretches kept of each worker."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from koordinator.db.meeting_tables import BusySource, BusyTime
from koordinator.db.tables import Worker
from koordinator.domain.meetings.busy import Stretch


class SourceRow(NamedTuple):
    """A calendar file as the store remembers it."""

    worker_id: int
    worker: str
    path: str
    stamp: str
    read_at: datetime
    stretches: int


def sources(session: Session) -> list[SourceRow]:
    """The calendar files, by the names of the workers they are of."""
    stretches = (
        select(func.count(BusyTime.id))
        .where(BusyTime.worker_id == Worker.id)
        .correlate(Worker)
        .scalar_subquery()
    )
    query = (
        select(Worker.id, Worker.name, BusySource.path, BusySource.stamp, BusySource.read_at, stretches)
        .join(BusySource, BusySource.worker_id == Worker.id)
        .order_by(Worker.name, Worker.id)
    )
    return [SourceRow(*row) for row in session.execute(query)]


def kept_stretches(session: Session, worker_id: int) -> list[tuple[int, Stretch]]:
    """What is kept of a worker's busy time, with the rows' numbers, the earliest first."""
    query = (
        select(BusyTime.id, BusyTime.starts, BusyTime.ends, BusyTime.all_day)
        .where(BusyTime.worker_id == worker_id)
        .order_by(BusyTime.starts, BusyTime.id)
    )
    return [
        (row_id, Stretch(starts, ends, all_day)) for row_id, starts, ends, all_day in session.execute(query)
    ]
