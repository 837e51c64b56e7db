"""The command line as scripts and hands use it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from koordinator import __version__
from koordinator.cli import run
from koordinator.services import demo, importing
from koordinator.services.desk import Desk

LIST = Path(__file__).parents[1] / "data" / "jobcenter-a"
FACIT = json.loads((LIST / "facit.json").read_text(encoding="utf-8"))


@pytest.fixture
def store(tmp_path: Path, as_leader: None) -> str:
    path = tmp_path / "lager.koordinator"
    demo.create(path, date(2026, 11, 20), 0, 0, None)
    return str(path)


def said(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(("suffix", "lower"), [("xlsx", 0), ("csv", 3)])
def test_the_real_list_gives_exactly_the_right_answers(
    store: str, suffix: str, lower: int, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(LIST / f"sagsliste.{suffix}")
    assert run(["import", "cases", file, "--store", store, "--json"]) == 3
    first = said(capsys)
    assert set(first) == {"read", "created", "changed", "unchanged", "missing", "rejected"}
    assert (first["read"], first["created"], first["missing"]) == (FACIT["rows"], FACIT["cases"], 0)
    assert {one["row"] + lower for one in first["rejected"]} == {one["row"] for one in FACIT["errors"]}
    assert all(set(one) == {"row", "column", "value", "reason"} for one in first["rejected"])
    assert run(["--store", store, "import", "cases", file, "--json"]) == 3
    again = said(capsys)
    assert (again["created"], again["changed"], again["unchanged"]) == (0, 0, FACIT["cases"])
    assert run(["caseload", "--store", store, "--json"]) == 0
    loads = {line["worker"] or "(ingen)": line["cases"] for line in said(capsys)}
    assert {name: cases for name, cases in loads.items() if cases} == FACIT["caseload"]


def test_caseload_lines_have_their_fixed_shape(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["import", "cases", str(LIST / "sagsliste.xlsx"), "--store", store, "--json"])
    capsys.readouterr()
    run(["caseload", "--store", store, "--json", "--on", "2026-11-20", "--team", "under 30"])
    team = said(capsys)
    assert all(set(one) == {"worker", "team", "cases", "warning", "maximum", "state"} for one in team)
    assert all(one["team"] == "Under 30" for one in team if one["worker"])
    run(["caseload", "--store", store, "--json"])
    nobody = [one for one in said(capsys) if not one["worker"]]
    assert [(one["warning"], one["maximum"], one["state"]) for one in nobody] == [(None, None, None)]
    run(["caseload", "--store", store, "--json", "--role", "consultant"])
    assert "Hans Dam" in {one["worker"] for one in said(capsys)}
    assert run(["caseload", "--store", store, "--team", "findes ikke"]) == 1
    run(["caseload", "--store", store])
    assert "Anna Holm" in capsys.readouterr().out


def test_a_dry_run_writes_nothing(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "cases", str(LIST / "sagsliste.xlsx"), "--dry-run", "--store", store]) == 3
    assert "Prøvekørsel" in capsys.readouterr().out
    run(["caseload", "--store", store, "--json"])
    assert [one["cases"] for one in said(capsys)] == [0]


def test_rejected_rows_can_be_mended_and_read_again(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rejects = tmp_path / "afviste.xlsx"
    file = str(LIST / "sagsliste.xlsx")
    run(["import", "cases", file, "--store", store, "--rejects", str(rejects)])
    capsys.readouterr()
    run(["import", "cases", str(rejects), "--store", store, "--json", "--dry-run"])
    assert said(capsys)["read"] == len(FACIT["errors"])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tom.csv", b""),
        ("vrøvl.csv", b"hej;verden\n1;2\n"),
        ("kun overskrift.csv", b"Sagsnr;CPR-nr.;Navn;Startdato\n"),
        ("billede.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("ødelagt.xlsx", b"PK\x03\x04" + bytes(300)),
    ],
)
def test_a_file_that_cannot_be_used_gets_one_sentence_and_exit_2(
    store: str, tmp_path: Path, name: str, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    assert run(["import", "cases", str(file), "--store", store, "--json"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "Traceback" not in told.err
    assert len(told.err.strip().splitlines()) == 1


def test_a_sound_store_is_said_to_be_sound(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--store", store]) == 0
    assert "i orden" in capsys.readouterr().out


@pytest.mark.parametrize("what", ["missing", "damaged", "wrong password", "no key file"])
def test_check_says_in_a_sentence_what_is_wrong(
    store: str, what: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(store)
    if what == "missing":
        path.unlink()
    elif what == "damaged":
        path.write_bytes(bytes(len(path.read_bytes())))
    elif what == "no key file":
        for key in path.parent.glob("*.key*"):
            key.unlink()
    else:
        monkeypatch.setenv("KOORDINATOR_PASSWORD", "helt forkert her")
    assert run(["check", "--store", store]) == 1
    told = capsys.readouterr().err
    assert told.strip().endswith((".", "?"))
    assert "Traceback" not in told


def test_the_password_can_come_from_a_file(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("KOORDINATOR_PASSWORD")
    file = tmp_path / "kode.txt"
    file.write_text(demo.PASSWORD + "\n", encoding="utf-8")
    assert run(["check", "--store", store, "--password-file", str(file)]) == 0
    assert run(["check", "--store", store, "--password-file", str(tmp_path / "væk.txt")]) == 1
    assert "kan ikke læses" in capsys.readouterr().err


def test_demo_says_how_to_log_in_and_never_overwrites(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "eksempel.koordinator")
    made = [
        "demo",
        "--store",
        path,
        "--no-window",
        "--today",
        "2026-11-20",
        "--cases",
        "12",
        "--workers",
        "3",
    ]
    assert run(made) == 0
    assert capsys.readouterr().out.splitlines() == [f"Bruger: {demo.LOGIN}", f"Adgangskode: {demo.PASSWORD}"]
    assert run(["demo", "--store", path, "--no-window"]) == 0
    capsys.readouterr()
    assert run(made) == 1
    assert "allerede et lager" in capsys.readouterr().err


def test_the_version_and_wrong_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, code in (
        (["--version"], 0),
        (["caseload", "--on", "i går"], 2),
        (["demo", "--cases", "-1"], 2),
    ):
        with pytest.raises(SystemExit) as ended:
            run(arguments)
        assert ended.value.code == code
    assert __version__ in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["caseload", "--on", "i går"], "i går er ikke en dato"),
        (["caseload", "--role", "leader"], "'leader' kan ikke bruges ved --role"),
        (["caseload", "--hjælp"], "--hjælp kendes ikke"),
        (["import", "cases"], "der mangler FIL"),
        (["demo", "--seed"], "der mangler en værdi efter --seed"),
        (["demo", "--seed", "ti"], "'ti' kan ikke bruges ved --seed"),
    ],
)
def test_what_cannot_be_understood_gets_one_danish_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(arguments)
    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert sentence in told
    assert len(told.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["import", "cases", "--help"],
        ["caseload", "--help"],
        ["meetings", "--help"],
        ["print", "agenda", "--help"],
    ],
)
def test_help_is_danish(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(arguments)
    told = capsys.readouterr().out
    assert told.startswith("Brug: koordinator")
    assert not any(word in told for word in ("usage", "options", "positional", "show this"))


def test_a_password_file_may_begin_with_a_byte_order_mark(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KOORDINATOR_PASSWORD")
    file = tmp_path / "kode.txt"
    file.write_text(demo.PASSWORD, encoding="utf-8-sig")
    assert run(["check", "--store", store, "--password-file", str(file)]) == 0


def test_a_wrong_day_in_the_environment_is_told_first(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KOORDINATOR_TODAY", "20/11")
    assert run(["caseload"]) == 1
    assert "KOORDINATOR_TODAY" in capsys.readouterr().err


def test_without_a_store_or_a_password_it_says_what_to_do(
    store: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["caseload"]) == 1
    assert "--store" in capsys.readouterr().err
    monkeypatch.delenv("KOORDINATOR_PASSWORD")
    assert run(["caseload", "--store", store]) == 1
    assert "KOORDINATOR_PASSWORD" in capsys.readouterr().err


def test_our_own_mistakes_name_a_place_and_no_value(
    store: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> Desk:
        raise KeyError("Emil Møller 681197-1981")

    monkeypatch.setattr(importing, "import_file", fail)
    assert run(["import", "cases", "liste.csv", "--store", store]) == 1
    told = capsys.readouterr().err
    assert "KeyError" in told
    assert "Emil" not in told
