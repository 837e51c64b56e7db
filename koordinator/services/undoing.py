"""Undo and redo of one's own newest action, anywhere in the program."""

from typing import NamedTuple

from koordinator.db.undo import turn_back, undo_stacks
from koordinator.domain.undo import Entry
from koordinator.services.desk import Desk


class Turned(NamedTuple):
    """An action that was turned back or made again; `over` has a sentence for each who is now over."""

    label: str
    over: tuple[str, ...]


def next_undo(desk: Desk) -> Entry | None:
    """The action undo would turn back, or None."""
    with desk.read() as session:
        return next(reversed(undo_stacks(session, desk.who.login).undo), None)


def next_redo(desk: Desk) -> Entry | None:
    """The action redo would make again, or None."""
    with desk.read() as session:
        return next(reversed(undo_stacks(session, desk.who.login).redo), None)


def undo(desk: Desk) -> Turned | None:
    """Turn back one's newest action; None if there is nothing. Refused if others changed it since.

    It gives back what was, so nobody is asked about limits: who comes above them is told of.
    """
    return _turn(desk, next_undo(desk), "undo")


def redo(desk: Desk) -> Turned | None:
    """Make the action again that was undone last; None if there is nothing."""
    return _turn(desk, next_redo(desk), "redo")


def _turn(desk: Desk, entry: Entry | None, kind: str) -> Turned | None:
    from koordinator.services.come_over import Watch  # not needed by the first page

    if entry is None:
        return None
    with desk.store.write(entry.label, by=desk.who.login, kind=kind, target_id=entry.set_id) as tx:
        watch = Watch(tx.session, desk.today(), entry.set_id)
        turn_back(tx, entry.set_id, what="fortrydes" if kind == "undo" else "gentages")
        over = watch.warnings()
    return Turned(entry.label, over)
