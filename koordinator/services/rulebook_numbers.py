"""The numbers of the rulebook: shipped with the program, and changed by leaders for one team or for all."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from koordinator import resources
from koordinator.db.queries import rulebook_numbers as queries
from koordinator.db.store import Session
from koordinator.db.tables import Team
from koordinator.db.team_tables import RulebookNumber
from koordinator.domain.roles import Role
from koordinator.domain.rulebook_numbers import DatedNumber, RulebookLine, ShippedNumber, counted
from koordinator.errors import Refused
from koordinator.services.desk import Desk

REBALANCE = "rebalance"
TARGETS = "targets"
_FILES = {REBALANCE: "rules/rebalance.toml", TARGETS: "rules/targets.toml"}
_MOST = 10_000


@cache
def shipped(group: str) -> tuple[ShippedNumber, ...]:
    """The numbers of a group as the program comes with them, in their order."""
    return tuple(_read(key, fields) for key, fields in resources.table(_FILES[group]).items())


def number(desk: Desk, key: str, team_id: int | None = None, on: date | None = None) -> Decimal:
    """A number as a team has it, else as all have it, else as shipped for the day (else today)."""
    one = _known(key)
    with desk.read() as session:
        held = queries.kept(session, [key])
    return _value(one, held, team_id, on or desk.today())


def values_of_teams(
    session: Session, group: str, on: date, team_ids: Iterable[int]
) -> dict[int | None, Mapping[str, Decimal]]:
    """All numbers of a group by key, as each of these teams has them and (under None) as all have them."""
    held = queries.kept(session, [one.key for one in shipped(group)])
    return {
        team_id: {one.key: _value(one, held, team_id, on) for one in shipped(group)}
        for team_id in (None, *team_ids)
    }


def numbers(desk: Desk, group: str = REBALANCE, team_id: int | None = None) -> list[RulebookLine]:
    """The numbers of a group as a team (or, without one, all) have them today, to be shown and changed."""
    today = desk.today()
    with desk.read() as session:
        held = queries.kept(session, [one.key for one in shipped(group)])
    return [_line(one, held, team_id, today) for one in shipped(group)]


def save_number(
    desk: Desk, key: str, value: Decimal, team_id: int | None = None, reach_by: date | None = None
) -> None:
    """Let a team, or without one all, have a number of their own."""
    desk.require(Role.LEADER)
    one = _known(key)
    if not one.least <= value <= one.most or value != value.to_integral_value():
        raise Refused(f"Skriv et helt tal fra {one.least} til {counted(Decimal(one.most), one.unit)}.")
    with desk.write("Ret mål" if key.startswith("target.") else "Ret tal i regelsættet") as tx:
        if team_id is not None:
            tx.get(Team, team_id)
        row = tx.first(RulebookNumber, RulebookNumber.key == key, queries.of_team(team_id))
        if row is None:
            tx.add(RulebookNumber(key=key, team_id=team_id, value=value, reach_by=reach_by))
        elif (row.value, row.reach_by) != (value, reach_by):
            row.value, row.reach_by = value, reach_by


def reset_number(desk: Desk, key: str, team_id: int | None = None) -> None:
    """Let a team, or without one all, have a number as it was before they changed it."""
    desk.require(Role.LEADER)
    _known(key)
    with desk.write("Tal tilbage til det oprindelige") as tx:
        row = tx.first(RulebookNumber, RulebookNumber.key == key, queries.of_team(team_id))
        if row is not None:
            tx.delete(row)


def _line(one: ShippedNumber, held: queries.Kept, team_id: int | None, today: date) -> RulebookLine:
    row = held.get((one.key, team_id))
    # A team starts from what all have; all start from what is shipped.
    before = _value(one, held, None, today) if team_id is not None else one.on(today)
    return RulebookLine(
        one.key, one.name, one.sentence, one.unit, one.source, row.value if row else before, before,
        row is not None, row.reach_by if row else None,
    )  # fmt: skip


def _value(one: ShippedNumber, held: queries.Kept, team_id: int | None, on: date) -> Decimal:
    row = held.get((one.key, team_id)) or held.get((one.key, None))
    return row.value if row is not None else one.on(on)


def _known(key: str) -> ShippedNumber:
    found = next((one for group in _FILES for one in shipped(group) if one.key == key), None)
    if found is None:
        raise Refused("Tallet findes ikke i regelsættet.")
    return found


def _read(key: str, fields: dict[str, Any]) -> ShippedNumber:
    dated = tuple(
        DatedNumber(Decimal(one["value"]), one.get("valid_from"), one.get("valid_to"))
        for one in fields["values"]
    )
    return ShippedNumber(
        key, fields["name"], fields["sentence"], fields["unit"], fields["source"], dated,
        fields.get("least", 0), fields.get("most", _MOST),
    )  # fmt: skip
