"""One's own meetings on the start page."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.domain.meetings.moments import local
from koordinator.services.meetings import states
from koordinator.ui.today.page import TodayPage
from tests.factories import TODAY
from tests.ui.meetings.conftest import office
from tests.ui.meetings.office import DAY, Office, shown

__all__ = ["office"]


def front(qtbot: QtBot, place: Office) -> TodayPage:
    """The start page in front of Anna."""
    page = TodayPage(place.ctx)
    qtbot.addWidget(page)
    page.resize(1100, 900)
    page.show()
    page.activate()
    QApplication.processEvents()  # lines that were just added come to be seen
    return page


def test_today_and_the_next_five_working_days_are_shown(qtbot: QtBot, office: Office) -> None:
    office.book(local(TODAY, 9), place="Samtalerum 2")
    office.book(local(DAY, 13))
    states.cancel(office.desk, office.book(local(DAY, 9)), "Syg")
    office.book(local(TODAY + timedelta(days=7), 9))  # a Friday, the fifth working day
    office.book(local(TODAY + timedelta(days=10), 9))  # the Monday after it
    text = shown(front(qtbot, office).meetings)
    assert "I dag | 9.00–10.30 | Netværksmøde · Samtalerum 2" in text
    assert "Tirsdag den 24. november | uge 48 | 13.00–14.30" in text
    assert "Fredag den 27. november" in text
    assert "30. november" not in text
    assert text.count("13.00") == 1 and text.count("Netværksmøde") == 3


def test_a_day_without_meetings_says_so(qtbot: QtBot, office: Office) -> None:
    assert "I dag | ingen møder" in shown(front(qtbot, office).meetings)


def test_only_ones_own_meetings_are_shown(qtbot: QtBot, office: Office) -> None:
    office.book(local(DAY, 13), participants=())
    assert "Netværksmøde" not in shown(front(qtbot, office).meetings)


def test_a_meeting_opens_and_its_agenda_is_shown(qtbot: QtBot, office: Office) -> None:
    ref = office.book(local(TODAY, 9))
    page = front(qtbot, office)
    opening, paper = page.meetings.buttons
    assert opening.text() == "Mille Østerby"
    with qtbot.waitSignal(office.ctx.meeting_wanted) as opened:
        QTest.keyClick(opening, Qt.Key.Key_Return)
    with qtbot.waitSignal(office.ctx.paper_wanted) as printed:
        QTest.keyClick(paper, Qt.Key.Key_Return)
    assert opened.args == printed.args == [ref]
    with qtbot.waitSignal(office.ctx.page_wanted):
        page.meetings.calendar.click()
