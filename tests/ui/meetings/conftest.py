"""The office of one case."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.cases.desk import until_left
from tests.ui.meetings.office import Office, make_office


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    """Anna's desk."""
    yield from until_left(make_office(tmp_path))
