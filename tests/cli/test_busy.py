"""Busy time from the command line."""

import json
from pathlib import Path

import pytest

from koordinator.cli import run
from koordinator.domain.roles import Role
from koordinator.services import staff, stores
from tests.exchange.calendars import at, calendar, event

FILE = str(Path(__file__).parents[1] / "data" / "jobcenter-a" / "kalender-outlook.ics")
GOOD = event(*at("20261123T083000", "20261123T093000"))
BAD = event("SUMMARY:Emil", "DTSTART:i morgen")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    path = tmp_path / "lager.koordinator"
    place, _ = stores.create_store(path, "Lone Leder", frozenset({Role.LEADER}), "tre blå cykler")
    for name in ("Anna Holm", "Anna Dam"):
        staff.add_worker(place.desk, name, [Role.CASEWORKER])
    monkeypatch.setenv("KOORDINATOR_USER", place.desk.who.login)
    place.close(back_up=False)
    monkeypatch.setenv("KOORDINATOR_PASSWORD", "tre blå cykler")
    monkeypatch.setenv("KOORDINATOR_TODAY", "2026-11-20")
    return str(path)


def test_a_dry_run_shows_the_window_and_the_first_stretches(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert run(["import", "busy", FILE, "--worker", "Anna Holm", "--dry-run", "--store", store]) == 0
        told = capsys.readouterr().out.splitlines()
        assert told[:5] == [
            "6 aftaler læst, 2 uden optaget tid: 15 optagne tidsrum for Anna Holm.",
            "Perioden er 20-10-2026 til 25-12-2027.",
            "15 nye, 0 uændrede, 0 fjernet.",
            "Prøvekørsel: intet er skrevet.",
            "  fredag den 23. oktober 2026 kl. 8.30–9.30",
        ]
        assert told[-1] == "  … og 5 til."


def test_what_is_read_is_kept_and_told_as_json(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["import", "busy", FILE, "--worker", "anna holm", "--store", store]
    assert run(arguments) == 0
    assert "Morgenmøde" not in capsys.readouterr().out
    assert run([*arguments, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["created"], told["unchanged"], told["removed"], told["unread"]) == (0, 15, 0, [])
    assert told["stretches"][5] == {
        "start": "2026-11-23T09:00:00+01:00",
        "end": "2026-11-23T11:30:00+01:00",
        "all_day": False,
    }


@pytest.mark.parametrize(
    ("worker", "sentence"),
    [
        ("Anna", "Anna kan være flere medarbejdere; skriv hele navnet: Anna Dam, Anna Holm."),
        ("Emil Ukendt", "Der er ingen medarbejder, der hedder Emil Ukendt."),
        (" ", "Skriv medarbejderens navn efter --worker."),
    ],
)
def test_who_is_meant_must_be_plain(
    store: str, worker: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", "busy", FILE, "--worker", worker, "--store", store]) == 2
    assert capsys.readouterr().err.strip() == sentence


def test_the_beginning_of_one_name_is_enough(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "busy", FILE, "--worker", "anna da", "--store", store]) == 0
    assert "for Anna Dam." in capsys.readouterr().out


def test_events_that_could_not_be_read_give_exit_3(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kalender.ics"
    file.write_bytes(calendar(GOOD, BAD))
    assert run(["import", "busy", str(file), "--worker", "Anna Holm", "--store", store]) == 3
    told = capsys.readouterr().out
    assert "2 aftaler læst, 0 uden optaget tid: 1 optaget tidsrum for Anna Holm." in told
    assert "Linje 7: Aftalen kan ikke læses: et tidspunkt kan ikke læses." in told
    assert "Emil" not in told


@pytest.mark.parametrize("content", [b"", b"hej", calendar(GOOD)[:-5], bytes(3_000_000)])
def test_a_file_that_cannot_be_used_gets_one_sentence_and_exit_2(
    store: str, tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kalender.ics"
    file.write_bytes(content)
    assert run(["import", "busy", str(file), "--worker", "Anna Holm", "--store", store]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.strip().splitlines()) == 1
