"""A case's history as people read it: one step for each action, with what it changed in Danish words."""

from datetime import datetime
from typing import NamedTuple


class FieldChange(NamedTuple):
    """One field as it was and as it became; empty is "nothing stood there"."""

    label: str
    before: str
    after: str


class RowChange(NamedTuple):
    """One thing that was written down, changed or removed; `what` says which, `verb` what happened."""

    what: str
    verb: str
    fields: tuple[FieldChange, ...]


class HistoryStep(NamedTuple):
    """One action on the case; `state` is why it no longer counts, `restorable` whether it can be set back."""

    set_id: int
    at: datetime
    who: str
    label: str
    state: str
    restorable: bool
    rows: tuple[RowChange, ...]


class Mark(NamedTuple):
    """A later action that turned another one: its number, its kind and which it turned."""

    set_id: int
    kind: str
    target_id: int


def standing(marks: list[Mark]) -> dict[int, str]:
    """Why actions no longer count: undone or set back, unless that was itself turned again."""
    of = {mark.set_id: mark for mark in marks}
    state: dict[int, str] = {}
    for mark in sorted(marks):
        if mark.kind == "undo":
            state[mark.target_id] = "fortrudt"
            if mark.target_id in of:  # what had been set back stands again
                state.pop(of[mark.target_id].target_id, None)
        elif mark.kind == "redo":
            state.pop(mark.target_id, None)
            if mark.target_id in of:
                state[of[mark.target_id].target_id] = "sat tilbage"
        else:
            state[mark.target_id] = "sat tilbage"
    return state
