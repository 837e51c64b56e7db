"""The whole window as somebody at the desk uses it, keys first."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from koordinator import config
from koordinator.db.tables import Team
from koordinator.domain.cases import CaseFilter
from koordinator.domain.meetings.moments import local
from koordinator.services import demo, stores
from koordinator.services.case_lists import case_lines
from koordinator.services.caseloads import caseloads
from koordinator.services.move_cases import move_cases
from koordinator.ui.main_window import MainWindow
from koordinator.ui.meetings.new_dialog import NewMeetingDialog
from koordinator.ui.papers.preview import PaperDialog
from koordinator.ui.shell import Shell
from tests.examples import DAY


def press(_qtbot: QtBot, widget: QWidget, key: Qt.Key, *, ctrl: bool = False, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.NoModifier
    if ctrl:
        modifier |= Qt.KeyboardModifier.ControlModifier
    if shift:
        modifier |= Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(widget, key, modifier)


def first_hit(window: MainWindow) -> str:
    current = window.command_box.current()
    return current.text if current else ""


def test_every_page_opens_by_its_keys_and_says_where_one_is(qtbot: QtBot, shell: Shell) -> None:
    window = shell.window
    for key, page in ((Qt.Key.Key_2, "cases"), (Qt.Key.Key_5, "team"), (Qt.Key.Key_1, "today")):
        press(qtbot, window, key, ctrl=True)
        assert window.current_key() == page
    press(qtbot, window, Qt.Key.Key_Comma, ctrl=True)
    assert window.current_key() == "settings"


def test_the_phone_rings_and_the_citizen_is_found_and_opened_with_the_keyboard(
    qtbot: QtBot, shell: Shell
) -> None:
    window = shell.window
    press(qtbot, window, Qt.Key.Key_K, ctrl=True)
    field = window.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "mille øst")
    qtbot.waitUntil(lambda: first_hit(window) == "Mille Østerby")
    press(qtbot, field, Qt.Key.Key_Return)
    assert window.current_key() == "course"
    page = window.page("course")
    assert page.isVisible()
    assert page.header.name.text() == "Mille Østerby"  # type: ignore[attr-defined]


def test_a_move_is_told_and_undone_and_done_again_by_keys(qtbot: QtBot, shell: Shell) -> None:
    window, desk = shell.window, shell.ctx.desk
    giver, taker = sorted(caseloads(desk).workers, key=lambda load: -load.total)[0::2][:2]
    before = {load.worker: load.cases for load in caseloads(desk).workers}
    case = case_lines(desk, CaseFilter(worker_id=giver.worker_id))[0]
    move_cases(desk, [case.case_id], taker.worker_id or 0, DAY)
    assert f"Flyt 1 sag til {taker.worker}" in window.toast.text()
    press(qtbot, window, Qt.Key.Key_Z, ctrl=True)
    assert {load.worker: load.cases for load in caseloads(desk).workers} == before
    assert "Fortrudt" in window.toast.text()
    assert (window.toast.undo.isVisible(), window.toast.redo.isVisible()) == (False, True)
    window.toast.redo.click()
    assert "Gentaget" in window.toast.text()
    assert (window.toast.undo.isVisible(), window.toast.redo.isVisible()) == (True, False)
    press(qtbot, window, Qt.Key.Key_Z, ctrl=True, shift=True)
    assert window.toast.text() == "Der er ikke mere at gentage."
    assert {load.worker: load.cases for load in caseloads(desk).workers}[taker.worker] == taker.cases + 1
    press(qtbot, window, Qt.Key.Key_Z, ctrl=True)
    press(qtbot, window, Qt.Key.Key_Z, ctrl=True)
    assert window.toast.text() == "Der er ikke mere at fortryde."


def test_undo_that_brings_somebody_over_her_maximum_says_so(qtbot: QtBot, shell: Shell) -> None:
    window, desk = shell.window, shell.ctx.desk
    giver, taker = sorted(caseloads(desk).workers, key=lambda load: -load.total)[0::2][:2]
    case = case_lines(desk, CaseFilter(worker_id=giver.worker_id))[0]
    move_cases(desk, [case.case_id], taker.worker_id or 0, DAY)
    with desk.write_quietly("Grænser") as tx:
        for team in tx.all(Team):
            team.warning = team.maximum = 1
    press(qtbot, window, Qt.Key.Key_Z, ctrl=True)
    over = f"{giver.worker} har nu {giver.total} sager og er over max (1)."
    assert window.toast.text() == f"Fortrudt: Flyt 1 sag til {taker.worker}. {over}"


def test_a_page_takes_back_what_it_has_not_stored_before_anything_stored_is_undone(
    qtbot: QtBot, shell: Shell
) -> None:
    desk, window = shell.ctx.desk, shell.window
    before = {load.worker: load.total for load in caseloads(desk).workers}
    [case, *_] = case_lines(desk, CaseFilter(worker_id=caseloads(desk).workers[0].worker_id))
    move_cases(desk, [case.case_id], caseloads(desk).workers[1].worker_id or 0, DAY)
    taken_back = [True]

    def undo() -> bool:
        return bool(taken_back) and taken_back.pop()

    window.page(window.current_key()).undo = undo  # type: ignore[method-assign]
    press(qtbot, window, Qt.Key.Key_Z, ctrl=True)
    assert {load.worker: load.total for load in caseloads(desk).workers} != before
    press(qtbot, window, Qt.Key.Key_Z, ctrl=True)
    assert {load.worker: load.total for load in caseloads(desk).workers} == before


def test_actions_are_found_by_their_words(qtbot: QtBot, shell: Shell) -> None:
    window = shell.window
    press(qtbot, window, Qt.Key.Key_K, ctrl=True)
    field = window.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "gå til team")
    qtbot.waitUntil(lambda: first_hit(window) == "Gå til Team")
    press(qtbot, field, Qt.Key.Key_Return)
    assert window.current_key() == "team"
    bars = window.page("team").tab("loads").board.bars  # type: ignore[attr-defined]
    qtbot.waitUntil(bars.hasFocus)


def test_locking_and_logging_out_are_asked_for(qtbot: QtBot, shell: Shell) -> None:
    with qtbot.waitSignal(shell.lock_wanted):
        press(qtbot, shell.window, Qt.Key.Key_L, ctrl=True)
    with qtbot.waitSignal(shell.logout_wanted):
        shell.window.registry.run("logout")


def test_the_example_says_which_day_it_lives_on(shell: Shell) -> None:
    assert shell.ctx.desk.today() == DAY
    assert "20. november 2026" in shell.window.topbar.note()


def test_a_stray_enter_in_the_command_box_undoes_nothing(qtbot: QtBot, shell: Shell) -> None:
    window = shell.window
    press(qtbot, window, Qt.Key.Key_K, ctrl=True)
    assert first_hit(window) == "Gå til I dag"
    window.command_box.close_box()
    window.command_box.open_box("fortryd")
    assert first_hit(window) == "Fortryd"


@pytest.mark.parametrize(
    ("typed", "hit"),
    [("udseende", "Indstillinger: Udseende"), ("tekststørrelse", "Indstillinger: Udseende"),
     ("backup", "Indstillinger: Lager"), ("adgangskode", "Indstillinger: Profil"),
     ("mørkt", "Mørkt udseende"), ("lyst", "Lyst udseende")],
)  # fmt: skip
def test_settings_are_found_before_the_page_is_visited(
    qtbot: QtBot, shell: Shell, typed: str, hit: str
) -> None:
    window = shell.window
    qtbot.waitUntil(lambda: any(one.id == "look.dark" for one in window.registry.all()))
    assert hit in [one.label for one in window.registry.search(typed)]


def test_a_section_and_a_look_are_reached_from_the_command_box(qtbot: QtBot, shell: Shell) -> None:
    window = shell.window
    qtbot.waitUntil(lambda: any(one.id == "look.dark" for one in window.registry.all()))
    window.registry.run("settings.storage")
    assert window.current_key() == "settings"
    with qtbot.waitSignal(shell.ctx.look_changed):
        window.registry.run("look.dark")
    assert config.load().look == "dark"


def test_the_window_comes_back_as_large_as_it_was(qtbot: QtBot, example: Path) -> None:
    sizes = []
    for wanted in ((780, 650), None):
        shell = Shell(stores.open_store(example, demo.LOGIN, demo.PASSWORD), lambda _: None)
        if wanted:
            shell.window.resize(*wanted)
        shell.window.show()
        qtbot.waitExposed(shell.window)
        sizes.append((shell.window.width(), shell.window.height()))
        shell.close()
    assert sizes == [(780, 650), (780, 650)]


def test_the_sheet_of_keys_tells_what_the_list_of_cases_takes(shell: Shell) -> None:
    shell.window.go("cases")
    actions = [action for action in shell.window.registry.all() if action.id.startswith("cases.")]
    taken = {action.label: action.taken for action in actions if action.taken}
    assert taken == {
        "Åbn sagen": ("Return",), "Vælg eller fravælg sagen": ("Space",), "Luk panelet": ("Esc",),
    }  # fmt: skip


def test_a_tab_of_the_team_is_found_before_the_page_was_ever_opened(qtbot: QtBot, shell: Shell) -> None:
    registry = shell.window.registry
    qtbot.waitUntil(lambda: bool(registry.search("fordel sager om")))
    found = [action.id for action in registry.search("fordel sager om")]
    assert found[0] == "team.tab.rebalance"
    assert registry.run(found[0])
    assert shell.window.current_key() == "team"
    assert shell.window.page("team").current_key() == "rebalance"  # type: ignore[attr-defined]


def test_the_team_report_can_be_printed_before_any_page_of_the_team_was_opened(
    qtbot: QtBot, shell: Shell
) -> None:
    registry = shell.window.registry
    qtbot.waitUntil(lambda: bool(registry.search("udskriv teamrapport")))
    assert [one.id for one in registry.search("udskriv teamrapport")] == ["team.report"]
    with qtbot.waitSignal(shell.ctx.document_wanted) as asked:
        assert registry.run("team.report")
    assert asked.args is not None
    assert asked.args[0].title == "Teamrapport"
    dialog = next(one for one in shell.window.findChildren(PaperDialog) if one.isVisible())
    dialog.reject()
    shell.ctx.show_team("loads")
    assert [one.id for one in registry.search("udskriv teamrapport")] == ["team.report", "team.shown_report"]


def test_a_pair_opens_its_cases_with_the_keys_on_the_first_of_them(qtbot: QtBot, shell: Shell) -> None:
    window = shell.window
    shell.ctx.show_team("pairs")
    matrix = window.page("team").tab("pairs").matrix  # type: ignore[attr-defined]
    matrix.setFocus()
    QTest.keyClick(matrix, Qt.Key.Key_Return)
    assert window.current_key() == "cases"
    table = window.page("cases").list.table  # type: ignore[attr-defined]
    qtbot.waitUntil(table.hasFocus)
    assert table.currentIndex().row() == 0
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 1


def test_a_meeting_of_a_pair_is_booked_without_leaving_the_pairs(qtbot: QtBot, shell: Shell) -> None:
    window = shell.window
    shell.ctx.show_team("pairs")
    tab = window.page("team").tab("pairs")  # type: ignore[attr-defined]
    tab.book.setFocus()
    tab.book.click()
    dialog = next(one for one in window.findChildren(NewMeetingDialog) if one.isVisible())
    dialog.when.set_time(local(DAY + timedelta(days=31), 17))
    dialog.go.click()
    assert not dialog.isVisible()
    assert window.current_key() == "team"
    assert "Book parmøde (KS-VK)" in window.toast.text()
    assert "næste parmøde" in tab.said.text()
    qtbot.waitUntil(tab.book.hasFocus)


def test_the_room_at_the_foot_is_without_who_waits_in_reserve(qtbot: QtBot, shell: Shell) -> None:
    qtbot.waitUntil(lambda: shell.window.gauge is not None)
    gauge = shell.window.gauge
    assert gauge is not None
    loads = caseloads(shell.ctx.desk).workers
    assert [load.worker for load in loads if load.waits] == ["Vibeke Torsager"]
    room = sum(load.limits.maximum - load.outside for load in loads if load.limits and not load.reserve)
    assert f"af højst {room} sager i alt" in gauge.accessibleName()
