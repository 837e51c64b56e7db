"""A plan under review while the store changes: told, made again, and never carried out as it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from koordinator.domain.roles import Role
from koordinator.services.move_cases import move_cases
from koordinator.services.rebalancing import plan_apply
from koordinator.services.staff import new_worker
from koordinator.ui.team.rebalance.review import ReviewDialog
from koordinator.ui.team.rebalance.tab import RebalanceTab
from tests.factories import TODAY
from tests.ui.team.office import Office, shown_text
from tests.ui.team.rebalance.conftest import settled

_WAIT = 15_000


def gone(review: ReviewDialog) -> bool:
    """Whether the review is closed."""
    return not isValid(review) or not review.isVisible()


@pytest.fixture
def review(qtbot: QtBot, tab: RebalanceTab) -> ReviewDialog:
    """The review of the first proposal, with its plan."""
    tab.apply.click()
    [dialog] = tab.findChildren(ReviewDialog)
    qtbot.waitUntil(lambda: dialog.plan is not None, timeout=_WAIT)
    return dialog


def test_another_proposal_takes_the_place_of_one_that_is_stale(
    qtbot: QtBot, tab: RebalanceTab, review: ReviewDialog, office: Office
) -> None:
    """Karim, whom the plan sends a case, gets so many elsewhere that Anna alone has room."""
    assert review.plan is not None
    assert {step.move.to_name for step in review.plan.steps} == {"Karim Naseri"}
    move_cases(office.desk, office.bos[:1], office.karim, TODAY)
    before = office.totals()
    assert not review.go.isEnabled()
    assert "Noget er ændret, mens planen stod åben." in review.refusal.text()
    review.go.click()
    qtbot.waitUntil(lambda: review.plan is not None, timeout=_WAIT)
    assert office.totals() == before
    assert "se det igennem igen" in review.refusal.text()
    assert review.go.text() == review.windowTitle() == "Giv 1 sag en sagsbehandler"
    assert {step.move.from_id for step in review.plan.steps} == {None}
    review.go.click()
    qtbot.waitUntil(lambda: gone(review), timeout=_WAIT)
    settled(qtbot, tab)
    assert office.totals()["Bo Lindgaard"] == 4


def test_a_plan_whose_moves_still_hold_is_made_again_and_said_so(
    qtbot: QtBot, tab: RebalanceTab, review: ReviewDialog, office: Office
) -> None:
    with office.desk.write("Ny medarbejder") as tx:
        new_worker(tx, "Dorthe Dam", [Role.CONSULTANT], office.team)
    qtbot.waitUntil(lambda: review.plan is not None, timeout=_WAIT)
    assert "Flytningerne er de samme" in review.refusal.text()
    assert review.go.isEnabled()


def test_a_review_goes_where_nothing_is_left_to_carry_out(
    qtbot: QtBot, tab: RebalanceTab, review: ReviewDialog, office: Office
) -> None:
    told: list[str] = []
    office.ctx.refused.connect(told.append)
    move_cases(office.desk, [office.bos[0], office.nobodys], office.karim, TODAY)
    qtbot.waitUntil(lambda: bool(told), timeout=_WAIT)
    settled(qtbot, tab)
    assert told == [
        "Noget er ændret, mens planen stod åben, og den kan ikke gennemføres længere. Intet er skrevet."
    ]
    assert gone(review)
    assert tab.header.title.text() == "Ingen over max"


def test_a_plan_refused_while_it_is_written_is_told_and_made_again(
    qtbot: QtBot, tab: RebalanceTab, review: ReviewDialog, office: Office
) -> None:
    """The window has not heard of the change yet when Gennemfør is pressed."""
    proposal, plan = tab.session.proposal, review.plan
    assert proposal is not None and plan is not None
    office.ctx.blockSignals(True)
    move_cases(office.desk, [plan.steps[0].move.case_id], office.anna, TODAY)
    before = office.totals()
    office.ctx.blockSignals(False)
    review.go.click()
    qtbot.waitUntil(lambda: gone(review) or not review.writing, timeout=_WAIT)
    assert office.totals() == before
    qtbot.waitUntil(lambda: gone(review) or review.plan is not None, timeout=_WAIT)
    settled(qtbot, tab)
    assert office.totals() == before
    assert tab.session.proposal is not proposal


def test_a_review_waits_also_where_answers_take_long(
    qtbot: QtBot, tab: RebalanceTab, review: ReviewDialog, office: Office
) -> None:
    """What has nothing to do with the proposal keeps it, without solving it again."""
    tab.session.seconds = 20
    proposal = tab.proposal()
    assert proposal is not None
    with office.desk.write("Ny medarbejder") as tx:
        new_worker(tx, "Dorthe Dam", [Role.CASEWORKER], office.team)
    assert review.waiting and tab.session.doubting
    qtbot.waitUntil(lambda: review.plan is not None, timeout=_WAIT)
    assert tab.session.proposal is not proposal  # a caseworker more is another question
    assert "hos 4 sagsbehandlere" in shown_text(tab.header)
    assert plan_apply(office.desk, tab.session.proposal or proposal) == review.plan


def test_escape_leaves_a_review_that_waits(
    qtbot: QtBot, tab: RebalanceTab, review: ReviewDialog, office: Office
) -> None:
    with office.desk.write("Ny medarbejder") as tx:
        new_worker(tx, "Dorthe Dam", [Role.CASEWORKER], office.team)
    QTest.keyClick(review, Qt.Key.Key_Escape)
    settled(qtbot, tab)
    assert gone(review)
    assert office.totals()["Bo Lindgaard"] == 5
    assert tab.proposal() is not None
