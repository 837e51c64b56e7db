"""The command that gives new cases away, as scripts and hands use it."""

from functools import partial
from pathlib import Path

import pytest

from koordinator.cli import run
from tests.cli.answers import answer

_listed = partial(answer, "allocate")


@pytest.fixture
def own(example: Path, as_leader: None) -> str:
    """An example to write in."""
    return str(example)


def test_it_proposes_and_gives_only_when_told(own: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = _listed(own, capsys)
    assert found
    for one in found:
        assert list(one) == ["case", "to", "reasons", "candidates"]
        assert one["reasons"]
        assert one["to"] in {candidate["worker"] for candidate in one["candidates"]}
    assert _listed(own, capsys, "--dry-run") == found
    assert _listed(own, capsys, "--apply") == found
    assert _listed(own, capsys) == []
    assert run(["allocate", "--store", own]) == 0
    assert capsys.readouterr().out == "Alle sager har en sagsbehandler.\n"


def test_words_for_people_and_one_team(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["allocate", "--store", store]) == 0
    said = capsys.readouterr().out
    assert "Plads til" in said
    assert said.endswith("Intet er gemt. Fordel sagerne med --apply.\n")
    teams = [_listed(store, capsys, "--team", name) for name in ("Under 30", "Fyldt 30")]
    assert sum(map(len, teams)) == len(_listed(store, capsys, "--team", "all"))
    assert run(["allocate", "--store", store, "--team", "Ukendt"]) == 2
    assert "Der er intet team, der hedder Ukendt." in capsys.readouterr().err
