"""The subcommands: each opens the store, calls the same services as the window, and prints."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from koordinator import config
from koordinator.cli_login import asked_login
from koordinator.cli_output import print_json, print_lines
from koordinator.domain.caseload import STATE_NAMES, WorkerLoad
from koordinator.domain.roles import CaseRole
from koordinator.domain.values.names import fold
from koordinator.errors import KoordinatorError
from koordinator.services import stores
from koordinator.services.workplace import Workplace

EXIT_REJECTED = 3


def demo(chosen: argparse.Namespace) -> int:
    """Make the example store where there is none, say how to log in, and open the window on it."""
    from koordinator.services import demo as example

    path = config.store_path(chosen.store) if chosen.store else config.data_folder() / config.DEMO_STORE_NAME
    asked = (chosen.today, chosen.cases, chosen.workers, chosen.seed)
    if path.exists():
        if any(value is not None for value in asked) or not example.is_example(path):
            raise KoordinatorError("Der ligger allerede et lager på det sted. Vælg et andet med --store.")
    else:
        example.create(path, chosen.today, chosen.cases, chosen.workers, chosen.seed)
    print(f"Bruger: {example.LOGIN}")
    print(f"Adgangskode: {example.PASSWORD}")
    sys.stdout.flush()
    if chosen.no_window:
        return 0
    from koordinator import cli_window

    return cli_window.show(path, example.LOGIN, example.PASSWORD)


def import_cases(chosen: argparse.Namespace) -> int:
    """Read a case list into the store, or say what reading it would do."""
    from koordinator.services import importing

    with _opened(chosen) as place:
        result = importing.import_file(
            place.desk,
            chosen.file,
            dry_run=chosen.dry_run,
            rejects=chosen.rejects,
            before_writing=place.back_up_before_import,
        )
    if chosen.json:
        print_json(importing.as_json(result))
    else:
        print_lines(importing.as_text(result, dry_run=chosen.dry_run))
    return EXIT_REJECTED if result.rejected else 0


def import_busy(chosen: argparse.Namespace) -> int:
    """Read a worker's busy time from a calendar file, or say what reading it would do."""
    from koordinator import cli_busy

    with _opened(chosen) as place:
        report = cli_busy.import_busy(place, chosen)
    return EXIT_REJECTED if report.unread else 0


def meetings(chosen: argparse.Namespace) -> int:
    """The meetings of some days."""
    from koordinator import cli_meetings

    with _opened(chosen) as place:
        cli_meetings.meetings(place.desk, chosen)
    return 0


def due(chosen: argparse.Namespace) -> int:
    """What is due, and on which day."""
    from koordinator import cli_due

    with _opened(chosen) as place:
        cli_due.due(place.desk, chosen)
    return 0


def allocate(chosen: argparse.Namespace) -> int:
    """Give the cases without a caseworker to somebody, or say who it would be."""
    from koordinator import cli_allocate

    with _opened(chosen) as place:
        cli_allocate.allocate(place.desk, chosen)
    return 0


def rebalance(chosen: argparse.Namespace) -> int:
    """A new distribution of the cases, shown or carried out."""
    from koordinator import cli_rebalance

    with _opened(chosen) as place:
        cli_rebalance.rebalance(place.desk, chosen)
    return 0


def figures(chosen: argparse.Namespace) -> int:
    """The key figures against their targets."""
    from koordinator import cli_figures

    with _opened(chosen) as place:
        cli_figures.figures(place.desk, chosen)
    return 0


def forecast(chosen: argparse.Namespace) -> int:
    """The year ahead of each team."""
    from koordinator import cli_forecast

    with _opened(chosen) as place:
        cli_forecast.forecast(place.desk, chosen)
    return 0


def print_agenda(chosen: argparse.Namespace) -> int:
    """A meeting's agenda as a PDF."""
    from koordinator import cli_meetings

    with _opened(chosen) as place:
        cli_meetings.print_agenda(place.desk, chosen)
    return 0


def print_case_paper(chosen: argparse.Namespace) -> int:
    """A paper about a case as a PDF."""
    from koordinator import cli_print

    with _opened(chosen) as place:
        cli_print.print_case_paper(place.desk, chosen)
    return 0


def print_team_report(chosen: argparse.Namespace) -> int:
    """A month's team report as a PDF."""
    from koordinator import cli_team_papers

    with _opened(chosen) as place:
        cli_team_papers.print_team_report(place.desk, chosen)
    return 0


def print_proposal(chosen: argparse.Namespace) -> int:
    """A proposal for distributing cases anew as a PDF."""
    from koordinator import cli_team_papers

    with _opened(chosen) as place:
        cli_team_papers.print_proposal(place.desk, chosen)
    return 0


def caseload(chosen: argparse.Namespace) -> int:
    """Every caseworker's caseload against her limits, and the cases nobody holds."""
    from koordinator.services.caseloads import caseloads
    from koordinator.services.staff import teams

    with _opened(chosen) as place:
        team_id = None
        if chosen.team is not None:
            wanted = fold(chosen.team)
            team_id = next((t.team_id for t in teams(place.desk) if fold(t.name) == wanted), None)
            if team_id is None:
                raise KoordinatorError(f"Der er intet team, der hedder {chosen.team}.")
        found = caseloads(place.desk, chosen.on, CaseRole(chosen.role), team_id)
    lines = [*found.workers, found.unheld]
    if chosen.json:
        print_json([_load_as_json(load) for load in lines])
    else:
        print_lines(_load_as_text(load) for load in lines)
    return 0


def check(chosen: argparse.Namespace) -> int:
    """Look the whole store through: pages, seals, schema, key file, references, change log."""
    from koordinator.services.checking import findings

    with _opened(chosen) as place:
        found = findings(place)
    for sentence in found:
        print(sentence, file=sys.stderr)
    if not found:
        print("Lageret er i orden.")
    return 1 if found else 0


@contextmanager
def _opened(chosen: argparse.Namespace) -> Iterator[Workplace]:
    path = _path(chosen)
    login, password = asked_login(chosen, stores.logins(path))
    place = stores.open_store(path, login, password)
    try:
        yield place
    finally:
        place.close(back_up=False)


def _path(chosen: argparse.Namespace) -> Path:
    text = chosen.store or config.load().last_store
    if not text:
        raise KoordinatorError("Sig, hvilket lager det gælder, med --store.")
    return config.store_path(text)


def _load_as_json(load: WorkerLoad) -> dict[str, Any]:
    return {
        "worker": load.worker,
        "team": load.team,
        "cases": load.cases,
        "warning": load.limits.warning if load.limits else None,
        "maximum": load.limits.maximum if load.limits else None,
        "state": load.state.value if load.state else None,
    }


def _load_as_text(load: WorkerLoad) -> str:
    name = load.worker or "(ingen)"
    if load.limits is None or load.state is None:
        return f"{name:28} {load.cases:4}"
    told = ((load.outside, "uden for programmet"), (load.covered, "passes for kolleger"))
    parts = [f"heraf {number} {words}" for number, words in told if number]
    parts += [f"{load.lent} passes af kolleger"] if load.lent else []
    besides = f" ({', '.join(parts)})" if parts else ""
    return f"{name:28} {load.total:4} af {load.limits.maximum:2}  {STATE_NAMES[load.state]}{besides}"
