"""From a file to the store in one go, as the command line does; the wizard takes the steps one by one."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from koordinator.domain.lists.rows import ParsedList
from koordinator.exchange.headings import ColumnMap, title_of
from koordinator.exchange.mapping import RawList, read_list
from koordinator.exchange.parse import parse_rows, preview
from koordinator.services.bulk import uncollected
from koordinator.services.desk import Desk
from koordinator.services.importing.applying import ImportResult, Progress, apply_import
from koordinator.services.importing.mappings import load_mapping
from koordinator.services.importing.planning import plan_import


def read_file(path: Path) -> RawList:
    """The case list in a file as the file has it; UnusableInput, with a sentence, when there is none."""
    return read_list(path)


def proposed(desk: Desk, raw: RawList) -> ColumnMap:
    """What the columns mean: as it was understood last for these headings, else as their names say."""
    remembered = load_mapping(desk, raw.signature)
    if remembered is None or any(place >= len(raw.headings) for p in remembered.values() for place in p):
        return raw.mapping
    return remembered


def first_rows(desk: Desk, raw: RawList, mapping: ColumnMap, count: int = 8) -> ParsedList:
    """The first rows as they will be understood."""
    return preview(raw, mapping, count, today=desk.today())


@uncollected()
def understand(
    desk: Desk,
    raw: RawList,
    mapping: ColumnMap,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ParsedList:
    """The whole list, understood row by row."""
    return parse_rows(raw, mapping, today=desk.today(), progress=progress, cancelled=cancelled)


def headings_of(raw: RawList, mapping: ColumnMap) -> dict[str, str]:
    """What the file calls each field."""
    return {
        field: raw.headings[places[0]] or title_of(field)
        for field, places in mapping.items()
        if places and places[0] < len(raw.headings)
    }


def save_rejects(path: Path, raw: RawList, result: ImportResult) -> None:
    """Write the rows that could not be taken in to an .xlsx, to be mended and read again."""
    from koordinator.exchange.rejects import write_rejects

    write_rejects(path, raw, replace(result.plan.parsed, rejected=result.plan.rejected))


def import_file(
    desk: Desk,
    path: Path,
    *,
    dry_run: bool = False,
    rejects: Path | None = None,
    before_writing: Callable[[], None] | None = None,
    progress: Progress | None = None,
) -> ImportResult:
    """Read a list into the store without asking: ours is kept where both changed, what is unknown is made.

    `before_writing` is called when there is something to write, before the first of it is written.
    """
    raw = read_file(path)
    mapping = proposed(desk, raw)
    parsed = understand(desk, raw, mapping, progress=progress)
    result = ImportResult(plan_import(desk, parsed, headings=headings_of(raw, mapping)), written=False)
    if not dry_run:
        if before_writing is not None and result.plan.writes:
            before_writing()
        result = apply_import(desk, result.plan, progress=progress)
    if rejects is not None and result.rejected:
        save_rejects(rejects, raw, result)
    return result
