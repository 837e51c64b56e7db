"""Numbers of the rulebook: shipped, for all, for one team, and back again."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from koordinator.domain.roles import Role
from koordinator.domain.rulebook_numbers import DatedNumber, ShippedNumber, counted, plain, said
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.rulebook_numbers import (
    REBALANCE,
    number,
    numbers,
    reset_number,
    save_number,
    values_of_teams,
)
from koordinator.services.undoing import undo
from tests.factories import TODAY, add_team, new_desk

KEY = "rebalance_meeting_days"


def test_a_teams_own_goes_before_everybodys_and_that_before_the_shipped(desk: Desk) -> None:
    team, other = add_team(desk), add_team(desk, "Fyldt 30")
    assert number(desk, KEY, team) == number(desk, KEY) == 14
    save_number(desk, KEY, Decimal(21))
    assert number(desk, KEY, team) == 21
    save_number(desk, KEY, Decimal(7), team)
    assert [number(desk, KEY, team), number(desk, KEY, other), number(desk, KEY)] == [7, 21, 21]
    with desk.read() as session:
        held = values_of_teams(session, REBALANCE, TODAY, [team, other])
    assert [held[team][KEY], held[other][KEY], held[None][KEY]] == [7, 21, 21]
    line = next(one for one in numbers(desk, REBALANCE, team) if one.key == KEY)
    assert [line.value, line.shipped] == [7, 21]
    assert line.own
    assert said(line, line.value) == "Et møde er tæt på, når det ligger inden for 7 dage fra skiftets dag."
    reset_number(desk, KEY, team)
    assert number(desk, KEY, team) == 21
    undo(desk)
    assert number(desk, KEY, team) == 7


@pytest.mark.parametrize("value", [Decimal(-1), Decimal("1.5"), Decimal(10_001)])
def test_a_number_that_makes_no_sense_is_refused(desk: Desk, value: Decimal) -> None:
    with pytest.raises(Refused, match="Skriv et helt tal fra 0 til"):
        save_number(desk, KEY, value)


def test_only_leaders_and_only_numbers_there_are(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="findes ikke"):
        save_number(desk, "ukendt", Decimal(1))
    folder = tmp_path / "anden"
    folder.mkdir()
    worker = new_desk(folder, (Role.CASEWORKER,))
    with pytest.raises(Refused, match="teamleder"):
        save_number(worker, KEY, Decimal(3))
    with pytest.raises(Refused, match="teamleder"):
        reset_number(worker, KEY)


def test_the_value_of_a_day() -> None:
    shipped = ShippedNumber(
        "a", "A", "{value}", "dage", "", (
            DatedNumber(Decimal(14), date(2026, 1, 1), date(2026, 6, 30)),
            DatedNumber(Decimal(10), date(2026, 7, 1)),
        ), 0, 99,
    )  # fmt: skip
    days = [date(2025, 1, 1), date(2026, 6, 30), date(2026, 7, 1), date(2030, 1, 1)]
    assert [shipped.on(day) for day in days] == [14, 14, 10, 10]


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("1", "dage", "1 dag"),
        ("14", "dage", "14 dage"),
        ("100", "point", "100 point"),
        ("2.50", "%", "2,5 %"),
    ],
)
def test_numbers_are_written_in_danish(value: str, unit: str, words: str) -> None:
    assert counted(Decimal(value), unit) == words
    assert plain(Decimal(value)) == words.split()[0]
