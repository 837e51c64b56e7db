"""The rows that could not be taken in, as a file to be mended and read again."""

from pathlib import Path

from koordinator.domain.lists.rows import ParsedList
from koordinator.exchange.headings import is_ignored
from koordinator.exchange.mapping import RawList
from koordinator.exchange.table_out import write_xlsx

REASON = "Årsag"


def write_rejects(path: Path, raw: RawList, parsed: ParsedList) -> None:
    """The original headings and cells of each rejected row, and the reason in a last column."""
    # A list that comes back for the second time has a column of reasons already.
    kept = [place for place, heading in enumerate(raw.headings) if not is_ignored(heading)]
    reasons = {row.row: f"{row.column}: {row.reason}" for row in parsed.rejected}
    rows = [
        [*(values[place] if place < len(values) else None for place in kept), reasons[number]]
        for number, values in raw.records()
        if number in reasons
    ]
    write_xlsx(path, "Afviste rækker", [*(raw.headings[place] for place in kept), REASON], rows)
