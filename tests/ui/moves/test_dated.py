"""A move dated ahead in the dialog: each case by its own first day, and those that are over by then."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.services.absences import save_absence
from koordinator.services.case_edits import end_cases
from koordinator.ui.moves.dialog import MoveDialog
from tests.factories import TODAY, add_case
from tests.ui.cases.desk import until_left
from tests.ui.team.office import Office, make_office

LATER = date(2027, 1, 4)


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    """A small office."""
    yield from until_left(make_office(tmp_path))


def opened(qtbot: QtBot, office: Office, cases: list[int]) -> MoveDialog:
    dialog = MoveDialog(office.ctx, cases)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitExposed(dialog)
    return dialog


def test_a_case_that_begins_while_she_is_away_waits_for_a_reason(qtbot: QtBot, office: Office) -> None:
    save_absence(office.desk, office.karim, "leave", LATER, date(2027, 2, 1))
    later = add_case(office.desk, "Senere Sag", team_id=office.team, starts=LATER)
    dialog = opened(qtbot, office, [later])
    dialog.people.choose(office.karim)
    assert dialog.effect.verdict.text() == (
        "4. januar 2027: Karim Naseri er på orlov til 1. februar 2027, men får 1 sag til. "
        "Skriv en begrundelse."
    )
    assert dialog.effect.reason.isVisible()
    assert not dialog.go.isEnabled()


def test_cases_that_are_over_by_the_day_are_said_to_stay(qtbot: QtBot, office: Office) -> None:
    end_cases(office.desk, office.bos[:1], date(2026, 12, 1), "Ordinært job")
    dialog = opened(qtbot, office, office.bos[:3])
    dialog.people.choose(office.karim)
    assert dialog.go.text() == "Flyt 3 sager"
    dialog.day.set_value(LATER.isoformat())
    dialog.day.committed.emit(LATER.isoformat())
    dialog.people.choose(office.karim)
    assert dialog.effect.already.text() == "1 af sagerne er afsluttet den dag og flyttes ikke."
    assert dialog.effect.already.isVisible()
    assert dialog.go.text() == "Flyt 2 sager"
    assert TODAY < LATER
