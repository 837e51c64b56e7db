"""The house style on every test's application, light and at the system's size."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from koordinator.ui.theme import Mode, Theme, apply


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The theme, put back to light and 100 % after each test."""
    yield apply(qapp, Mode.LIGHT, 100)
    apply(qapp, Mode.LIGHT, 100)
