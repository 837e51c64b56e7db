"""Text files in every encoding and with every delimiter."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.errors import UnusableInput
from koordinator.exchange.csv_in import decode
from koordinator.exchange.mapping import read_list
from tests.exchange.lists import HEADINGS, ROW, csv_text, parsed, text

DANISH = st.text("abcdefghijklmnopqrstuvwxyzæøåÆØÅéü §-", min_size=1).filter(lambda t: bool(t.strip(" -")))
ENCODINGS = {
    "utf-8": b"",
    "utf-8-sig": b"",
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "cp1252": b"",
}


@given(DANISH, st.sampled_from(sorted(ENCODINGS)), st.booleans())
def test_every_encoding_is_recognised(name: str, encoding: str, mark: bool) -> None:
    content = csv_text([HEADINGS, [*ROW[:2], name, *ROW[3:]]])
    assert decode((ENCODINGS[encoding] if mark else b"") + content.encode(encoding)) == content


@pytest.mark.parametrize("encoding", sorted(ENCODINGS))
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_every_delimiter_in_every_encoding(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [HEADINGS, [*ROW[:2], "Søren Åkjær", *ROW[3:]]]
    found = parsed(text(tmp_path / "liste.csv", csv_text(rows, delimiter), encoding))
    assert [(row.row, row.name, row.caseworker) for row in found.rows] == [(2, "Søren Åkjær", "Anna Holm")]


def test_rows_are_numbered_as_in_a_spreadsheet(tmp_path: Path) -> None:
    content = (
        "Sagsoversigt\n\nCPR,Navn,Bemærkning,Start\n"
        '681197-1981,"Møller, Emil","to\nlinjer, og ""citat""",11-07-2025\n'
        "\n,,,\n760674-2218,Pia Skov,,17-03-2026\n"
    )
    found = parsed(text(tmp_path / "liste.csv", content))
    assert [(row.row, row.name) for row in found.rows] == [(4, "Emil Møller"), (7, "Pia Skov")]
    assert found.rows[0].remark == 'to\nlinjer, og "citat"'


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_line_end(tmp_path: Path, line_end: str) -> None:
    content = csv_text([HEADINGS, ROW]).replace("\r\n", line_end)
    assert len(parsed(text(tmp_path / "liste.txt", content)).rows) == 1


def test_a_quote_that_never_ends_does_not_swallow_rows(tmp_path: Path) -> None:
    rows = csv_text([HEADINGS, [*ROW[:2], '"Lille Emil', *ROW[3:]], ROW, ROW])
    raw = text(tmp_path / "liste.csv", rows)
    with pytest.raises(UnusableInput, match="anførselstegn"):
        parsed(raw)


def test_a_field_of_any_length_rejects_its_own_row_only(tmp_path: Path) -> None:
    rows = [HEADINGS, [*ROW[:2], "x" * 200_000, *ROW[3:]], ["2", "760674-2218", *ROW[2:]]]
    found = parsed(text(tmp_path / "liste.csv", csv_text(rows)))
    assert [(row.row, row.column, len(row.value) < 300) for row in found.rejected] == [(2, "Navn", True)]
    assert [row.row for row in found.rows] == [3]


def test_the_delimiters_own_line_is_no_row(tmp_path: Path) -> None:
    raw = read_list(text(tmp_path / "liste.csv", "sep=;\r\n" + csv_text([HEADINGS, ROW])))
    assert raw.header_row == 2
