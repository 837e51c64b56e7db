"""Which day a list is from: one of tomorrow or of the week before last is taken, but said."""

from datetime import date
from pathlib import Path

import pytest

from koordinator.services.desk import Desk
from koordinator.services.importing import import_file
from koordinator.services.undoing import undo
from tests.factories import new_desk

TODAY = date(2026, 11, 20)
_BODY = "\nSagsnr;CPR-nr.;Navn;Startdato\n{number};{cpr};Emil Møller;02-03-2026\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path, today=TODAY)


def take(desk: Desk, folder: Path, day: str, number: int) -> list[str]:
    """Read a list of that day in; what is said of the list as a whole."""
    file = folder / f"{number}.csv"
    body = _BODY.format(number=number, cpr=f"620385-{1000 + number}")
    file.write_text(f"Udtrukket {day} 07:41\n{body}", encoding="utf-8")
    plan = import_file(desk, file).plan
    return [one.sentence for one in plan.warnings if one.row == 0]


def test_lists_in_order_are_taken_without_a_word(desk: Desk, tmp_path: Path) -> None:
    assert take(desk, tmp_path, "06-11-2026", 1) == []
    assert take(desk, tmp_path, "13-11-2026", 2) == []
    assert take(desk, tmp_path, "13-11-2026", 3) == []


def test_an_older_list_than_the_newest_is_said_to_be_so(desk: Desk, tmp_path: Path) -> None:
    take(desk, tmp_path, "13-11-2026", 1)
    (sentence,) = take(desk, tmp_path, "06-11-2026", 2)
    assert "6. november 2026" in sentence
    assert "ældre end den nyeste" in sentence
    assert "13. november 2026" in sentence


def test_an_undone_list_is_no_longer_the_newest(desk: Desk, tmp_path: Path) -> None:
    take(desk, tmp_path, "13-11-2026", 1)
    undo(desk)
    assert take(desk, tmp_path, "06-11-2026", 2) == []


def test_a_list_of_tomorrow_is_said_to_be_so(desk: Desk, tmp_path: Path) -> None:
    (sentence,) = take(desk, tmp_path, "23-11-2026", 1)
    assert "ligger i fremtiden" in sentence
