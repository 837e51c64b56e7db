"""A leader changes what a meeting type proposes, and goes back to the shipped one."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from koordinator.services import staff
from koordinator.services.meetings import types
from koordinator.services.undoing import undo
from koordinator.services.workplace import Workplace
from koordinator.ui.settings.meeting_types import MeetingTypesSection
from tests.ui.settings.house import HOSTILE, Told, section


def first_team(place: Workplace) -> int:
    return staff.teams(place.desk)[0].team_id


def opened(told: Told) -> MeetingTypesSection:
    found = section(told.page, "meeting_types", MeetingTypesSection)
    found.type.set_value("netvaerk")
    found.refresh()
    return found


def test_name_duration_and_roles_are_saved_for_the_team(place: Workplace, told: Told) -> None:
    found = opened(told)
    assert found.fields["attend"].value().endswith("hele netværket")
    found.fields["name"].committed.emit(HOSTILE)
    found.fields["minutes"].committed.emit("75")
    found.fields["attend"].committed.emit("Borger, psykolog")
    held = types.meeting_type(place.desk, "netvaerk", first_team(place))
    assert (held.name, held.minutes, held.attend) == (HOSTILE, 75, ("citizen", "psykolog"))


def test_the_agenda_is_edited_and_put_back(place: Workplace, told: Told) -> None:
    found = opened(told)
    before = types.meeting_type(place.desk, "netvaerk", first_team(place))
    assert found.reset.isHidden()
    found.agenda.rows[0].remove.click()
    held = types.meeting_type(place.desk, "netvaerk", first_team(place))
    assert held.agenda == before.agenda[1:]
    found.refresh()
    assert not found.reset.isHidden()
    QTest.mouseClick(found.reset, Qt.MouseButton.LeftButton)
    found.refresh()
    assert types.meeting_type(place.desk, "netvaerk", first_team(place)) == before
    assert found.agenda.points() == list(before.agenda)
    undo(place.desk)
    assert types.meeting_type(place.desk, "netvaerk", first_team(place)).agenda == before.agenda[1:]


def test_a_duration_of_nothing_is_refused_at_the_field(place: Workplace, told: Told) -> None:
    found = opened(told)
    found.fields["minutes"].committed.emit("0")
    assert "Varigheden" in found.fields["minutes"].error()
