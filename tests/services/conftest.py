"""What the tests of services share: a store each, and no waiting for a costly derivation."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from koordinator.services.desk import Desk
from tests.cheap_keys import cheap_keys
from tests.factories import new_desk
from tests.shared_statements import shared_statements

__all__ = ["cheap_keys", "shared_statements"]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty store with Lone the leader at the desk, Friday 20 November 2026."""
    made = new_desk(tmp_path)
    yield made
    made.store.close()
