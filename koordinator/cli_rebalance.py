"""The subcommand that distributes cases anew: a proposal to read, or carried out."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from koordinator.cli_output import print_json, print_lines
from koordinator.cli_teams import ALL, team_id
from koordinator.cli_values import count, day
from koordinator.domain.rebalance.plan_words import standing_words, step_words, summary
from koordinator.domain.rebalance.problem import Goal
from koordinator.domain.rebalance.proposals import (
    Applied,
    ApplyPlan,
    ApplyStep,
    MoveLine,
    Proposal,
    SeatLine,
    Wish,
)
from koordinator.domain.roles import Role
from koordinator.domain.values.words import counted
from koordinator.errors import UnusableInput

if TYPE_CHECKING:
    from koordinator.services.desk import Desk


def add_parser(commands: Any, common: argparse.ArgumentParser) -> None:
    """Enter the subcommand."""
    parser = commands.add_parser("rebalance", parents=[common], help="fordel sagerne om")
    add_wish(parser)
    parser.add_argument(
        "--pin", nargs="+", action="extend", default=[], metavar="NR", help="sager, der bliver, hvor de er"
    )
    parser.add_argument("--reason", default="", metavar="TEKST", help="begrundelsen for fordelingen")
    parser.add_argument(
        "--letters", type=Path, metavar="FIL", help="gem alle breve og visitkort som én PDF (med --apply)"
    )
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--dry-run", action="store_true", help="vis kun, hvad der ville ske (det sædvanlige)")
    way.add_argument("--apply", action="store_true", help="gennemfør fordelingen")
    parser.add_argument("--json", action="store_true", help="skriv kun JSON")


def add_wish(parser: argparse.ArgumentParser) -> None:
    """What any proposal is asked by."""
    parser.add_argument("--team", required=True, metavar="NAVN", help=f"teamet, eller {ALL} for alle team")
    parser.add_argument("--on", type=day, metavar="DATO", help="fra hvilken dag, fx 2026-11-20; ellers i dag")
    parser.add_argument(
        "--goal",
        choices=[one.value for one in Goal],
        default=Goal.MAXIMUM.value,
        help="målet: under max, under advarslen eller jævnt",
    )
    parser.add_argument("--max-moves", type=count, metavar="N", help="højst så mange skift af sagsbehandler")


def rebalance(desk: "Desk", chosen: argparse.Namespace) -> None:
    """Print the proposal, and carry it out where that is asked for."""
    from koordinator.services import rebalancing

    if chosen.apply:
        desk.require(Role.LEADER)
    _check_letters(chosen)
    pinned = frozenset(_case(desk, number) for number in chosen.pin)
    proposal = rebalancing.propose(desk, replace(wished(desk, chosen), pinned_cases=pinned))
    planned = None
    # A day that is over can be asked about; only what is to be carried out begins today at the earliest.
    if proposal.moves and (chosen.apply or (not chosen.json and proposal.wish.on >= desk.today())):
        planned = rebalancing.plan_apply(desk, proposal)
    done = rebalancing.apply(desk, planned, chosen.reason) if chosen.apply and planned is not None else None
    if done is not None and chosen.letters is not None:
        _save_letters(desk, done, chosen.letters)
    if chosen.json:
        print_json(_as_json(proposal))
        return
    print_lines(_as_text(proposal, planned))
    if done is not None:
        print_lines(["", "Gennemført. Det kan fortrydes i vinduet."])
        print_lines(["Breve og visitkort er gemt."] if chosen.letters is not None else [])
    elif planned is not None:
        print_lines(["", "Intet er ændret. Gennemfør fordelingen med --apply."])


def _check_letters(chosen: argparse.Namespace) -> None:
    """Refuse before anything is written what could not be saved afterwards."""
    if chosen.letters is None:
        return
    if not chosen.apply:
        raise UnusableInput("--letters gemmer breve, der først bliver til med --apply.")
    if not chosen.letters.absolute().parent.is_dir():
        raise UnusableInput("Filen kan ikke gemmes: mappen findes ikke.")


def _save_letters(desk: "Desk", done: Applied, path: Path) -> None:
    from koordinator.services.papers import save
    from koordinator.services.rebalancing.letters import letters

    save(letters(desk, done), path)
    for warning in done.warnings:
        print(warning, file=sys.stderr)


def wished(desk: "Desk", chosen: argparse.Namespace) -> Wish:
    """What the proposal is asked by."""
    team = team_id(desk, chosen.team)
    return Wish(
        on=chosen.on or desk.today(),
        team_ids=() if team is None else (team,),
        goal=Goal(chosen.goal),
        most_moves=chosen.max_moves,
    )


def _case(desk: "Desk", number: str) -> int:
    from koordinator.services.case_lists import case_numbered

    found = case_numbered(desk, number)
    if found is None:
        raise UnusableInput(f"Der er ingen sag med nummeret {number}.")
    return found


def _as_json(found: Proposal) -> dict[str, Any]:
    return {
        "status": found.status.value,
        "gap": float(found.gap),
        "seconds": round(float(found.seconds), 3),
        "before": [_seat_as_json(one) for one in found.before],
        "after": [_seat_as_json(one) for one in found.after],
        "moves": [_move_as_json(one) for one in found.moves],
        "over_maximum": dict(zip(("before", "after"), found.over_maximum, strict=True)),
        "over_warning": dict(zip(("before", "after"), found.over_warning, strict=True)),
    }


def _seat_as_json(one: SeatLine) -> dict[str, Any]:
    return {"worker": one.worker, "cases": one.cases, "warning": one.warning, "maximum": one.maximum}


def _move_as_json(one: MoveLine) -> dict[str, Any]:
    return {
        "case": one.number, "from": one.from_name, "to": one.to_name, "cost": float(one.cost),
        "reasons": list(one.reasons),
    }  # fmt: skip


def _as_text(found: Proposal, planned: ApplyPlan | None) -> Iterator[str]:
    placed = len(found.moves) - found.broken
    yield summary(found.broken, placed, found.over_maximum)
    yield standing_words(found.status, found.gap, found.wish.most_moves)
    if found.unplaced:
        yield f"{counted(len(found.unplaced), 'sag', 'sager')} får ingen sagsbehandler."
    yield ""
    yield f"{'Sagsbehandler':28} {'før':>4} {'efter':>6}   af højst"
    for before, after in zip(found.before, found.after, strict=True):
        yield f"{before.worker:28} {before.cases:4} {after.cases:6}   {before.maximum:8}"
    yield from (one.words for one in found.ahead) if planned is None else ()
    if found.moves:
        yield ""
        steps = {step.move.case_id: step for step in planned.steps} if planned is not None else {}
        for move in found.moves:
            yield from _move_lines(move, steps.get(move.case_id))
    if planned is not None:
        yield ""
        yield from planned.sentences


def _move_lines(move: MoveLine, step: ApplyStep | None) -> Iterator[str]:
    number = f"sag {move.number}" if move.number else "sag uden nummer"
    yield f"{number} · {move.citizen}: {move.from_name or '(ingen)'} → {move.to_name}, {move.cost} point"
    yield f"  {'; '.join(move.reasons)}."
    if move.parts:
        yield f"  {'; '.join(f'{part.words}: {part.points} point' for part in move.parts)}."
    if move.keeps:
        yield f"  {'; '.join(move.keeps)}."
    if step is not None:
        yield f"  {step_words(step)}"
