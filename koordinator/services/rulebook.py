"""The rulebook as shipped, and what each team has made of it."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

from koordinator import resources
from koordinator.db.queries.due import overrides
from koordinator.db.store import Session
from koordinator.db.system_tables import RuleOverride
from koordinator.db.tables import Team
from koordinator.domain.due.rules import MOST, DatedValue, Override, Rule, Rulebook, Unit, amount
from koordinator.domain.roles import Role
from koordinator.errors import Refused
from koordinator.services.desk import Desk

_GONE = "Reglen findes ikke."


@cache
def shipped() -> tuple[Rule, ...]:
    """The rules the program comes with, in their order."""
    return tuple(_read(key, fields) for key, fields in resources.table("rules/deadlines.toml").items())


def rules(desk: Desk, team_id: int | None = None) -> list[Rule]:
    """Every rule as a team has it; without a team as shipped."""
    with desk.read() as session:
        return list(rulebook(session).of(team_id))


def rulebook(session: Session) -> Rulebook:
    """The rules of every team."""
    teams: dict[int, dict[str, Override]] = {}
    for team_id, key, value, active in overrides(session):
        teams.setdefault(team_id, {})[key] = Override(_value(value), active)
    return Rulebook(shipped(), {team_id: tuple(_with(held)) for team_id, held in teams.items()})


def save_rule(desk: Desk, team_id: int, key: str, value: int | None, *, on: bool = True) -> None:
    """Let a team have a rule with a value of its own (none: the shipped one), on or off."""
    desk.require(Role.LEADER)
    rule = _known(key)
    if not rule.recorded:
        raise Refused("Programmet har endnu ikke de oplysninger, reglen skal bruge.")
    most = MOST[rule.unit]
    if value is not None and not 1 <= value <= most:
        raise Refused(f"Skriv et tal fra 1 til {amount(most, rule.unit)}.")
    kept = None if value is None else str(value)
    with desk.write("Ret regel") as tx:
        tx.get(Team, team_id)
        row = tx.first(RuleOverride, RuleOverride.team_id == team_id, RuleOverride.rule_key == key)
        if row is None:
            tx.add(RuleOverride(team_id=team_id, rule_key=key, value=kept, active=on))
        elif (row.value, row.active) != (kept, on):
            row.value, row.active = kept, on


def reset_rule(desk: Desk, team_id: int, key: str) -> None:
    """Let a team have a rule as shipped again."""
    desk.require(Role.LEADER)
    _known(key)
    with desk.write("Regel tilbage til den oprindelige") as tx:
        row = tx.first(RuleOverride, RuleOverride.team_id == team_id, RuleOverride.rule_key == key)
        if row is not None:
            tx.delete(row)


def _known(key: str) -> Rule:
    found = next((rule for rule in shipped() if rule.key == key), None)
    if found is None:
        raise Refused(_GONE)
    return found


def _with(held: dict[str, Override]) -> Iterable[Rule]:
    for rule in shipped():
        yield replace(rule, override=held[rule.key]) if rule.key in held else rule


def _value(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None


def _read(key: str, fields: dict[str, Any]) -> Rule:
    return Rule(
        key,
        fields["name"],
        fields["words"],
        fields.get("clock", ""),
        Unit(fields.get("unit", "days")),
        tuple(DatedValue(**one) for one in fields.get("values", ())),
        tuple(fields["who"]),
        fields["source"],
        fields["local"],
        fields.get("action", ""),
        fields.get("since", ""),
        fields.get("unknown", ""),
        before=fields.get("before", False),
        count=fields.get("count", 1),
        lapses=fields.get("lapses"),
        on=fields.get("on", True),
        valid_from=fields.get("valid_from"),
        valid_to=fields.get("valid_to"),
    )
