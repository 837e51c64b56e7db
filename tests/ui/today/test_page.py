"""The start page as a leader and a caseworker see it."""

from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from koordinator.domain.cases import CaseFilter, Chip
from koordinator.domain.roles import Role
from koordinator.services.desk import Desk, Who
from koordinator.services.workplace import Workplace
from koordinator.ui.actions import ActionRegistry
from koordinator.ui.context import Context
from koordinator.ui.tasks import OperationRunner
from koordinator.ui.today.page import TodayPage
from tests.factories import TODAY, add_case, add_team, add_worker, new_desk
from tests.ui.today.desk import front, words


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def shown(qtbot: QtBot, desk: Desk) -> tuple[TodayPage, Context]:
    ctx = Context(Workplace(desk, cast(Any, None), cast(Any, None)), ActionRegistry(), OperationRunner())
    return front(qtbot, ctx), ctx


def test_an_empty_store_offers_to_bring_cases_in(qtbot: QtBot, desk: Desk) -> None:
    page, ctx = shown(qtbot, desk)
    assert page.empty.isVisible()
    with qtbot.waitSignal(ctx.import_wanted):
        QTest.keyClick(page.empty.button, Qt.Key.Key_Return)


def test_every_number_opens_the_cases_behind_it(qtbot: QtBot, desk: Desk) -> None:
    team = add_team(desk, warning=1, maximum=1)
    anna = add_worker(desk, "<b>Anna</b> Holm", team_id=team)
    for name in ("Emil", "Pia"):
        add_case(desk, name, caseworker=anna, team_id=team)
    page, ctx = shown(qtbot, desk)
    page.missing.fold.click()
    with qtbot.waitSignal(ctx.cases_wanted) as wanted:
        page.missing.buttons[0].click()
    assert wanted.args == [CaseFilter(chips=frozenset({Chip.NO_CONSULTANT}))]
    with qtbot.waitSignal(ctx.worker_wanted) as worker:
        page.loads.buttons[0].click()
    assert worker.args == [anna]
    assert page.loads.buttons[0].text() == "<b>Anna</b> Holm"


def test_a_tile_opens_the_very_cases_it_counts_though_some_begin_later(qtbot: QtBot, desk: Desk) -> None:
    passive = {add_case(desk, name) for name in ("Emil", "Pia")}
    add_case(desk, "Begynder senere", starts=TODAY + timedelta(days=7))
    page, ctx = shown(qtbot, desk)
    assert "2 løbende sager" in words(page.header)
    for key, numbers in (("passive", "Passive · tæller med"), ("cv", "CV ajour · uden CV ajour")):
        with qtbot.waitSignal(ctx.cases_wanted) as wanted:
            page.figures.opened.emit(key)
        assert wanted.args == [CaseFilter.picked(passive, f"{numbers} 20. november 2026")]


def test_a_caseworker_sees_her_own_cases_and_no_list_of_colleagues(qtbot: QtBot, desk: Desk) -> None:
    anna = add_worker(desk)
    add_case(desk, "Min egen", caseworker=anna)
    add_case(desk, "En andens")
    hers = Desk(desk.store, Who("anna", anna, "Anna Holm", frozenset({Role.CASEWORKER})), desk.today)
    page, _ctx = shown(qtbot, hers)
    assert page.header.title.text() == "Fredag den 20. november 2026"
    assert not page.loads.isVisible()
    assert not page.absences.isVisible()
