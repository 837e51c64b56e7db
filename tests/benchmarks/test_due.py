"""Everything that is due in a large store against the very same SQL without us."""

from time import perf_counter

import pytest

from koordinator.domain.due.records import DueState
from koordinator.services.desk import Desk
from koordinator.services.due import due_items
from tests.benchmarks.bare import bare
from tests.benchmarks.measure import ratio, sizes

pytestmark = pytest.mark.parametrize("cases", sizes(4_000), scope="module")


def test_judging_every_case_costs_little_beyond_its_sql(desk: Desk, cases: int) -> None:
    """Every case gives half a dozen items, each with its reason in words."""

    def ask() -> object:
        return due_items(desk)

    again = bare(desk, ask)
    found = ratio(ask, again, rounds=7)
    began = perf_counter()
    items = due_items(desk)
    seconds = perf_counter() - began
    print(f"due / raw SQL: {found:.2f}; {cases} cases, {len(items)} items in {seconds:.2f} s")
    assert len({item.case_id for item in items}) == cases
    assert {item.state for item in items} == set(DueState)
    assert found <= 4


def test_one_case_is_not_paid_for_with_all_of_them(desk: Desk, cases: int) -> None:
    number = due_items(desk)[0].case_id
    found = ratio(lambda: due_items(desk, case_ids=[number]), lambda: due_items(desk), rounds=3)
    print(f"due in one case / in {cases}: {found:.4f}")
    assert found <= 0.02
