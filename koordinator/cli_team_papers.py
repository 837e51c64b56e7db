"""The subcommands that put a team's papers in a file."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from koordinator.cli_rebalance import add_wish, wished
from koordinator.cli_teams import ALL, team_id
from koordinator.domain.values.words import counted
from koordinator.errors import UnusableInput

if TYPE_CHECKING:
    from koordinator.services.desk import Desk
    from koordinator.services.papers import Paper


def add_parsers(papers: Any, common: argparse.ArgumentParser) -> None:
    """Declare `koordinator print team-report` and `koordinator print proposal`."""
    report = papers.add_parser("team-report", parents=[common], help="teamrapporten for en måned")
    report.set_defaults(command="print_team_report")
    report.add_argument("--team", default=ALL, metavar="NAVN", help="teamet; ellers alle team")
    report.add_argument("--month", type=_month, metavar="MÅNED", help="fx 2026-10; ellers den seneste hele")
    report.add_argument("--names", action="store_true", help="skriv borgerne med navn i stedet for initialer")
    _add_out(report)
    proposal = papers.add_parser("proposal", parents=[common], help="et forslag til en ny fordeling")
    proposal.set_defaults(command="print_proposal")
    add_wish(proposal)
    proposal.add_argument("--names", action="store_true", help="skriv borgerne med navn")
    _add_out(proposal)


def print_team_report(desk: "Desk", chosen: argparse.Namespace) -> None:
    """Write a month's team report as a PDF."""
    _check(chosen.out)
    from koordinator.services.paperwork.team_report import team_report_paper

    team = team_id(desk, chosen.team)
    _save(team_report_paper(desk, team, chosen.month, names=chosen.names), chosen.out, "Teamrapporten")


def print_proposal(desk: "Desk", chosen: argparse.Namespace) -> None:
    """Find a proposal and write it as a PDF."""
    _check(chosen.out)
    from koordinator.services.paperwork.proposal import proposal_paper
    from koordinator.services.rebalancing import propose

    proposal = propose(desk, wished(desk, chosen))
    _save(proposal_paper(desk, proposal, names=chosen.names), chosen.out, "Forslaget")


def _add_out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", required=True, type=Path, metavar="FIL", help="PDF-filen, der skrives")


def _month(text: str) -> date:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} er ikke en måned som 2026-10") from None


def _check(out: Path) -> None:
    if not out.absolute().parent.is_dir():
        raise UnusableInput("Filen kan ikke gemmes: mappen findes ikke.")


def _save(paper: "Paper", out: Path, what: str) -> None:
    from koordinator.services.papers import save

    save(paper, out)
    for warning in paper.warnings:
        print(warning, file=sys.stderr)
    print(f"{what} er gemt: {counted(paper.pages, 'side', 'sider')}.")
