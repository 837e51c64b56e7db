"""From the start of the process to something on the screen."""

from datetime import date
from pathlib import Path

import pytest

from koordinator.services import demo, stores
from tests.benchmarks.measure import ratio, run

# Neither side watches the whole application for a paint: that alone makes PySide build most of its classes.
_EMPTY = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: os._exit(0))
app = QApplication([])
window = Window()
window.resize(1280, 820)
window.show()
app.exec()
"""
_LOG_IN = """
import os
import koordinator.app as app
show = app.Program.ask
def shown(program, *given, **named):
    show(program, *given, **named)
    program._start.painted.connect(lambda: os._exit(0))
app.Program.ask = shown
from koordinator.__main__ import main
main(["--store", {path!r}])
"""
# What no program of this kind can do without: Qt, the ORM, one key derivation, one query in the store.
_UNAVOIDABLE = """
from pathlib import Path
from koordinator.db.keyfile import KeyFile, key_path
path = Path({path!r})
key = KeyFile.read(key_path(path)).unlock({login!r}, {password!r})
from koordinator.db import sqlite
from koordinator.db.tables import Case
from sqlalchemy import select
from sqlalchemy.orm import Session
with Session(sqlite.make_engine(path, key)) as session:
    session.scalars(select(Case).limit(1)).all()
"""
_FIRST_PAGE = """
from koordinator.__main__ import main
main(["--store", {path!r}])
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("start") / "eksempel.koordinator"
    demo.create(path, date(2026, 11, 20), None, None, None)
    assert stores.logins(path)
    return path


def test_the_log_in_is_there_soon_after_an_empty_window(store: Path) -> None:
    """The aim is 1.3; about 2 is what stands, and docs/decisions/0009 says what the time goes to."""
    log_in = _LOG_IN.format(path=str(store))
    found = ratio(lambda: run(log_in), lambda: run(_EMPTY), rounds=7)
    print(f"log-in / empty window: {found:.2f}")
    assert found <= 2.5


def test_the_first_page_costs_little_beyond_what_cannot_be_avoided(store: Path) -> None:
    known = {"path": str(store), "login": demo.LOGIN, "password": demo.PASSWORD}
    first_page = _FIRST_PAGE.format(**known)
    unavoidable = _UNAVOIDABLE.format(**known) + _EMPTY
    given = {
        "KOORDINATOR_USER": demo.LOGIN,
        "KOORDINATOR_PASSWORD": demo.PASSWORD,
        "KOORDINATOR_EXIT_AFTER_PAINT": "1",
    }
    found = ratio(lambda: run(first_page, **given), lambda: run(unavoidable), rounds=12, bound=1.5)
    print(f"first page / unavoidable: {found:.2f}")
    assert found <= 1.5
