"""The example's handovers and endings as the services read them."""

from collections import Counter
from datetime import timedelta

import pytest

from koordinator.db import sqlite
from koordinator.domain.cases import CaseFilter
from koordinator.domain.roles import CaseRole
from koordinator.services import checklists
from koordinator.services.case_ending import endings, outcomes
from koordinator.services.case_lists import case_card, case_lines
from koordinator.services.demo.populate import populate
from koordinator.services.desk import Desk
from koordinator.services.handing_over import handovers
from tests.factories import TODAY, new_desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    made = new_desk(tmp_path_factory.mktemp("eksempel"))
    with made.write_quietly("Eksempeldata") as tx:
        populate(tx, TODAY, leader_id=made.who.worker_id, cases=60, workers=4)
    return made


def test_a_handover_is_a_change_of_the_last_year_with_its_reason(desk: Desk) -> None:
    assert sqlite.foreign_key_check(desk.store.engine) == []
    found = [one for line in case_lines(desk, CaseFilter()) for one in handovers(desk, line.case_id)]
    assert len(found) >= 5
    for one in found:
        assert TODAY - timedelta(365) <= one.day <= TODAY
        assert one.reason
        assert one.from_worker not in (None, one.to_worker)
        held = [(row.title, row.starts) for row in case_card(desk, one.case_id).assignments
                if row.kind == CaseRole.CASEWORKER]  # fmt: skip
        assert (one.to_worker, one.day) in held
    assert any(one.meeting_starts is not None for one in found)
    ticked = [len(checklists.ticks(desk, one.case_id, "overdragelse", one.handover_id)) for one in found]
    assert max(ticked) > 8
    assert min(ticked) >= 1


def test_every_ended_case_says_how_it_came_out(desk: Desk) -> None:
    over = case_lines(desk, CaseFilter(ended=True))
    keys = {one.key for one in outcomes()}
    found = Counter(endings(desk, line.case_id)[0].outcome for line in over)
    assert sum(found.values()) == len(over) > 20
    assert set(found) <= keys
    for line in over:
        assert [one.day for one in endings(desk, line.case_id)] == [line.ended]
