"""The command line: what can be said, and how faults are told."""

import argparse
import os
import sys
from pathlib import Path

from koordinator import __version__, config
from koordinator.cli_login import given_login
from koordinator.cli_values import count, day
from koordinator.errors import KoordinatorError, UnusableInput, places

EXIT_FAULT = 1
EXIT_UNUSABLE = 2


def run(arguments: list[str]) -> int:
    """Do what the arguments say; a fault is one sentence on standard error, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    chosen = _plain(arguments) or _parser().parse_args(arguments)
    try:
        code = _dispatch(chosen)
        print(end="", flush=True)  # a fault in writing is to be met here
        return code
    except UnusableInput as fault:
        print(fault, file=sys.stderr)
        return EXIT_UNUSABLE
    except KoordinatorError as fault:
        print(fault, file=sys.stderr)
        return EXIT_FAULT
    except KeyboardInterrupt:
        print("Afbrudt.", file=sys.stderr)
        return EXIT_FAULT
    except BrokenPipeError:
        # Whoever read on has enough, such as head; what is left to say goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_FAULT
    except Exception as fault:
        # Our own mistake: where it happened, and never a value, which could be somebody's name.
        print(f"Noget gik galt i koordinator, og der blev ikke gemt noget.\n{places(fault)}", file=sys.stderr)
        return EXIT_FAULT


def _dispatch(chosen: argparse.Namespace) -> int:
    config.chosen_today()  # a wrong date is told before anything else happens
    if chosen.command is None:
        from koordinator import cli_window

        return cli_window.show(_store(chosen), *given_login(chosen))
    from koordinator import cli_commands

    command: int = getattr(cli_commands, chosen.command)(chosen)
    return command


def _store(chosen: argparse.Namespace) -> Path | None:
    text = chosen.store or config.load().last_store
    return config.store_path(text) if text else None


def _plain(arguments: list[str]) -> argparse.Namespace | None:
    """Nothing but a store to open the window on, which need not wait for the whole parser to be built."""
    if arguments and (len(arguments) != 2 or arguments[0] != "--store" or arguments[1].startswith("-")):
        return None
    return argparse.Namespace(command=None, store="".join(arguments[1:]), user=None, password_file=None)


def _parser() -> argparse.ArgumentParser:
    from koordinator import cli_allocate, cli_figures, cli_forecast, cli_rebalance, cli_team_papers
    from koordinator.cli_danish import DanishParser
    from koordinator.services.paperwork.catalogue import PAPERS

    common = DanishParser(add_help=False)
    _add_common(common, argparse.SUPPRESS)
    parser = DanishParser(
        prog="koordinator", description="Sager, møder og sagstal for jobcentrets medarbejdere."
    )
    _add_common(parser, None)
    parser.add_argument(
        "--version", action="version", version=f"koordinator {__version__}", help="vis udgaven"
    )
    commands = parser.add_subparsers(dest="command", metavar="KOMMANDO", title="kommandoer")
    _add_demo(commands.add_parser("demo", parents=[common], help="lav eksempellageret, og åbn det"))
    importing = commands.add_parser("import", help="hent oplysninger fra en fil")
    kinds = importing.add_subparsers(dest="kind", required=True, metavar="HVAD", title="hvad")
    _add_import(kinds.add_parser("cases", parents=[common], help="sager fra en .xlsx- eller .csv-liste"))
    _add_import_busy(kinds.add_parser("busy", parents=[common], help="optaget tid fra en .ics-kalender"))
    _add_caseload(commands.add_parser("caseload", parents=[common], help="sager pr. medarbejder"))
    _add_meetings(commands.add_parser("meetings", parents=[common], help="møder fra dag til dag"))
    _add_due(commands.add_parser("due", parents=[common], help="det, der er over frist eller nær den"))
    cli_allocate.add_parser(commands, common)
    cli_figures.add_parser(commands, common)
    cli_forecast.add_parser(commands, common)
    cli_rebalance.add_parser(commands, common)
    printing = commands.add_parser("print", help="lav et papir som PDF")
    papers = printing.add_subparsers(dest="kind", required=True, metavar="HVAD", title="hvad")
    _add_print_agenda(papers.add_parser("agenda", parents=[common], help="dagsordenen til et møde"))
    for kind, paper in PAPERS.items():
        _add_print_paper(
            papers.add_parser(kind, parents=[common], help=f"{paper.title.lower()} til en sag"), kind
        )
    cli_team_papers.add_parsers(papers, common)
    commands.add_parser("check", parents=[common], help="efterse lageret")
    return parser


def _add_common(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument("--store", metavar="STI", default=default, help="lagerets fil")
    parser.add_argument("--user", metavar="NAVN", default=default, help="brugernavn")
    parser.add_argument(
        "--password-file", metavar="FIL", type=Path, default=default, help="fil med adgangskoden"
    )


def _add_demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-window", action="store_true", help="åbn ikke vinduet")
    parser.add_argument("--today", type=day, metavar="DATO", help="eksemplets dag, fx 2026-11-20")
    parser.add_argument("--cases", type=count, metavar="N", help="antal løbende sager")
    parser.add_argument("--workers", type=count, metavar="N", help="antal sagsbehandlere")
    parser.add_argument("--seed", type=int, metavar="S", help="tal, der bestemmer eksemplets indhold")


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command="import_cases")
    parser.add_argument("file", type=Path, metavar="FIL", help="listen")
    parser.add_argument("--dry-run", action="store_true", help="vis kun, hvad der ville ske")
    parser.add_argument("--rejects", type=Path, metavar="FIL", help="skriv afviste rækker til en .xlsx")
    parser.add_argument("--json", action="store_true", help="skriv kun JSON")


def _add_import_busy(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command="import_busy")
    parser.add_argument("file", type=Path, metavar="FIL", help="kalenderen")
    parser.add_argument("--worker", required=True, metavar="NAVN", help="medarbejderen, hvis kalender det er")
    parser.add_argument("--dry-run", action="store_true", help="vis kun, hvad der ville ske")
    parser.add_argument("--json", action="store_true", help="skriv kun JSON")


def _add_caseload(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", type=day, metavar="DATO", help="dagen, fx 2026-11-20; ellers i dag")
    parser.add_argument("--team", metavar="NAVN", help="kun dette team")
    parser.add_argument(
        "--role",
        choices=["caseworker", "consultant"],
        default="caseworker",
        help="sagsbehandlere eller konsulenter",
    )
    parser.add_argument("--json", action="store_true", help="skriv kun JSON")


def _add_meetings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from", dest="first", type=day, metavar="DATO", help="første dag, fx 2026-11-20; ellers i dag"
    )
    parser.add_argument(
        "--to", dest="last", type=day, metavar="DATO", help="sidste dag; ellers 14 dage efter den første"
    )
    parser.add_argument("--json", action="store_true", help="skriv kun JSON")


def _add_due(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--worker", metavar="NAVN", help="kun denne medarbejders sager")
    parser.add_argument("--on", type=day, metavar="DATO", help="dagen, fx 2026-11-20; ellers i dag")
    parser.add_argument("--json", action="store_true", help="skriv kun JSON")


def _add_print_agenda(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command="print_agenda")
    parser.add_argument(
        "--meeting", required=True, metavar="NR", help="mødets nummer, eller next for det næste netværksmøde"
    )
    parser.add_argument("--initials", action="store_true", help="skriv borgeren med initialer")
    parser.add_argument(
        "--no-goals", dest="goals", action="store_false", help="uden borgerens mål fra indsatsplanen"
    )
    parser.add_argument("--out", required=True, type=Path, metavar="FIL", help="PDF-filen, der skrives")


def _add_print_paper(parser: argparse.ArgumentParser, kind: str) -> None:
    parser.set_defaults(command="print_case_paper")
    parser.add_argument("--case", required=True, metavar="NR", help="sagens nummer")
    if kind == "checklist":
        parser.add_argument("--list", metavar="LISTE", help="tjeklisten; ellers overdragelse")
    parser.add_argument("--out", required=True, type=Path, metavar="FIL", help="PDF-filen, der skrives")
