"""Each case's network and its consents, which must say what, from whom, to whom and what for."""

from datetime import date, timedelta

import pytest

from koordinator.errors import FieldRefused, Refused
from koordinator.services import contacts, network, undoing
from koordinator.services.desk import Desk
from tests.factories import TODAY, add_case, at

SAID = {
    "data": "helbred og døgnrytme",
    "from_whom": "jobcentret",
    "to_whom": "Maria Dahl",
    "purpose": "at planlægge støtte",
    "given": "skriftligt",
}


@pytest.fixture
def case_id(desk: Desk) -> int:
    return add_case(desk, "Emil Møller")


@pytest.fixture
def member_id(desk: Desk, case_id: int) -> int:
    maria = contacts.add_contact(desk, "Maria Dahl", title="bostøtte", organisation="Bostøtten")
    return network.add_member(desk, case_id, maria, " bostøtte ", "støtteperson")


def give(
    desk: Desk,
    member_id: int,
    first: date = TODAY,
    last: date | None = None,
    said: dict[str, str] | None = None,
) -> int:
    return network.give_consent(desk, member_id, starts=first, ends=last, **{**SAID, **(said or {})})


def state(desk: Desk, member_id: int) -> str:
    return network.member(desk, member_id).consent.key


def test_a_network_is_listed_by_name_with_part_and_consent(desk: Desk, case_id: int, member_id: int) -> None:
    bo = contacts.add_contact(desk, "Bo Dam", phone="20304050")
    network.add_member(desk, case_id, bo, "far")
    give(desk, member_id)
    give(desk, member_id, TODAY - timedelta(days=400), TODAY - timedelta(days=30))
    found = [(one.name, one.relation, one.role, one.phone, one.consent.key)
             for one in network.members(desk, case_id)]  # fmt: skip
    assert found == [
        ("Bo Dam", "far", None, "20 30 40 50", "missing"),
        ("Maria Dahl", "bostøtte", "støtteperson", None, "valid"),
    ]


def test_nobody_is_in_a_network_twice(desk: Desk, case_id: int, member_id: int) -> None:
    contact_id = network.member(desk, member_id).contact_id
    with pytest.raises(Refused, match="allerede i sagens netværk"):
        network.add_member(desk, case_id, contact_id)


def test_a_new_contact_and_its_place_are_one_action(desk: Desk, case_id: int) -> None:
    given = {"name": "Bo Dam", "title": "far", "organisation": "", "phone": "20304050", "email": ""}
    member_id = network.add_new_member(desk, case_id, given, "far", "bisidder")
    assert network.member(desk, member_id).phone == "20 30 40 50"
    undoing.undo(desk)
    assert (network.members(desk, case_id), contacts.contacts(desk)) == ([], [])


def test_relation_and_role_are_corrected(desk: Desk, member_id: int) -> None:
    network.save_part(desk, member_id, " ven ", "støtteperson")
    found = network.member(desk, member_id)
    assert (found.relation, found.role) == ("ven", "støtteperson")
    network.save_part(desk, member_id, "", "mentor")
    found = network.member(desk, member_id)
    assert (found.relation, found.role) == (None, "mentor")
    with pytest.raises(Refused, match="længere end"):
        network.save_part(desk, member_id, "", "x" * 1001)


def test_removing_takes_the_consents_along_and_undo_brings_them_back(
    desk: Desk, case_id: int, member_id: int
) -> None:
    give(desk, member_id)
    network.remove_member(desk, member_id)
    assert network.members(desk, case_id) == []
    with pytest.raises(Refused, match="ikke længere i netværket"):
        network.member(desk, member_id)
    undoing.undo(desk)
    assert state(desk, member_id) == "valid"


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("data", " ", "Skriv, hvilke oplysninger"),
        ("data", "Alle oplysninger", "Et blankt samtykke er ikke gyldigt"),
        ("data", "alt.", "Et blankt samtykke er ikke gyldigt"),
        ("from_whom", "–", "hvem der må give"),
        ("to_whom", "hvem som helst", "Et blankt samtykke er ikke gyldigt"),
        ("purpose", "", "hvad oplysningerne skal bruges til"),
        ("given", "", "hvordan samtykket er givet"),
        ("data", "x" * 1001, "1.000 tegn"),
    ],
)
def test_a_blanket_consent_is_refused_at_its_field(
    desk: Desk, member_id: int, field: str, text: str, sentence: str
) -> None:
    with pytest.raises(FieldRefused, match=sentence) as refused:
        give(desk, member_id, said={field: text})
    assert refused.value.field == field
    assert network.consents(desk, member_id) == []


def test_the_days_of_a_consent_are_read_and_checked(desk: Desk, member_id: int) -> None:
    network.give_consent(desk, member_id, starts="1-11-2026", ends="30.11.2026", **SAID)
    assert network.consents(desk, member_id)[0].ends == date(2026, 11, 30)
    for starts, ends, field in (("", "", "starts"), ("2-11-2026", "1-11-2026", "ends"), ("x", "", "starts")):
        with pytest.raises(FieldRefused) as refused:
            network.give_consent(desk, member_id, starts=starts, ends=ends, **SAID)
        assert refused.value.field == field


def test_a_consent_runs_out_is_renewed_and_withdrawn(desk: Desk, member_id: int) -> None:
    last = TODAY + timedelta(days=100)
    give(desk, member_id, TODAY, last)
    assert state(desk, member_id) == "valid"
    assert state(at(desk, last - timedelta(days=30)), member_id) == "expiring"
    assert state(at(desk, last), member_id) == "expiring"
    assert state(at(desk, last + timedelta(days=1)), member_id) == "expired"
    renewed = give(desk, member_id, last)
    assert state(at(desk, last), member_id) == "valid"
    network.withdraw_consent(at(desk, last), renewed, last)
    assert state(at(desk, last + timedelta(days=1)), member_id) in {"withdrawn", "expired"}
    undoing.undo(desk)
    assert [line.withdrawn for line in network.consents(desk, member_id)] == [None, None]


def test_a_withdrawal_needs_a_day_that_makes_sense(desk: Desk, member_id: int) -> None:
    consent_id = give(desk, member_id)
    with pytest.raises(Refused, match="fremtiden"):
        network.withdraw_consent(desk, consent_id, TODAY + timedelta(days=1))
    with pytest.raises(Refused, match="før det er givet"):
        network.withdraw_consent(desk, consent_id, TODAY - timedelta(days=1))
    network.withdraw_consent(desk, consent_id, TODAY)
    assert state(desk, member_id) == "withdrawn"
    with pytest.raises(Refused, match="allerede trukket tilbage"):
        network.withdraw_consent(desk, consent_id, TODAY)
