"""The conversation in the window: asked at once, changed by hand, and carried out."""

from pathlib import Path
from time import sleep
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from koordinator.domain.roles import Role
from koordinator.errors import Cancelled
from koordinator.services import undoing
from koordinator.services.rebalancing import Goal
from koordinator.services.staff import new_worker
from koordinator.ui.team.rebalance import review as review_module
from koordinator.ui.team.rebalance import session as session_module
from koordinator.ui.team.rebalance.other import OtherDialog
from koordinator.ui.team.rebalance.review import ReviewDialog
from koordinator.ui.team.rebalance.rows import Row, Standing
from koordinator.ui.team.rebalance.tab import RebalanceTab
from koordinator.ui.team.rebalance.table import MovesTable
from tests.factories import add_case, add_team, add_worker, new_desk
from tests.ui.cases.desk import context, until_left
from tests.ui.team.office import HOSTILE, Office, make_office, shown_text
from tests.ui.team.rebalance.conftest import settled, show_tab


def made(tab: RebalanceTab) -> list[Row]:
    """The moves that are proposed, without those struck through."""
    return [row for row in tab.answer.moves.rows() if not row.struck]


def click(table: MovesTable, at: int, action: str) -> None:
    """Clicks a button of a row."""
    area = next(one.area for one in table.buttons(at) if one.action == action)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=area.center())


def test_the_first_answer_comes_by_itself_and_says_what_it_reaches(tab: RebalanceTab, office: Office) -> None:
    assert tab.header.title.text() == "Ingen over max med 1 flytning"
    said = shown_text(tab.header)
    assert "hos 3 sagsbehandlere · | i dag er | 1 sag over max | hos" in said
    [row] = made(tab)
    assert (row.move.from_name, row.move.to_name) == ("Bo Lindgaard", "Karim Naseri")
    [placed] = tab.answer.placed.rows()
    assert (placed.move.citizen, placed.number) == ("Ulla Uden", 1)
    bar = tab.answer.people.bars.bars()[0]
    assert (bar.name, bar.before, bar.count) == ("Bo Lindgaard", 5, 4)
    assert tab.standing.said.text().endswith("optimalt")
    assert tab.apply.text() == "Gennemfør 1 flytning"
    assert tab.controls.most.number() == 1


def stand(tab: RebalanceTab) -> MovesTable:
    """Stands on the first proposed move."""
    table = tab.answer.moves
    table.setFocus()
    table.stand_on(made(tab)[0].move.case_id)
    return table


def test_a_refused_citizen_is_not_moved_and_something_else_proposed(qtbot: QtBot, tab: RebalanceTab) -> None:
    [first] = made(tab)
    table = stand(tab)
    QTest.keyClick(table, Qt.Key.Key_A)
    settled(qtbot, tab)
    [second] = made(tab)
    assert second.move.case_id != first.move.case_id and second.news == "ny her"
    struck = next(row for row in table.rows() if row.key == first.key)
    assert (struck.standing, struck.number) == (Standing.KEPT, None)
    assert table.current_row() == struck
    assert [button.text() for button in tab.decisions.buttons()] == [
        f"Afvist: {first.move.citizen} flyttes ikke"
    ]
    click(table, table.rows().index(struck), "back")
    settled(qtbot, tab)
    assert not tab.decisions.buttons()
    assert made(tab) == [first]


def test_a_colleague_alone_can_be_ruled_out_and_one_stays_on_the_citizen(
    qtbot: QtBot, tab: RebalanceTab, office: Office
) -> None:
    [first] = made(tab)
    tab.acts.lock(first.move)
    settled(qtbot, tab)
    table = stand(tab)
    told: list[str] = []
    office.ctx.told.connect(lambda words, _: told.append(words))
    QTest.keyClick(table, Qt.Key.Key_B)
    settled(qtbot, tab)
    assert told == [f"Afvist: {first.move.citizen} bare ikke til Karim Naseri."]
    assert (first.move.case_id, office.karim) not in {row.key for row in made(tab)}
    current = table.current_row()
    assert current is not None and current.move.case_id == first.move.case_id


def test_the_last_decision_is_undone_and_its_answer_comes_back(qtbot: QtBot, tab: RebalanceTab) -> None:
    assert not tab.undo()
    first = tab.proposal()
    QTest.keyClick(stand(tab), Qt.Key.Key_A)
    settled(qtbot, tab)
    second = tab.proposal()
    QTest.keyClick(stand(tab), Qt.Key.Key_A)
    settled(qtbot, tab)
    assert tab.undo()
    settled(qtbot, tab)
    assert tab.proposal() is second
    assert tab.undo() and tab.proposal() is first
    settled(qtbot, tab)
    assert not tab.decisions.buttons() and not tab.undo()
    for _ in range(2):
        QTest.keyClick(stand(tab), Qt.Key.Key_A)
        settled(qtbot, tab)
    tab.decisions.started_over.emit()
    settled(qtbot, tab)
    assert tab.proposal() is first


def test_out_of_sight_the_strip_does_not_offer_to_undo_a_decision(
    qtbot: QtBot, tab: RebalanceTab, office: Office
) -> None:
    QTest.keyClick(stand(tab), Qt.Key.Key_L)
    settled(qtbot, tab)
    told: list[tuple[str, bool]] = []
    office.ctx.told.connect(lambda *one: told.append(one))
    tab.hide()
    assert [undoable for _, undoable in told] == [False]
    tab.show()
    assert tab.undo()


def test_a_change_that_is_stored_later_is_undone_before_a_decision(
    qtbot: QtBot, tab: RebalanceTab, office: Office
) -> None:
    QTest.keyClick(stand(tab), Qt.Key.Key_L)
    settled(qtbot, tab)
    with office.desk.write("Ny medarbejder") as tx:
        new_worker(tx, "Dorthe Dam", [Role.CASEWORKER], office.team)
    qtbot.waitUntil(lambda: "Dorthe Dam" in shown_text(tab) or not tab.undo(), timeout=5_000)
    assert not tab.undo()


def test_a_decision_that_cannot_be_asked_for_is_named_and_can_be_taken_back(
    qtbot: QtBot, tab: RebalanceTab, office: Office
) -> None:
    [row] = made(tab)
    tab.acts.lock(row.move)
    settled(qtbot, tab)
    other = add_team(office.desk, "Under 30")
    add_worker(office.desk, "Eva Ely", team_id=other)
    tab.show_tab()
    settled(qtbot, tab)
    next(one for one in tab.controls.team_menu().actions() if one.text() == "Under 30").trigger()
    settled(qtbot, tab)
    assert tab.notice.text().startswith(f"Låst: {row.move.citizen} til Karim Naseri. Sagen")
    assert not tab.answer.isVisible() and tab.header.title.text() == "Fordel sager om"
    tab.notice.acted.emit()
    settled(qtbot, tab)
    assert not tab.notice.isVisible() and not tab.decisions.buttons()
    assert "Under 30" in shown_text(tab.header)


def test_the_curve_of_an_even_distribution_costs_what_its_answers_do(qtbot: QtBot, tab: RebalanceTab) -> None:
    tab.controls.goal.set_value(Goal.EVEN)
    tab.controls.changed.emit()
    settled(qtbot, tab)
    points = tab.answer.curve.points()
    proposal = tab.proposal()
    assert proposal is not None
    assert points[-1].cost == sum(move.cost for move in proposal.moves)
    assert points[0].over == 125
    assert "den fyldeste" in tab.answer.curve_said.text()


def test_a_case_is_sent_to_a_colleague_after_she_was_asked_about(
    qtbot: QtBot, tab: RebalanceTab, office: Office
) -> None:
    table = tab.answer.moves
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_H)
    [dialog] = tab.findChildren(OtherDialog)
    dialog.table.select_ids([office.anna], office.anna)
    qtbot.waitUntil(lambda: "Ser efter" not in dialog.said.text(), timeout=15_000)
    assert dialog.said.text().endswith(".")
    assert dialog.take.text() == "Flyt til Anna Holm"
    dialog.take.click()
    settled(qtbot, tab)
    [row] = made(tab)
    assert (row.move.to_name, row.standing) == ("Anna Holm", Standing.LOCKED)
    assert shown_text(tab.standing).endswith("1 låst")


def test_a_click_on_the_curve_sets_the_number_of_moves(qtbot: QtBot, tab: RebalanceTab) -> None:
    curve = tab.answer.curve
    assert [(point.moves, point.over) for point in curve.points()] == [(0, 1), (1, 0)]
    QTest.mouseClick(curve, Qt.MouseButton.LeftButton, pos=curve.place(0))
    settled(qtbot, tab)
    assert not tab.controls.uncapped.isChecked()
    assert tab.header.title.text() == "1 sag over max uden flytninger"
    assert tab.answer.curve_said.text() == (
        "Uden flytninger er 1 sag over max. Nr. 1 koster 10 point og tager 1 sag fra over max."
    )
    curve.setFocus()
    QTest.keyClick(curve, Qt.Key.Key_Right)
    QTest.keyClick(curve, Qt.Key.Key_Return)
    settled(qtbot, tab)
    assert tab.header.title.text() == "Ingen over max med 1 flytning"


def test_carried_out_in_one_step_that_can_be_undone(qtbot: QtBot, tab: RebalanceTab, office: Office) -> None:
    before = office.totals()
    tab.apply.click()
    [dialog] = tab.findChildren(ReviewDialog)
    qtbot.waitUntil(lambda: dialog.plan is not None, timeout=15_000)
    assert "1 borger skifter sagsbehandler" in shown_text(dialog)
    assert dialog.screen().availableGeometry().contains(dialog.frameGeometry())
    assert office.totals() == before
    dialog.go.click()
    qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible(), timeout=15_000)
    settled(qtbot, tab)
    after = office.totals()
    assert after["Bo Lindgaard"] == 4
    assert sum(after.values()) == sum(before.values()) + 1
    assert tab.header.title.text() == "Ingen over max"
    assert "Ingen flytninger er nødvendige" in shown_text(tab.answer)
    assert tab.apply.isHidden()
    undoing.undo(office.desk)
    assert office.totals() == before
    qtbot.waitUntil(lambda: tab.header.title.text() == "Ingen over max med 1 flytning", timeout=15_000)


def test_cancelled_while_it_is_written_nothing_is_kept(
    qtbot: QtBot, tab: RebalanceTab, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = office.totals()

    def slow(*given: Any) -> None:
        _desk, _plan, _reason, progress, cancelled = given
        for step in range(2_000):
            if cancelled():
                raise Cancelled("Afbrudt.")
            progress(step, 2_000, "Sager og møder")
            sleep(0.005)

    monkeypatch.setattr(review_module, "apply", slow)
    tab.apply.click()
    [dialog] = tab.findChildren(ReviewDialog)
    qtbot.waitUntil(lambda: dialog.plan is not None, timeout=15_000)
    dialog.go.click()
    assert not dialog.go.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(dialog.go.isEnabled, timeout=15_000)
    assert dialog.refusal.text() == "Afbrudt. Intet er ændret."
    dialog.reject()
    assert office.totals() == before
    assert tab.proposal() is not None


def test_changes_elsewhere_make_the_answer_old(qtbot: QtBot, tab: RebalanceTab, office: Office) -> None:
    assert tab.proposal() is not None
    tab.session.seconds = 20
    with office.desk.write("Ny medarbejder") as tx:
        new_worker(tx, "Dorthe Dam", [Role.CASEWORKER], office.team)
    qtbot.waitUntil(tab.notice.isVisible, timeout=5_000)
    assert tab.notice.text() == "Noget er ændret, siden forslaget blev lavet."
    assert tab.proposal() is None
    assert not tab.apply.isEnabled()
    tab.session.seconds = 0.1
    tab.show_tab()
    settled(qtbot, tab)
    assert not tab.notice.isVisible() and tab.proposal() is not None
    assert "hos 4 sagsbehandlere" in shown_text(tab.header)


def test_somebody_supposed_away_gives_her_cases(qtbot: QtBot, tab: RebalanceTab, office: Office) -> None:
    tab.suppose()
    row = tab.what_if.rows[0]
    combo = row.worker.focusProxy()
    assert combo is not None
    QTest.keyClicks(combo, "Karim")
    QTest.keyClick(combo, Qt.Key.Key_Return)
    settled(qtbot, tab)
    karim = next(bar for bar in tab.answer.people.bars.bars() if bar.key == str(office.karim))
    assert (karim.count, karim.maximum, karim.second) == (0, 0, "fraværende")
    assert {one.move.from_name for one in made(tab)} == {"Karim Naseri"}
    row.remove.click()
    settled(qtbot, tab)
    assert {one.move.from_name for one in made(tab)} == {"Bo Lindgaard"}


def test_solving_can_be_stopped_and_the_answer_there_stays(
    qtbot: QtBot, tab: RebalanceTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(_desk: object, _wish: object, cancelled: Any) -> object:
        while not cancelled():
            sleep(0.01)
        raise Cancelled("Stoppet.")

    monkeypatch.setattr(session_module, "propose", endless)
    tab.standing.solve.click()
    assert tab.standing.solve.text() == "Stands"
    qtbot.waitUntil(lambda: "Løser" in tab.standing.said.text())
    tab.standing.solve.click()
    settled(qtbot, tab)
    assert tab.standing.solve.text() == "Løs igen"
    assert len(made(tab)) == 1


def test_what_cannot_be_done_says_so(qtbot: QtBot, tab: RebalanceTab) -> None:
    tab.acts.lock(made(tab)[0].move)
    settled(qtbot, tab)
    tab.controls.cap(0)
    settled(qtbot, tab)
    assert tab.header.title.text() == "Det kan ikke lade sig gøre"
    assert tab.notice.isVisible() and "låst fast" in tab.notice.text()
    assert "Der er ikke noget forslag" in shown_text(tab.answer)
    assert tab.apply.isHidden()


def test_others_see_it_and_cannot_carry_it_out(qtbot: QtBot, tmp_path: Path) -> None:
    for office in until_left(make_office(tmp_path, roles=(Role.CASEWORKER,))):
        tab = show_tab(qtbot, office)
        assert made(tab)
        assert tab.apply.isHidden()


def test_names_are_shown_as_typed_and_lead_to_their_case(qtbot: QtBot, office: Office) -> None:
    hostile = add_case(office.desk, HOSTILE, team_id=office.team)
    tab = show_tab(qtbot, office)
    opened: list[int] = []
    office.ctx.course_wanted.connect(lambda case_id, _: opened.append(case_id))
    table = tab.answer.placed
    assert HOSTILE in [row.move.citizen for row in table.rows()]
    table.stand_on(hostile)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_L)
    settled(qtbot, tab)
    assert tab.decisions.buttons()[0].text().startswith(f"Låst: {HOSTILE} til".replace("&", "&&"))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == [hostile]


def test_without_caseworkers_it_says_what_is_missing(qtbot: QtBot, tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    tab = RebalanceTab(context(desk))
    qtbot.addWidget(tab)
    tab.show()
    tab.show_tab()
    assert tab.empty.isVisible() and not tab.choices.isVisible()
    add_worker(desk, "Anna Holm")
    tab.show_tab()
    settled(qtbot, tab)
    assert not tab.empty.isVisible()
    desk.store.close()
