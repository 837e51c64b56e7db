"""A large example to measure with, made once for a file's measurements."""

from collections.abc import Iterator
from datetime import date

import pytest

from koordinator.services import demo, stores
from koordinator.services.desk import Desk


@pytest.fixture(scope="module")
def desk(cases: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The leader's desk in a store where so many cases run."""
    path = tmp_path_factory.mktemp("large") / "stor.koordinator"
    demo.create(path, date(2026, 11, 20), cases, cases // 33, None)
    place = stores.open_store(path, demo.LOGIN, demo.PASSWORD)
    yield place.desk
    place.close(back_up=False)
