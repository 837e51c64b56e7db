"""Finding the list in a file, and what its columns mean."""

from datetime import date, datetime
from pathlib import Path

import pytest

from koordinator.exchange.headings import fields, propose, signature, title_of
from koordinator.exchange.mapping import read_list
from koordinator.exchange.parse import preview
from koordinator.resources import table
from tests.exchange.lists import HEADINGS, ROW, TODAY, csv_text, parsed, text, xlsx


def meaning(*headings: str) -> dict[str, list[int]]:
    """What these headings are proposed to mean."""
    return propose(headings).mapping


@pytest.mark.parametrize(
    "headings",
    [
        ("Sagsnummer", "CPR nr.", "Borger", "Målgruppe", "Bevilget fra", "Bevilget til", "KS", "VK",
         "Afdeling"),
        ("SAGSNR.", "PERSONNUMMER", "NAVN", "YDELSE", "START", "SLUT", "SAGSBEHANDLER", "MENTOR", "TEAM"),
        ("Case no", "CPR number", "Full name", "Programme", "Start date", "End date", "Caseworker",
         "Consultant", "Team"),
        ("Sags-id", "Borgers CPR", "Borgerens\nnavn", "Målgruppe/ydelse", "Startdato", "Forventet ophør",
         "Koordinerende sagsbehandler (KS)", "Virksomhedskonsulent/mentor", "Gruppe"),
    ],
)  # fmt: skip
def test_danish_and_english_names(headings: tuple[str, ...]) -> None:
    keys = [
        "number",
        "cpr",
        "name",
        "programme",
        "starts",
        "expected_end",
        "caseworker",
        "consultant",
        "team",
    ]
    assert meaning(*headings) == {key: [place] for place, key in enumerate(keys)}


def test_the_more_telling_name_wins_and_each_column_has_one_meaning() -> None:
    found = meaning("CPR", "Navn", "Sagsbehandler", "Koordinerende sagsbehandler", "Mentor", "VK")
    assert (found["caseworker"], found["consultant"]) == ([3], [5])


def test_headings_that_only_sound_alike_are_left_alone() -> None:
    found = meaning(
        "CPR", "Navn", "Næste samtale", "Sagsbehandlers telefon", "Praktik startdato", "Antal samtaler"
    )
    assert found == {"cpr": [0], "name": [1]}


def test_a_heading_is_known_by_a_part_of_it() -> None:
    found = meaning("CPR (10 cifre)", "Navn", "Startdato for forløbet", "Ansvarlig sagsbehandler i dag")
    assert found == {"cpr": [0], "name": [1], "starts": [2], "caseworker": [3]}


def test_no_heading_stands_under_two_fields() -> None:
    for key, entry in table("columns.toml")["fields"].items():
        for name in entry["names"]:
            assert list(meaning(name)) == [key], name


def test_every_field_has_a_title_a_file_with_it_is_read_by() -> None:
    for field in fields():
        assert title_of(field.key) == field.title
        assert meaning(field.title) == {field.key: [0]}


def test_first_and_last_names_are_joined(tmp_path: Path) -> None:
    rows = [["CPR", "Efternavn", "Fornavn", "Start"], ["681197-1981", "Møller", "Emil", "11-07-2025"]]
    assert [row.name for row in parsed(xlsx(tmp_path / "l.xlsx", ("A", rows))).rows] == ["Emil Møller"]


def test_postcode_and_town_in_one_column(tmp_path: Path) -> None:
    rows = [["CPR", "Navn", "Postnr. og by", "Start"], ["681197-1981", "Emil", "7160 Tørring", "11-07-2025"]]
    found = parsed(xlsx(tmp_path / "l.xlsx", ("A", rows)))
    assert (found.rows[0].postcode, found.rows[0].city) == ("7160", "Tørring")
    assert {"postcode", "city"} <= found.fields


def test_the_sheet_with_the_list_is_found(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "liste.xlsx",
        ("Vejledning", [["Listen dannes hver nat."], ["CPR og navn skal udfyldes"]]),
        ("Tom", [HEADINGS]),
        ("Opslag", [["CPR", "Navn"], ["681197-1981", "Emil"]]),
        ("Sager", [["Sagsliste"], [], HEADINGS, ROW]),
    )
    raw = read_list(path)
    assert (raw.sheet.title, raw.header_row, len(list(raw.records()))) == ("Sager", 3, 1)


def test_sums_notes_blank_lines_and_repeated_headings_are_no_rows(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [*HEADINGS], [*ROW], [], [*HEADINGS], ["26001", "760674-2218", *ROW[2:]], ["", "  "],
        ["Antal sager i alt", 2], ["I alt", 2], ["Total:"], ["Listen dannes hver nat."],
        [None, None, "Sum", 2],
    ]  # fmt: skip
    found = parsed(xlsx(tmp_path / "liste.xlsx", ("Sager", rows)))
    assert (found.read, [row.row for row in found.rows], found.rejected) == (2, [2, 5], [])


@pytest.mark.parametrize(
    ("titles", "day"),
    [
        ([["Udtrukket 20-11-2026 07:41"]], date(2026, 11, 20)),
        ([["Sager i perioden 01-01-2026 til 31-12-2026"], ["Dato: 20.11.26"]], date(2026, 11, 20)),
        ([["Sagsliste pr. 1. november 2026"]], date(2026, 11, 1)),
        ([["Opgjort", datetime(2026, 11, 20)]], date(2026, 11, 20)),
        ([["Sager"], [datetime(2026, 11, 20)]], date(2026, 11, 20)),
        ([["Dannet 2026-11-20"]], date(2026, 11, 20)),
        ([["Sager startet efter 01-01-2020"]], None),
        ([["Udtrukket 32-11-2026"]], None),
        ([], None),
    ],
)
def test_the_lists_own_day(tmp_path: Path, titles: list[list[object]], day: date | None) -> None:
    assert read_list(xlsx(tmp_path / "l.xlsx", ("A", [*titles, HEADINGS, ROW]))).extract_date == day


def test_a_signature_is_the_headings_however_they_are_spelt() -> None:
    assert signature(["CPR-nr.", "Navn", "", "Årsag"]) == signature(["cpr nr", " NAVN"])
    assert signature(["CPR", "Navn"]) != signature(["Navn", "CPR"])


def test_the_person_can_say_what_a_column_means(tmp_path: Path) -> None:
    rows = [["CPR", "Navn", "Dato A", "Dato B"], ["681197-1981", "Emil", "11-07-2025", "12-07-2025"]]
    raw = read_list(text(tmp_path / "l.csv", csv_text(rows)))
    mapping = {**raw.mapping, "starts": [3]}
    assert preview(raw, mapping, 3, today=TODAY).rows[0].starts == date(2025, 7, 12)


def test_a_preview_reads_no_further_than_it_shows(tmp_path: Path) -> None:
    rows = [HEADINGS, *([str(n), *ROW[1:]] for n in range(5000))]
    raw = read_list(xlsx(tmp_path / "l.xlsx", ("A", rows)))
    assert preview(raw, None, 5, today=TODAY).read == 5
    assert len(raw.sheet.records._kept) < 200
    assert raw.expected == 5000
