"""Files that are no list, or far more than one, are refused at once and with a sentence."""

import random
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from openpyxl import load_workbook

from koordinator.errors import UnusableInput
from tests.exchange.lists import (
    DATA,
    HEADINGS,
    ROW,
    csv_text,
    parsed,
    sheet_xml,
    text,
    with_sheet,
    xlsx,
    zipped,
)

LONG = 2.0


@contextmanager
def at_once() -> Iterator[None]:
    """The work inside takes less than two seconds of a processor, whatever else the computer does."""
    start = time.process_time()
    yield
    assert time.process_time() - start < LONG


def refused(path: Path, words: str = ".") -> None:
    """The file is refused quickly, with a Danish sentence that holds these words."""
    with at_once(), pytest.raises(UnusableInput, match=words) as refusal:
        parsed(path)
    assert str(refusal.value)[0].isupper()
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "tom"),
        (b" \r\n\r\n", "tom"),
        (b"\x00" * 5000, "tom"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "ældre"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "adgangskode"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 600, "ikke en liste"),
        (b"%PDF-1.7", "ikke en liste"),
        (b"PK\x03\x04" + b"x" * 500, "beskadiget"),
        (zipped({"word/document.xml": b"<a/>", "[Content_Types].xml": b"<a/>"}), "ikke et Excel"),
        (zipped({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}), "beskadiget"),
        (b"Navn;Alder\nEmil;29\n", "overskriftsrække"),
        (b"x" * (10 * 1024 * 1024 + 1), "10 MB"),
        (csv_text([HEADINGS]).encode(), "ingen sager"),
        (csv_text([HEADINGS, ["I alt", "", "", ""]]).encode(), "ingen sager"),
    ],
)
def test_what_is_no_list(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "liste.xlsx"
    path.write_bytes(content)
    refused(path, words)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    refused(tmp_path / "ingen.xlsx", "findes ikke")
    refused(tmp_path, "mappe")


def test_a_workbook_that_unpacks_to_far_more(tmp_path: Path) -> None:
    path = with_sheet(tmp_path, b"<worksheet>" + b" " * (60 * 1024 * 1024))
    assert path.stat().st_size < 200_000
    refused(path, "50 MB")


@pytest.mark.parametrize("cells", [b"<c/>" * 1_000_000, b"</row><row>" * 1_100_000])
def test_a_sheet_made_to_take_time(tmp_path: Path, cells: bytes) -> None:
    sheet = sheet_xml([HEADINGS, ROW]).replace(b"</sheetData>", b"<row>" + cells + b"</row></sheetData>")
    refused(with_sheet(tmp_path, sheet))


def test_a_directory_that_lies_about_sizes(tmp_path: Path) -> None:
    path = with_sheet(tmp_path, b"<worksheet>" + b" " * (60 * 1024 * 1024))
    data = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    path.write_bytes(data.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little")))
    refused(path)


@pytest.mark.parametrize("claim", ["A1:XFD1048576", "A1:U1048576", "A1:XFD20"])
def test_a_sheet_that_claims_a_million_rows(tmp_path: Path, claim: str) -> None:
    path = with_sheet(tmp_path, sheet_xml([HEADINGS, ROW], claim))
    assert path.stat().st_size < 10_000
    refused(path, "Kopiér listen")


@pytest.mark.parametrize("place", ["A1048576", "XFD1", "XFD1048576"])
def test_a_value_at_the_end_of_the_world(tmp_path: Path, place: str) -> None:
    path = xlsx(tmp_path / "liste.xlsx", ("Ark1", [HEADINGS, ROW]))
    book = load_workbook(path)
    book["Ark1"][place] = "x"
    book.save(path)
    refused(path, "Arket")


def test_a_claim_that_is_too_small_loses_nothing(tmp_path: Path) -> None:
    assert len(parsed(with_sheet(tmp_path, sheet_xml([HEADINGS, ROW], "A1"))).rows) == 1


def test_blank_cells_far_away_are_no_rows(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "liste.xlsx", ("Ark1", [HEADINGS, ROW]))
    book = load_workbook(path)
    book["Ark1"]["XFD1048576"].number_format = "0.0"
    book.save(path)
    with at_once():
        assert parsed(path).read == 1


@pytest.mark.parametrize("row", [b'r="1048577"', b'r="99999999999"', b'r="-5"', b'r="x"'])
def test_rows_with_impossible_numbers_end_soon(tmp_path: Path, row: bytes) -> None:
    sheet = sheet_xml([HEADINGS, ROW]).replace(
        b"</sheetData>", b"<row " + row + b"><c><v>1</v></c></row></sheetData>"
    )
    with at_once():
        try:
            assert parsed(with_sheet(tmp_path, sheet)).read <= 2
        except UnusableInput as refusal:
            assert str(refusal)


def test_too_many_rows_and_columns(tmp_path: Path) -> None:
    rows = [HEADINGS, *([str(n), *ROW[1:]] for n in range(20_001))]
    refused(with_sheet(tmp_path, sheet_xml(rows)), "20.000 rækker")
    refused(text(tmp_path / "liste.csv", csv_text(rows)), "20.000 rækker")
    wide = [HEADINGS + [f"x{n}" for n in range(200)], ROW + ["1"] * 200]
    refused(xlsx(tmp_path / "bred.xlsx", ("Ark1", wide)), "200 kolonner")
    refused(text(tmp_path / "bred.csv", csv_text(wide)), "200 kolonner")


def test_twenty_thousand_rows_and_a_sum_are_taken(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Liste"], [*HEADINGS]]
    rows += ([str(n), "x", *ROW[2:]] for n in range(20_000))
    rows.append(["I alt", 20_000])
    found = parsed(text(tmp_path / "liste.csv", csv_text(rows)))
    assert (found.read, len(found.rejected)) == (20_000, 20_000)


def test_another_sheet_may_be_as_big_as_it_likes(tmp_path: Path) -> None:
    wide = [[str(n) for n in range(300)]]
    path = xlsx(tmp_path / "liste.xlsx", ("Data", wide), ("Sager", [HEADINGS, ROW]))
    assert parsed(path).read == 1


@pytest.mark.parametrize("name", ["sagsliste.xlsx", "sagsliste.csv"])
def test_damaged_files_are_read_or_refused(tmp_path: Path, name: str) -> None:
    spoil(tmp_path / name, 100)


@pytest.mark.nightly
@pytest.mark.parametrize(("name", "times"), [("sagsliste.xlsx", 2_000), ("sagsliste.csv", 20_000)])
def test_many_damaged_files_are_read_or_refused(tmp_path: Path, name: str, times: int) -> None:
    spoil(tmp_path / name, times)


def test_damage_inside_a_sound_archive_is_read_or_refused(tmp_path: Path) -> None:
    chance = random.Random("dele")
    whole = xlsx(tmp_path / "hel.xlsx", ("Ark1", [HEADINGS, *[ROW] * 20]))
    with zipfile.ZipFile(whole) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(200):
        name = chance.choice(sorted(parts))
        path = tmp_path / "liste.xlsx"
        path.write_bytes(zipped({**parts, name: damaged(parts[name], chance)}))
        read_or_refused(path)


@pytest.mark.parametrize("name", ["støj.xlsx", "støj.csv"])
def test_noise_is_refused(tmp_path: Path, name: str) -> None:
    chance = random.Random(name)
    path = tmp_path / name
    for _ in range(200):
        start = b"PK\x03\x04" if name.endswith("xlsx") and chance.random() < 0.5 else b""
        path.write_bytes(start + chance.randbytes(chance.randint(1, 5000)))
        refused(path)


def damaged(whole: bytes, chance: random.Random) -> bytes:
    """The content with some bytes changed, and perhaps cut off."""
    data = bytearray(whole)
    for _ in range(chance.randint(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data[: chance.choice([len(data), chance.randrange(1, len(data))])])


def spoil(path: Path, times: int) -> None:
    """Damage the real list again and again, and read it."""
    chance = random.Random(path.name)
    whole = (DATA / path.name).read_bytes()
    for _ in range(times):
        path.write_bytes(damaged(whole, chance))
        read_or_refused(path)


def read_or_refused(path: Path) -> None:
    """The file is read, or refused with a sentence, and at once."""
    with at_once():
        try:
            parsed(path)
        except UnusableInput as refusal:
            assert str(refusal).endswith(".")
