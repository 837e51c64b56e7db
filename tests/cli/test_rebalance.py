"""Distributing cases from the command line: its fixed shape, its refusals, and carrying it out."""

from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from koordinator.cli import run
from tests.cli.answers import answer
from tests.examples import make_example


@pytest.fixture(scope="module")
def full_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fuldt") / "lager.koordinator"
    make_example(path, 110, 4)
    return path


@pytest.fixture
def full(full_example: Path, as_leader: None) -> str:
    """A team with more cases than it should have; only the last test here writes in it."""
    return str(full_example)


def told(store: str, capsys: pytest.CaptureFixture[str], *more: str) -> Any:
    return answer("rebalance", store, capsys, "--team", "all", *more)


def test_lines_for_people(full: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rebalance", "--store", full, "--team", "all", "--goal", "even"]) == 0
    said = capsys.readouterr().out
    assert "Det er bevist, at ingen fordeling er bedre." in said
    assert "Overdragelsesmøde" in said
    assert "Intet er ændret. Gennemfør fordelingen med --apply." in said


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--team", "Nord"], "Der er intet team, der hedder Nord. Vælg mellem "),
        (["--team", "all", "--pin", "X-1"], "Der er ingen sag med nummeret X-1."),
        (["--team", "all", "--apply", "--dry-run"], "--dry-run kan ikke bruges sammen med --apply"),
        (["--team", "all", "--max-moves", "-1"], "--max-moves"),
        (["--team", "all", "--on", "9999-12-31"], "9999-12-31 ligger ikke mellem 1900 og 2199"),
        (["--team", "all", "--on", "0001-01-01"], "0001-01-01 ligger ikke mellem 1900 og 2199"),
        (["--team", "all", "--letters", "breve.pdf"], "--letters gemmer breve, der først bliver til"),
        (["--team", "all", "--apply", "--letters", "/findes/ikke/breve.pdf"], "mappen findes ikke"),
        ([], "der mangler --team"),
    ],
)
def test_what_cannot_be_asked(
    store: str, capsys: pytest.CaptureFixture[str], more: list[str], sentence: str
) -> None:
    try:
        code = run(["rebalance", "--store", store, *more])
    except SystemExit as stopped:
        code = int(stopped.code or 0)
    assert code == 2
    assert sentence in capsys.readouterr().err


def test_its_shape_a_pin_a_cap_and_carrying_it_out(
    full: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    found = told(full, capsys, "--goal", "even")
    assert list(found) == [
        "status", "gap", "seconds", "before", "after", "moves", "over_maximum", "over_warning",
    ]  # fmt: skip
    assert found["status"] == "optimal"
    assert isinstance(found["gap"], float)
    assert isinstance(found["seconds"], float)
    for line in (*found["before"], *found["after"]):
        assert list(line) == ["worker", "cases", "warning", "maximum"]
    assert found["moves"]
    for move in found["moves"]:
        assert list(move) == ["case", "from", "to", "cost", "reasons"]
        assert isinstance(move["cost"], float)
        assert move["reasons"]
    assert set(found["over_maximum"]) == set(found["over_warning"]) == {"before", "after"}
    moved = [move for move in found["moves"] if move["from"]]
    pinned = moved[0]["case"]
    again = told(full, capsys, "--goal", "even", "--pin", pinned)
    assert pinned not in {move["case"] for move in again["moves"]}
    both = [move["case"] for move in moved[:2]]
    kept = told(full, capsys, "--goal", "even", "--pin", both[0], "--pin", both[1])
    assert not {move["case"] for move in kept["moves"]} & set(both)
    few = told(full, capsys, "--goal", "even", "--max-moves", "1")
    assert sum(bool(move["from"]) for move in few["moves"]) <= 1
    # Nothing has been written so far; what is carried out is the same proposal.
    out = tmp_path / "breve.pdf"
    more = ("--reason", "Aftalt på teammødet", "--letters", str(out))
    done = told(full, capsys, "--goal", "even", "--apply", *more)
    assert done["moves"] == found["moves"]
    assert len(PdfDocument(out.read_bytes())) >= len(moved)
    after = told(full, capsys, "--goal", "even")
    assert [line["cases"] for line in after["before"]] == [line["cases"] for line in found["after"]]
