"""Which action undo and redo would touch next, read from the log of one person's actions."""

from collections.abc import Iterable
from typing import NamedTuple


class Entry(NamedTuple):
    """One set of the change log: its number, its kind (do, undo, redo) and which set it turned back."""

    set_id: int
    kind: str
    target_id: int | None
    label: str


class Stacks(NamedTuple):
    """What can be undone and redone, the next one last."""

    undo: tuple[Entry, ...]
    redo: tuple[Entry, ...]


def stacks(entries: Iterable[Entry]) -> Stacks:
    """Replay a person's actions in order; a new action forgets what could be redone."""
    undo: list[Entry] = []
    redo: list[Entry] = []
    for entry in entries:
        if entry.kind == "do":
            undo.append(entry)
            redo.clear()
        elif entry.kind == "undo":
            _drop(undo, entry.target_id)
            redo.append(entry)
        elif entry.kind == "redo":
            _drop(redo, entry.target_id)
            undo.append(entry)
    return Stacks(tuple(undo), tuple(redo))


def _drop(stack: list[Entry], set_id: int | None) -> None:
    stack[:] = [entry for entry in stack if entry.set_id != set_id]
