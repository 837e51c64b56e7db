"""The subcommand that tells the key figures."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from koordinator.cli_output import print_json, print_lines
from koordinator.cli_teams import team_named
from koordinator.cli_values import day

if TYPE_CHECKING:
    from koordinator.domain.figures.records import Figure
    from koordinator.services.desk import Desk


def add_parser(commands: Any, common: argparse.ArgumentParser) -> None:
    """Declare `koordinator figures`."""
    parser = commands.add_parser("figures", parents=[common], help="nøgletallene mod målene")
    parser.add_argument("--on", type=day, metavar="DATO", help="dagen, fx 2026-11-20; ellers i dag")
    parser.add_argument("--team", metavar="NAVN", help="kun dette team")
    parser.add_argument("--json", action="store_true", help="skriv kun JSON")


def figures(desk: "Desk", chosen: argparse.Namespace) -> None:
    """Print every figure of all cases and of each team, or of one team."""
    from koordinator.domain.figures.records import Narrow
    from koordinator.services.figures import book

    found = book(desk, chosen.on, history=False)
    told = [(name, found.figures(Narrow(team_id))) for team_id, name in _asked(desk, chosen.team)]
    if chosen.json:
        print_json([_as_json(name, one) for name, some in told for one in some])
    else:
        print_lines(line for name, some in told for line in _as_text(name, some))


def _asked(desk: "Desk", name: str | None) -> list[tuple[int | None, str]]:
    """The teams to tell of; none is all of them together."""
    from koordinator.services.staff import teams

    one = team_named(desk, name)
    if one is not None:
        return [(one.team_id, one.name)]
    return [(None, ""), *((team.team_id, team.name) for team in teams(desk))]


def _as_json(team: str, one: "Figure") -> dict[str, Any]:
    target = one.target.percent
    return {
        "key": one.key,
        "team": team,
        "numerator": one.numerator,
        "denominator": one.denominator,
        "percent": one.percent,
        "target": int(target) if target == int(target) else float(target),
    }


def _as_text(team: str, some: "list[Figure]") -> Iterator[str]:
    from koordinator.domain.figures.words import aim, counts, percent, state

    yield team or "Alle"
    for one in some:
        said = ", ".join(part for part in (aim(one.target), state(one)) if part)
        yield f"  {one.name:24} {percent(one.percent):>8}  {counts(one):15} {said}"
