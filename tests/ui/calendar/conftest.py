"""The office whose calendar is looked at."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.calendar.office import Office, make_office
from tests.ui.cases.desk import until_left


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    """Anna's office."""
    yield from until_left(make_office(tmp_path))
