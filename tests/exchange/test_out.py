"""Tables out of the program: read again they are what they were, and nothing in them is a formula."""

import os
import stat
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from koordinator.errors import KoordinatorError
from koordinator.exchange.cells import guard, unguard
from koordinator.exchange.csv_in import text_sheets
from koordinator.exchange.mapping import read_list
from koordinator.exchange.parse import parse_rows
from koordinator.exchange.rejects import write_rejects
from koordinator.exchange.table_out import write_csv, write_xlsx
from koordinator.exchange.xlsx_in import workbook_sheets
from koordinator.exchange.xlsx_out import letters
from tests.exchange.lists import DATA, TODAY, parsed

HOSTILE = [
    "=1+1", "+45 33 53 43 71", "-1", "@SUM(A1)", "\tx", "\rx", "\x00x", "'=1", "''@", "'", "'rolig",
    "=cmd|' /C calc'!A0", "_x000D_", "<b>&\"'", "]]>", "a\r\nb", "\x01\x0b\x1f\ufffe", "  luft  ", "𝔸 ✓ 李",
    '"', ";", "x" * 6000,
]  # fmt: skip
# Letters around are for the reader, which does not count blank rows.
TEXTS = st.lists(
    st.text(st.characters(exclude_categories=["Cs"])).map(lambda t: t + "x"), min_size=1, max_size=9
)


def read_xlsx(path: Path) -> list[tuple[object, ...]]:
    """The rows of a workbook as the program reads them."""
    return [values for _, values in workbook_sheets(path.read_bytes())[0].records]


def read_csv(path: Path) -> list[tuple[object, ...]]:
    """The rows of a text file as the program reads them."""
    return [values for _, values in text_sheets(path.read_bytes())[0].records]


@given(TEXTS)
def test_any_text_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    folder = tmp_path_factory.mktemp("ud")
    write_xlsx(folder / "ud.xlsx", "Liste", ["Navn"], [[t] for t in texts])
    write_csv(folder / "ud.csv", ["Navn"], [[t] for t in texts])
    assert read_xlsx(folder / "ud.xlsx")[1:] == read_csv(folder / "ud.csv")[1:] == [(t,) for t in texts]


def test_hostile_text_is_text(tmp_path: Path) -> None:
    rows = [[number, text] for number, text in enumerate(HOSTILE)]
    write_xlsx(tmp_path / "ud.xlsx", "Liste", ["Nr", "Tekst"], rows)
    write_csv(tmp_path / "ud.csv", ["Nr", "Tekst"], rows)
    assert [values[1] for values in read_xlsx(tmp_path / "ud.xlsx")[1:]] == HOSTILE
    assert [values[1] for values in read_csv(tmp_path / "ud.csv")[1:]] == HOSTILE
    sheet = openpyxl.load_workbook(tmp_path / "ud.xlsx").active
    assert sheet is not None
    assert {cell.data_type for (cell,) in sheet.iter_rows(2, min_col=2, max_col=2)} == {"s"}
    for line in (tmp_path / "ud.csv").read_text("utf-8-sig").split("\r\n"):
        assert not line.partition(";")[2].strip('"').startswith(("=", "+", "-", "@"))


@given(st.text("'=+-@\t\r\0ab"))
def test_the_guard_can_be_taken_off_again(text: str) -> None:
    assert unguard(guard(text)) == text
    assert guard(text)[:1] not in set("=+-@\t\r\0")


@given(st.text(st.characters(codec=None)))
def test_half_characters_are_shown_instead_of_failing(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("ud")
    write_xlsx(folder / "ud.xlsx", text, [text], [[text, "x"]])
    write_csv(folder / "ud.csv", [text], [[text, "x"]])


def test_dates_numbers_and_flags_are_themselves(tmp_path: Path) -> None:
    row = [
        date(2026, 11, 24),
        datetime(2026, 11, 24, 7, 41),
        Decimal("6.5"),
        33,
        -1,
        True,
        None,
        date(1850, 1, 1),
    ]
    write_xlsx(tmp_path / "ud.xlsx", "Sager: [alle]", [str(n) for n in range(8)], [row])
    write_csv(tmp_path / "ud.csv", [str(n) for n in range(8)], [row])
    seen = read_xlsx(tmp_path / "ud.xlsx")[1]
    assert seen[:2] == (datetime(2026, 11, 24), datetime(2026, 11, 24, 7, 41))
    assert seen[2:] == (6.5, 33, -1, True, None, "1850-01-01")
    assert read_csv(tmp_path / "ud.csv")[1] == (
        "24-11-2026", "24-11-2026 07:41", "6,5", "33", "-1", "Ja", None, "01-01-1850",
    )  # fmt: skip


def test_a_sheet_is_ready_for_use(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "ud.xlsx", "Sager: [alle]", ["Nr", "Navn"], [[1, "x" * 30], [2, "y" * 500]])
    sheet = openpyxl.load_workbook(tmp_path / "ud.xlsx").active
    assert isinstance(sheet, Worksheet)
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("Sager   alle", "A2", "A1:B3")
    assert sheet["A1"].font.bold
    assert (sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width) == (8, 60)
    assert [letters(n) for n in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ud.csv"
    path.write_text("før")
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(KoordinatorError, match="plads på disken"):
        write_csv(path, ["a"], [])
    assert (path.read_text(), list(tmp_path.iterdir())) == ("før", [path])
    with pytest.raises(KoordinatorError, match="mappen findes ikke"):
        write_csv(tmp_path / "ingen" / "ud.csv", ["a"], [])


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such bits")
def test_nobody_else_can_read_the_file(tmp_path: Path) -> None:
    write_csv(tmp_path / "ud.csv", ["a"], [])
    assert stat.S_IMODE((tmp_path / "ud.csv").stat().st_mode) & 0o077 == 0


@pytest.mark.parametrize("name", ["sagsliste.xlsx", "sagsliste.csv"])
def test_rejected_rows_can_be_mended_and_read_again(tmp_path: Path, name: str) -> None:
    raw = read_list(DATA / name)
    found = parse_rows(raw, today=TODAY)
    path = tmp_path / "afviste.xlsx"
    write_rejects(path, raw, found)
    again = read_list(path)
    assert (again.mapping, again.signature) == (raw.mapping, raw.signature)
    assert again.headings == [*raw.headings, "Årsag"]
    cells = dict(raw.records())
    assert [values[: len(raw.headings)] for _, values in again.records()] == [
        cells[row.row] + (None,) * (len(raw.headings) - len(cells[row.row])) for row in found.rejected
    ]
    assert [values[-1] for _, values in again.records()] == [
        f"{r.column}: {r.reason}" for r in found.rejected
    ]


def test_mended_rows_are_taken_and_the_rest_is_written_again(tmp_path: Path) -> None:
    raw = read_list(DATA / "sagsliste.xlsx")
    write_rejects(tmp_path / "1.xlsx", raw, parse_rows(raw, today=TODAY))
    book = openpyxl.load_workbook(tmp_path / "1.xlsx")
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet["C2"] = "=Natalia"  # a formula has no value until a spreadsheet has counted it
    sheet["B3"] = "8101604000"
    book.save(tmp_path / "2.xlsx")
    second = read_list(tmp_path / "2.xlsx")
    found = parsed(tmp_path / "2.xlsx")
    assert [row.row for row in found.rejected] == [2, 4, 5, 7]
    write_rejects(tmp_path / "3.xlsx", second, found)
    assert read_list(tmp_path / "3.xlsx").headings == [*raw.headings, "Årsag"]
