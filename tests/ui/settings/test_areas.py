"""A leader chooses the areas of a team's wheel."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from koordinator.domain.forms import WHEEL
from koordinator.services import form_areas, staff
from koordinator.services.undoing import undo
from koordinator.services.workplace import Workplace
from koordinator.ui.base.focus import input_of
from koordinator.ui.settings.areas import AreasSection
from tests.ui.settings.house import HOSTILE, Told, section


def names(place: Workplace) -> list[str]:
    team = staff.teams(place.desk)[0].team_id
    return [area.name for area in form_areas.form(place.desk, WHEEL, team).areas]


def opened(told: Told) -> AreasSection:
    return section(told.page, "areas", AreasSection)


def test_an_area_is_renamed_moved_and_taken_out_and_all_of_it_undone(place: Workplace, told: Told) -> None:
    found, before = opened(told), names(place)
    assert [line.name.value() for line in found.rows] == before
    found.rows[0].name.committed.emit(HOSTILE)
    assert names(place)[0] == HOSTILE
    found.rows[0].down.click()
    assert names(place)[:2] == [before[1], HOSTILE]
    assert QApplication.focusWidget() is found.rows[1].down
    found.rows[8].remove.click()
    assert len(found.rows) == len(names(place)) == 8
    assert found.state.text() == "Teamet har sine egne områder."
    for _ in range(3):
        undo(place.desk)
    assert names(place) == before


def test_there_are_six_to_ten(place: Workplace, told: Told) -> None:
    found = opened(told)
    dialog = found.add_area()
    QTest.keyClicks(input_of(dialog.field("name")), "At passe hunden")
    dialog.save.click()
    assert names(place)[-1] == "At passe hunden"
    assert not found.add.isEnabled()
    for _ in range(4):
        found.rows[0].remove.click()
    assert len(names(place)) == 6
    assert not any(line.remove.isEnabled() for line in found.rows)
    found.reset.click()
    assert len(names(place)) == 9


def test_two_areas_of_one_name_are_refused_at_the_field(place: Workplace, told: Told) -> None:
    found, before = opened(told), names(place)
    found.rows[0].name.committed.emit(before[1].upper())
    assert found.rows[0].name.error() == "To områder kan ikke hedde det samme."
    assert names(place) == before
