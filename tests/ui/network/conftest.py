"""A small network at a desk, and the page in front of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.services import contacts, network
from koordinator.services.desk import Desk
from koordinator.ui.context import Context
from koordinator.ui.network.page import NetworkPage
from tests.factories import add_case, new_desk
from tests.services.network_rows import add_meeting, add_participant
from tests.ui.cases.desk import context, until_left


@dataclass(frozen=True)
class Place:
    """The leader's desk with three contacts, two of whom are the same."""

    desk: Desk
    ctx: Context
    maria: int
    double: int
    bo: int
    case_id: int
    member_id: int


@pytest.fixture
def place(qapp: QApplication, tmp_path: Path) -> Iterator[Place]:
    """The leader's desk."""
    desk = new_desk(tmp_path)
    maria = contacts.add_contact(
        desk, "Maria Dahl", title="bostøtte", organisation="Center for Bostøtte", phone="20304050"
    )
    double = contacts.add_contact(desk, "Maria Dahl", title="støtteperson", email="maria@example.dk")
    bo = contacts.add_contact(desk, "Bo Åkjær", title="egen læge", organisation="Lægehuset")
    case_id = add_case(desk, "Emil Møller", number="26-1")
    member_id = network.add_member(desk, case_id, maria, "bostøtte", "støtte")
    add_participant(desk, add_meeting(desk, case_id=case_id), contact_id=maria)
    yield from until_left(Place(desk, context(desk), maria, double, bo, case_id, member_id))


@pytest.fixture
def page(qtbot: QtBot, place: Place) -> NetworkPage:
    """The page in front; it refreshes after each change, as the shell has it do."""
    page = NetworkPage(place.ctx)
    qtbot.addWidget(page)
    place.ctx.changed.connect(lambda _: page.refresh())
    page.resize(1240, 760)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    page.activate()
    page.contacts.setFocus()
    return page
