"""The subcommand that reads busy time from a calendar file, and how it tells what that did."""

import argparse
from collections.abc import Iterator
from typing import Any

from koordinator.cli_output import print_json, print_lines
from koordinator.domain.meetings.busy import BusyReport, Stretch, stretch_words
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.staff import WorkerLine
from koordinator.domain.values.dates import short_date
from koordinator.domain.values.names import fold, worker_key
from koordinator.domain.values.words import counted
from koordinator.errors import UnusableInput
from koordinator.services import busy
from koordinator.services.staff import workers
from koordinator.services.workplace import Workplace

_SHOWN = 10


def import_busy(place: Workplace, chosen: argparse.Namespace) -> BusyReport:
    """Read the file into the named worker's busy time and print what that did."""
    worker_id = named_worker(workers(place.desk), chosen.worker)
    report = busy.import_busy(
        place.desk,
        chosen.file,
        worker_id,
        dry_run=chosen.dry_run,
        before_writing=place.back_up_before_import,
    )
    if chosen.json:
        print_json(_as_json(report))
    else:
        print_lines(_as_text(report))
    return report


def named_worker(known: list[WorkerLine], text: str) -> int:
    """Who is meant by a name, by initials or by the beginning of a name; UnusableInput unless it is one."""
    wanted = fold(text)
    if not wanted:
        raise UnusableInput("Skriv medarbejderens navn efter --worker.")
    for fits in (_is_name, _is_initials, _begins_name):
        found = [one for one in known if fits(one, wanted)]
        if len(found) == 1:
            return found[0].worker_id
        if found:
            names = ", ".join(one.name for one in found[:_SHOWN])
            raise UnusableInput(f"{text} kan være flere medarbejdere; skriv hele navnet: {names}.")
    raise UnusableInput(f"Der er ingen medarbejder, der hedder {text}.")


def _is_name(worker: WorkerLine, wanted: str) -> bool:
    return worker_key(worker.name) == worker_key(wanted)


def _is_initials(worker: WorkerLine, wanted: str) -> bool:
    return worker.initials is not None and fold(worker.initials) == wanted


def _begins_name(worker: WorkerLine, wanted: str) -> bool:
    words = fold(worker.name).split()
    return all(any(word.startswith(typed) for word in words) for typed in wanted.split())


def _as_json(report: BusyReport) -> dict[str, Any]:
    return {
        "worker": report.worker,
        "from": report.first.isoformat(),
        "to": report.last.isoformat(),
        "events": report.events,
        "free": report.free,
        "busy": len(report.stretches),
        "created": report.created,
        "removed": report.removed,
        "unchanged": report.unchanged,
        "unread": [{"line": one.line, "reason": one.reason} for one in report.unread],
        "stretches": [_stretch_as_json(one) for one in report.stretches],
    }


def _stretch_as_json(stretch: Stretch) -> dict[str, Any]:
    return {
        "start": to_local(stretch.starts).isoformat(),
        "end": to_local(stretch.ends).isoformat(),
        "all_day": stretch.all_day,
    }


def _as_text(report: BusyReport) -> Iterator[str]:
    """Danish lines, the sum first; nothing of what the events are about."""
    events = counted(report.events, "aftale", "aftaler")
    taken = counted(len(report.stretches), "optaget tidsrum", "optagne tidsrum")
    yield f"{events} læst, {report.free} uden optaget tid: {taken} for {report.worker}."
    yield f"Perioden er {short_date(report.first)} til {short_date(report.last)}."
    created = counted(report.created, "nyt", "nye")
    unchanged = counted(report.unchanged, "uændret", "uændrede")
    yield f"{created}, {unchanged}, {report.removed} fjernet."
    if not report.written:
        yield "Prøvekørsel: intet er skrevet."
        yield from (f"  {stretch_words(one)}" for one in report.stretches[:_SHOWN])
        if len(report.stretches) > _SHOWN:
            yield f"  … og {len(report.stretches) - _SHOWN} til."
    yield from (f"Linje {one.line}: {one.reason}" for one in report.unread)
