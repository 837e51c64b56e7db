"""A case with a wheel of an earlier day, and the tab in front of Anna."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.domain.forms import WHEEL, Answer, AssessmentCard, Sheet
from koordinator.domain.roles import Role
from koordinator.services import forms
from koordinator.services.desk import Desk
from koordinator.ui.context import Context
from koordinator.ui.course.wheel.tab import WheelTab
from koordinator.ui.papers.document import Document
from tests.factories import TODAY, add_case, add_team, add_worker, new_desk
from tests.ui.cases.desk import context, seated, until_left
from tests.ui.course.tabs import shown_tab

FIRST = TODAY - timedelta(days=90)
BEGUN = dict(zip(
    ("job", "identity", "skills", "social", "physical", "mental", "everyday", "home", "network"),
    (2, 3, 5, 2, 4, 3, 3, 6, 4), strict=True,
))  # fmt: skip


@dataclass
class Place:
    """Anna at her desk with Mille's case."""

    desk: Desk
    ctx: Context
    mille: int

    def cards(self, form_key: str = WHEEL) -> list[AssessmentCard]:
        """What is stored."""
        return forms.assessments(self.desk, self.mille, form_key)

    def today(self) -> dict[str, int]:
        """The numbers of today."""
        return next((card.values for card in self.cards() if card.day == TODAY), {})


@pytest.fixture
def place(qapp: QApplication, tmp_path: Path) -> Iterator[Place]:
    """Mille was asked ninety days ago."""
    leaders = new_desk(tmp_path)
    anna = add_worker(leaders, "Anna Holm")
    mille = add_case(leaders, "Mille Østerby", caseworker=anna, team_id=add_team(leaders))
    desk = seated(leaders, anna, "Anna Holm", (Role.CASEWORKER,))
    answers = {key: Answer(value) for key, value in BEGUN.items()}
    forms.new_assessment(desk, Sheet(mille, WHEEL, True), FIRST, answers)
    yield from until_left(Place(desk, context(desk), mille))


@pytest.fixture
def tab(qtbot: QtBot, place: Place) -> WheelTab:
    """The tab, fetched anew after each change as the page has it do."""
    return shown_tab(qtbot, WheelTab(place.ctx), place.ctx, place.mille, height=600)


@pytest.fixture
def shown(place: Place) -> list[Document]:
    """The papers asked for."""
    found: list[Document] = []
    place.ctx.document_wanted.connect(found.append)
    return found
