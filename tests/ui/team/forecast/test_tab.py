"""The year ahead on the screen: the answer, numbers a leader may change, and ways to the cases."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from koordinator.domain.roles import Role
from koordinator.services.desk import Desk, Who
from koordinator.services.forecast import INTAKE, assume, forecast
from koordinator.ui.base.states import State
from koordinator.ui.team.forecast.months import rows, state_of
from koordinator.ui.team.forecast.tab import ForecastTab
from tests.factories import add_case, add_team, add_worker, new_desk
from tests.ui.cases.desk import context
from tests.ui.team.office import Office, shown_text
from tests.ui.team.tabs import shown_tab


@pytest.fixture
def tab(qtbot: QtBot, office: Office) -> ForecastTab:
    """The tab in front; it fetches anew after each change, as the page has it do."""
    add_case(office.desk, "Nora Ny", team_id=office.team, starts=date(2027, 2, 1))
    add_case(
        office.desk, "Sune Slut", team_id=office.team, expected_end=date(2027, 3, 15), starts=date(2026, 1, 5)
    )
    return shown(qtbot, office)


def shown(qtbot: QtBot, office: Office) -> ForecastTab:
    made = shown_tab(qtbot, ForecastTab(office.ctx), office.ctx)
    qtbot.waitUntil(lambda: made.found() is not None)
    return made


def test_the_answer_stands_first_and_the_months_below(tab: ForecastTab) -> None:
    said = tab.answer.text()
    assert said.startswith("Teamene tilsammen")
    assert said in tab.chart.accessibleName()
    assert tab.table.model().rowCount() == 12
    assert tab.table.model().index(0, 0).data() == "december 2026"


def test_a_leader_tries_another_intake_and_goes_back_to_history(
    qtbot: QtBot, tab: ForecastTab, office: Office
) -> None:
    before = tab.answer.text()
    edit = tab.assumptions.intake.field.focusProxy()
    assert edit is not None
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(edit, "2,5")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tab.answer.text() != before)
    assert forecast(office.desk).assumptions.intake.value == 2.5
    assert "Skrevet ind" in shown_text(tab.assumptions)
    tab.assumptions.intake.reset.click()
    qtbot.waitUntil(lambda: tab.answer.text() == before)
    assert not tab.assumptions.intake.reset.isVisible()


def test_what_cannot_be_an_intake_is_said_under_the_field(qtbot: QtBot, tab: ForecastTab) -> None:
    edit = tab.assumptions.intake.field.focusProxy()
    assert edit is not None
    for text in ("mange", "5000"):
        edit.setFocus()
        QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(edit, text)
        QTest.keyClick(edit, Qt.Key.Key_Return)
        assert tab.assumptions.intake.field.error().startswith("Skriv et tal")


def test_known_starts_and_ends_open_the_cases(qtbot: QtBot, tab: ForecastTab, office: Office) -> None:
    opened: list[object] = []
    office.ctx.cases_wanted.connect(lambda wanted: opened.append(wanted.case_ids))
    tab.known.link_activated.emit("starting")
    tab.known.link_activated.emit("ending")
    tab.table.opened.emit(2)
    tab.table.opened.emit(0)
    found = tab.found()
    assert found is not None
    assert opened == [
        frozenset(found.months[2].starting), frozenset(found.months[3].ending),
        frozenset(found.months[2].starting),
    ]  # fmt: skip
    menu = tab.menu(found.months[3])
    assert [action.isEnabled() for action in menu.actions()] == [False, True]


def test_a_month_at_the_very_warning_is_near(office: Office) -> None:
    first, *_ = rows(forecast(office.desk))
    crew = first.month.crew._replace(warning=first.month.expected, maximum=first.month.expected + 1)
    assert state_of(first._replace(month=first.month._replace(crew=crew))) is State.NEAR


def test_how_it_is_counted_unfolds(tab: ForecastTab) -> None:
    assert not tab.method.isVisible()
    tab.how.click()
    assert tab.method.isVisible()
    assert "standardafvigelse" in tab.method.text()


def test_others_see_and_do_not_write(qtbot: QtBot, office: Office) -> None:
    assume(office.desk, INTAKE, None, office.team)
    one = office.desk
    reader = Desk(one.store, Who("anna", office.anna, "Anna Holm", frozenset({Role.CASEWORKER})), one.today)
    theirs = replace(office, ctx=context(reader))
    made = shown(qtbot, theirs)
    edit = made.assumptions.intake.field.focusProxy()
    assert edit is not None
    assert edit.property("readOnly") is True
    theirs.ctx.close()


def test_without_anybody_and_anything_there_is_a_sentence_and_no_chart(qtbot: QtBot, tmp_path: Path) -> None:
    ctx = context(new_desk(tmp_path))
    made = shown_tab(qtbot, ForecastTab(ctx), ctx)
    qtbot.waitUntil(lambda: made.found() is not None)
    assert "intet at fremskrive" in made.answer.text()
    assert not made.chart.isVisible()
    add_team(ctx.desk, "Nyt team")
    add_worker(ctx.desk, "Anna Holm")
    made.show_tab()
    qtbot.waitUntil(made.chart.isVisible)
