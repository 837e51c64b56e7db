"""The targets of the key figures: shipped, for all, and for each team."""

from datetime import date
from decimal import Decimal

from koordinator import resources
from koordinator.db.queries import rulebook_numbers as queries
from koordinator.db.store import Session
from koordinator.domain.figures.book import Goals
from koordinator.domain.figures.records import PASSIVE_LENGTH, Goal, Key
from koordinator.domain.rulebook_numbers import RulebookLine
from koordinator.domain.targets import Target
from koordinator.services import rulebook_numbers
from koordinator.services.desk import Desk
from koordinator.services.rulebook_numbers import TARGETS

PREFIX = "target."
_FOLLOWS = "Følger målet for passive i alt"


def goals(session: Session, on: date) -> Goals:
    """Every target by team (None: all) and figure; a team has its own, else that of all."""
    shipped = rulebook_numbers.shipped(TARGETS)
    kept = queries.kept(session, [one.key for one in shipped])
    found: dict[tuple[int | None, str], Goal] = {}
    for one in shipped:
        key = one.key.removeprefix(PREFIX)
        found[None, key] = Goal(_target(one.key, one.on(on)))
    for (key, team_id), row in kept.items():
        found[team_id, key.removeprefix(PREFIX)] = Goal(_target(key, row.value), row.reach_by, own=True)
    return {**found, **_lengths(found)}


def _lengths(found: Goals) -> Goals:
    """No length of course is held stricter than all the passive together, unless somebody has set it so."""
    shipped = found[None, PASSIVE_LENGTH]
    return {
        (team_id, PASSIVE_LENGTH): goal._replace(own=False)
        if goal.target.percent > shipped.target.percent
        else shipped
        for (team_id, key), goal in found.items()
        if key == Key.PASSIVE and goal.own
        if not (shipped.own or ((team_id, PASSIVE_LENGTH) in found and found[team_id, PASSIVE_LENGTH].own))
    }


def target_line(desk: Desk, key: str, team_id: int | None = None) -> RulebookLine:
    """A figure's target as a team (or all) have it, to be shown and changed."""
    lines = rulebook_numbers.numbers(desk, TARGETS, team_id)
    line = next(line for line in lines if line.key == PREFIX + key)
    if key != PASSIVE_LENGTH or line.own:
        return line
    with desk.read() as session:
        held = goals(session, desk.today())
    value = Decimal((held.get((team_id, key)) or held[None, key]).target.percent)
    return line if value == line.value else line._replace(value=value, source=_FOLLOWS)


def save_target(
    desk: Desk, key: str, percent: Decimal, team_id: int | None = None, reach_by: date | None = None
) -> None:
    """Let a team, or without one all, have a target of their own, and a day by which it is to be reached."""
    rulebook_numbers.save_number(desk, PREFIX + key, percent, team_id, reach_by)


def reset_target(desk: Desk, key: str, team_id: int | None = None) -> None:
    """Let a team, or without one all, have the target as it was before they changed it."""
    rulebook_numbers.reset_number(desk, PREFIX + key, team_id)


def _target(key: str, percent: Decimal) -> Target:
    below = resources.table("rules/targets.toml")[key].get("at_most", False)
    return Target(at_most=percent) if below else Target(at_least=percent)
