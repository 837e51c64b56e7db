"""Busy time from a worker's own calendar: read from an .ics file, and again when the file changes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from koordinator.db.meeting_tables import BusySource, BusyTime
from koordinator.db.queries import busy as queries
from koordinator.db.store import Transaction
from koordinator.db.tables import Worker
from koordinator.domain.meetings.busy import (
    BusyFile,
    BusyReport,
    BusySourceLine,
    Difference,
    difference,
    window,
)
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.values.dates import day_month
from koordinator.domain.values.times import clock
from koordinator.errors import KoordinatorError, Refused
from koordinator.services.bulk import uncollected
from koordinator.services.desk import Desk

LABEL = "Hent optaget tid"
# The window moves on with the days, so a file that stays as it is is read again after this long.
_READ_AGAIN = timedelta(days=7)
_CHUNK = 400
_GONE = "Filen findes ikke længere på stedet. Den optagne tid, der er læst, er beholdt."
_CHANGED = "Filen er ændret, siden den blev læst."


def import_busy(
    desk: Desk,
    path: Path,
    worker_id: int,
    *,
    dry_run: bool = False,
    before_writing: Callable[[], None] | None = None,
) -> BusyReport:
    """Let a worker's busy time be what a calendar file says; a dry run only tells what that would do.

    Raises UnusableInput, with a sentence, for a file that cannot be used; nothing is written then.
    """
    path = path.absolute()
    stamp, found = _read(desk, path)
    report, change, known = _report(desk, worker_id, found, path)
    if dry_run:
        return report
    if before_writing is not None:
        before_writing()
    # What only confirms what is there leaves nothing to undo.
    write = desk.write_quietly if known and not (change.add or change.remove) else desk.write
    with write(LABEL) as tx:
        _write(tx, worker_id, path, stamp, change)
    return replace(report, written=True)


def sources(desk: Desk) -> list[BusySourceLine]:
    """The calendar files that busy time was read from: how old, and whether they are still there."""
    with desk.read() as session:
        rows = queries.sources(session)
    return [_line(row, desk.today().year) for row in rows]


def reread_changed(desk: Desk) -> list[BusyReport]:
    """Read the files again that have changed; nothing of it is to be undone.

    A file that is gone changes nothing, and one that cannot be used, such as one half saved, waits.
    """
    with desk.read() as session:
        rows = queries.sources(session)
    reports = []
    for row in rows:
        stamp = _stamp(Path(row.path))
        if stamp is None or (stamp == row.stamp and datetime.now(UTC) - row.read_at < _READ_AGAIN):
            continue
        try:
            reports.append(_read_again(desk, row))
        except KoordinatorError:
            continue
    return reports


def remove_source(desk: Desk, worker_id: int) -> None:
    """Forget a worker's calendar file with all the busy time from it."""
    with desk.write("Fjern optaget tid") as tx:
        source = tx.first(BusySource, BusySource.worker_id == worker_id)
        if source is None:
            raise Refused("Der er ingen optaget tid at fjerne.")
        tx.delete(source)
        for row in tx.all(BusyTime, BusyTime.worker_id == worker_id):
            tx.delete(row)


def _read_again(desk: Desk, row: queries.SourceRow) -> BusyReport:
    path = Path(row.path)
    stamp, found = _read(desk, path)
    report, change, _ = _report(desk, row.worker_id, found, path)
    with desk.write_quietly(LABEL) as tx:
        _write(tx, row.worker_id, path, stamp, change)
    return replace(report, written=True)


@uncollected()
def _read(desk: Desk, path: Path) -> tuple[str, BusyFile]:
    from koordinator.exchange.ics import read_busy

    # The stamp first: a file that is saved while it is read is then read again.
    stamp = _stamp(path) or ""
    return stamp, read_busy(path, *window(desk.today()))


def _report(desk: Desk, worker_id: int, found: BusyFile, path: Path) -> tuple[BusyReport, Difference, bool]:
    """What reading does, what must be written for it, and whether this very file was read before."""
    with desk.read() as session:
        worker = session.get(Worker, worker_id)
        if worker is None:
            raise Refused("Medarbejderen findes ikke længere.")
        change = difference(queries.kept_stretches(session, worker_id), found.stretches)
        known = any(row.worker_id == worker_id and row.path == str(path) for row in queries.sources(session))
        first, last = window(desk.today())
        report = BusyReport(
            worker_id, worker.name, first, last, found.events, found.free, found.stretches, found.unread,
            created=len(change.add), removed=len(change.remove), written=False,
        )  # fmt: skip
    return report, change, known


def _write(tx: Transaction, worker_id: int, path: Path, stamp: str, change: Difference) -> None:
    for at in range(0, len(change.remove), _CHUNK):
        for row in tx.all(BusyTime, BusyTime.id.in_(change.remove[at : at + _CHUNK])):
            tx.delete(row)
        tx.flush()
    rows = [{"worker_id": worker_id, **stretch._asdict()} for stretch in change.add]
    tx.add_many(BusyTime, rows)
    now = datetime.now(UTC)
    source = tx.first(BusySource, BusySource.worker_id == worker_id)
    if source is None:
        tx.add(BusySource(worker_id=worker_id, path=str(path), stamp=stamp, read_at=now))
    else:
        source.path, source.stamp, source.read_at = str(path), stamp, now


def _line(row: queries.SourceRow, year: int) -> BusySourceLine:
    stamp = _stamp(Path(row.path))
    trouble = _GONE if stamp is None else _CHANGED if stamp != row.stamp else None
    saved = _saved_at(row.stamp)
    age = f"læst {_moment_words(row.read_at, year)}"
    if saved is not None:
        age = f"gemt {_moment_words(saved, year)} · {age}"
    return BusySourceLine(
        row.worker_id,
        row.worker,
        row.path,
        Path(row.path).name,
        row.read_at,
        saved,
        age,
        row.stretches,
        trouble,
    )


def _moment_words(moment: datetime, year: int) -> str:
    """20. nov. kl. 8.12, with its year when that is another."""
    here = to_local(moment)
    day = day_month(here.date()) + ("" if here.year == year else f" {here.year}")
    return f"{day} kl. {clock(here)}"


def _stamp(path: Path) -> str | None:
    """What tells one state of a file from another: when it was saved, and its size. None when it is gone."""
    try:
        state = path.stat()
    except (OSError, ValueError):
        return None
    return f"{state.st_mtime_ns}:{state.st_size}"


def _saved_at(stamp: str) -> datetime | None:
    nanoseconds = stamp.partition(":")[0]
    try:
        return datetime.fromtimestamp(int(nanoseconds) / 1e9, UTC)
    except (ValueError, OverflowError, OSError):
        return None
