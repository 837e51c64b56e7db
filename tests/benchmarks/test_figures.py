"""Every key figure over twelve months in a large store against the very same SQL without us."""

from time import perf_counter

import pytest

from koordinator.domain.figures.records import Key
from koordinator.services.desk import Desk
from koordinator.services.figures import figures
from tests.benchmarks.bare import bare
from tests.benchmarks.measure import ratio, sizes

pytestmark = pytest.mark.parametrize("cases", sizes(2_000), scope="module")


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
