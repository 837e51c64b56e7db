"""The subcommand that gives new cases to a caseworker."""

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from koordinator.cli_output import print_json, print_lines
from koordinator.cli_teams import team_id
from koordinator.cli_values import day

if TYPE_CHECKING:
    from koordinator.domain.placing import Candidate, Placing
    from koordinator.services.desk import Desk


def add_parser(commands: Any, common: argparse.ArgumentParser) -> None:
    """Declare `koordinator allocate`."""
    parser = commands.add_parser("allocate", parents=[common], help="fordel de sager, der ingen KS har")
    parser.add_argument("--team", metavar="NAVN", help="kun dette teams sager")
    parser.add_argument("--on", type=day, metavar="DATO", help="dagen, fx 2026-11-20; ellers i dag")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--dry-run", action="store_true", help="vis kun forslaget (det sædvanlige)")
    way.add_argument("--apply", action="store_true", help="giv sagerne til dem, der er foreslået")
    parser.add_argument(
        "--reason", default="", metavar="TEKST", help="lad sager gå over max, hvor ingen har plads, fordi …"
    )
    parser.add_argument("--json", action="store_true", help="skriv kun JSON")


def allocate(desk: "Desk", chosen: argparse.Namespace) -> None:
    """Print the proposal for each case without a caseworker, and carry it out with --apply."""
    from koordinator.services.placing import place, proposals

    on = chosen.on or desk.today()
    found = proposals(desk, on, team_id(desk, chosen.team), over=bool(chosen.reason.strip()))
    if chosen.apply:
        choices = {one.case.case_id: one.to.worker.worker_id for one in found if one.to is not None}
        if choices:
            place(desk, choices, on, chosen.reason)
    if chosen.json:
        print_json([_as_json(one) for one in found])
    else:
        print_lines(_as_text(found, chosen.reason, applied=chosen.apply))


def _as_json(one: "Placing") -> dict[str, Any]:
    return {
        "case": one.case.number or "",
        "to": one.to.worker.name if one.to else "",
        "reasons": list(one.reasons),
        "candidates": [_candidate(candidate) for candidate in one.candidates],
    }


def _candidate(one: "Candidate") -> dict[str, Any]:
    limits = one.verdict.limits
    return {
        "worker": one.worker.name,
        "before": one.verdict.before,
        "after": one.verdict.after,
        "maximum": limits.maximum if limits else None,
        "state": one.verdict.state.value,
        "reasons": list(one.reasons),
        "against": list(one.against),
    }


def _as_text(found: "Sequence[Placing]", reason: str, *, applied: bool) -> Iterator[str]:
    from koordinator.domain.placing import summary

    placed = sum(one.to is not None for one in found)
    if applied and placed:
        yield f"{placed} {'sag er' if placed == 1 else 'sager er'} fordelt."
    else:
        yield summary(found) or "Alle sager har en sagsbehandler."
    for one in found:
        number = f" (sag {one.case.number})" if one.case.number else ""
        to = f"→ {one.to.worker.name}" if one.to else "→ ingen"
        yield f"  {one.case.name}{number} {to}: {'; '.join(one.reasons)}"
    yield from dict.fromkeys(filter(None, (_standing(one, reason) for one in found)))
    if found and not applied and any(one.to for one in found):
        yield "Intet er gemt. Fordel sagerne med --apply."


def _standing(one: "Placing", reason: str) -> str:
    """Who comes near or above her maximum by all the proposals together; empty for who has room."""
    from koordinator.domain.caseload import State, may_take

    if one.to is None or one.together is None:
        return ""
    more = one.together.after - one.together.before
    verdict = may_take(one.to.worker.load(one.case.first), more, reason=reason)
    return "" if verdict.state is State.OK else verdict.sentence
