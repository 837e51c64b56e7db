"""A leader's desk in an empty store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from koordinator.services.desk import Desk
from tests.factories import new_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The leader's desk."""
    made = new_desk(tmp_path)
    yield made
    made.store.close()
