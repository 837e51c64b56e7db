"""A reminder before a meeting: once, without names, and not where it was not wanted."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from koordinator import config
from koordinator.domain.meetings.moments import local
from koordinator.services.meetings import states
from koordinator.ui import reminder as reminder_module
from koordinator.ui.reminder import Reminder
from koordinator.ui.settings.look import LookSection
from tests.factories import TODAY
from tests.ui.meetings.conftest import office
from tests.ui.meetings.office import Office

__all__ = ["office"]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    now = [local(TODAY, 12, 40).astimezone(UTC)]
    monkeypatch.setattr(reminder_module, "moment_of", lambda _desk: now[0])
    return now


def test_each_meeting_is_told_of_once_with_time_and_place(office: Office, clock: list[datetime]) -> None:
    office.book(local(TODAY, 13), place="Samtalerum 2")
    said: list[str] = []
    reminder = Reminder(office.ctx, said.append)
    reminder.look()
    assert said == []
    clock[0] = local(TODAY, 12, 50).astimezone(UTC)
    reminder.look()
    reminder.look()
    assert said == ["Møde kl. 13.00 · Samtalerum 2"]


def test_a_place_with_the_citizens_name_is_left_out(office: Office, clock: list[datetime]) -> None:
    office.book(local(TODAY, 13), place="Hjemme hos Mille")
    clock[0] = local(TODAY, 12, 55).astimezone(UTC)
    said: list[str] = []
    Reminder(office.ctx, said.append).look()
    assert said == ["Møde kl. 13.00"]


def test_a_cancelled_meeting_and_one_that_runs_are_not_told_of(office: Office, clock: list[datetime]) -> None:
    states.cancel(office.desk, office.book(local(TODAY, 13)), "Syg")
    office.book(local(TODAY, 12, 30), keep="ledigt")
    clock[0] = local(TODAY, 12, 55).astimezone(UTC)
    said: list[str] = []
    Reminder(office.ctx, said.append).look()
    assert said == []


def test_it_is_switched_off_in_the_settings(qtbot: QtBot, office: Office, clock: list[datetime]) -> None:
    office.book(local(TODAY, 13))
    clock[0] = local(TODAY, 12, 55).astimezone(UTC)
    section = LookSection(office.ctx)
    qtbot.addWidget(section)
    section.refresh()
    assert section.remind.chosen() == ["10"]
    section.remind.choose(["0"])
    section.remind.changed.emit()
    assert config.load().remind_minutes == 0
    said: list[str] = []
    Reminder(office.ctx, said.append).look()
    assert said == []


def test_without_a_tray_nothing_happens(
    qtbot: QtBot, office: Office, clock: list[datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: False))
    office.book(local(TODAY, 13))
    clock[0] = local(TODAY, 12, 55).astimezone(UTC)
    reminder = Reminder(office.ctx)
    reminder.look()
    assert reminder.findChild(QSystemTrayIcon) is None
    reminder.stop()
