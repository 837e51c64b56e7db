"""The subcommand that tells the year ahead."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from koordinator.cli_output import print_json, print_lines
from koordinator.cli_teams import team_id
from koordinator.cli_values import day

if TYPE_CHECKING:
    from koordinator.domain.forecast.records import Forecast, Level
    from koordinator.services.desk import Desk


def add_parser(commands: Any, common: argparse.ArgumentParser) -> None:
    """Declare `koordinator forecast`."""
    parser = commands.add_parser("forecast", parents=[common], help="sagstallet tolv måneder frem")
    parser.add_argument("--team", metavar="NAVN", help="kun dette team")
    parser.add_argument("--on", type=day, metavar="DATO", help="fra hvilken dag, fx 2026-11-20; ellers i dag")
    parser.add_argument("--json", action="store_true", help="skriv kun JSON")


def forecast(desk: "Desk", chosen: argparse.Namespace) -> None:
    """Print the forecast of all teams together and of each, or of one."""
    from koordinator.services.forecast import forecasts

    team = team_id(desk, chosen.team)
    found = [one for one in forecasts(desk, chosen.on) if team in (None, one.team_id)]
    if chosen.json:
        print_json([_as_json(one) for one in found])
    else:
        print_lines(line for one in found for line in _as_text(one))


def _as_json(found: "Forecast") -> dict[str, Any]:
    from koordinator.domain.forecast.records import Level, Scenario

    return {
        "team": found.team,
        "months": [
            {
                "month": f"{one.last:%Y-%m}",
                "low": one.low,
                "expected": one.expected,
                "high": one.high,
                "warning": one.crew.warning,
                "maximum": one.crew.maximum,
            }
            for one in found.months
        ],
        "passes_warning": _passing(found, Level.WARNING),
        "passes_maximum": _passing(found, Level.MAXIMUM),
        "needed": {one.value: found.needed(Level.MAXIMUM, one) for one in Scenario},
        "intake": round(found.assumptions.intake.value, 2),
        "length_months": round(found.assumptions.length.value, 2),
    }


def _passing(found: "Forecast", level: "Level") -> dict[str, str | None]:
    from koordinator.domain.forecast.records import Scenario

    days = {one.value: found.passes(level, one) for one in Scenario}
    return {name: None if last is None else f"{last:%Y-%m}" for name, last in days.items()}


def _as_text(found: "Forecast") -> Iterator[str]:
    from koordinator.domain.forecast.words import answer, intake_basis, length_basis, month_name, tenth

    stands_on = found.assumptions
    yield found.team or "Alle"
    yield f"  {answer(found)}"
    intake, length = tenth(stands_on.intake.value), tenth(stands_on.length.value)
    yield f"  Tilgang {intake} pr. måned. {intake_basis(stands_on.intake, stands_on.deviation)}"
    yield f"  Forløb varer {length} måneder. {length_basis(stands_on.length)}"
    yield f"  {'Måned':16} {'lav':>5} {'ventet':>7} {'høj':>5} {'nær':>6} {'max':>5}"
    for one in found.months:
        yield (
            f"  {month_name(one.last):16} {one.low:5} {one.expected:7} {one.high:5} "
            f"{one.crew.warning:6} {one.crew.maximum:5}"
        )
    yield ""
