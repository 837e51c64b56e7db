"""The real list: nobody above the maximum, with no more moves than that takes."""

from pathlib import Path

from koordinator.services import importing
from koordinator.services.caseloads import caseloads
from koordinator.services.rebalancing import apply, plan_apply
from tests.factories import new_desk
from tests.services.rebalancing.team import asked, cases_of

DATA = Path(__file__).parents[2] / "data" / "jobcenter-a"


def test_everybody_comes_to_35_or_below_with_the_fewest_moves(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    importing.import_file(desk, DATA / "sagsliste.xlsx")
    found = asked(desk)
    before = {line.worker: line.cases for line in found.before}
    assert all(line.cases <= line.maximum == 35 for line in found.after)
    assert found.unplaced == ()
    # Each case above somebody's maximum has to go to somebody else, so fewer moves cannot do.
    assert found.broken == sum(max(0, cases - 35) for cases in before.values()) == found.over_maximum[0]
    assert sum(after for _before, after in cases_of(found).values()) == 206
    # A change costs ten points for each year begun, so no thirteen changes can cost less.
    assert [move.cost for move in found.moves if move.from_id is not None] == [10] * 13
    apply(desk, plan_apply(desk, found))
    loads = {one.worker: one.total for one in caseloads(desk).workers}
    assert loads == {line.worker: line.cases for line in found.after}
    assert asked(desk).moves == ()
