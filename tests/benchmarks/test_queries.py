"""Case list and caseload of a large store against the very same SQL without us."""

from collections.abc import Callable

import pytest
from sqlalchemy import event

from koordinator.domain.cases import CaseFilter
from koordinator.services.case_lists import case_lines
from koordinator.services.caseloads import caseloads
from koordinator.services.desk import Desk
from tests.benchmarks.bare import bare
from tests.benchmarks.measure import ratio

CASES = 20_000

pytestmark = pytest.mark.parametrize("cases", [CASES], scope="module")


@pytest.mark.parametrize("name", ["case list", "caseload"])
def test_records_cost_little_beyond_their_sql(desk: Desk, name: str) -> None:
    asks: dict[str, Callable[[], object]] = {
        "case list": lambda: case_lines(desk, CaseFilter()),
        "caseload": lambda: caseloads(desk),
    }
    ask = asks[name]
    found = ratio(ask, bare(desk, ask), rounds=7, bound=1.5)
    print(f"{name} / raw SQL: {found:.2f}")
    assert found <= 1.5


def test_the_case_list_is_one_statement(desk: Desk) -> None:
    sent: list[str] = []
    engine = desk.store.engine
    event.listen(engine, "before_cursor_execute", lambda *said: sent.append(said[2]))
    assert len(case_lines(desk, CaseFilter())) == CASES
    assert len([one for one in sent if one.startswith("SELECT")]) == 1
