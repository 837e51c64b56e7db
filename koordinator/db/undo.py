"""Turning a set of the change log back; refused where somebody changed the row since."""

from collections.abc import Collection, Iterator
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from koordinator.db.base import Base
from koordinator.db.store import Transaction
from koordinator.db.system_tables import Change, ChangeSet
from koordinator.db.values import all_fields, decode, loads, models, to_json
from koordinator.domain.undo import Entry, Stacks, stacks
from koordinator.errors import Refused

_REMEMBERED = 200
_CHUNK = 400
_CHANGED_SINCE = "oplysningerne er ændret igen siden."
_BUILT_UPON = "noget nyere bygger på det."


def undo_stacks(session: Session, by: str) -> Stacks:
    """What this person can undo and redo, from her newest actions."""
    newest = (
        select(ChangeSet.id, ChangeSet.kind, ChangeSet.target_id, ChangeSet.label)
        .where(ChangeSet.by == by, ChangeSet.kind != "quiet")
        .order_by(ChangeSet.id.desc())
        .limit(_REMEMBERED)
    )
    return stacks(Entry(*row) for row in reversed(session.execute(newest).all()))


def turn_back(
    tx: Transaction, set_id: int, only: Collection[int] | None = None, *, what: str = "fortrydes"
) -> None:
    """Write the opposite of every change of a set, newest first; all of it or nothing.

    `only` are the changes to turn where the set has others too; `what` is how a refusal calls it.
    """
    session = tx.session
    query = select(Change).where(Change.set_id == set_id).order_by(Change.id.desc())
    changes = [one for one in session.scalars(query) if only is None or one.id in only]
    try:
        for (entity, kind), run in groupby(changes, key=lambda c: (c.entity, _kind(c))):
            for chunk in _chunks(run):
                _turn_back_chunk(session, models()[entity], kind, chunk)
                session.flush()
    except Refused as fault:
        raise Refused(f"Det kan ikke {what}: {fault}") from None
    except IntegrityError:
        raise Refused(f"Det kan ikke {what}: {_BUILT_UPON}") from None


def _kind(change: Change) -> str:
    if change.before is None:
        return "insert"
    return "delete" if change.after is None else "update"


def _chunks(run: Iterator[Change]) -> Iterator[list[Change]]:
    """Pieces in which no row comes twice: a row that changed in two steps goes back in two steps."""
    chunk: dict[int, Change] = {}
    for change in run:
        if len(chunk) == _CHUNK or change.entity_id in chunk:
            yield list(chunk.values())
            chunk = {}
        chunk[change.entity_id] = change
    if chunk:
        yield list(chunk.values())


def _turn_back_chunk(session: Session, model: type[Base], kind: str, changes: list[Change]) -> None:
    ids = {change.entity_id for change in changes}
    rows = {row.id: row for row in session.scalars(select(model).where(model.id.in_(ids)))}
    for change in changes:
        row = rows.get(change.entity_id)
        if kind == "delete":
            if row is not None:
                raise Refused(_CHANGED_SINCE)
            session.add(model(id=change.entity_id, **decode(model, change.before)))
        elif row is None:
            raise Refused(_CHANGED_SINCE)
        elif kind == "insert":
            _delete(session, row, change)
        else:
            _set_back(row, change)


def _delete(session: Session, row: Base, change: Change) -> None:
    if all_fields(row) != loads(change.after):
        raise Refused(_CHANGED_SINCE)
    session.delete(row)


def _set_back(row: Base, change: Change) -> None:
    if any(to_json(getattr(row, name)) != value for name, value in loads(change.after).items()):
        raise Refused(_CHANGED_SINCE)
    for name, value in decode(type(row), change.before).items():
        setattr(row, name, value)
