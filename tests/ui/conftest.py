"""The house style on every window test, light and at the system's size."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from koordinator.ui.theme import Mode, Theme, apply


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The theme, put back after each test; the window of the test before is really gone."""
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    yield apply(qapp, Mode.LIGHT, 100)
    apply(qapp, Mode.LIGHT, 100)
