"""The key figures on the command line, as scripts and hands use them."""

from functools import partial

import pytest

from koordinator import resources
from koordinator.cli import run
from koordinator.domain.figures.records import Key
from tests.cli.answers import answer

FIELDS = ["key", "team", "numerator", "denominator", "percent", "target"]

listed = partial(answer, "figures")


def test_it_has_its_fixed_shape_of_all_and_of_each_team(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = listed(store, capsys)
    teams = list(dict.fromkeys(one["team"] for one in found))
    assert teams[0] == ""
    assert [one["key"] for one in found] == list(Key) * len(teams)
    for one in found:
        assert list(one) == FIELDS
        assert 0 <= one["numerator"] <= one["denominator"]
        assert (one["percent"] is None) == (one["denominator"] == 0)
        if one["denominator"] and one["key"] != Key.PROGRESSION:
            assert one["percent"] == pytest.approx(100 * one["numerator"] / one["denominator"])
    running = {one["team"]: one["denominator"] for one in found if one["key"] == Key.CV}
    assert running.pop("") == sum(running.values())
    assert {(one["team"], one["key"]): one["target"] for one in found} == expected(teams)


def expected(teams: list[str]) -> dict[tuple[str, str], int]:
    """The shipped targets, those the example sets for all, and those it sets for a team."""
    shipped = {
        "paid_hours": 15, "placement": 40, "passive": 10, "ended_well": 60, "cv": 100, "job_plan": 100,
        "consultant": 100, "progression": 10, "satisfaction": 85,
    }  # fmt: skip
    own = resources.table("demo/staff.toml")["targets"]
    for_all = {_key(row): int(row["value"]) for row in own if "team" not in row}
    found = {(team, key): value for team in teams for key, value in (shipped | for_all).items()}
    for_teams = {(row["team"], _key(row)): int(row["value"]) for row in own if "team" in row}
    return found | {place: value for place, value in for_teams.items() if place in found}


def _key(row: dict[str, str]) -> str:
    return row["key"].removeprefix("target.")


def test_one_team_and_a_day_before_there_was_anything(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    team = listed(store, capsys)[-1]["team"]
    found = listed(store, capsys, "--team", team.upper(), "--on", "2001-01-31")
    assert {one["team"] for one in found} == {team}
    assert all((one["denominator"], one["percent"]) == (0, None) for one in found)


def test_lines_for_people(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["figures", "--store", store]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Alle\n  Lønnede timer")
    assert "mål mindst 60 %" in said
    assert run(["figures", "--store", store, "--team", "Ingen"]) == 2
    assert "intet team" in capsys.readouterr().err
