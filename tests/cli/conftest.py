"""A small example team for the command line to read, and keys that cost nothing."""

from pathlib import Path

import pytest

from koordinator.services import demo
from tests.cheap_keys import cheap_keys
from tests.examples import example, made_example
from tests.shared_statements import shared_statements

__all__ = ["cheap_keys", "example", "made_example", "shared_statements"]


@pytest.fixture
def as_leader(monkeypatch: pytest.MonkeyPatch) -> None:
    """The example's leader, who need not be asked who she is."""
    monkeypatch.setenv("KOORDINATOR_USER", demo.LOGIN)
    monkeypatch.setenv("KOORDINATOR_PASSWORD", demo.PASSWORD)


@pytest.fixture
def store(made_example: Path, as_leader: None) -> str:
    """The example; for reading only."""
    return str(made_example)
