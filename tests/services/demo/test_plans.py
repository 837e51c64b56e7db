"""The example's plans: most cases have one, no two alike for long, and nothing in them is impossible."""

from collections import Counter
from collections.abc import Iterator

import pytest

from koordinator.domain.cases import CaseFilter
from koordinator.domain.plans import PlanCard
from koordinator.domain.smart import hints
from koordinator.services import offers, plan_versions, plans
from koordinator.services.case_lists import case_lines
from koordinator.services.demo.populate import populate
from koordinator.services.desk import Desk
from koordinator.services.laws import laws
from tests.factories import TODAY, new_desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = new_desk(tmp_path_factory.mktemp("demo"))
    with desk.store.write("Eksempel", by="lone", kind="quiet") as tx:
        populate(tx, TODAY, leader_id=desk.who.worker_id, cases=60, workers=3)
    yield desk
    desk.store.close()


@pytest.fixture(scope="module")
def cards(desk: Desk) -> list[PlanCard]:
    return [plans.plan_card(desk, line.case_id) for line in case_lines(desk, CaseFilter())]


def test_most_running_cases_have_a_goal_and_two_to_five_milestones(cards: list[PlanCard]) -> None:
    planned = [card for card in cards if card.goal]
    assert 0.7 <= len(planned) / len(cards) <= 0.95
    assert all(2 <= len(card.milestones) <= 5 for card in planned)
    assert len({card.goal for card in planned}) >= 10
    assert any(one.intervention_ids for card in planned for one in card.milestones)
    asked = Counter(bool(hints(one, TODAY)) for card in planned for one in card.milestones)
    assert min(asked[True], asked[False]) > 0


def test_the_told_plan_is_the_citizens_own(cards: list[PlanCard]) -> None:
    (told,) = [card for card in cards if card.goal and "planter igen" in card.goal]
    assert len(told.milestones) == 4


def test_the_catalogue_names_known_paragraphs_and_contacts(desk: Desk) -> None:
    found = offers.offers(desk)
    assert len(found) >= 15
    known = {law.key for law in laws()}
    assert all(one.law in known and one.contact and one.purpose and one.ordering for one in found)


def test_days_of_interventions_make_sense(cards: list[PlanCard]) -> None:
    lines = [one for card in cards for one in card.interventions]
    assert any(one.follow_up for one in lines)
    assert any(one.waits_for_id for one in lines)
    for one in lines:
        assert not (one.ordered and one.starts and one.ordered > one.starts)
        assert not (one.follow_up and one.ends and one.follow_up > one.ends)
        assert bool(one.waits_for_id) == bool(one.waits_because)


def test_versions_tell_what_has_moved(desk: Desk, cards: list[PlanCard]) -> None:
    moved = 0
    for card in cards:
        for version in plan_versions.versions(desk, card.case_id):
            moved += bool(plan_versions.compare(desk, card.case_id, version.version_id))
    assert moved >= 5
