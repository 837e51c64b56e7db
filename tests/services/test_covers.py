"""Who covers a case has one more, and it comes back when the cover is over."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from koordinator.domain.caseload import State
from koordinator.domain.roles import CaseRole
from koordinator.services.case_lists import case_card
from koordinator.services.caseloads import caseloads
from koordinator.services.desk import Desk
from koordinator.services.move_cases import is_leader, move_cases, preview_move, verdict_of
from koordinator.services.undoing import undo
from tests.factories import TODAY, add_case, add_team, add_worker, new_desk
from tests.services.full_house import cover, full


def test_a_case_to_cover_is_one_more_for_whoever_covers_it(desk: Desk) -> None:
    bo = full(desk)
    with desk.read() as session:
        found = verdict_of(session, bo, TODAY, CaseRole.COVER, 2, leader=is_leader(desk))
    assert found is not None
    assert (found.after, found.state, found.reason_needed) == (4, State.OVER, True)


def test_a_covered_case_counts_with_the_one_who_covers_it_and_comes_back(desk: Desk) -> None:
    anna, bo = add_worker(desk), add_worker(desk, "Bo Kjær")
    cases = [add_case(desk, caseworker=anna) for _ in range(3)]
    cover(desk, cases[0], bo, ends=TODAY + timedelta(30))

    def totals(day: date) -> dict[str, tuple[int, int]]:
        return {one.worker: (one.cases, one.total) for one in caseloads(desk, day).workers}

    assert totals(TODAY - timedelta(1)) == {"Anna Holm": (3, 3), "Bo Kjær": (0, 0)}
    assert totals(TODAY) == {"Anna Holm": (3, 2), "Bo Kjær": (0, 1)}
    assert totals(TODAY + timedelta(30)) == {"Anna Holm": (3, 2), "Bo Kjær": (0, 1)}
    assert totals(TODAY + timedelta(31)) == {"Anna Holm": (3, 3), "Bo Kjær": (0, 0)}


def test_a_leader_who_covers_a_case_is_seen_with_it(desk: Desk) -> None:
    cover(desk, add_case(desk, caseworker=add_worker(desk)), desk.who.worker_id)
    assert {one.worker: one.total for one in caseloads(desk).workers} == {"Anna Holm": 0, "Lone Leder": 1}


def test_who_covers_a_case_takes_it_over_without_having_one_more(desk: Desk) -> None:
    anna, bo = add_worker(desk), add_worker(desk, "Bo Kjær", team_id=add_team(desk, warning=1, maximum=1))
    case_id = add_case(desk, caseworker=anna)
    cover(desk, case_id, bo, starts=TODAY - timedelta(10))
    move_cases(desk, [case_id], bo, TODAY)
    load = next(one for one in caseloads(desk).workers if one.worker_id == bo)
    assert (load.cases, load.covered, load.total) == (1, 0, 1)


def test_the_cover_ends_when_somebody_else_gets_the_case_and_undo_gives_it_back(desk: Desk) -> None:
    anna, bo, carl = add_worker(desk), add_worker(desk, "Bo Kjær"), add_worker(desk, "Carl Dam")
    case_id = add_case(desk, caseworker=anna)
    cover(desk, case_id, bo, starts=TODAY - timedelta(10))
    before = case_card(desk, case_id)
    seen = preview_move(desk, [case_id], carl, TODAY)
    assert [(one.load.worker, one.load.total, one.after) for one in seen.giving] == [
        ("Anna Holm", 0, 0),
        ("Bo Kjær", 1, 0),
    ]
    move_cases(desk, [case_id], carl, TODAY)
    assert {one.worker: one.total for one in caseloads(desk).workers} == {
        "Anna Holm": 0, "Bo Kjær": 0, "Carl Dam": 1
    }  # fmt: skip
    undo(desk)
    assert case_card(desk, case_id) == before


def test_her_cover_goes_on_when_she_only_keeps_her_own_case(desk: Desk) -> None:
    anna, bo, carl = add_worker(desk), add_worker(desk, "Bo Kjær"), add_worker(desk, "Carl Dam")
    case_id = add_case(desk, caseworker=anna)
    cover(desk, case_id, bo, ends=TODAY + timedelta(30))
    move_cases(desk, [case_id], carl, TODAY + timedelta(60))
    assert preview_move(desk, [case_id], anna, TODAY).verdict is None
    move_cases(desk, [case_id], anna, TODAY)
    assert {one.worker: one.total for one in caseloads(desk, TODAY + timedelta(30)).workers} == {
        "Anna Holm": 0, "Bo Kjær": 1, "Carl Dam": 0
    }  # fmt: skip


days = st.integers(0, 20).map(lambda n: date(2026, 11, 1) + timedelta(n))
who = st.integers(0, 2)
spells = st.lists(st.tuples(who, who, days, st.integers(0, 10)), max_size=8)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(spells, days)
def test_every_case_counts_once_whoever_covers_it(
    tmp_path_factory: pytest.TempPathFactory, made: list[tuple[int, int, date, int]], day: date
) -> None:
    desk = new_desk(tmp_path_factory.mktemp("daekket"))
    people = [add_worker(desk, name) for name in ("Anna Holm", "Bo Kjær", "Carl Dam")]
    expected = dict.fromkeys(people, 0)
    for holder, other, starts, length in made:
        case_id, last = add_case(desk, caseworker=people[holder]), starts + timedelta(length)
        cover(desk, case_id, people[other], starts, last)
        expected[people[other if starts <= day <= last else holder]] += 1
    assert {one.worker_id: one.total for one in caseloads(desk, day).workers} == expected
    desk.store.close()
