"""The real list in both formats gives exactly what is known about it."""

import json
from collections import Counter
from typing import Any

import pytest

from koordinator.domain.values.names import worker_key
from koordinator.exchange.mapping import read_list
from tests.exchange.lists import DATA, parsed

FACIT: dict[str, Any] = json.loads((DATA / "facit.json").read_text(encoding="utf-8"))
# The .csv lacks the three lines above the headings.
FORMATS = [("sagsliste.xlsx", 0), ("sagsliste.csv", 3)]


@pytest.mark.parametrize(("name", "higher"), FORMATS)
def test_rows_read_and_rejected(name: str, higher: int) -> None:
    found = parsed(DATA / name)
    assert found.read == FACIT["rows"]
    assert len(found.rows) == FACIT["cases"]
    assert {row.row + higher for row in found.rejected} == {error["row"] for error in FACIT["errors"]}
    columns = {row.row + higher: row.column for row in found.rejected}
    assert columns == {
        46: "Navn", 78: "CPR-nr.", 90: "CPR-nr.", 131: "Startdato", 181: "CPR-nr.", 215: "Forventet slut",
    }  # fmt: skip


@pytest.mark.parametrize(("name", "_"), FORMATS)
def test_cases_per_caseworker(name: str, _: int) -> None:
    count = Counter(worker_key(row.caseworker or "(ingen)") for row in parsed(DATA / name).rows)
    assert count == {worker_key(worker): cases for worker, cases in FACIT["caseload"].items()}


def test_both_formats_say_the_same() -> None:
    book, plain = (parsed(DATA / name) for name, _ in FORMATS)
    assert book.fields == plain.fields
    assert len(book.fields) == 21
    assert book.signature == plain.signature
    # The .csv's encoding has no room for some letters of names, which stand there as question marks.
    for one, other in zip(book.rows, plain.rows, strict=True):
        for key in book.fields - {"name", "email"}:
            assert getattr(one, key) == getattr(other, key), (one.row, key)


def test_headings_and_the_lists_own_day() -> None:
    raw = read_list(DATA / "sagsliste.xlsx")
    assert (raw.sheet.title, raw.header_row) == ("Aktive sager", 4)
    assert str(raw.extract_date) == "2026-11-20"
    assert raw.headings[:3] == ["Sagsnr", "CPR-nr.", "Navn"]
    assert read_list(DATA / "sagsliste.csv").extract_date is None


def test_a_row_as_it_is_understood() -> None:
    row = parsed(DATA / "sagsliste.xlsx").rows[2]
    assert (row.row, row.number, row.cpr) == (7, "26002", "8004820805")
    assert (str(row.last_talk), str(row.cv_updated)) == ("2026-07-26", "2026-09-29")
    assert row.offer is not None
    assert (row.offer.kind, row.offer.title) == ("virksomhedscenter", "Juelsminde Havn")
