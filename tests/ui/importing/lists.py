"""Small lists for the wizard to read."""

import csv
from collections.abc import Sequence
from pathlib import Path

HEAD = ("Sagsnr", "CPR-nr.", "Navn", "Adresse", "Startdato", "Sagsbehandler", "Team")
ROWS = (
    ("1001", "610385-4101", "Emil Møller", "Skolevej 1", "01-03-2026", "Anna Holm", "30 og over"),
    ("1002", "620385-4102", "Pia Skov", "Engvej 2", "01-04-2026", "Anna Holm", "30 og over"),
    ("1003", "630385-4103", "Dragan Kristensen", "Havnevej 3", "01-05-2026", "Bo Kjær", "30 og over"),
)
Rows = Sequence[Sequence[str]]


def write_list(path: Path, rows: Rows = ROWS, head: Sequence[str] = HEAD) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows([head, *rows])
    return path


def changed(rows: Rows, number: int, column: str, value: str) -> list[list[str]]:
    """The rows with one cell of one of them written anew."""
    found = [list(row) for row in rows]
    found[number][HEAD.index(column)] = value
    return found
