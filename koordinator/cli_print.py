"""The subcommands that put a paper about a case in a file."""

import argparse
import sys

from koordinator.domain.values.words import counted
from koordinator.errors import UnusableInput
from koordinator.services.case_lists import case_numbered
from koordinator.services.desk import Desk


def print_case_paper(desk: Desk, chosen: argparse.Namespace) -> None:
    """Write a paper about a case as a PDF; what to look at first goes to standard error."""
    if not chosen.out.absolute().parent.is_dir():
        raise UnusableInput("Filen kan ikke gemmes: mappen findes ikke.")
    case_id = case_numbered(desk, chosen.case)
    if case_id is None:
        raise UnusableInput("Der er ingen sag med det nummer.")
    # Drawing is needed by nobody who prints nothing.
    from koordinator.services.papers import save
    from koordinator.services.paperwork.catalogue import PAPERS, make_paper

    choices = {"list_key": chosen.list} if getattr(chosen, "list", None) else {}
    paper = make_paper(desk, chosen.kind, case_id, **choices)
    save(paper, chosen.out)
    for warning in paper.warnings:
        print(warning, file=sys.stderr)
    print(f"{PAPERS[chosen.kind].title} er gemt: {counted(paper.pages, 'side', 'sider')}.")
