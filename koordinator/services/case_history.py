"""A case's history: who changed what when, and setting a step back."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import Any

from koordinator import resources
from koordinator.db.queries import case_history as queries
from koordinator.db.queries.case_history import LogRow
from koordinator.db.undo import turn_back
from koordinator.db.values import Fields
from koordinator.domain.case_history import FieldChange, HistoryStep, RowChange, standing
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.values.dates import short_date
from koordinator.domain.values.numbers import format_hours
from koordinator.domain.values.times import clock
from koordinator.errors import Refused
from koordinator.services import checklists
from koordinator.services.come_over import Watch
from koordinator.services.desk import Desk

_MOST = 2_000
_VERBS = {"undo": "Fortrød", "redo": "Gjorde igen"}
_Names = dict[str, dict[int, str]]
# What a case began with is not taken away by a step of its history.
_BEGINNINGS = {"cases", "citizen"}
_MOVE_INSTEAD = "Flyt sagen i stedet, så en leder kan skrive en begrundelse."


def history(desk: Desk, case_id: int) -> list[HistoryStep]:
    """The case's actions, the newest first."""
    with desk.read() as session:
        rows = queries.changes(session, case_id, _MOST)
        names = queries.names(session, _pointed(rows))
        people = queries.logins(session)
        state = standing(queries.marks(session, {row.set_id for row in rows}))
    steps = []
    for set_id, group in groupby(rows, key=lambda row: row.set_id):
        held = list(group)
        first, why = held[0], state.get(set_id, "")
        label = f"{_VERBS[first.kind]}: {first.label}" if first.kind in _VERBS else first.label
        shown = tuple(one for row in reversed(held) if (one := _row(row, names)) is not None)
        steps.append(
            HistoryStep(
                set_id, to_local(first.at), people.get(first.by, first.by), label, why,
                not why and first.kind not in _VERBS and not any(map(_beginning, held)), shown,
            )
        )  # fmt: skip
    return steps


def restore(desk: Desk, case_id: int, set_id: int) -> None:
    """Set back what an action changed on this case, as a new change; Refused if something changed since.

    It decides anew who holds the case, so nobody comes above her maximum by it.
    """
    with desk.read() as session:
        rows = queries.changes(session, case_id, set_id=set_id)
    if not rows:
        raise Refused("Trinnet findes ikke længere.")
    if any(map(_beginning, rows)):
        raise Refused("Det kan ikke sættes tilbage: det er sagens begyndelse.")
    label = f"Sæt tilbage: {rows[0].label}"
    with desk.store.write(label, by=desk.who.login, target_id=set_id) as tx:
        changes = {row.change_id for row in rows}
        watch = Watch(tx.session, desk.today(), set_id, changes)
        turn_back(tx, set_id, changes, what="sættes tilbage")
        for warning in watch.warnings():
            raise Refused(f"Det kan ikke sættes tilbage. {warning} {_MOVE_INSTEAD}")


def _beginning(row: LogRow) -> bool:
    return row.entity in _BEGINNINGS and (row.before is None or row.after is None)


def _words(entity: str) -> dict[str, Any]:
    return dict(resources.table("history_words.toml").get(entity, {}))


def _pointed(rows: list[LogRow]) -> dict[str, set[int]]:
    """Which rows' names are needed to show these changes."""
    found: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        for field, entity in queries.pointed_at(row.entity).items():
            for side in (row.before, row.after):
                if side and side.get(field) is not None:
                    found[entity].add(side[field])
    return found


def _row(row: LogRow, names: _Names) -> RowChange | None:
    """A change in words; None where it has nothing a person would look for."""
    words = _words(row.entity)
    if not words:
        return None
    whole = row.before if row.after is None else row.after if row.before is None else {}
    verb = "fjernet" if row.after is None else "skrevet" if row.before is None else "ændret"
    what = str(words["name"])
    about = [_shown(row.entity, field, (whole or {}).get(field), names) for field in words.get("by", ())]
    if row.entity == "checklist_tick":
        about = [_question(whole or {})]
    about = [one for one in about if one]
    if about:
        what = f"{what}: {', '.join(about)}"
    fields = tuple(_fields(row, words, names))
    return RowChange(what, verb, fields) if fields or verb != "ændret" else None


def _question(tick: Fields) -> str:
    """The point a tick is of, as the list asks it; empty where it is no longer asked."""
    key, asked = tick.get("item_key"), [one for one in checklists.lists() if one.key == tick.get("list_key")]
    return next((point.text for one in asked for point in one.points if point.key == key), "")


def _fields(row: LogRow, words: dict[str, Any], names: _Names) -> Iterator[FieldChange]:
    before: Fields = row.before or {}
    after: Fields = row.after or {}
    for field, label in words["fields"].items():
        if field not in before and field not in after:
            continue
        was, became = (_shown(row.entity, field, side.get(field), names) for side in (before, after))
        if was != became and not (field in words.get("by", ()) and (row.before is None or row.after is None)):
            yield FieldChange(str(label), was, became)


def _shown(entity: str, field: str, value: object, names: _Names) -> str:
    """A value as a Dane reads it; nothing is empty."""
    target = queries.pointed_at(entity).get(field)
    if value is None or value == "":
        return ""
    if target is not None:
        return names.get(target, {}).get(int(str(value)), "")
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, datetime):
        here = to_local(value)
        return f"{short_date(here.date())} kl. {clock(here)}"
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, Decimal):
        return format_hours(value)
    return str(_words(entity).get("values", {}).get(field, {}).get(str(value), value))
