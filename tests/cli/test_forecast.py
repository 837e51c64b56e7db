"""The command line's year ahead and a team's papers, as scripts and hands use them."""

from functools import partial
from pathlib import Path

import pytest

from koordinator.cli import run
from tests.cli.answers import answer

SCENARIOS = ["low", "expected", "high"]

told = partial(answer, "forecast")


def test_it_has_its_fixed_shape(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(store, capsys)
    assert found[0]["team"] == ""
    assert len(found) > 1
    for one in found:
        assert list(one) == [
            "team", "months", "passes_warning", "passes_maximum", "needed", "intake", "length_months",
        ]  # fmt: skip
        assert [month["month"] for month in one["months"]][:2] == ["2026-12", "2027-01"]
        assert len(one["months"]) == 12
        for level in ("warning", "maximum"):
            for scenario in SCENARIOS:
                first = next(
                    (month["month"] for month in one["months"] if month[scenario] > month[level]), None
                )
                assert one[f"passes_{level}"][scenario] == first
        assert list(one["needed"]) == SCENARIOS


def test_one_team_from_another_day(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    name = told(store, capsys)[1]["team"]
    (found,) = told(store, capsys, "--team", name.upper(), "--on", "2027-01-31")
    assert (found["team"], found["months"][0]["month"]) == (name, "2027-02")
    assert run(["forecast", "--store", store, "--team", "Ingen"]) == 2
    assert "intet team" in capsys.readouterr().err


def test_lines_say_the_answer_and_what_it_stands_on(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["forecast", "--store", store]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Alle\n  Teamene tilsammen ")
    assert "Snit af det seneste års" in said
    assert "december 2026" in said


def test_a_team_s_papers_are_written(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report, proposal = tmp_path / "rapport.pdf", tmp_path / "forslag.pdf"
    wanted = ["print", "team-report", "--store", store, "--team", "all"]
    assert run([*wanted, "--month", "2026-10", "--out", str(report)]) == 0
    assert run(["print", "proposal", "--store", store, "--team", "all", "--out", str(proposal)]) == 0
    said = capsys.readouterr().out
    assert "Teamrapporten er gemt:" in said
    assert "Forslaget er gemt:" in said
    assert report.read_bytes()[:5] == proposal.read_bytes()[:5] == b"%PDF-"
    assert run([*wanted, "--month", "2027-10", "--out", str(report)]) == 1
    assert "ikke begyndt" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        run([*wanted, "--month", "oktober", "--out", str(report)])
