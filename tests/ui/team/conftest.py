"""The house style and the team page in a small office."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.ui.team.loads.tab import LoadsTab
from tests.ui.cases.desk import until_left
from tests.ui.team.office import Office, make_office


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    """A leader's office."""
    yield from until_left(make_office(tmp_path))


@pytest.fixture
def page(qtbot: QtBot, office: Office) -> LoadsTab:
    """The team page in front; it refreshes after each change, as the shell has it do."""
    return show_page(qtbot, office)


def show_page(qtbot: QtBot, office: Office) -> LoadsTab:
    """The team page of an office, shown."""
    made = LoadsTab(office.ctx)
    qtbot.addWidget(made)
    office.ctx.changed.connect(lambda _: made.show_tab())
    made.resize(1100, 760)
    made.show()
    made.show_tab()
    qtbot.waitExposed(made)
    return made
