"""Keys that cost next to nothing to derive, for tests that are about something else."""

import pytest

from koordinator.db.keyfile import KeyFile
from tests.db.keeping import CHEAP


def make_keys_cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every new slot be opened at once."""
    for method in (KeyFile.add_slot, KeyFile.add_recovery, KeyFile.change_password):
        defaults = method.__kwdefaults__
        assert defaults is not None
        monkeypatch.setitem(defaults, "cost", CHEAP)


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test waits for a costly derivation; a folder's conftest takes this in for all its tests."""
    make_keys_cheap(monkeypatch)
