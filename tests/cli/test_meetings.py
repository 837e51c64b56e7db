"""The command line's meetings and agendas, as scripts and hands use them."""

import json
import os
import re
import subprocess
import sys
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from koordinator.cli import run
from koordinator.errors import KoordinatorError
from koordinator.services import demo, papers
from tests.cli.answers import answer

TODAY = date(2026, 11, 20)
TOLD = "Grønnegårdens Planteskole, mødestuen"
KEYS = ["id", "type", "title", "case", "start", "end", "place", "chair", "participants"]

listed = partial(answer, "meetings")


def said(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def printed(file: Path) -> str:
    """The words of a PDF; line breaks are no part of them."""
    document = pypdfium2.PdfDocument(file)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return re.sub(r"\s+", " ", " ".join(pages))


def test_meetings_have_their_fixed_shape_and_the_next_two_weeks(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = listed(store, capsys)
    assert len(found) > 10
    assert all(list(one) == KEYS for one in found)
    starts = [datetime.fromisoformat(one["start"]) for one in found]
    assert starts == sorted(starts)
    assert {start.utcoffset() for start in starts} == {timedelta(hours=1)}
    assert min(starts).date() >= TODAY
    assert max(starts).date() <= TODAY + timedelta(days=14)
    assert all(isinstance(one["participants"], int) and one["participants"] > 1 for one in found)


def test_a_meeting_with_everything_and_one_with_less(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = next(one for one in listed(store, capsys) if one["place"] == TOLD)
    assert told["type"] == told["title"] == "Netværksmøde"
    assert told["start"] == "2026-11-24T13:00:00+01:00"
    assert told["end"] == "2026-11-24T14:30:00+01:00"
    assert told["chair"] == "Anna Holm"
    assert re.fullmatch(r"\d\d-\d{5}", told["case"])
    assert told["participants"] == 8
    pairs = [one for one in listed(store, capsys) if one["type"].startswith("Parmøde")]
    assert {(one["case"], one["chair"]) for one in pairs} == {(None, "")}


def test_other_days_can_be_asked_for(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = listed(store, capsys, "--from", "2026-07-01", "--to", "2026-07-31")
    assert found
    assert {one["start"][:7] for one in found} == {"2026-07"}
    assert {one["start"][-6:] for one in found} == {"+02:00"}
    assert listed(store, capsys, "--from", "2026-12-24", "--to", "2026-12-27") == []
    before = listed(store, capsys, "--to", "2026-11-19")
    assert {one["start"][:10] for one in before} <= {"2026-11-19"}


def test_the_last_day_before_the_first_is_refused(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    days = ["--from", "2026-12-01", "--to", "2026-11-01"]
    assert run(["meetings", "--store", store, *days]) == 2
    assert capsys.readouterr().err == "Den sidste dag ligger før den første.\n"


def test_the_list_can_be_read(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--store", store, "meetings"]) == 0
    told = capsys.readouterr().out
    assert "Tirsdag den 24. november 2026" in told
    assert "13.00–14.30" in told
    assert "mødeleder Anna Holm · 8 deltagere" in told
    run(["--store", store, "meetings", "--from", "2026-12-25", "--to", "2026-12-25"])
    assert capsys.readouterr().out == "Der er ingen møder i de dage.\n"


def test_the_agenda_of_a_meeting_is_written_by_its_number(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = next(one for one in listed(store, capsys) if one["place"] == TOLD)
    file = tmp_path / "dagsorden.pdf"
    assert run(["print", "agenda", "--meeting", str(told["id"]), "--out", str(file), "--store", store]) == 0
    words = printed(file)
    assert "Netværksmøde" in words
    assert "tirsdag den 24. november 2026 kl. 13.00–14.30" in words
    assert "Mille Østerby" in words
    assert "Hvad trækker i hvilken retning?" in words
    assert [one.name for one in tmp_path.iterdir()] == ["dagsorden.pdf"]
    capsys.readouterr()


def test_initials_stand_for_the_citizen(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = next(one for one in listed(store, capsys) if one["place"] == TOLD)
    file = tmp_path / "dagsorden.pdf"
    run(["print", "agenda", "--meeting", str(told["id"]), "--initials", "--out", str(file), "--store", store])
    assert "Mille Østerby" not in printed(file)


def test_the_citizens_goals_can_be_left_out(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = next(one for one in listed(store, capsys) if one["place"] == TOLD)
    file = tmp_path / "dagsorden.pdf"
    command = ["print", "agenda", "--meeting", str(told["id"]), "--out", str(file), "--store", store]
    assert run(command) == 0
    assert "Milles mål" in printed(file)
    assert run([*command, "--no-goals"]) == 0
    assert "Milles mål" not in printed(file)


def test_next_is_the_next_network_meeting(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "naeste.pdf"
    assert run(["print", "agenda", "--meeting", "next", "--out", str(file), "--store", store]) == 0
    assert printed(file).count("Netværksmøde") >= 1
    assert "gemt" in capsys.readouterr().out


def test_the_number_of_a_series_is_its_next_occurrence(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    coming = listed(store, capsys, "--to", "2027-01-15")
    series = next(one for one in coming if one["type"].startswith("Teammøde"))
    file = tmp_path / "teammoede.pdf"
    run(["print", "agenda", "--meeting", str(series["id"]), "--out", str(file), "--store", store])
    day = date.fromisoformat(series["start"][:10])
    assert f"{day.day}. {'november' if day.month == 11 else 'december'} {day.year}" in printed(file)


@pytest.mark.parametrize("meeting", ["987654321", "abc", "-1", "9" * 40])
def test_a_meeting_that_is_not_there_gets_one_sentence(
    meeting: str, store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "dagsorden.pdf"
    assert run(["print", "agenda", f"--meeting={meeting}", "--out", str(file), "--store", store]) == 2
    told = capsys.readouterr()
    assert len(told.err.splitlines()) == 1
    assert "mødet" in told.err.lower() or "møde" in told.err
    assert (told.out, file.exists()) == ("", False)


def test_nothing_is_written_outside_a_folder_that_is_there(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "ny mappe" / "dagsorden.pdf"
    assert run(["print", "agenda", "--meeting", "next", "--out", str(file), "--store", store]) == 2
    assert capsys.readouterr().err == "Filen kan ikke gemmes: mappen findes ikke.\n"
    assert list(tmp_path.iterdir()) == []


def test_what_went_wrong_leaves_the_old_file(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> papers.Paper:
        raise KoordinatorError("Papiret kan ikke laves.")

    file = tmp_path / "dagsorden.pdf"
    file.write_bytes(b"den gamle")
    monkeypatch.setattr(papers, "agenda_pdf", fail)
    assert run(["print", "agenda", "--meeting", "next", "--out", str(file), "--store", store]) == 1
    assert capsys.readouterr().err == "Papiret kan ikke laves.\n"
    assert file.read_bytes() == b"den gamle"


def test_warnings_go_to_standard_error(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = papers.agenda_pdf

    def warned(*given: Any, **named: Any) -> papers.Paper:
        return plain(*given, **named)._replace(warnings=("Punkt 3 ser ud til at holde et CPR-nummer.",))

    monkeypatch.setattr(papers, "agenda_pdf", warned)
    file = tmp_path / "dagsorden.pdf"
    assert run(["print", "agenda", "--meeting", "next", "--out", str(file), "--store", store]) == 0
    told = capsys.readouterr()
    assert told.err == "Punkt 3 ser ud til at holde et CPR-nummer.\n"
    assert "CPR" not in told.out


def test_who_reads_only_the_beginning_gets_no_complaint(made_example: Path) -> None:
    environment = os.environ | {"KOORDINATOR_USER": demo.LOGIN, "KOORDINATOR_PASSWORD": demo.PASSWORD}
    days = ["--from", "2025-01-01", "--to", "2026-12-31"]
    asked = [sys.executable, "-m", "koordinator", "meetings", "--store", str(made_example), *days]
    process = subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    assert process.stdout is not None
    assert process.stderr is not None
    with process, process.stdout, process.stderr:
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
