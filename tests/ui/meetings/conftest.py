"""The office of one case."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.meetings.office import Office, make_office


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    """Anna's desk."""
    made = make_office(tmp_path)
    yield made
    made.ctx.runner.stop_all()
    made.ctx.close()
    made.desk.store.close()
