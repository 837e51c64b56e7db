"""A case's plan, saved field by field and undone; milestones apart from interventions but linked."""

from datetime import date

import pytest

from koordinator.domain.plans import MOST_MILESTONES, MilestoneStatus
from koordinator.errors import Refused
from koordinator.services import case_lists, contacts, network, plans, undoing
from koordinator.services.desk import Desk
from tests.factories import TODAY, add_case


@pytest.fixture
def case_id(desk: Desk) -> int:
    return add_case(desk, "Emil Møller")


def titles(desk: Desk, case_id: int) -> list[str]:
    return [one.title for one in plans.plan_card(desk, case_id).milestones]


def test_the_goal_stands_in_the_citizens_words_and_can_be_undone(desk: Desk, case_id: int) -> None:
    assert plans.plan_card(desk, case_id).empty
    assert plans.save_goal(desk, case_id, "goal", " »Jeg vil <b>ud</b>\nog køre truck« ")
    assert plans.save_goal(desk, case_id, "goal_kind", "job")
    assert not plans.save_goal(desk, case_id, "goal_kind", "job")
    card = plans.plan_card(desk, case_id)
    assert (card.goal, card.goal_kind) == ("»Jeg vil <b>ud</b>\nog køre truck«", "job")
    undoing.undo(desk)
    assert plans.plan_card(desk, case_id).goal_kind is None
    undoing.undo(desk)
    assert plans.plan_card(desk, case_id).goal is None


def test_milestones_keep_their_order_through_moves(desk: Desk, case_id: int) -> None:
    first, second, third = (plans.add_milestone(desk, case_id, name) for name in ("En", "To", "Tre"))
    assert plans.move_milestone(desk, third, -1)
    assert titles(desk, case_id) == ["En", "Tre", "To"]
    assert not plans.move_milestone(desk, first, -1)
    assert not plans.move_milestone(desk, second, 1)
    plans.remove_milestone(desk, third)
    plans.add_milestone(desk, case_id, "Fire")
    assert titles(desk, case_id) == ["En", "To", "Fire"]
    undoing.undo(desk)
    undoing.undo(desk)
    assert titles(desk, case_id) == ["En", "Tre", "To"]


def test_a_new_status_is_dated_the_day_it_came(desk: Desk, case_id: int) -> None:
    number = plans.add_milestone(desk, case_id, "Møde hver dag", due="1-2-2027", status="active")
    plans.save_milestone(desk, number, "status", "reached")
    (line,) = plans.plan_card(desk, case_id).milestones
    assert (line.status, line.status_day, line.due) == (MilestoneStatus.REACHED, TODAY, date(2027, 2, 1))


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "  ", "skal have en tekst"),
        ("title", "x" * 301, "300 tegn"),
        ("longer", "x" * 5_001, "5.000 tegn"),
        ("due", "31-2-2027", "findes ikke"),
    ],
)
def test_what_cannot_stand_is_refused_and_nothing_written(
    desk: Desk, case_id: int, field: str, value: str, sentence: str
) -> None:
    number = plans.add_milestone(desk, case_id, "Møde hver dag")
    before = plans.plan_card(desk, case_id)
    with pytest.raises(Refused, match=sentence):
        plans.save_milestone(desk, number, field, value)
    assert plans.plan_card(desk, case_id) == before


def test_a_plan_has_at_most_eight_open_milestones_by_every_path(desk: Desk, case_id: int) -> None:
    numbers = [plans.add_milestone(desk, case_id, f"Nr. {n}") for n in range(MOST_MILESTONES)]
    with pytest.raises(Refused, match="højst have 8"):
        plans.add_milestone(desk, case_id, "Nr. 9")
    plans.save_milestone(desk, numbers[0], "status", "reached")
    plans.add_milestone(desk, case_id, "Nr. 9")
    with pytest.raises(Refused, match="højst have 8"):
        plans.save_milestone(desk, numbers[0], "status", "active")
    plans.save_milestone(desk, numbers[0], "status", "dropped")


def test_an_intervention_outlives_the_milestone_it_serves(desk: Desk, case_id: int) -> None:
    step = plans.add_milestone(desk, case_id, "Op om morgenen")
    support = plans.add_intervention(desk, case_id, "Bostøtte", milestone_id=step)
    assert plans.plan_card(desk, case_id).milestones[0].intervention_ids == (support,)
    plans.link(desk, step, support, on=False)
    assert plans.plan_card(desk, case_id).milestones[0].intervention_ids == ()
    plans.link(desk, step, support, on=True)
    plans.link(desk, step, support, on=True)
    plans.remove_milestone(desk, step)
    assert [one.title for one in plans.plan_card(desk, case_id).interventions] == ["Bostøtte"]
    undoing.undo(desk)
    assert plans.plan_card(desk, case_id).milestones[0].intervention_ids == (support,)


def test_two_cases_are_not_linked(desk: Desk, case_id: int) -> None:
    step = plans.add_milestone(desk, case_id, "Op om morgenen")
    elsewhere = plans.add_intervention(desk, add_case(desk, "Åse Bæk"), "Bostøtte")
    own = plans.add_intervention(desk, case_id, "Mentor")
    with pytest.raises(Refused, match="to forskellige sager"):
        plans.link(desk, step, elsewhere, on=True)
    with pytest.raises(Refused, match="samme plan"):
        plans.save_intervention(desk, own, "waits_for_id", elsewhere)


def test_provider_and_contact_are_found_by_name_before_they_are_made(desk: Desk, case_id: int) -> None:
    ruth = contacts.add_contact(desk, "Ruth Damgaard", organisation="Socialpsykiatrien", phone="20304050")
    number = plans.add_intervention(desk, case_id, "Bostøtte")
    plans.save_intervention(desk, number, "organisation", "socialpsykiatrien")
    plans.save_intervention(desk, number, "contact", "ruth damgaard")
    (line,) = plans.plan_card(desk, case_id).interventions
    assert (line.organisation, line.contact_id, line.contact_phone) == (
        "Socialpsykiatrien",
        ruth,
        "20 30 40 50",
    )
    plans.save_intervention(desk, number, "contact", "Ejnar Ny")
    made = contacts.find_contacts(desk, "Ejnar")
    assert [(one.name, one.organisation) for one in made] == [("Ejnar Ny", "Socialpsykiatrien")]
    undoing.undo(desk)
    assert contacts.find_contacts(desk, "Ejnar") == []
    plans.save_intervention(desk, number, "contact", "")
    assert plans.plan_card(desk, case_id).interventions[0].contact is None


def test_waiting_asks_for_a_reason_and_goes_with_what_it_waited_for(desk: Desk, case_id: int) -> None:
    support = plans.add_intervention(desk, case_id, "Bostøtte")
    talks = plans.add_intervention(desk, case_id, "Psykolog")
    plans.save_intervention(desk, talks, "waits_for_id", str(support))
    plans.save_intervention(desk, talks, "waits_because", "ro først")
    with pytest.raises(Refused, match="i ring"):
        plans.save_intervention(desk, support, "waits_for_id", talks)
    plans.remove_intervention(desk, support)
    (line,) = plans.plan_card(desk, case_id).interventions
    assert (line.waits_for_id, line.waits_because) == (None, None)
    undoing.undo(desk)
    plans.save_intervention(desk, talks, "waits_for_id", "")
    line = next(one for one in plans.plan_card(desk, case_id).interventions if one.title == "Psykolog")
    assert (line.waits_for_id, line.waits_because) == (None, None)


def test_an_intervention_cannot_end_before_it_begins(desk: Desk, case_id: int) -> None:
    number = plans.add_intervention(desk, case_id, "Mestring")
    plans.save_intervention(desk, number, "starts", "2026-11-01")
    with pytest.raises(Refused, match="før den begynder"):
        plans.save_intervention(desk, number, "ends", "31-10-2026")


def test_one_that_is_ordered_does_not_run_before_its_first_day(desk: Desk, case_id: int) -> None:
    number = plans.add_intervention(desk, case_id, "Mestring")
    assert plans.plan_card(desk, case_id).interventions[0].ordered == TODAY
    assert case_lists.case_card(desk, case_id).line.intervention is None
    plans.save_intervention(desk, number, "starts", TODAY)
    assert case_lists.case_card(desk, case_id).line.intervention == "Mestring"


def test_fields_propose_the_network_and_the_people_of_the_providers(desk: Desk, case_id: int) -> None:
    contacts.add_contact(desk, "Fremmed Mand", organisation="Andetsteds")
    network.add_member(desk, case_id, contacts.add_contact(desk, "Tove Møller"))
    number = plans.add_intervention(desk, case_id, "Bostøtte")
    plans.save_intervention(desk, number, "organisation", "Støtten")
    contacts.add_contact(desk, "Ruth Dam", organisation="Støtten")
    assert plans.proposals(desk, case_id) == (["Andetsteds", "Støtten"], ["Ruth Dam", "Tove Møller"])
