"""An open store: sessions that read, and named units of work that write through the change log."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import ColumnElement, insert, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from koordinator.db import sqlite
from koordinator.db.base import Base
from koordinator.db.changelog import Recording, change_of, record_changes
from koordinator.db.system_tables import StoreInfo
from koordinator.db.values import Fields, blank_fields, field_names, to_json
from koordinator.errors import Refused

__all__ = ["Changed", "Session", "Store", "Transaction"]

Row = TypeVar("Row", bound=Base)


@dataclass(frozen=True, slots=True)
class Changed:
    """What a committed write tells its listeners: which tables it touched, and its name."""

    set_id: int
    label: str
    by: str
    kind: str
    entities: frozenset[str]


class Transaction:
    """One unit of work; leaving it without a fault commits it, any fault leaves nothing."""

    def __init__(self, session: Session, recording: Recording) -> None:
        self.session = session
        self.recording = recording
        self._free: dict[str, int] = {}

    def add(self, *rows: Base) -> None:
        """Add rows and give them their numbers."""
        # Numbered here rather than by the database: many rows then go in as one statement.
        for row in rows:
            row.id = self._next_id(row.__tablename__)
        self.session.add_all(rows)
        self.session.flush()

    def add_many(self, model: type[Base], rows: list[Fields]) -> list[int]:
        """Add many rows of one table, given as fields, faster than as objects; returns their numbers."""
        if not rows:
            return []
        table, first = model.__tablename__, self._next_id(model.__tablename__)
        ids = list(range(first, first + len(rows)))
        self._free[table] = ids[-1] + 1
        complete = [_complete(model, row_id, row) for row_id, row in zip(ids, rows, strict=True)]
        self.session.connection().execute(insert(model), complete)
        names = field_names(model)
        changes = [
            change_of(table, row["id"], None, {name: to_json(row[name]) for name in names})
            for row in complete
        ]
        self.recording.write_down(self.session, changes)
        return ids

    def _next_id(self, table: str) -> int:
        number = self._free.get(table) or sqlite.first_free_id(self.session.connection(), table)
        self._free[table] = number + 1
        return number

    def all(self, model: type[Row], *conditions: ColumnElement[bool]) -> list[Row]:
        """The rows of a table that meet the conditions, as they came into being."""
        return list(self.session.scalars(select(model).where(*conditions).order_by(model.id)))

    def first(self, model: type[Row], *conditions: ColumnElement[bool]) -> Row | None:
        """The first such row, or None."""
        return next(iter(self.all(model, *conditions)), None)

    def get(self, model: type[Row], row_id: int) -> Row:
        """The row with this number; refused if somebody has removed it."""
        row = self.session.get(model, row_id)
        if row is None:
            raise Refused("Oplysningen findes ikke længere.")
        return row

    def delete(self, row: Base) -> None:
        """Remove a row."""
        self.session.delete(row)

    def mention(self, row: Base) -> None:
        """Write down that the action is about a row it leaves as it is, so that it is found from there."""
        self.recording.write_down(self.session, [change_of(row.__tablename__, row.id, {}, {})])

    def flush(self) -> None:
        """Write what is changed so far, so that what follows can build on it."""
        self.session.flush()

    def rename(self, label: str) -> None:
        """Give the action its name when that is known only after looking; before the first write."""
        self.recording.label = label


def _complete(model: type[Base], row_id: int, row: Fields) -> Fields:
    return {"id": row_id, **blank_fields(model), **row}


class Store:
    """The encrypted store of one workplace."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self.key = key
        self.engine = sqlite.make_engine(path, key)
        self._write_engine = self.engine.execution_options(koordinator_write=True)
        self._listeners: list[Callable[[Changed], None]] = []
        self.store_id = ""
        self.demo_day: date | None = None

    def know(self) -> None:
        """Read which store this is; to be called once its schema is known to be current."""
        with self.read() as session:
            info = session.scalars(select(StoreInfo)).one_or_none()
        if info is not None:
            self.store_id, self.demo_day = info.store_id, info.demo_day

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that only reads; what it returns must be records, not rows."""
        try:
            with Session(self.engine, autoflush=False) as session:
                yield session
        except DBAPIError as fault:
            raise sqlite.explain(fault) or fault from None

    @contextmanager
    def write(
        self, label: str, *, by: str, kind: str = "do", target_id: int | None = None
    ) -> Iterator[Transaction]:
        """A named unit of work; `kind` is do, undo, redo, or quiet for what undo passes over."""
        recording = Recording(label, by, datetime.now(UTC), kind, target_id)
        try:
            with Session(self._write_engine, autoflush=False, expire_on_commit=False) as session:
                record_changes(session, recording)
                yield Transaction(session, recording)
                session.flush()
                recording.seal(session)
                session.commit()
        except DBAPIError as fault:
            raise sqlite.explain(fault) or fault from None
        self._tell(recording)

    def on_change(self, listener: Callable[[Changed], None]) -> Callable[[], None]:
        """Call the listener after each committed change; returns how to stop it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def close(self) -> None:
        """Let go of the file; the key is forgotten with the object."""
        self._listeners.clear()
        self.engine.dispose()

    def _tell(self, recording: Recording) -> None:
        if recording.set_id is None:
            return
        told = Changed(
            recording.set_id, recording.label, recording.by, recording.kind, frozenset(recording.entities)
        )
        for listener in list(self._listeners):
            listener(told)
