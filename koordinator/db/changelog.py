"""The change log: one hook writes down what every write changed, before and after.

Undo, the history of a case, the audit trail and the signal that refreshes pages all read this record.
"""

import hashlib
import json
import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import event, insert, select
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction
from sqlalchemy.orm.attributes import get_history

from koordinator.db import fulltext
from koordinator.db.base import Base
from koordinator.db.system_tables import Change, ChangeSet
from koordinator.db.values import Fields, all_fields, dumps, field_names, to_json

LOGGED = "koordinator_change_set"
FIRST_LINK = bytes(32)


@dataclass
class Recording:
    """What one transaction has changed so far."""

    label: str
    by: str
    at: datetime
    kind: str = "do"
    target_id: int | None = None
    set_id: int | None = None
    entities: set[str] = field(default_factory=set)
    texts: fulltext.Touched = field(default_factory=dict)
    _hash: Any = None

    def write_down(self, session: Session, rows: list[Fields]) -> None:
        """Append changes to the log, in the same transaction as the changes themselves."""
        connection = session.connection()
        if self.set_id is None:
            self._begin(session)
        for row in rows:
            salt = os.urandom(16)
            row["set_id"] = self.set_id
            row["salt"] = salt
            row["digest"] = digest(salt, row["entity"], row["entity_id"], row["before"], row["after"])
            self._hash.update(row["digest"])
            fulltext.touch(self.texts, row)
        self.entities.update(row["entity"] for row in rows)
        connection.execute(insert(Change), rows)

    def seal(self, session: Session) -> None:
        """Close the set: what changed can be found, and it is linked to the set before."""
        fulltext.index(session.connection(), self.texts)
        if self.set_id is not None:
            table = ChangeSet.__table__
            session.connection().execute(
                table.update().where(table.c.id == self.set_id).values(chain=self._hash.digest())  # type: ignore[attr-defined]
            )

    def _begin(self, session: Session) -> None:
        connection = session.connection()
        newest = select(ChangeSet.chain).order_by(ChangeSet.id.desc()).limit(1)
        previous = connection.scalar(newest) or FIRST_LINK
        self._hash = link(previous, self.label, self.by, self.at, self.kind, self.target_id)
        values = {
            "label": self.label, "by": self.by, "at": self.at, "kind": self.kind,
            "target_id": self.target_id, "chain": b"",
        }  # fmt: skip
        result = connection.execute(insert(ChangeSet), values)
        (self.set_id,) = result.inserted_primary_key or (None,)


def link(previous: bytes, label: str, by: str, at: datetime, kind: str, target_id: int | None) -> Any:
    """The running hash of a set: the link before and the set's own header, then every digest."""
    header = json.dumps([label, by, at.astimezone(UTC).isoformat(), kind, target_id])
    return hashlib.sha256(previous + header.encode())


def record_changes(session: Session, recording: Recording) -> None:
    """Let the recording hear of everything this session writes."""
    session.info[LOGGED] = recording


@event.listens_for(Session, "after_flush")
def _after_flush(session: Session, _context: UOWTransaction) -> None:
    recording: Recording | None = session.info.get(LOGGED)
    if recording is None:
        if session.new or session.dirty or session.deleted:
            raise RuntimeError("only Store.write may write")
        return
    rows = _inserted(session) + _updated(session) + _deleted(session)
    if rows:
        recording.write_down(session, rows)


@event.listens_for(Session, "do_orm_execute")
def _no_unlogged_writes(state: ORMExecuteState) -> None:
    if not state.is_select:
        raise RuntimeError("writes go through objects, so that the change log sees them")


def change_of(entity: str, entity_id: int, before: Fields | None, after: Fields | None) -> Fields:
    """One change as the log keeps it, without its seal."""
    return {"entity": entity, "entity_id": entity_id, "before": dumps(before), "after": dumps(after)}


def _inserted(session: Session) -> list[Fields]:
    return [_change(row, None, all_fields(row)) for row in session.new]


def _updated(session: Session) -> list[Fields]:
    rows = []
    for row in session.dirty:
        before, after = _difference(row)
        if after:
            rows.append(_change(row, before, after))
    return rows


def _deleted(session: Session) -> list[Fields]:
    return [_change(row, all_fields(row), None) for row in session.deleted]


def _difference(row: Base) -> tuple[Fields, Fields]:
    before: Fields = {}
    after: Fields = {}
    for name in field_names(type(row)):
        history = get_history(row, name)
        if history.added and history.has_changes():
            old = to_json(history.deleted[0]) if history.deleted else None
            new = to_json(history.added[0])
            if old != new:
                before[name], after[name] = old, new
    return before, after


def _change(row: Base, before: Fields | None, after: Fields | None) -> Fields:
    return change_of(row.__tablename__, row.id, before, after)


def digest(salt: bytes, entity: str, entity_id: int, before: str | None, after: str | None) -> bytes:
    """The fingerprint of one change; without the salt, nobody can guess the values from it."""
    text = f"{entity}\0{entity_id}\0{before or ''}\0{after or ''}"
    return hashlib.sha256(salt + text.encode()).digest()
