"""Case lists: narrowed, counted, shown one by one, and taken out to a spreadsheet."""

from collections.abc import Sequence
from pathlib import Path

from koordinator.db.queries import cases as queries
from koordinator.domain.cases import CaseCard, CaseFilter, CaseLine, Tally
from koordinator.errors import Refused
from koordinator.services.bulk import uncollected
from koordinator.services.desk import Desk


@uncollected()
def case_lines(desk: Desk, wanted: CaseFilter) -> list[CaseLine]:
    """The cases that answer the filter, by name."""
    with desk.read() as session:
        return queries.case_lines(session, wanted, desk.today())


@uncollected()
def case_list(desk: Desk, wanted: CaseFilter) -> tuple[list[CaseLine], Tally]:
    """The cases that answer the filter, and the list counted without its chips."""
    with desk.read() as session:
        today = desk.today()
        return queries.case_lines(session, wanted, today), queries.tally(session, wanted, today)


def cases_in_store(desk: Desk) -> int:
    """How many cases there are, ended ones too."""
    with desk.read() as session:
        return queries.in_store(session)


def case_card(desk: Desk, case_id: int) -> CaseCard:
    """The essentials of one case."""
    with desk.read() as session:
        found = queries.case_card(session, case_id, desk.today())
    if found is None:
        raise Refused("Sagen findes ikke længere.")
    return found


def case_numbered(desk: Desk, number: str) -> int | None:
    """The case with a number, or None."""
    with desk.read() as session:
        return queries.case_numbered(session, number.strip())


def export(path: Path, title: str, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write what a list shows to .xlsx, or .csv by the file's ending; text stays text."""
    from koordinator.exchange.table_out import write_csv, write_xlsx

    if path.suffix.lower() == ".csv":
        write_csv(path, headings, rows)
    else:
        write_xlsx(path, title, headings, rows)
