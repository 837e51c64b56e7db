"""What follows a leave in the window: meetings put back, and cases the one who is away covers."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from koordinator.domain.leave_plans import LeaveWish
from koordinator.domain.leaves import Way
from koordinator.services import staff
from koordinator.services.leave import leaves, plan
from koordinator.services.leave_saving import save
from koordinator.ui.team.absence.tab import AbsenceTab
from koordinator.ui.team.loads.tab import LoadsTab
from tests.services.leave.staff import book_meeting, meeting
from tests.ui.team.absence.hands import line_of, settled, think_of, type_in, ways
from tests.ui.team.office import Office, shown_text
from tests.ui.team.tabs import shown_tab

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 20)
TALK = datetime(2026, 12, 15, 9, tzinfo=UTC)


@pytest.fixture
def talk(office: Office) -> int:
    """A talk of Anna's about Ida 0, that Karim takes while she is away."""
    wish = LeaveWish(office.anna, "leave", FIRST, LAST)
    case = next(one.case.case_id for one in plan(office.desk, wish).cases)
    number = book_meeting(office.desk, case, TALK, office.anna)
    save(office.desk, plan(office.desk, wish))
    return number


def _open(qtbot: QtBot, tab: AbsenceTab) -> None:
    tab.show_tab()
    tab.timeline.setFocus()
    QTest.keyClick(tab.timeline, Qt.Key.Key_Return)
    settled(qtbot, tab)


def test_a_leave_that_is_opened_is_where_the_keyboard_is(
    qtbot: QtBot, office: Office, tab: AbsenceTab, talk: int
) -> None:
    _open(qtbot, tab)
    focused = tab.window().focusWidget()
    assert focused is not None
    assert tab.page.form.isAncestorOf(focused)


@pytest.mark.parametrize("back", [True, False])
def test_taking_a_leave_away_offers_to_put_its_meetings_back(
    qtbot: QtBot, office: Office, tab: AbsenceTab, talk: int, back: bool
) -> None:
    _open(qtbot, tab)
    box = tab.page.put_backs.box
    assert box.text() == "Flyt 1 møde tilbage, hvis fraværet slettes"
    assert "Samtale, Ida 0, 15. dec. kl. 10.00: Anna Holm i stedet for Karim Naseri" in shown_text(tab.page)
    if not back:
        box.click()
    tab.page.remove.click()
    assert leaves(office.desk, FIRST, LAST) == []
    assert meeting(office.desk, talk)[1] == {(office.anna if back else office.karim, True)}


def test_a_shorter_leave_puts_back_what_is_outside_it(
    qtbot: QtBot, office: Office, tab: AbsenceTab, talk: int
) -> None:
    _open(qtbot, tab)
    type_in(tab.page.form.ends, "10/12")
    QTest.keyClick(line_of(tab.page.form.ends), Qt.Key.Key_Return)
    settled(qtbot, tab)
    assert tab.page.put_backs.box.text() == "Flyt 1 møde tilbage"
    tab.page.save.click()
    assert meeting(office.desk, talk)[1] == {(office.anna, True)}


def test_a_new_leave_offers_no_such_thing(qtbot: QtBot, office: Office, tab: AbsenceTab) -> None:
    think_of(qtbot, tab, office.anna, "1/12", "20/12")
    assert not tab.page.put_backs.box.isVisible()
    assert "flyttes tilbage" not in shown_text(tab.page)


def test_cases_she_covers_are_in_the_plan_and_cannot_be_handed_over(
    qtbot: QtBot, office: Office, tab: AbsenceTab, talk: int
) -> None:
    think_of(qtbot, tab, office.karim, "7/12", "8/12")
    assert [name for name, _ in ways(tab)] == ["Ida 0", "Ida 1", "Ida 2", "Kaj Krogh"]
    assert "dækker selv" not in tab.page.note.text()
    tab.page.cases.table.selectRow(0)
    over = tab.page.cases.menu(Way.HANDOVER)
    assert over is not None
    assert [one.text() for one in over.actions()] == [
        "En sag, der dækkes for en kollega, kan ikke overdrages"
    ]
    offered = tab.page.cases.menu(Way.COVER)
    assert offered is not None
    assert not any(one.text().startswith("Anna Holm") for one in offered.actions()), (
        "it is hers, and she is away"
    )


def test_from_the_caseloads_a_leave_that_cases_follow_opens_with_them(
    qtbot: QtBot, office: Office, talk: int
) -> None:
    page = shown_tab(qtbot, LoadsTab(office.ctx), office.ctx)
    page.show_worker(office.anna)
    wanted: list[tuple[str, str]] = []
    office.ctx.team_wanted.connect(lambda tab, part: wanted.append((tab, part)))
    (absence,) = staff.worker_detail(office.desk, office.anna).absences
    page.panel.enter_absence(absence)
    assert wanted == [("absence", f"leave-{absence.absence_id}")]
    tab = shown_tab(qtbot, AbsenceTab(office.ctx), office.ctx)
    tab.show_part(wanted[0][1])
    assert tab.page.title.text() == "Fravær for Anna Holm"
    settled(qtbot, tab)
