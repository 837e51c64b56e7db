"""The catalogue of offers, and choosing from it."""

import pytest

from koordinator.domain.roles import Role
from koordinator.errors import Refused
from koordinator.services import contacts, merging, offers, plans, undoing
from koordinator.services.desk import Desk, Who
from koordinator.services.laws import laws
from tests.factories import add_case


@pytest.fixture
def offer_id(desk: Desk) -> int:
    offer_id = offers.add_offer(desk, "Mestringsforløb", law="LAB § 91", target_group="Smerter og stress")
    offers.save_offer(desk, offer_id, "organisation", "Værkstedet Kilden")
    offers.save_offer(desk, offer_id, "contact", "Poul-Erik Smed")
    return offer_id


def test_an_offer_fills_the_intervention_it_is_chosen_for(desk: Desk, offer_id: int) -> None:
    case_id = add_case(desk)
    plans.add_intervention(desk, case_id, offer_id=offer_id)
    (line,) = plans.plan_card(desk, case_id).interventions
    told = (line.title, line.law, line.organisation, line.contact, line.offer_id)
    assert told == ("Mestringsforløb", "LAB § 91", "Værkstedet Kilden", "Poul-Erik Smed", offer_id)


def test_offers_are_found_by_any_of_their_words(desk: Desk, offer_id: int) -> None:
    for text in ("mestring", "STRESS", "§ 91", "kilden smerter", ""):
        assert [one.offer_id for one in offers.find_offers(desk, text)] == [offer_id]
    assert offers.find_offers(desk, "kilden rusmiddel") == []


def test_one_that_is_out_of_use_is_kept_but_not_offered(desk: Desk, offer_id: int) -> None:
    offers.save_offer(desk, offer_id, "active", "")
    assert offers.find_offers(desk, "mestring") == []
    assert [one.active for one in offers.offers(desk)] == [False]


@pytest.mark.parametrize(("typed", "kept"), [("6", 6), ("6 uger", 6), ("1 uge", 1), ("0", 0), ("", None)])
def test_the_waiting_time_is_read_in_weeks(desk: Desk, offer_id: int, typed: str, kept: int | None) -> None:
    offers.save_offer(desk, offer_id, "waiting_weeks", typed)
    assert offers.offer(desk, offer_id).waiting_weeks == kept


def test_what_cannot_stand_is_refused(desk: Desk, offer_id: int) -> None:
    for field, value, sentence in (
        ("waiting_weeks", "snart", "antal uger"), ("name", " ", "skal have et navn"),
        ("purpose", "x" * 5_001, "5.000 tegn"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=sentence):
            offers.save_offer(desk, offer_id, field, value)


def test_one_that_a_plan_uses_is_not_removed(desk: Desk, offer_id: int) -> None:
    plans.add_intervention(desk, add_case(desk), offer_id=offer_id)
    with pytest.raises(Refused, match="ud af brug"):
        offers.remove_offer(desk, offer_id)
    unused = offers.add_offer(desk, "Motion")
    offers.remove_offer(desk, unused)
    with pytest.raises(Refused, match="findes ikke"):
        offers.offer(desk, unused)
    undoing.undo(desk)
    assert offers.offer(desk, unused).name == "Motion"


def test_only_leaders_change_the_catalogue(desk: Desk, offer_id: int) -> None:
    anna = Desk(desk.store, Who("anna", desk.who.worker_id, "Anna", frozenset({Role.CASEWORKER})), desk.today)
    for write in (
        lambda: offers.add_offer(anna, "Nyt"),
        lambda: offers.save_offer(anna, offer_id, "name", "Nyt"),
        lambda: offers.remove_offer(anna, offer_id),
    ):
        with pytest.raises(Refused, match="teamleder"):
            write()
    assert [one.name for one in offers.offers(anna)] == ["Mestringsforløb"]


def test_an_offers_contact_follows_when_doubles_are_made_one(desk: Desk, offer_id: int) -> None:
    (double,) = contacts.find_contacts(desk, "Poul-Erik")
    with pytest.raises(Refused, match="kan ikke slettes"):
        contacts.remove_contact(desk, double.contact_id)
    keep = contacts.add_contact(desk, "Poul-Erik Smedegaard")
    merging.merge_contacts(desk, keep, double.contact_id)
    assert offers.offer(desk, offer_id).contact == "Poul-Erik Smedegaard"
    other = contacts.add_organisation(desk, "Kilden")
    (house,) = [one for one in contacts.organisations(desk) if one.name == "Værkstedet Kilden"]
    merging.merge_organisations(desk, other, house.organisation_id)
    assert offers.offer(desk, offer_id).organisation == "Kilden"


def test_the_list_of_laws_names_each_paragraph_once() -> None:
    keys = [law.key for law in laws()]
    assert len(keys) == len(set(keys))
    assert {"SEL § 85", "SEL § 99", "SEL § 104", "SUL § 141", "LAB § 91"} <= set(keys)
