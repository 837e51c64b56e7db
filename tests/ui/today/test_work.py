"""What is over time and what falls soon: done, settled and put off from the start page."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from koordinator.domain.meetings.holidays import is_workday
from koordinator.domain.roles import Role
from koordinator.domain.tasks import TaskKind, TaskState
from koordinator.services import case_edits, tasks, undoing
from koordinator.services.desk import Desk, Who
from koordinator.services.workplace import Workplace
from koordinator.ui.actions import ActionRegistry
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.context import Context
from koordinator.ui.tasks import OperationRunner
from koordinator.ui.today.meetings import last_day
from tests.factories import TODAY
from tests.ui.cases.desk import give_back
from tests.ui.hands import box, type_in
from tests.ui.meetings.office import Office
from tests.ui.today.desk import front, pane, row, words

ENTER = Qt.Key.Key_Return
LATE = TODAY - timedelta(days=2)


def agree(place: Office, title: str, due: date | None = LATE, who: str = "Mille Østerby") -> int:
    return tasks.add_task(
        place.desk, title, kind=TaskKind.AGREEMENT, case_id=place.mille, due=due, who=who
    )  # fmt: skip


def press(widget: QWidget) -> None:
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(widget, ENTER)


def old_cv(place: Office) -> None:
    case_edits.record_cv(place.desk, place.mille, TODAY - timedelta(days=90))


def dialog() -> EntryDialog:
    shown = QApplication.topLevelWidgets()
    return next(one for one in shown if isinstance(one, EntryDialog) and one.isVisible())


def test_the_sentence_counts_and_each_line_says_its_rule_and_source(qtbot: QtBot, office: Office) -> None:
    agree(office, "Ringer til egen læge")
    page = front(qtbot, office.ctx)
    found = pane(page).found
    assert found is not None and found.over and found.soon
    said = words(page.header)
    assert "Uge 47 · | ingen møder i dag" in said
    assert f"{len(found.over)} frister er over tid" in said
    assert f"{len(found.soon)} falder inden 14 dage" in said
    over = words(pane(page).list.over)
    assert over.startswith(f"Over tid | {len(found.over)} | Mille Østerby | ")
    assert "Statusnotat | · " in over and "Hver 3. måned" in over and "okal praksis" in over
    assert "Ringer til egen læge | · 2 dage over | Aftale · Mille Østerby | Holdt | Ikke holdt" in over


def test_a_consent_that_expires_in_two_weeks_is_renewed_from_here(qtbot: QtBot, office: Office) -> None:
    page = front(qtbot, office.ctx)
    line = next(one for one in pane(page).list.soon.rows if "Forny samtykke" in words(one))
    assert "§ 11 a" in words(line)
    with qtbot.waitSignal(office.ctx.course_wanted) as wanted:
        press(line.presses[0])
    assert wanted.args == [office.mille, "network"]


def test_each_line_does_its_own(qtbot: QtBot, office: Office) -> None:
    case_edits.record_talk(office.desk, office.mille, TODAY - timedelta(days=120))
    page = front(qtbot, office.ctx)
    with qtbot.waitSignal(office.ctx.course_wanted) as wanted:
        QTest.mouseClick(row(page, "Skriv statusnotat").presses[0], Qt.MouseButton.LeftButton)
    assert wanted.args == [office.mille, "notes:status"]
    with qtbot.waitSignal(office.ctx.new_meeting_wanted) as booked:
        QTest.mouseClick(row(page, "Book møde").presses[0], Qt.MouseButton.LeftButton)
    assert booked.args[0].case_id == office.mille
    assert booked.args[0].type_key


def test_the_cv_date_is_written_where_the_button_stands(qtbot: QtBot, office: Office) -> None:
    old_cv(office)
    page = front(qtbot, office.ctx)
    line = row(page, "Opdater CV-dato")
    press(line.presses[0])
    assert line.entry is not None
    entry = box(line.entry)
    assert entry.hasFocus()
    QTest.keyClick(entry, ENTER)
    left = [words(one) for one in pane(page).list.rows]
    assert not any("Opdater CV-dato" in one for one in left)
    undoing.undo(office.desk)
    assert any("Opdater CV-dato" in words(one) for one in pane(page).list.rows)


def test_a_date_is_given_up_with_esc_and_refused_ahead_of_time(qtbot: QtBot, office: Office) -> None:
    old_cv(office)
    page = front(qtbot, office.ctx)
    line = row(page, "Opdater CV-dato")
    press(line.presses[0])
    assert line.entry is not None
    type_in(line.entry, "24-12-2026", key=ENTER)
    assert line.entry.error() == "Datoen ligger i fremtiden."
    QTest.keyClick(box(line.entry), Qt.Key.Key_Escape)
    assert line.entry is None
    assert line.presses[0].isVisible() and line.presses[0].hasFocus()


def test_a_change_elsewhere_waits_for_the_date_being_typed(qtbot: QtBot, office: Office) -> None:
    old_cv(office)
    page = front(qtbot, office.ctx)
    line = row(page, "Opdater CV-dato")
    press(line.presses[0])
    agree(office, "Kommet til imens")
    assert line.typing()
    assert line.entry is not None
    QTest.keyClick(box(line.entry), Qt.Key.Key_Escape)
    assert row(page, "Kommet til imens")


def test_u_puts_a_deadline_off_with_a_reason(qtbot: QtBot, office: Office) -> None:
    page = front(qtbot, office.ctx)
    line = row(page, "Skriv statusnotat")
    line.presses[0].setFocus()
    QTest.keyClick(line.presses[0], Qt.Key.Key_U)
    asked = dialog()
    type_in(asked.field("until"), "24-12-2026")
    asked.save.click()
    assert asked.field("reason").error() == "Skriv, hvorfor fristen udsættes."
    type_in(asked.field("reason"), "<b>Indlagt</b>")
    asked.save.click()
    assert "Skriv statusnotat" not in words(pane(page).list)
    undoing.undo(office.desk)
    assert "Skriv statusnotat" in words(pane(page).list)


def test_a_past_day_is_refused_at_its_field(qtbot: QtBot, office: Office) -> None:
    page = front(qtbot, office.ctx)
    line = row(page, "Skriv statusnotat")
    press(line.beside)
    asked = dialog()
    type_in(asked.field("until"), "1-11-2026")
    type_in(asked.field("reason"), "Indlagt")
    asked.save.click()
    assert asked.field("until").error() == "Udsæt til en dag efter fristen og efter i dag."
    assert asked.error() == ""
    asked.reject()


@pytest.mark.parametrize(("word", "state"), [("Holdt", TaskState.KEPT), ("Ikke holdt", TaskState.NOT_KEPT)])
def test_an_agreement_is_kept_or_not(qtbot: QtBot, office: Office, word: str, state: TaskState) -> None:
    agree(office, "<b>Ringer</b> & spørger")
    page = front(qtbot, office.ctx)
    line = row(page, "<b>Ringer</b> & spørger")
    QTest.mouseClick(next(one for one in line.presses if one.text() == word), Qt.MouseButton.LeftButton)
    (found,) = tasks.tasks(office.desk, case_id=office.mille)
    assert (found.state, found.state_day) == (state, TODAY)
    assert "Ringer" not in words(pane(page).list)


def test_a_free_task_is_done_and_the_focus_takes_the_line_after_it(qtbot: QtBot, office: Office) -> None:
    for number in range(3):
        due = LATE - timedelta(days=500 - number)
        tasks.add_task(office.desk, f"Opgave {number}", worker_id=office.anna, due=due)
    page = front(qtbot, office.ctx)
    assert "Uden sag | Opgave 0 | · 16 måneder over | Opgave · Anna Holm | Udført" in words(pane(page).list)
    press(row(page, "Opgave 1").presses[0])
    QApplication.processEvents()
    assert row(page, "Opgave 2").has_focus()


def test_a_task_is_added_and_corrected_from_here(qtbot: QtBot, office: Office) -> None:
    page = front(qtbot, office.ctx)
    page.add_task()
    asked = dialog()
    assert asked.field("who").value() == "Anna Holm"
    type_in(asked.field("title"), "Ringer til bageriet")
    type_in(asked.field("due"), "27/11")
    asked.save.click()
    line = row(page, "Ringer til bageriet")
    assert "fredag 27. nov." in words(line)
    press(line.beside)
    asked = dialog()
    type_in(asked.field("title"), "Ringer til slagteren")
    asked.save.click()
    assert row(page, "Ringer til slagteren")


def test_what_has_no_day_stands_last(qtbot: QtBot, office: Office) -> None:
    agree(office, "Engang", due=None)
    agree(office, "Langt ude i fremtiden", due=TODAY + timedelta(days=60))
    page = front(qtbot, office.ctx)
    assert "Uden dato | 1 | Mille Østerby" in words(pane(page).list)
    assert "fremtiden" not in words(pane(page).list)


def test_a_long_list_shows_its_beginning_and_all_when_asked(qtbot: QtBot, office: Office) -> None:
    for number in range(40):
        agree(office, f"Aftale nr. {number}")
    page = front(qtbot, office.ctx)
    over = pane(page).list.over
    found = pane(page).found
    assert found is not None
    assert len(over.rows) == 12
    assert f"og {len(found.over) - 12} mere ·" in words(over)
    press(over.more)
    assert len(over.rows) == len(found.over)
    assert not over.more.isVisible()


def test_what_is_missing_is_one_line_that_opens_the_cases(qtbot: QtBot, office: Office) -> None:
    page = front(qtbot, office.ctx)
    assert page.missing.fold.text().startswith("Mangler oplysninger (")
    assert page.missing.buttons == []
    press(page.missing.fold)
    with qtbot.waitSignal(office.ctx.cases_wanted) as wanted:
        press(page.missing.buttons[0])
    assert wanted.args[0].case_ids == frozenset({office.mille})


def test_a_leader_sees_how_much_waits_for_whom_and_opens_it(qtbot: QtBot, office: Office) -> None:
    agree(office, "Ringer til egen læge")
    who = Who("lone", 1, "Lone Leder", frozenset({Role.LEADER}))
    desk = Desk(office.desk.store, who, office.desk.today)
    place = Workplace(desk, None, None)  # type: ignore[arg-type]
    ctx = Context(place, ActionRegistry(), OperationRunner())
    page = front(qtbot, ctx)
    shown = pane(page)
    assert shown.team.isVisible() and not shown.list.isVisible()
    assert shown.list.rows == []
    assert "Anna Holm | " in words(shown.team) and "over tid | · | " in words(shown.team)
    press(shown.team.buttons[0])
    assert "Ringer til egen læge" in words(shown.list)
    assert "Anna Holm" in words(shown)
    press(shown.back)
    assert shown.team.isVisible() and not shown.list.isVisible()
    give_back(ctx)


def test_tab_goes_down_the_lines_in_order(qtbot: QtBot, office: Office) -> None:
    page = front(qtbot, office.ctx)
    page.activateWindow()
    stops = pane(page).list.over.stops
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    for stop in stops[1:]:
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, Qt.Key.Key_Tab)
        assert stop.hasFocus()


def test_the_rail_is_told_how_many_are_over_time(qtbot: QtBot, office: Office) -> None:
    page = front(qtbot, office.ctx)
    found = pane(page).found
    assert found is not None
    with qtbot.waitSignal(page.overdue) as told:
        agree(office, "Ringer til egen læge")
    assert told.args == [len(found.over) + 1]


def test_the_sentence_leads_to_the_lines(qtbot: QtBot, office: Office) -> None:
    page = front(qtbot, office.ctx)
    page.header.link_activated.emit("soon")
    assert pane(page).list.soon.rows[0].has_focus()


def test_five_working_days_pass_over_christmas() -> None:
    assert last_day(date(2026, 12, 22), is_workday) == date(2027, 1, 4)
