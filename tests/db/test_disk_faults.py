"""Every call to the disk fails once: a sentence is said, and what was saved before is still there."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from koordinator.db import backup, files
from koordinator.db.keyfile import KeyFile, key_path
from koordinator.errors import StoreError, WrongPassword
from tests.db.keeping import CHEAP, KEY, NOW, OTHER_PASSWORD, PASSWORD, make_store, notes, opened


class FailingDisk:
    """Lets calls through until the one whose turn it is, and says whether that one came."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, turn: int) -> None:
        self.left = turn
        self.failed = False
        for owner, name in (
            (os, "open"),
            (os, "fsync"),
            (Path, "replace"),
            (Path, "rename"),
            (Path, "mkdir"),
        ):
            monkeypatch.setattr(owner, name, self._guarded(getattr(owner, name)))

    def _guarded(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            self.left -= 1
            if self.left == 0:
                self.failed = True
                raise OSError(errno.ENOSPC, "no space")
            return real(*arguments, **named)

        return call


def each_fault(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object], look: Callable[[], None]) -> int:
    """Fail the first call, the second and so on until the act gets through; look after each."""
    for turn in range(1, 100):
        with monkeypatch.context() as patch:
            disk = FailingDisk(patch, turn)
            try:
                act()
            except StoreError as fault:
                assert "Disken er fuld" in str(fault)
        look()
        if not disk.failed:
            return turn - 1
    raise AssertionError("the act never got through")


def test_saving_a_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = key_path(make_store(tmp_path))

    def act() -> None:
        KeyFile.read(path).add_slot("anna", OTHER_PASSWORD, KEY, cost=CHEAP)

    def look() -> None:
        key_file = KeyFile.read(path)
        assert not key_file.from_copy
        try:
            assert key_file.unlock("anna", PASSWORD) == KEY
        except WrongPassword:
            assert key_file.unlock("anna", OTHER_PASSWORD) == KEY

    assert each_fault(monkeypatch, act, look) >= 9


def test_making_a_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = make_store(tmp_path)

    def act() -> None:
        with opened(store) as engine:
            backup.make_backup(engine, KEY, store, backup.Reason.BY_HAND, NOW)

    def look() -> None:
        assert notes(store) == 3
        for made in backup.list_backups(store):
            assert made.key_file().unlock("anna", PASSWORD) == KEY
            assert notes(made.store) == 3

    assert each_fault(monkeypatch, act, look) >= 8


def test_restoring_a_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = make_store(tmp_path)
    with opened(store) as engine:
        made = backup.make_backup(engine, KEY, store, backup.Reason.BY_HAND, NOW)

    def act() -> None:
        backup.restore(made, store, KEY, NOW)

    def look() -> None:
        assert notes(made.store) == notes(store) == 3

    assert each_fault(monkeypatch, act, look) >= 4


@pytest.mark.parametrize(
    ("code", "word"),
    [
        (errno.ENOSPC, "fuld"),
        (errno.EROFS, "må ikke skrives"),
        (errno.EACCES, "må ikke skrives"),
        (errno.ENOENT, "findes ikke længere"),
        (errno.EIO, "meldte fejl"),
    ],
)
def test_each_fault_has_its_sentence_and_names_no_file(code: int, word: str) -> None:
    told = str(files.explain_os(OSError(code, "text", "/home/anna/lager")))
    assert word in told
    assert "anna" not in told
