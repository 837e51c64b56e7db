"""The house style and the team page in a small office."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.ui.team.page import TeamPage
from tests.ui.team.office import Office, make_office


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    """A leader's office."""
    made = make_office(tmp_path)
    yield made
    made.ctx.close()
    made.desk.store.close()


@pytest.fixture
def page(qtbot: QtBot, office: Office) -> TeamPage:
    """The team page in front; it refreshes after each change, as the shell has it do."""
    return show_page(qtbot, office)


def show_page(qtbot: QtBot, office: Office) -> TeamPage:
    """The team page of an office, shown."""
    made = TeamPage(office.ctx)
    qtbot.addWidget(made)
    office.ctx.changed.connect(lambda _: made.refresh())
    made.resize(1100, 760)
    made.show()
    made.activate()
    qtbot.waitExposed(made)
    return made
