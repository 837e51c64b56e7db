"""Every key figure over twelve months in a large store against the very same SQL without us."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest

from koordinator.domain.figures.records import Key
from koordinator.services import demo, stores
from koordinator.services.desk import Desk
from koordinator.services.figures import figures
from tests.benchmarks.bare import bare
from tests.benchmarks.measure import ratio


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(2_000, id="2.000"),
        pytest.param(20_000, id="20.000", marks=pytest.mark.nightly),
    ],
)
def cases(request: pytest.FixtureRequest) -> int:
    """How many cases run in the store."""
    return int(request.param)


@pytest.fixture(scope="module")
def desk(cases: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("large") / "stor.koordinator"
    demo.create(path, date(2026, 11, 20), cases, cases // 33, None)
    place = stores.open_store(Path(path), demo.LOGIN, demo.PASSWORD)
    yield place.desk
    place.close(back_up=False)


def test_all_figures_of_a_year_cost_little_beyond_their_sql(desk: Desk, cases: int) -> None:
    """Nine figures on thirteen days, read once and counted from the rows."""

    def ask() -> object:
        return figures(desk)

    again = bare(desk, ask)
    found = ratio(ask, again, rounds=4)
    began = perf_counter()
    told = figures(desk)
    print(f"figures / raw SQL: {found:.2f}; {cases} cases × 13 days in {perf_counter() - began:.2f} s")
    assert next(one for one in told if one.key == Key.PASSIVE).denominator == cases
    assert found <= 16
