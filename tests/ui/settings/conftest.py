"""A leader's settings page that refreshes as the shell has it do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from koordinator.domain.roles import Role
from koordinator.services import staff, stores
from koordinator.services.workplace import Workplace
from koordinator.ui.settings.page import SettingsPage
from tests.ui.settings.house import Told, show_settings
from tests.ui.start.stores import PASSWORD


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Workplace]:
    """Birgitte's store with a team and two workers."""
    path = tmp_path / "afdelingen.koordinator"
    made, _ = stores.create_store(path, "Birgitte Sørup", frozenset({Role.LEADER}), PASSWORD)
    team = staff.save_team(made.desk, None, "Fyldt 30", 30, None)
    staff.add_worker(made.desk, "Anna Holm", [Role.CASEWORKER], team)
    staff.add_worker(made.desk, "Peter Ågård", [Role.CONSULTANT], team)
    yield made
    made.close(back_up=False)


@pytest.fixture
def told(qtbot: QtBot, place: Workplace) -> Iterator[Told]:
    """The page and what it has said in the strip."""
    made = show_settings(qtbot, place)
    yield made
    made.leave()


@pytest.fixture
def page(told: Told) -> SettingsPage:
    """The settings in front of the leader."""
    return told.page
