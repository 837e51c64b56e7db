"""A case with a small plan at a desk, and its tab in front."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.domain.plans import PlanCard
from koordinator.services import offers, plans
from koordinator.services.desk import Desk
from koordinator.ui.context import Context
from koordinator.ui.course.plan.tab import PlanTab
from tests.factories import add_case, new_desk
from tests.ui.cases.desk import context, until_left
from tests.ui.course.tabs import shown_tab


@dataclass(frozen=True)
class Place:
    """Emil has a goal, two milestones and an intervention; the catalogue has one offer."""

    desk: Desk
    ctx: Context
    case_id: int
    first: int
    second: int
    support: int

    @property
    def card(self) -> PlanCard:
        """The plan as it is stored."""
        return plans.plan_card(self.desk, self.case_id)


@pytest.fixture
def place(qapp: QApplication, tmp_path: Path) -> Iterator[Place]:
    """The leader's desk."""
    desk = new_desk(tmp_path)
    case_id = add_case(desk, "Emil Møller", number="26-1")
    plans.save_goal(desk, case_id, "goal", "Jeg vil køre truck")
    first = plans.add_milestone(desk, case_id, "Jeg møder hver dag kl. 8", status="active")
    second = plans.add_milestone(desk, case_id, "Ro")
    support = plans.add_intervention(desk, case_id, "Bostøtte", milestone_id=first)
    offers.add_offer(desk, "Mestringsforløb", law="LAB § 91", purpose="Gode og dårlige dage")
    yield from until_left(Place(desk, context(desk), case_id, first, second, support))


@pytest.fixture
def tab(qtbot: QtBot, place: Place) -> PlanTab:
    """The tab in front."""
    return shown_tab(qtbot, PlanTab(place.ctx), place.ctx, place.case_id, height=640)
