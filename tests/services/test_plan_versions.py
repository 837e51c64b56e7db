"""Versions of a plan: kept as it stood, compared in words, and told apart from what stands now."""

import pytest

from koordinator.errors import Refused
from koordinator.services import plan_versions, plans, undoing
from koordinator.services.desk import Desk
from tests.factories import TODAY, add_case


@pytest.fixture
def case_id(desk: Desk) -> int:
    case_id = add_case(desk, "Emil Møller")
    plans.save_goal(desk, case_id, "goal", "Jeg vil køre truck")
    plans.add_milestone(desk, case_id, "Møde hver dag")
    return case_id


def test_a_version_stays_as_it_was(desk: Desk, case_id: int) -> None:
    assert plan_versions.keep_version(desk, case_id, " opstartsmødet ") == 1
    before = plans.plan_card(desk, case_id)
    plans.save_goal(desk, case_id, "goal", "Jeg vil køre lastbil")
    assert plan_versions.keep_version(desk, case_id) == 2
    newest, first = plan_versions.versions(desk, case_id)
    assert (newest.number, newest.reason) == (2, None)
    assert (first.number, first.day, first.reason, first.worker) == (1, TODAY, "opstartsmødet", "Lone Leder")
    assert plan_versions.version_card(desk, first.version_id) == (first, before)


def test_versions_are_compared_with_each_other_and_with_now(desk: Desk, case_id: int) -> None:
    plan_versions.keep_version(desk, case_id)
    plans.save_goal(desk, case_id, "goal", "Jeg vil køre lastbil")
    plan_versions.keep_version(desk, case_id)
    (milestone,) = plans.plan_card(desk, case_id).milestones
    plans.save_milestone(desk, milestone.milestone_id, "status", "reached")
    second, first = (one.version_id for one in plan_versions.versions(desk, case_id))
    assert len(plan_versions.compare(desk, case_id, first, second)) == 1
    assert len(plan_versions.compare(desk, case_id, first)) == 2
    assert [one.words for one in plan_versions.compare(desk, case_id, second)] == [
        "Gået fra planlagt til nået."
    ]


def test_nothing_new_is_no_new_version(desk: Desk, case_id: int) -> None:
    plan_versions.keep_version(desk, case_id)
    with pytest.raises(Refused, match="ikke noget nyt"):
        plan_versions.keep_version(desk, case_id)
    with pytest.raises(Refused, match="tom"):
        plan_versions.keep_version(desk, add_case(desk, "Åse Bæk"))


def test_a_version_kept_by_mistake_is_undone(desk: Desk, case_id: int) -> None:
    plan_versions.keep_version(desk, case_id)
    (kept,) = plan_versions.versions(desk, case_id)
    undoing.undo(desk)
    assert plan_versions.versions(desk, case_id) == []
    with pytest.raises(Refused, match="findes ikke"):
        plan_versions.version_card(desk, kept.version_id)
