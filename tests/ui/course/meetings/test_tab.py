"""The meetings of a case as a list, and one of them in the panel."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.moments import local
from koordinator.domain.meetings.records import MeetingRef
from koordinator.services import undoing
from koordinator.services.desk import Desk
from koordinator.services.meetings import states
from koordinator.ui.context import Context, MeetingWish
from koordinator.ui.course.meetings.tab import MeetingsTab
from tests.factories import TODAY, add_case, new_desk
from tests.services.network_rows import add_meeting
from tests.ui.cases.desk import context, until_left
from tests.ui.course.tabs import shown_tab


@dataclass
class Place:
    """A case with two meetings to come and one that was."""

    desk: Desk
    ctx: Context
    case_id: int
    first: MeetingRef


def on(days: int) -> date:
    """A day by its distance from today."""
    return TODAY + timedelta(days=days)


@pytest.fixture
def place(qapp: QApplication, tmp_path: Path) -> Iterator[Place]:
    """The leader's desk."""
    desk = new_desk(tmp_path)
    case_id = add_case(desk, "Mille Østerby")
    add_meeting(desk, case_id=case_id, day=on(18), type_key="netvaerk")
    first = add_meeting(desk, case_id=case_id, day=on(4), type_key="netvaerk", place="<b>Planteskolen</b>")
    add_meeting(desk, case_id=case_id, day=on(-9), type_key="netvaerk", state=MeetingState.HELD.value)
    yield from until_left(Place(desk, context(desk), case_id, first))


@pytest.fixture
def tab(qtbot: QtBot, place: Place) -> MeetingsTab:
    """The tab in front."""
    return shown_tab(qtbot, MeetingsTab(place.ctx), place.ctx, place.case_id)


def texts(tab: MeetingsTab) -> list[str]:
    return [one.text_shown() for one in tab.rows]


def test_the_next_meeting_stands_first_and_past_ones_after(tab: MeetingsTab) -> None:
    assert texts(tab) == [
        "Tirsdag 24. nov. | kl. 13.00–14.30 | Netværksmøde | <b>Planteskolen</b> | 0 deltagere",
        "Tirsdag 8. dec. | kl. 13.00–14.30 | Netværksmøde | 0 deltagere",
        "Onsdag 11. nov. | kl. 13.00–14.30 | Netværksmøde | 0 deltagere | afholdt",
    ]


def test_a_meeting_opens_beside_the_list_and_escape_closes_it(tab: MeetingsTab, place: Place) -> None:
    tab.rows[0].setFocus()
    QTest.keyClick(tab.rows[0], Qt.Key.Key_Return)
    assert tab.panel.ref() == place.first
    assert tab.rows[0].isChecked()
    tab.rows[0].setFocus()
    QTest.keyClick(tab.rows[0], Qt.Key.Key_Down)
    assert tab.rows[1].hasFocus()
    assert tab.panel.ref() == tab.rows[1].ref
    QTest.keyClick(tab.rows[1], Qt.Key.Key_Escape)
    assert tab.panel.ref() is None
    assert not any(one.isChecked() for one in tab.rows)


def test_a_cancelled_meeting_says_so_and_undo_brings_it_back(tab: MeetingsTab, place: Place) -> None:
    states.cancel(place.desk, place.first, "Sygdom")
    QApplication.processEvents()
    assert texts(tab)[0].endswith("aflyst")
    undoing.undo(place.desk)
    QApplication.processEvents()
    assert not texts(tab)[0].endswith("aflyst")


def test_a_series_is_one_line_until_all_of_it_is_wanted(tab: MeetingsTab, place: Place) -> None:
    over = local(on(1 + 14 * 5), 14, 30).astimezone(UTC)
    rule = "FREQ=WEEKLY;INTERVAL=2;COUNT=6"
    add_meeting(place.desk, case_id=place.case_id, day=on(1), type_key="netvaerk", rule=rule, over=over)
    tab.show_case(place.case_id)
    assert len(tab.rows) == 4
    assert "Række: hver 2. uge" in texts(tab)[0]
    (link,) = tab.links
    assert link.accessibleName() == "Vis 5 til i rækken det næste år"
    link.click()
    assert len(tab.rows) == 9
    tab.links[0].click()
    assert len(tab.rows) == 4


def test_old_meetings_wait_behind_a_link(tab: MeetingsTab, place: Place) -> None:
    for number in range(30):
        add_meeting(place.desk, case_id=place.case_id, day=on(-20 - number))
    tab.show_case(place.case_id)
    assert len(tab.rows) == 27
    assert tab.links[0].accessibleName() == "Vis 6 ældre møder"
    tab.links[0].click()
    assert len(tab.rows) == 33


def test_a_new_meeting_is_about_this_case(tab: MeetingsTab, place: Place) -> None:
    wanted: list[MeetingWish] = []
    place.ctx.new_meeting_wanted.connect(wanted.append)
    tab.head_button().click()  # type: ignore[union-attr]
    assert [one.case_id for one in wanted] == [place.case_id]


def test_another_case_closes_the_panel_and_may_have_no_meetings(tab: MeetingsTab, place: Place) -> None:
    tab.rows[0].click()
    tab.show_case(add_case(place.desk, "Emil Møller"))
    assert tab.panel.ref() is None
    assert tab.empty.isVisible()
    tab.show_case(place.case_id)
    assert len(tab.rows) == 3
