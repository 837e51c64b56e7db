"""Killed while a list is written: the store is sound and holds all of the list or nothing of it."""

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from koordinator.db import sqlite
from koordinator.domain.cases import CaseFilter
from koordinator.services.case_lists import case_lines
from tests.factories import new_desk, open_desk
from tests.services.importing.worker import LIST


@pytest.mark.parametrize("after", [0.02, 0.15, 0.3, 0.45])
def test_all_or_nothing(tmp_path: Path, after: float) -> None:
    new_desk(tmp_path).store.close()
    path = tmp_path / "lager.koordinator"
    said = run_and_kill(path, after)
    desk = open_desk(path)
    assert sqlite.quick_check(desk.store.engine) == []
    assert sqlite.integrity_check(desk.store.engine) == []
    assert sqlite.foreign_key_check(desk.store.engine) == []
    cases = len(case_lines(desk, CaseFilter()))
    assert cases in (0, LIST)
    assert cases == LIST or "written" not in said
    desk.store.close()


def run_and_kill(path: Path, after: float) -> str:
    """Start the import, kill it so long after it began to write; returns all it said."""
    command = [sys.executable, "-m", "tests.services.importing.worker", str(path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    with closing(process.stdout) as out:
        assert out.readline() == "planned\n"
        time.sleep(after)
        os.kill(process.pid, signal.SIGKILL)
        said = out.read()
        process.wait()
    return said
