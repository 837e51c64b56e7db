"""The subcommand that says what is due."""

import argparse
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from koordinator.cli_busy import named_worker
from koordinator.cli_output import print_json, print_lines
from koordinator.domain.due.records import STATE_WORDS, DueItem, DueState
from koordinator.domain.values.dates import short_date
from koordinator.services.desk import Desk
from koordinator.services.due import due_items
from koordinator.services.staff import workers


def due(desk: Desk, chosen: argparse.Namespace) -> None:
    """Print what is due in all cases or in a worker's, today or on another day."""
    worker_id = None if chosen.worker is None else named_worker(workers(desk), chosen.worker)
    found = due_items(desk, worker_id=worker_id, on=chosen.on)
    if chosen.json:
        print_json([_as_json(one) for one in found])
    else:
        print_lines(_as_text(found))


def _as_json(one: DueItem) -> dict[str, Any]:
    return {
        "case": one.number,
        "citizen": one.citizen,
        "worker": one.worker,
        "rule": one.rule_key,
        "due": None if one.due is None else one.due.isoformat(),
        "shown": None if one.shown is None else one.shown.isoformat(),
        "state": one.state.value,
        "source": one.source,
    }


def _as_text(found: list[DueItem]) -> Iterator[str]:
    """The pressing ones state by state; of what comes later and of what is unknown the number."""
    if not any(one.state in (DueState.OVERDUE, DueState.SOON) for one in found):
        yield "Intet er over frist eller nær den."
    for state, some in groupby(found, lambda one: one.state):
        lines = list(some)
        word = STATE_WORDS[state]
        yield f"{word[0].upper()}{word[1:]}: {len(lines)}"
        if state in (DueState.OVERDUE, DueState.SOON):
            yield from (f"  {_line(one)}" for one in lines)


def _line(one: DueItem) -> str:
    day = "" if one.shown is None else short_date(one.shown)
    case = f"sag {one.number}" if one.number else ""
    put_off = "udsat" if one.postponed else ""
    said = [one.citizen, one.sentence, one.why, case, one.worker or "uden KS", put_off, one.source]
    return f"{day:10} " + " · ".join(part for part in said if part)
