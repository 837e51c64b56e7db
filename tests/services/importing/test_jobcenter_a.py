"""The real list, from the file to the store and back out as numbers."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from koordinator.exchange.tables import read_sheets
from koordinator.services import importing
from koordinator.services.caseloads import caseloads
from koordinator.services.desk import Desk
from tests.factories import at, new_desk

DATA = Path(__file__).parents[2] / "data" / "jobcenter-a"
FACIT: dict[str, Any] = json.loads((DATA / "facit.json").read_text(encoding="utf-8"))
# The .csv lacks the three lines above the headings.
FORMATS = [("sagsliste.xlsx", 0), ("sagsliste.csv", 3)]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def numbers(result: importing.ImportResult) -> dict[str, Any]:
    found = importing.as_json(result)
    return {**found, "rejected": {one["row"] for one in found["rejected"]}}


@pytest.mark.parametrize(("name", "higher"), FORMATS)
def test_the_numbers_and_all_unchanged_the_second_time(desk: Desk, name: str, higher: int) -> None:
    wrong = {error["row"] - higher for error in FACIT["errors"]}
    first = numbers(importing.import_file(desk, DATA / name))
    assert first == {
        "read": FACIT["rows"], "created": FACIT["cases"], "changed": 0, "unchanged": 0, "missing": 0,
        "rejected": wrong,
    }  # fmt: skip
    second = numbers(importing.import_file(at(desk, date(2026, 11, 23)), DATA / name))
    assert second == {**first, "created": 0, "unchanged": FACIT["cases"]}


def test_the_caseloads(desk: Desk) -> None:
    importing.import_file(desk, DATA / "sagsliste.xlsx")
    found = caseloads(desk)
    held = {load.worker: load.cases for load in found.workers}
    assert {**held, "(ingen)": found.unheld.cases} == FACIT["caseload"]


def test_the_poorer_file_after_the_better_one_changes_nothing(desk: Desk) -> None:
    importing.import_file(desk, DATA / "sagsliste.xlsx")
    assert numbers(importing.import_file(desk, DATA / "sagsliste.csv"))["unchanged"] == FACIT["cases"]


def test_a_dry_run_writes_nothing_and_says_what_would_be_made(desk: Desk) -> None:
    result = importing.import_file(desk, DATA / "sagsliste.xlsx", dry_run=True)
    lines = list(importing.as_text(result, dry_run=True))
    assert lines[:2] == [
        "212 rækker læst: 206 nye, 0 ændrede, 0 uændrede, 6 afviste.",
        "Prøvekørsel: intet er skrevet.",
    ]
    assert "Ny medarbejder: Anna Holm (KS, 42 sager)" in lines
    assert "Nyt team: Under 30" in lines
    assert caseloads(desk).cases == 0


def test_the_text_names_no_citizen(desk: Desk) -> None:
    result = importing.import_file(desk, DATA / "sagsliste.xlsx")
    text = "\n".join(importing.as_text(result, dry_run=False))
    citizens = {planned.row.name for planned in result.plan.created}
    colleagues = {one.name for one in result.plan.unknown_workers}
    assert not [name for name in citizens - colleagues if name in text]
    assert "Anna Holm har nu 42 sager og er over max (35)." in text


def test_rejected_rows_go_to_a_file_to_be_mended(desk: Desk, tmp_path: Path) -> None:
    importing.import_file(desk, DATA / "sagsliste.xlsx", rejects=tmp_path / "afviste.xlsx")
    rows = list(read_sheets(tmp_path / "afviste.xlsx")[0].records)
    assert len(rows) == 1 + len(FACIT["errors"])
    assert rows[0][1][-1] == "Årsag"


def test_something_is_done_before_writing_but_not_for_nothing(desk: Desk) -> None:
    called: list[bool] = []

    def before() -> None:
        called.append(caseloads(desk).cases == 0)

    importing.import_file(desk, DATA / "sagsliste.csv", dry_run=True, before_writing=before)
    assert called == []
    importing.import_file(desk, DATA / "sagsliste.csv", before_writing=before)
    importing.import_file(desk, DATA / "sagsliste.csv", before_writing=before)
    assert called == [True]


def test_columns_are_understood_as_last_time(desk: Desk) -> None:
    raw = importing.read_file(DATA / "sagsliste.xlsx")
    assert importing.proposed(desk, raw) == raw.mapping
    mapping = {field: places for field, places in raw.mapping.items() if field != "remark"}
    importing.save_mapping(desk, raw.signature, mapping)
    importing.save_mapping(desk, raw.signature, mapping)
    assert importing.proposed(desk, raw) == mapping
    importing.save_mapping(desk, raw.signature, raw.mapping)
    assert importing.proposed(desk, raw) == raw.mapping
    importing.save_mapping(desk, raw.signature, {"cpr": [99]})
    assert importing.proposed(desk, raw) == raw.mapping


def test_the_first_rows_as_they_will_be_understood(desk: Desk) -> None:
    raw = importing.read_file(DATA / "sagsliste.xlsx")
    shown = importing.first_rows(desk, raw, raw.mapping, 3)
    assert [one.number for one in shown.rows] == ["26000", "26001", "26002"]
    assert importing.headings_of(raw, raw.mapping)["number"] == "Sagsnr"
