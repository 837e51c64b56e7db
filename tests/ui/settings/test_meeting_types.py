"""A leader changes what a meeting type proposes, and goes back to the shipped one."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from koordinator.services import staff
from koordinator.services.meetings import types
from koordinator.services.undoing import undo
from koordinator.services.workplace import Workplace
from koordinator.ui.base.focus import input_of
from koordinator.ui.settings.meeting_types import MeetingTypesSection
from tests.ui.settings.house import HOSTILE, Told, come_to, section


def first_team(place: Workplace) -> int:
    return staff.teams(place.desk)[0].team_id


def opened(told: Told) -> MeetingTypesSection:
    found = section(told.page, "meeting_types", MeetingTypesSection)
    found.type.set_value("netvaerk")
    found.refresh()
    return found


def focused() -> QWidget:
    held = QApplication.focusWidget()
    assert held is not None
    return held


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, held)


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


def test_tab_goes_through_every_field_as_seen_also_when_points_move(told: Told) -> None:
    found = opened(told)
    come_to(found.agenda.rows[2].title)
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    found.agenda.add.click()
    typed = [*found.fields.values(), *(part for line in found.agenda.rows for part in line.fields())]
    wanted = ["Team", "Mødetype", *(input_of(one).accessibleName() for one in typed), "Tilføj punkt"]
    wanted.append("Tilbage til den oprindelige")
    for key, order in ((Qt.Key.Key_Tab, wanted), (Qt.Key.Key_Backtab, wanted[::-1])):
        come_to(told.page.items["papers"])
        seen: list[str] = []
        while len(seen) < 100 and (not seen or focused() is not told.page.items["papers"]):
            press(key)
            seen.append(focused().accessibleName())
        inside = [name for name in seen if name in wanted]
        assert inside == order, "each once on the way round the window"
