"""Cases are moved by keyboard alone, seen beforehand, judged by the limits, and brought back by undo."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from koordinator.domain.roles import CaseRole, Role
from koordinator.services import case_lists, undoing
from koordinator.services.case_edits import save_field
from koordinator.services.caseloads import caseloads
from koordinator.ui.base.states import State
from koordinator.ui.loads import mind_words
from koordinator.ui.moves.dialog import MoveDialog
from tests.factories import TODAY, add_case, add_worker
from tests.ui.cases.desk import until_left
from tests.ui.team.office import HOSTILE, Office, make_office

Open = Callable[..., MoveDialog]


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    """A small office."""
    yield from until_left(make_office(tmp_path))


@pytest.fixture
def opened(qtbot: QtBot, office: Office) -> Open:
    """Opens the dialog on cases."""

    def open_(case_ids: Sequence[int], role: CaseRole = CaseRole.CASEWORKER) -> MoveDialog:
        dialog = MoveDialog(office.ctx, case_ids, role=role)
        qtbot.addWidget(dialog)
        dialog.open()
        qtbot.waitExposed(dialog)
        QApplication.processEvents()
        return dialog

    return open_


def type_keys(dialog: MoveDialog, text: str) -> None:
    """Types where the focus is, as a hand on the keyboard does."""
    QTest.keyClicks(focused(dialog), text)


def press(dialog: MoveDialog, key: Qt.Key) -> None:
    """Presses a key where the focus is."""
    QTest.keyClick(focused(dialog), key)


def focused(dialog: MoveDialog) -> QWidget:
    """The widget that has the keyboard."""
    found = dialog.focusWidget()
    assert found is not None
    return found


def holders(office: Office, case_id: int) -> list[tuple[str, date | None, date | None]]:
    """Who has held a case as caseworker, and from when to when."""
    card = case_lists.case_card(office.desk, case_id)
    return [(one.title, one.starts, one.ends) for one in card.assignments if one.kind == CaseRole.CASEWORKER]


def test_moved_by_keyboard_alone_and_undone(qtbot: QtBot, office: Office, opened: Open) -> None:
    before = office.totals()
    dialog = opened(office.bos[:2])
    type_keys(dialog, "kar")
    assert dialog.effect.verdict.text() == "Karim Naseri går fra 1 til 3 af højst 4 sager og er nær max."
    with qtbot.waitSignal(office.ctx.told) as told:
        press(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert told.args[0].endswith("Flyt 2 sager til Karim Naseri")
    assert told.args[1] is True
    assert office.totals() == {"Anna Holm": 3, "Bo Lindgaard": 3, "Karim Naseri": 3}
    undoing.undo(office.desk)
    assert office.totals() == before


def test_whom_they_come_from_and_who_has_room(office: Office, opened: Open) -> None:
    dialog = opened([office.bos[0], office.nobodys])
    model = dialog.cases.table.model()
    rows = [[model.index(row, column).data() for column in (0, 1)] for row in range(model.rowCount())]
    assert rows == [["Borger 1", "Bo Lindgaard"], ["Ulla Uden", "ingen"]]
    assert dialog.people.offered() == ["Karim Naseri", "Anna Holm", "Bo Lindgaard"]
    assert not dialog.go.isEnabled()
    assert dialog.go.accessibleName() == "Flyt 2 sager"


def test_who_waits_in_reserve_stands_last_and_is_marked(office: Office, opened: Open) -> None:
    add_worker(office.desk, "Rita Reserve", team_id=office.team, reserve=True)
    dialog = opened(office.bos[:1])
    assert dialog.people.offered()[-1] == "Rita Reserve"
    shown = next(load for load in caseloads(office.desk).workers if load.worker == "Rita Reserve")
    assert mind_words(shown, office.desk.today()) == "reserve"


def test_who_is_away_is_told_with_a_short_date(office: Office) -> None:
    shown = caseloads(office.desk).workers[0]._replace(absence="holiday", absence_ends=date(2026, 12, 4))
    assert mind_words(shown, date(2026, 11, 24)) == "på ferie til 4. dec."
    assert mind_words(shown, date(2025, 11, 24)) == "på ferie til 4. dec. 2026"


def test_who_holds_them_all_is_not_offered(office: Office, opened: Open) -> None:
    assert opened(office.bos).people.offered() == ["Karim Naseri", "Anna Holm"]


def test_arrows_walk_through_the_people_from_the_search_field(office: Office, opened: Open) -> None:
    dialog = opened(office.bos[:1])
    for expected in ("Karim Naseri", "Anna Holm"):
        press(dialog, Qt.Key.Key_Down)
        chosen = dialog.people.worker()
        assert chosen is not None
        assert chosen.worker == expected
    assert focused(dialog) is dialog.people.search


def test_the_bars_show_receiver_and_giver_before_and_after(office: Office, opened: Open) -> None:
    dialog = opened(office.bos[:2])
    type_keys(dialog, "karim")
    shown = [
        (bar.name, bar.before, bar.count, bar.before_state, bar.state) for bar in dialog.effect.bars.bars()
    ]
    assert shown == [
        ("Karim Naseri", 1, 3, State.CALM, State.NEAR),
        ("Bo Lindgaard", 5, 3, State.OVER, State.NEAR),
    ]


def test_over_max_waits_for_a_reason(office: Office, opened: Open) -> None:
    dialog = opened(office.bos[:2])
    type_keys(dialog, "anna")
    assert dialog.effect.verdict.text().endswith("kommer over max. Skriv en begrundelse.")
    assert not dialog.go.isEnabled()
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert focused(dialog) is dialog.effect.reason
    type_keys(dialog, "Kender borgerne fra før")
    assert dialog.go.isEnabled()
    press(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert office.totals()["Anna Holm"] == 5


def test_a_change_that_is_advised_against_is_told(office: Office, opened: Open) -> None:
    for case_id in office.bos[:4]:
        save_field(office.desk, case_id, "keep_worker_reason", "Kender <b>ham</b>")
    dialog = opened(office.bos[:1])
    type_keys(dialog, "karim")
    assert dialog.effect.advised.text() == ("Skift af sagsbehandler frarådes for Borger 1: Kender <b>ham</b>")
    assert dialog.go.isEnabled()
    many = opened(office.bos)
    type_keys(many, "karim")
    assert many.effect.advised.text().endswith("\nOg 1 mere.")


def test_a_caseworker_is_sent_to_her_leader(qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> None:
    office = make_office(tmp_path_factory.mktemp("kollega"), [Role.CASEWORKER])
    dialog = MoveDialog(office.ctx, office.bos[:2])
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.people.choose(office.anna)
    assert dialog.effect.verdict.text().endswith("kommer over max. Spørg teamlederen.")
    assert not dialog.effect.reason.isVisible()
    assert not dialog.go.isEnabled()
    dialog.reject()
    office.ctx.close()
    office.desk.store.close()


def test_a_team_that_refuses_is_not_asked_for_reasons(
    qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    office = make_office(tmp_path_factory.mktemp("refusing"), refuse_over=True)
    dialog = MoveDialog(office.ctx, office.bos[:2])
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.people.choose(office.anna)
    assert dialog.effect.verdict.text().endswith("Teamet tillader det ikke.")
    assert not dialog.effect.reason.isVisible()
    assert not dialog.go.isEnabled()
    press(dialog, Qt.Key.Key_Return)
    assert office.totals()["Anna Holm"] == 3
    dialog.reject()
    office.ctx.close()
    office.desk.store.close()


def test_a_later_day_is_typed_without_its_year(office: Office, opened: Open) -> None:
    dialog = opened(office.bos[:1])
    type_keys(dialog, "karim")
    field = dialog.day.focusProxy()
    assert field is not None
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_keys(dialog, "1/12")
    press(dialog, Qt.Key.Key_Tab)
    assert dialog.cases.table.model().index(0, 2).data() == "1. dec."
    dialog.go.click()
    assert (
        holders(office, office.bos[0])
        == [
            ("Karim Naseri", date(2026, 12, 1), None),
            ("Bo Lindgaard", date(2026, 3, 2), date(2026, 11, 30)),
        ]
        or holders(office, office.bos[0])[::-1][0][0] == "Karim Naseri"
    )
    assert office.totals()["Bo Lindgaard"] == 5
    ahead = {one.worker: one.total for one in caseloads(office.desk, date(2026, 12, 1)).workers}
    assert ahead["Bo Lindgaard"] == 4


def test_a_day_that_is_none_moves_nothing(office: Office, opened: Open) -> None:
    dialog = opened(office.bos[:1])
    type_keys(dialog, "karim")
    field = dialog.day.focusProxy()
    assert field is not None
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_keys(dialog, "31/11")
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.day.error() == "Datoen findes ikke i kalenderen."
    assert office.totals()["Bo Lindgaard"] == 5


def test_escape_moves_nothing(office: Office, opened: Open) -> None:
    before = office.totals()
    dialog = opened(office.bos[:1])
    type_keys(dialog, "karim")
    press(dialog, Qt.Key.Key_Escape)  # empties the search
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert office.totals() == before


def test_consultants_have_no_state_and_move_without_reasons(office: Office, opened: Open) -> None:
    line = add_worker(office.desk, "Line Østergaard", roles=(), team_id=office.team)
    assert line
    dialog = opened(office.bos, CaseRole.CONSULTANT)
    assert dialog.people.offered() == []
    dialog.role.chip(CaseRole.CASEWORKER).click()
    assert dialog.people.offered() == ["Karim Naseri", "Anna Holm"]


def test_a_consultant_is_changed(office: Office, opened: Open) -> None:
    from koordinator.domain.roles import Role

    add_worker(office.desk, "Line Østergaard", roles=(Role.CONSULTANT,), team_id=office.team)
    dialog = opened(office.bos[:3], CaseRole.CONSULTANT)
    type_keys(dialog, "line")
    assert dialog.effect.verdict.text() == "Line Østergaard får 3 sager."
    assert [bar.said for bar in dialog.effect.bars.bars()] == ["", ""]
    press(dialog, Qt.Key.Key_Return)
    assert office.totals(CaseRole.CONSULTANT) == {"Line Østergaard": 3, "Peter Ågård": 2}


def test_cases_she_has_already_are_said_and_stay(office: Office, opened: Open) -> None:
    own = add_case(office.desk, "Egen Sag", caseworker=office.karim, team_id=office.team)
    dialog = opened([own, office.bos[0]])
    type_keys(dialog, "karim")
    assert dialog.effect.already.text() == "Karim Naseri har allerede 1 af sagerne."
    assert dialog.go.accessibleName() == "Flyt 1 sag"
    press(dialog, Qt.Key.Key_Return)
    assert office.totals()["Karim Naseri"] == 3


def test_nobody_answers_to_what_was_typed(office: Office, opened: Open) -> None:
    dialog = opened(office.bos[:1])
    type_keys(dialog, "karim")
    type_keys(dialog, "zzz")
    assert dialog.people.worker() is None
    assert not dialog.go.isEnabled()
    press(dialog, Qt.Key.Key_Return)
    assert office.totals()["Bo Lindgaard"] == 5


def test_cases_that_are_gone_cannot_be_moved(office: Office, opened: Open) -> None:
    dialog = opened([999])
    press(dialog, Qt.Key.Key_Down)
    assert "kan ikke flyttes" in dialog.effect.verdict.text()
    assert not dialog.go.isEnabled()


def test_names_are_shown_as_they_are_typed(office: Office, opened: Open) -> None:
    add_worker(office.desk, HOSTILE, team_id=office.team)
    case_id = add_case(office.desk, HOSTILE, caseworker=office.bo, team_id=office.team)
    dialog = opened([case_id])
    type_keys(dialog, "<b>")
    chosen = dialog.people.worker()
    assert chosen is not None
    assert chosen.worker == HOSTILE
    assert dialog.effect.verdict.text().startswith(HOSTILE)
    assert dialog.cases.table.model().index(0, 0).data() == HOSTILE
    dialog.grab()
    press(dialog, Qt.Key.Key_Return)
    assert holders(office, case_id)[0][0] == HOSTILE or holders(office, case_id)[-1][0] == HOSTILE


def test_one_column_in_a_narrow_window(office: Office, opened: Open) -> None:
    dialog = opened(office.bos[:2])
    dialog.resize(600, 600)
    type_keys(dialog, "anna")
    QApplication.processEvents()
    assert not dialog.effect.verdict.visibleRegion().isEmpty()
    assert dialog.effect.width() <= 600


def test_a_case_that_has_not_begun_moves_on_its_first_day(office: Office, opened: Open) -> None:
    later = date(2027, 1, 4)
    case_id = add_case(office.desk, "Ny Sag", caseworker=office.bo, team_id=office.team, starts=later)
    dialog = opened([case_id])
    type_keys(dialog, "karim")
    assert dialog.cases.table.model().index(0, 2).data() == "4. jan."
    press(dialog, Qt.Key.Key_Return)
    assert holders(office, case_id) == [("Karim Naseri", later, None)]
    assert later > TODAY
