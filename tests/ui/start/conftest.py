"""The way in, opened for a test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from koordinator.services.workplace import Workplace
from koordinator.ui.start.window import StartWindow

Open = Callable[..., StartWindow]


@pytest.fixture
def entered() -> Iterator[list[Workplace]]:
    """The stores handed over; closed when the test is done."""
    places: list[Workplace] = []
    yield places
    for place in places:
        place.close(back_up=False)


@pytest.fixture
def start(qtbot: QtBot, entered: list[Workplace]) -> Open:
    """Opens the way in and waits until it is painted; a window lives as long as somebody holds it."""
    held: list[StartWindow] = []

    def show(
        store: Path | None = None,
        login: str = "",
        password: str = "",
        *,
        locked_login: str = "",
        message: str = "",
    ) -> StartWindow:
        window = StartWindow(store, login, password, locked_login=locked_login, message=message)
        held.append(window)
        qtbot.addWidget(window)
        window.opened.connect(entered.append)
        with qtbot.waitSignal(window.painted):
            window.show()
        return window

    return show
