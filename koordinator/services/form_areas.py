"""Which forms there are, and the areas of the wheel each team has chosen."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from koordinator import resources
from koordinator.db.queries.settings import keep_setting, setting
from koordinator.db.system_tables import Setting
from koordinator.db.tables import Team
from koordinator.domain.forms import (
    FEWEST_AREAS,
    LONGEST_NAME,
    MOST_AREAS,
    WHEEL,
    Area,
    Form,
    FormKind,
)
from koordinator.domain.roles import Role
from koordinator.domain.values.names import clean_name, fold
from koordinator.errors import Refused
from koordinator.services.desk import Desk

KEYS = (WHEEL, "distance", "belief", "satisfaction", "quarterly")
_NAME = f"areas:{WHEEL}"
_OWN = "own-"


@cache
def shipped() -> dict[str, Form]:
    """The forms the program comes with, by key, in their order."""
    return {key: _read(key, resources.table(f"forms/{key}.toml")) for key in KEYS}


def forms(desk: Desk, team_id: int | None = None) -> list[Form]:
    """Every form as a team has it; without a team as shipped."""
    return [form(desk, key, team_id) for key in shipped()]


def form(desk: Desk, key: str, team_id: int | None = None) -> Form:
    """One form as a team has it; Refused for an unknown one."""
    found = shipped().get(key)
    if found is None:
        raise Refused("Skemaet findes ikke.")
    if team_id is None or key != WHEEL:
        return found
    with desk.read() as session:
        held = setting(session, _scope(team_id), _NAME)
    if not isinstance(held, list):
        return found
    return replace(found, areas=tuple(_spoke(one["key"], one["name"]) for one in held), changed=True)


def save_areas(desk: Desk, team_id: int, areas: Sequence[Area]) -> None:
    """Let a team have its own areas of the wheel, in this order; an area without a key is a new one."""
    desk.require(Role.LEADER)
    kept = _checked(areas)
    with desk.write("Ret områder") as tx:
        tx.get(Team, team_id)
        keep_setting(tx, _scope(team_id), _NAME, [{"key": one.key, "name": one.name} for one in kept])


def reset_areas(desk: Desk, team_id: int) -> None:
    """Let a team have the wheel as shipped again."""
    desk.require(Role.LEADER)
    scope = _scope(team_id)
    with desk.write("Områder tilbage til de oprindelige") as tx:
        row = tx.first(Setting, Setting.scope == scope, Setting.name == _NAME)
        if row is not None:
            tx.delete(row)


def _checked(areas: Sequence[Area]) -> list[Area]:
    if len(areas) < FEWEST_AREAS:
        raise Refused(f"Hjulet skal have mindst {FEWEST_AREAS} områder.")
    if len(areas) > MOST_AREAS:
        raise Refused(f"Hjulet kan højst have {MOST_AREAS} områder.")
    names = [clean_name(area.name) for area in areas]
    if not all(names):
        raise Refused("Giv området et navn.")
    if max(map(len, names)) > LONGEST_NAME:
        raise Refused(f"Navnet er længere end {LONGEST_NAME} tegn.")
    if len({fold(name) for name in names}) < len(names):
        raise Refused("To områder kan ikke hedde det samme.")
    taken = {area.key for area in areas}
    kept = []
    for area, name in zip(areas, names, strict=True):
        key = area.key or _new_key(name, taken)
        taken.add(key)
        kept.append(_spoke(key, name))
    return kept


def _new_key(name: str, taken: set[str]) -> str:
    """The key of a new area: always the same for a name, so that one taken out and in again is the same."""
    usual = {fold(area.name): area.key for area in shipped()[WHEEL].areas}
    key = usual.get(fold(name), _OWN + fold(name))
    while key in taken:
        key += "+"
    return key


def _scope(team_id: int) -> str:
    return f"team:{team_id}"


def _spoke(key: str, name: str) -> Area:
    return Area(key, name, name, name)


def _read(key: str, fields: dict[str, Any]) -> Form:
    kind = FormKind(fields["kind"])
    first, last = fields["ends"]
    return Form(
        key,
        fields["name"],
        kind,
        fields["low"],
        fields["high"],
        tuple(_area(one, kind) for one in fields["areas"]),
        fields["sentence"],
        (first, last),
        fields.get("target"),
        tuple(fields.get("words", ())),
        fields.get("worker_above"),
    )


def _area(fields: dict[str, str], kind: FormKind) -> Area:
    if kind is FormKind.WHEEL:
        return _spoke(fields["key"], fields["name"])
    return Area(fields["key"], fields["name"], fields.get("citizen", ""), fields.get("worker", ""))
