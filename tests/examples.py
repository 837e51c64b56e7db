"""The example team, made once for all tests of a process; each test that changes it gets a copy."""

from datetime import date
from pathlib import Path
from shutil import copy

import pytest

from koordinator.db.keyfile import key_path
from koordinator.services import demo
from tests.cheap_keys import make_keys_cheap

DAY = date(2026, 11, 20)


def make_example(path: Path, cases: int, workers: int) -> None:
    """An example team of a size, with keys that cost nothing."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        make_keys_cheap(monkeypatch)
        demo.create(path, DAY, cases, workers, None)


@pytest.fixture(scope="session")
def made_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one that is copied; nobody changes it."""
    path = tmp_path_factory.mktemp("eksempel") / "eksempel.koordinator"
    make_example(path, 40, 3)
    return path


@pytest.fixture
def example(made_example: Path, tmp_path: Path) -> Path:
    """A small example team of one's own."""
    for file in (made_example, key_path(made_example)):
        copy(file, tmp_path)
    return tmp_path / made_example.name
