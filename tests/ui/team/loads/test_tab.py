"""The team page answers at once, and every number opens its cases."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.domain.cases import CaseFilter, Chip
from koordinator.domain.roles import CaseRole, Role
from koordinator.services import absences, staff, undoing
from koordinator.services.case_lists import case_lines
from koordinator.services.move_cases import move_cases
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.states import State
from koordinator.ui.team.loads.tab import LoadsTab
from tests.factories import TODAY, add_case, add_team, add_worker, new_desk
from tests.ui.cases.desk import context
from tests.ui.team.office import HOSTILE, Office, make_office, shown_text
from tests.ui.team.tabs import shown_tab


def links(page: LoadsTab) -> dict[str, Button]:
    """The links in the sentence under the title, by their words."""
    QApplication.processEvents()
    found = page.header.sentence.findChildren(Button)
    return {button.accessibleName(): button for button in found if button.isVisibleTo(page)}


def bar_texts(page: LoadsTab) -> list[str]:
    """The bars as they are read aloud."""
    return [bar.sentence for bar in page.board.bars.bars()]


def type_day(page: LoadsTab, text: str) -> None:
    """Types a day in the day field and presses Enter."""
    type_in(page.controls.day_field, text)


def type_in(field: TextValue, text: str) -> None:
    """Types in a field as a user does and presses Enter."""
    edit = field.focusProxy()
    assert edit is not None
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)


def test_the_sentence_says_who_is_over_and_near(page: LoadsTab) -> None:
    assert list(links(page)) == ["1 over max", "1 nær max", "10 løbende sager", "1 uden KS"]
    assert "hos 3 sagsbehandlere" in shown_text(page.header)


def test_the_pressing_ones_stand_first_with_number_and_word(page: LoadsTab) -> None:
    assert bar_texts(page) == [
        "Bo Lindgaard, fuld tid: 5 af højst 4 sager, over max",
        "Anna Holm, fuld tid: 3 af højst 4 sager, nær max",
        "Karim Naseri, fuld tid: 1 af højst 4 sager, rolig",
    ]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("10 løbende sager", CaseFilter()),
        ("1 uden KS", CaseFilter(chips=frozenset({Chip.NO_CASEWORKER}))),
    ],
)
def test_a_number_opens_its_cases(
    qtbot: QtBot, page: LoadsTab, office: Office, words: str, wanted: CaseFilter
) -> None:
    with qtbot.waitSignal(office.ctx.cases_wanted) as sent:
        links(page)[words].click()
    assert sent.args == [wanted]


def test_over_max_opens_that_workers_cases(qtbot: QtBot, page: LoadsTab, office: Office) -> None:
    with qtbot.waitSignal(office.ctx.cases_wanted) as sent:
        links(page)["1 over max"].click()
    assert sent.args == [CaseFilter(worker_id=office.bo)]


def test_several_near_open_all_their_cases(qtbot: QtBot, page: LoadsTab, office: Office) -> None:
    others = [add_case(office.desk, caseworker=office.karim, team_id=office.team) for _ in range(2)]
    page.show_tab()
    with qtbot.waitSignal(office.ctx.cases_wanted) as sent:
        links(page)["2 nær max"].click()
    wanted = sent.args[0].case_ids
    assert len(wanted) == 6
    assert set(others) <= wanted


def test_a_click_on_a_bar_leads_to_the_cases(qtbot: QtBot, page: LoadsTab, office: Office) -> None:
    area = page.board.bars.current_area()
    QTest.mouseClick(page.board.bars, Qt.MouseButton.LeftButton, pos=QPoint(300, area.center().y()))
    assert page.panel.isVisible()
    assert "5 af 4 sager" in shown_text(page.panel)
    with qtbot.waitSignal(office.ctx.cases_wanted) as sent:
        QTest.mouseClick(page.panel.show_all, Qt.MouseButton.LeftButton)
    assert sent.args == [CaseFilter(worker_id=office.bo)]


def test_by_keyboard_into_the_panel_and_out_again(qtbot: QtBot, page: LoadsTab) -> None:
    page.board.bars.setFocus()
    QTest.keyClick(page.board.bars, Qt.Key.Key_Down)
    QTest.keyClick(page.board.bars, Qt.Key.Key_Return)
    assert page.panel.isVisible()
    assert "Anna Holm" in shown_text(page.panel)
    QTest.keyClick(page.panel, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    assert page.board.bars.hasFocus()


def test_a_row_of_the_table_opens_the_same_panel(qtbot: QtBot, page: LoadsTab) -> None:
    page.board.table.selectRow(2)
    QTest.keyClick(page.board.table, Qt.Key.Key_Return)
    assert "Karim Naseri" in shown_text(page.panel)


def test_chosen_cases_are_handed_on_to_be_moved(qtbot: QtBot, page: LoadsTab, office: Office) -> None:
    page.show_worker(office.bo)
    assert not page.panel.move_chosen.isEnabled()
    page.panel.cases.table.select_ids(office.bos[:2])
    assert page.panel.move_chosen.accessibleName() == "Flyt 2 valgte …"
    with qtbot.waitSignal(office.ctx.move_wanted) as sent:
        page.panel.move_chosen.click()
    assert sent.args == [tuple(office.bos[:2]), CaseRole.CASEWORKER]


def test_a_move_and_its_undo_are_seen_at_once(page: LoadsTab, office: Office) -> None:
    page.show_worker(office.bo)
    move_cases(office.desk, office.bos[:2], office.karim, TODAY)
    assert "Bo Lindgaard, fuld tid: 3 af højst 4 sager, nær max" in bar_texts(page)
    assert "3 af 4 sager" in shown_text(page.panel)
    undoing.undo(office.desk)
    assert bar_texts(page)[0] == "Bo Lindgaard, fuld tid: 5 af højst 4 sager, over max"


def test_a_day_ahead_shows_the_leave_that_begins_before_it(page: LoadsTab, office: Office) -> None:
    absences.save_absence(office.desk, office.karim, "leave", date(2027, 5, 1), date(2027, 8, 31))
    assert "Karim Naseri, fuld tid · orlov fra 1. maj 2027: 1 af højst 4 sager, rolig" in bar_texts(page)
    type_day(page, "3/5")
    assert page.header.title.text() == "Team den 3. maj 2027"
    assert "Karim Naseri, orlov til 31. august: 1 af højst 0 sager, over max" in bar_texts(page)
    page.controls.today.click()
    assert page.header.title.text() == "Team"
    assert page.controls.day() == TODAY


def test_a_day_that_is_none_is_answered_at_the_field(page: LoadsTab) -> None:
    type_day(page, "30/2")
    assert page.controls.day_field.error() == "Datoen findes ikke i kalenderen."
    assert page.controls.day() == TODAY


def test_absences_of_the_coming_weeks_stand_under_the_bars(page: LoadsTab, office: Office) -> None:
    assert "Ingen har fravær." in shown_text(page.board)
    absences.save_absence(office.desk, office.anna, "holiday", date(2026, 12, 21), date(2026, 12, 30))
    absences.save_absence(office.desk, office.bo, "leave", date(2027, 2, 1), None)
    assert "ferie 21. december – 30. december" in shown_text(page.board)
    assert "1. februar" not in shown_text(page.board)


def test_consultants_without_limits_show_no_state(page: LoadsTab) -> None:
    page.controls.roles.chip(CaseRole.CONSULTANT).click()
    (bar,) = page.board.bars.bars()
    assert (bar.count, bar.maximum, bar.state, bar.said) == (5, None, State.NONE, "")
    assert bar.sentence == "Peter Ågård, fuld tid: 5 sager"
    assert bar.whole == "Peter Ågård, fuld tid: 5 sager, tyngde 5, for 6 måneder siden 5"
    assert "max" not in " ".join(links(page))
    assert list(links(page)) == ["10 løbende sager", "5 uden VK"]
    assert "state" not in page.board.table.visible_columns()


def test_a_worker_is_found_whatever_is_looked_at(page: LoadsTab, office: Office) -> None:
    other = add_team(office.desk, "Under 30")
    page.show_tab()
    page.controls.teams.chip(str(other)).click()
    assert page.board.bars.bars() == ()
    assert "Her er ingen sagsbehandlere den dag." in shown_text(page.board)
    page.show_worker(office.peter)
    assert page.controls.role() is CaseRole.CONSULTANT
    assert "Peter Ågård" in shown_text(page.panel)


def test_names_are_shown_as_they_are_typed(qtbot: QtBot, page: LoadsTab, office: Office) -> None:
    worker_id = add_worker(office.desk, HOSTILE, team_id=office.team)
    add_case(office.desk, HOSTILE, caseworker=worker_id, team_id=office.team)
    absences.save_absence(office.desk, worker_id, "leave", TODAY, None)
    page.show_worker(worker_id)
    assert HOSTILE in shown_text(page.panel)
    assert any(bar.name == HOSTILE for bar in page.board.bars.bars())
    index = page.panel.cases.table.model().index(0, 0)
    assert index.data() == HOSTILE
    assert "<b>" not in str(index.data(Qt.ItemDataRole.ToolTipRole))
    page.grab()


def test_an_empty_store_says_what_will_come_and_how(qtbot: QtBot, tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    ctx = context(desk)
    page = LoadsTab(ctx)
    qtbot.addWidget(page)
    page.show()
    page.show_tab()
    assert page.empty.isVisible()
    assert not page.board.isVisible()
    with qtbot.waitSignal(ctx.import_wanted):
        page.empty.button.click()
    with qtbot.waitSignal(ctx.page_wanted) as sent:
        page.add_worker.click()
    assert sent.args == ["settings"]
    add_worker(desk)
    page.show_tab()
    assert page.board.isVisible()
    ctx.close()
    desk.store.close()


def test_the_actions_can_be_found_and_only_when_they_can_be_done(page: LoadsTab, office: Office) -> None:
    def found(text: str) -> list[str]:
        return [action.id for action in office.ctx.registry.search(text)]

    assert found("nyt fravær") == []
    page.show_worker(office.bo)
    assert found("nyt fravær") == ["team.absence"]
    assert office.ctx.registry.run("team.day")
    assert page.controls.day_field.focusProxy() is page.focusWidget()


def tabbed(page: LoadsTab, steps: int) -> list[str]:
    """What Tab comes to, by its spoken name."""
    names = []
    for _ in range(steps):
        focused = page.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        after = page.focusWidget()
        assert after is not None
        names.append(after.accessibleName())
    return names


def test_tab_follows_the_eye_also_to_what_was_made_later(page: LoadsTab, office: Office) -> None:
    add_team(office.desk, "Under 30")
    absences.save_absence(office.desk, office.bo, "holiday", TODAY, TODAY)
    page.show_tab()
    QApplication.processEvents()
    page.controls.roles.chip(CaseRole.CASEWORKER).setFocus()
    names = tabbed(page, 7)
    assert names[:4] == ["Virksomhedskonsulenter", "Alle team", "Fyldt 30", "Under 30"]
    assert names[4].startswith("Bo Lindgaard, fuld tid · ferie til 20. november")
    assert names[5:] == ["1 sag", "Bo Lindgaard"]


def test_a_caseworker_may_look_but_not_change(qtbot: QtBot, tmp_path: Path) -> None:
    office = make_office(tmp_path, roles=(Role.CASEWORKER,))
    page = shown_tab(qtbot, LoadsTab(office.ctx), office.ctx)
    page.show_worker(office.bo)
    assert "Kun en teamleder kan rette" in shown_text(page.panel)
    for section in (page.panel.absences, page.panel.times, page.panel.outside):
        assert not section.add.isVisible()
    assert not page.add_worker.isVisible()
    office.ctx.close()
    office.desk.store.close()


def test_the_next_four_weeks_stand_under_the_bars_and_open_the_very_case(
    qtbot: QtBot, page: LoadsTab, office: Office
) -> None:
    def upcoming() -> dict[str, Button]:
        QApplication.processEvents()
        found = page.board.upcoming.findChildren(Button)
        return {one.accessibleName(): one for one in found if one.isVisibleTo(page)}

    assert "Ingen kendte ændringer i sagerne." in shown_text(page.board.upcoming)
    new = add_case(office.desk, caseworker=office.karim, starts=date(2026, 12, 1), team_id=office.team)
    move_cases(office.desk, office.bos[:2], office.karim, date(2026, 12, 7))
    page.show_tab()
    assert list(upcoming()) == [
        "Bo Lindgaard", "2 går til kolleger", "Karim Naseri", "1 starter", "2 overtages"
    ]  # fmt: skip
    with qtbot.waitSignal(office.ctx.course_wanted) as opened:
        upcoming()["1 starter"].click()
    assert opened.args is not None
    assert opened.args[0] == new
    with qtbot.waitSignal(office.ctx.cases_wanted) as sent:
        upcoming()["2 overtages"].click()
    why = "Kendte ændringer i de næste fire uger"
    assert sent.args == [CaseFilter.picked(office.bos[:2], why)]


def test_a_reserve_is_marked(page: LoadsTab, office: Office) -> None:
    line = next(one for one in staff.workers(office.desk) if one.worker_id == office.karim)
    staff.save_worker(
        office.desk, line.worker_id, name=line.name, initials=line.initials, phone=line.phone,
        email=line.email, roles=line.roles, team_id=line.team_id, reserve=True, leaves_on=None,
    )  # fmt: skip
    assert "Karim Naseri, fuld tid · reserve: 1 af højst 4 sager, rolig" in bar_texts(page)
    assert "hos 3 sagsbehandlere" in shown_text(page.header)
    case = case_lines(office.desk, CaseFilter(worker_id=office.karim))[0]
    move_cases(office.desk, [case.case_id], office.anna, TODAY)
    assert "hos 2 sagsbehandlere og 1 i reserve" in shown_text(page.header)


def test_in_the_panel_the_arrows_walk_in_the_list_of_cases(page: LoadsTab) -> None:
    page.board.bars.setFocus()
    QTest.keyClick(page.board.bars, Qt.Key.Key_Return)
    table = page.panel.cases.table
    assert table.hasFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.panel.move_chosen.accessibleName() == "Flyt 2 valgte …"


def test_the_panel_closes_when_one_looks_at_people_she_is_not_among(page: LoadsTab, office: Office) -> None:
    page.show_worker(office.bo)
    page.controls.set_day(date(2026, 12, 1))
    page.controls.changed.emit()
    assert page.panel.isVisible()
    page.controls.set_role(CaseRole.CONSULTANT)
    page.controls.changed.emit()
    assert not page.panel.isVisible()
