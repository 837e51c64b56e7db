"""Saved views of the case list: a name for a filter and its columns, kept for each user."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from koordinator.db.queries.settings import keep_setting, setting
from koordinator.db.store import Session
from koordinator.domain.cases import CHIP_NAMES, CaseFilter, Chip
from koordinator.domain.roles import Role
from koordinator.domain.values.names import clean_name, fold
from koordinator.errors import Refused
from koordinator.services.desk import Desk

LONGEST_NAME = 60
MOST_VIEWS = 50
_VIEWS, _COLUMNS = "case_views", "case_columns"


@dataclass(frozen=True, slots=True)
class CaseView:
    """A filter and its columns under a name; without columns the list keeps those it has."""

    name: str
    wanted: CaseFilter
    columns: tuple[str, ...] = ()


def built_in(desk: Desk) -> list[CaseView]:
    """The views everybody has; one's own cases only for those who can hold any."""
    mine = CaseView("Mine sager", CaseFilter(worker_id=desk.who.worker_id))
    others = [
        CaseView(CHIP_NAMES[c], CaseFilter(chips=frozenset({c})))
        for c in (Chip.NO_CASEWORKER, Chip.UNEXPLAINED)
    ]
    return [mine, *others] if holds_cases(desk) else others


def holds_cases(desk: Desk) -> bool:
    """Whether the person logged in has a role that holds cases."""
    return bool(desk.who.roles & {Role.CASEWORKER, Role.CONSULTANT})


def saved(desk: Desk) -> list[CaseView]:
    """One's own views by name; what can no longer be read is left out."""
    with desk.read() as session:
        held = _held(session, desk, _VIEWS)
    views = [view for entry in _list(held) if (view := _view(entry)) is not None]
    return sorted(views, key=lambda view: fold(view.name))


def save(desk: Desk, view: CaseView) -> None:
    """Keep a view; one of the same name is replaced. Refused without a name of its own."""
    name = clean_name(view.name)
    if not name:
        raise Refused("Giv visningen et navn.")
    if len(name) > LONGEST_NAME:
        raise Refused(f"Navnet er længere end {LONGEST_NAME} tegn.")
    if fold(name) in {fold(one.name) for one in built_in(desk)}:
        raise Refused("Der er en fast visning med det navn. Vælg et andet.")
    kept = [one for one in saved(desk) if fold(one.name) != fold(name)]
    if len(kept) >= MOST_VIEWS:
        raise Refused(f"Der er allerede {MOST_VIEWS} visninger. Slet en, før du gemmer flere.")
    kept.append(CaseView(name, view.wanted, view.columns))
    _keep(desk, "Gem visning", _VIEWS, [_entry(one) for one in kept])


def delete(desk: Desk, name: str) -> None:
    """Forget a view."""
    kept = [one for one in saved(desk) if one.name != name]
    _keep(desk, "Slet visning", _VIEWS, [_entry(one) for one in kept])


def columns(desk: Desk) -> tuple[str, ...]:
    """The columns one has chosen, or nothing if one never chose any."""
    with desk.read() as session:
        return _words(_held(session, desk, _COLUMNS))


def keep_columns(desk: Desk, keys: Sequence[str]) -> None:
    """Remember which columns one wants to see."""
    _keep(desk, "Vælg kolonner", _COLUMNS, list(keys))


def _scope(desk: Desk) -> str:
    return f"user:{desk.who.login}"


def _held(session: Session, desk: Desk, name: str) -> Any:
    return setting(session, _scope(desk), name)


def _keep(desk: Desk, label: str, name: str, value: list[Any]) -> None:
    with desk.write_quietly(label) as tx:
        keep_setting(tx, _scope(desk), name, value)


def _entry(view: CaseView) -> dict[str, Any]:
    wanted = view.wanted
    return {
        "name": view.name,
        "text": wanted.text,
        "worker": wanted.worker_id,
        "team": wanted.team_id,
        "programme": wanted.programme_id,
        "chips": sorted(wanted.chips),
        "ended": wanted.ended,
        "columns": list(view.columns),
    }


def _view(entry: Any) -> CaseView | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        return None
    known = set(Chip)
    wanted = CaseFilter(
        text=entry["text"] if isinstance(entry.get("text"), str) else "",
        worker_id=_number(entry.get("worker")),
        team_id=_number(entry.get("team")),
        programme_id=_number(entry.get("programme")),
        chips=frozenset(Chip(word) for word in _words(entry.get("chips")) if word in known),
        ended=entry.get("ended") is True,
    )
    return CaseView(entry["name"], wanted, _words(entry.get("columns")))


def _number(value: Any) -> int | None:
    return value if type(value) is int else None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _words(value: Any) -> tuple[str, ...]:
    return tuple(one for one in _list(value) if isinstance(one, str))
