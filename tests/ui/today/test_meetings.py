"""One's own meetings on the start page."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from koordinator.domain.meetings.moments import local
from koordinator.services.meetings import listing, states
from tests.factories import TODAY, at
from tests.ui.hands import shown
from tests.ui.meetings.office import DAY, Office
from tests.ui.today.desk import front


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """What the time is; changed by putting another moment in."""
    now = [local(TODAY, 12).astimezone(UTC)]
    monkeypatch.setattr(listing, "moment_of", lambda _desk: now[0])
    return now


def test_today_and_the_next_five_working_days_are_shown(qtbot: QtBot, office: Office) -> None:
    office.book(local(TODAY, 9), place="Samtalerum 2")
    office.book(local(DAY, 13))
    states.cancel(office.desk, office.book(local(DAY, 9)), "Syg")
    office.book(local(TODAY + timedelta(days=7), 9))  # a Friday, the fifth working day
    office.book(local(TODAY + timedelta(days=10), 9))  # the Monday after it
    text = shown(front(qtbot, office.ctx).meetings)
    assert "I dag | 9.00–10.30 | Netværksmøde · Samtalerum 2" in text
    assert "Tirsdag den 24. november | uge 48 | 13.00–14.30" in text
    assert "Fredag den 27. november" in text
    assert "30. november" not in text
    assert text.count("13.00") == 1 and text.count("Netværksmøde") == 3


def test_a_day_without_meetings_says_so(qtbot: QtBot, office: Office) -> None:
    assert "I dag | ingen møder" in shown(front(qtbot, office.ctx).meetings)


def test_only_ones_own_meetings_are_shown(qtbot: QtBot, office: Office) -> None:
    office.book(local(DAY, 13), participants=())
    assert "Netværksmøde" not in shown(front(qtbot, office.ctx).meetings)


def test_a_meeting_opens_and_its_agenda_is_shown(qtbot: QtBot, office: Office) -> None:
    ref = office.book(local(TODAY, 9))
    page = front(qtbot, office.ctx)
    opening, paper, case = page.meetings.buttons
    assert opening.accessibleName() == "Mille Østerby"
    with qtbot.waitSignal(office.ctx.meeting_wanted) as opened:
        QTest.keyClick(opening, Qt.Key.Key_Return)
    with qtbot.waitSignal(office.ctx.paper_wanted) as printed:
        QTest.keyClick(paper, Qt.Key.Key_Return)
    assert opened.args == printed.args == [ref]
    with qtbot.waitSignal(office.ctx.course_wanted) as course:
        QTest.keyClick(case, Qt.Key.Key_Return)
    assert course.args == [office.mille, "overview"]
    with qtbot.waitSignal(office.ctx.page_wanted):
        page.meetings.calendar.click()


def test_the_next_meeting_of_today_stands_out(qtbot: QtBot, office: Office, clock: list[datetime]) -> None:
    office.book(local(TODAY, 9))
    office.book(local(TODAY, 13), place="<b>Samtalerum</b> 2")
    clock[0] = local(TODAY, 11, 42).astimezone(UTC)
    page = front(qtbot, office.ctx)
    text = shown(page.meetings)
    assert "9.00–10.30 | Netværksmøde | 13.00 | til 14.30 | Netværksmøde · <b>Samtalerum</b> 2" in text
    assert "om 1 time og 18 minutter" in text
    assert "2 møder i dag" in shown(page.header)
    clock[0] = local(TODAY, 13, 5).astimezone(UTC)
    page.tick()
    assert "er i gang" in shown(page.meetings)
    clock[0] = local(TODAY, 16).astimezone(UTC)
    page.tick()
    assert "13.00–14.30" in shown(page.meetings) and "er i gang" not in shown(page.meetings)


def test_a_public_holiday_is_no_working_day(qtbot: QtBot, office: Office) -> None:
    christmas = at(office.desk, date(2026, 12, 22))
    office.ctx.place = replace(office.ctx.place, desk=christmas)
    office.book(local(date(2027, 1, 4), 9))
    office.book(local(date(2027, 1, 5), 9))
    text = shown(front(qtbot, office.ctx).meetings)
    assert "Mandag den 4. januar | uge 1" in text
    assert "5. januar" not in text
