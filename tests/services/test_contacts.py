"""Contacts and organisations: found by whatever one knows, never written down twice, corrected in words."""

from datetime import timedelta

import pytest

from koordinator.db.meeting_tables import NetworkMember
from koordinator.db.tables import Intervention
from koordinator.domain.doubles import double_contacts, double_organisations
from koordinator.domain.meetings.kinds import MeetingState, Status
from koordinator.errors import Refused
from koordinator.services import contacts, network, undoing
from koordinator.services.desk import Desk
from koordinator.services.searching import search
from tests.factories import TODAY, add_case
from tests.services.network_rows import add_meeting, add_participant

HOSTILE = "<img src=/etc/passwd> & '; DROP TABLE contact; -- \u202e %_\\ 👩🏽‍🦽"


def names(desk: Desk, text: str = "") -> list[str]:
    return [line.name for line in contacts.contacts(desk, text)]


@pytest.mark.parametrize(
    "typed",
    ["maria", "DAHL ma", "bostøtte", "center horsens"[:6], "sundhedsraadgiver", "SUNDHEDSRÅDGIVER",
     "20304050", "20 30 40 50", "+45 2030 4050", "203040", "dahl@", "Maria.Dahl@example"],
)  # fmt: skip
def test_a_contact_is_found_by_whatever_one_knows(desk: Desk, typed: str) -> None:
    contacts.add_contact(
        desk, "Maria Dahl", title="Sundhedsrådgiver", organisation="Center for Bostøtte",
        phone="+4520304050", email="Maria.Dahl@example.dk",
    )  # fmt: skip
    contacts.add_contact(desk, "Bo Dam", title="læge", phone="11 22 33 44")
    assert names(desk, typed) == ["Maria Dahl"]
    assert [line.name for line in contacts.find_contacts(desk, typed)] == ["Maria Dahl"]


def test_signs_of_a_search_pattern_mean_themselves(desk: Desk) -> None:
    contacts.add_contact(desk, "Bo Dam", title="100 % sikker")
    contacts.add_contact(desk, "Ea Lund", title="100 timer")
    assert names(desk, "%") == ["Bo Dam"]
    assert names(desk, "_") == []


def test_what_is_typed_is_kept_as_typed(desk: Desk) -> None:
    contact_id = contacts.add_contact(desk, HOSTILE, title=HOSTILE, organisation=HOSTILE)
    line = contacts.contact_detail(desk, contact_id).line
    assert (line.name, line.title, line.organisation) == (HOSTILE, HOSTILE, HOSTILE)
    assert names(desk, HOSTILE) == [HOSTILE]


def test_a_name_is_written_first_name_first_and_a_phone_in_pairs(desk: Desk) -> None:
    contact_id = contacts.add_contact(desk, " Dahl,  Maria ", phone="004520304050")
    line = contacts.contact_detail(desk, contact_id).line
    assert (line.name, line.phone) == ("Maria Dahl", "20 30 40 50")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "  ", "En kontakt skal have et navn."),
        ("phone", "ved ikke", "Kan ikke læses som et telefonnummer. Skriv for eksempel 72 50 11 20."),
        ("email", "maria at example", "Kan ikke læses som en e-mail. Skriv for eksempel anna@example.dk."),
        ("title", "x" * 501, "Teksten er længere end 500 tegn."),
    ],
)
def test_what_cannot_be_read_is_refused_in_plain_danish(
    desk: Desk, field: str, value: str, sentence: str
) -> None:
    contact_id = contacts.add_contact(desk, "Maria Dahl")
    with pytest.raises(Refused) as refused:
        contacts.save_contact(desk, contact_id, field, value)
    assert str(refused.value) == sentence


def test_an_organisation_typed_by_its_name_is_found_or_made(desk: Desk) -> None:
    place = contacts.add_organisation(desk, "Center for Bostøtte")
    maria = contacts.add_contact(desk, "Maria Dahl", organisation="center for BOSTØTTE ")
    bo = contacts.add_contact(desk, "Bo Dam")
    contacts.save_contact(desk, bo, "organisation", "Lægehuset")
    assert contacts.contact_detail(desk, maria).line.organisation_id == place
    assert [line.name for line in contacts.organisations(desk)] == ["Center for Bostøtte", "Lægehuset"]
    undoing.undo(desk)
    assert [line.name for line in contacts.organisations(desk)] == ["Center for Bostøtte"]
    assert not contacts.save_contact(desk, bo, "organisation", "")


def test_a_cvr_number_is_checked_and_kept_bare(desk: Desk) -> None:
    place = contacts.add_organisation(desk, "Værkstedet", cvr="DK 13 58 56 28")
    assert contacts.organisation_detail(desk, place).line.cvr == "13585628"
    with pytest.raises(Refused, match="CVR-nummeret passer ikke"):
        contacts.save_organisation(desk, place, "cvr", "13585627")
    with pytest.raises(Refused, match="skal have et navn"):
        contacts.save_organisation(desk, place, "name", "")
    assert contacts.save_organisation(desk, place, "address", "Torvet 1")
    assert [line.name for line in contacts.organisations(desk, "torvet 1358")] == []
    assert [line.name for line in contacts.organisations(desk, "13 58 56")] == ["Værkstedet"]


def test_a_list_counts_running_cases_and_tells_the_next_meeting(desk: Desk) -> None:
    maria = contacts.add_contact(desk, "Maria Dahl", organisation="Bostøtten")
    running = add_case(desk, "Emil Møller")
    network.add_member(desk, running, maria)
    network.add_member(desk, add_case(desk, "Ea Lund", ended=TODAY - timedelta(days=1)), maria)
    by_offer = add_case(desk, "Bo Dam")
    with desk.write_quietly("Nyt tilbud") as tx:
        tx.add(Intervention(case_id=running, title="Støtte", contact_id=maria))
        tx.add(Intervention(case_id=by_offer, title="Støtte", contact_id=maria))
    past = add_meeting(desk, day=TODAY - timedelta(days=3))
    cancelled = add_meeting(desk, day=TODAY + timedelta(days=1), state=MeetingState.CANCELLED.value)
    declined = add_meeting(desk, day=TODAY + timedelta(days=2))
    coming = add_meeting(desk, day=TODAY + timedelta(days=4))
    for ref in (past, cancelled, coming):
        add_participant(desk, ref, contact_id=maria)
    add_participant(desk, declined, contact_id=maria, status=Status.DECLINED.value)
    line = contacts.contacts(desk)[0]
    assert line.cases == 2
    assert line.next_meeting is not None
    assert line.next_meeting.date() == TODAY + timedelta(days=4)
    assert contacts.organisations(desk)[0].cases == 1


def test_the_next_meeting_of_a_series_is_told(desk: Desk) -> None:
    maria = contacts.add_contact(desk, "Maria Dahl")
    first = TODAY - timedelta(days=21)
    series = add_meeting(desk, day=first, rule="FREQ=WEEKLY", over=None)
    add_participant(desk, series, contact_id=maria)
    line = contacts.contacts(desk)[0]
    assert line.next_meeting is not None
    assert line.next_meeting.date() == TODAY


def test_a_contact_tells_its_cases_with_part_and_consent(desk: Desk) -> None:
    maria = contacts.add_contact(desk, "Maria Dahl")
    case_id = add_case(desk, "Emil Møller", number="26-1")
    member_id = network.add_member(desk, case_id, maria, "bostøtte", "støtte")
    with desk.write_quietly("Nyt tilbud") as tx:
        tx.add(Intervention(case_id=case_id, title="Mestring", contact_id=maria))
        tx.add(Intervention(case_id=case_id, title="Støtte", contact_id=maria))
    detail = contacts.contact_detail(desk, maria)
    assert [(case.case_number, case.citizen, case.offers) for case in detail.cases] == [
        ("26-1", "Emil Møller", ("Mestring", "Støtte"))
    ]
    assert (detail.cases[0].member_id, detail.cases[0].consent.key) == (member_id, "missing")


def test_an_organisation_tells_its_people_and_the_cases_that_name_it(desk: Desk) -> None:
    place = contacts.add_organisation(desk, "Værkstedet")
    contacts.add_contact(desk, "Maria Dahl", organisation=place)
    case_id = add_case(desk, "Emil Møller")
    with desk.write_quietly("Nyt tilbud") as tx:
        tx.add(Intervention(case_id=case_id, title="Træ", organisation_id=place))
    detail = contacts.organisation_detail(desk, place)
    assert [one.name for one in detail.contacts] == ["Maria Dahl"]
    assert [(case.citizen, case.offers) for case in detail.cases] == [("Emil Møller", ("Træ",))]


def test_the_meetings_of_a_contact_are_told(desk: Desk) -> None:
    maria = contacts.add_contact(desk, "Maria Dahl")
    ref = add_meeting(desk)
    add_participant(desk, ref, contact_id=maria)
    assert [entry.meeting_id for entry in contacts.contact_meetings(desk, maria)] == [ref.meeting_id]


def test_only_what_nothing_refers_to_is_removed(desk: Desk) -> None:
    place = contacts.add_organisation(desk, "Bostøtten")
    maria = contacts.add_contact(desk, "Maria Dahl", organisation=place)
    member_id = network.add_member(desk, add_case(desk), maria)
    with pytest.raises(Refused, match="indgår i et netværk"):
        contacts.remove_contact(desk, maria)
    with pytest.raises(Refused, match="har kontakter"):
        contacts.remove_organisation(desk, place)
    network.remove_member(desk, member_id)
    contacts.remove_contact(desk, maria)
    contacts.remove_organisation(desk, place)
    assert (contacts.contacts(desk), contacts.organisations(desk)) == ([], [])
    for _ in range(3):
        undoing.undo(desk)
    with desk.read() as session:
        assert session.get(NetworkMember, member_id) is not None


def test_the_box_that_finds_all_finds_contacts(desk: Desk) -> None:
    maria = contacts.add_contact(desk, "Maria Dahl", title="bostøtte", phone="20304050")
    for typed in ("maria d", "bostøtte", "2030 40 50"):
        assert [(hit.kind, hit.row_id) for hit in search(desk, typed)] == [("contact", maria)]


def test_somebody_alike_is_said_before_a_double_is_made(desk: Desk) -> None:
    maria = contacts.add_contact(desk, "Maria Dahl", phone="20304050", email="m@example.dk")
    contacts.add_contact(desk, "Bo Dam", phone="20 30 40 50")
    assert [(one.row_id, one.reason) for one in contacts.alike(desk, "maria  DAHL")] == [
        (maria, "samme navn")
    ]
    assert [one.row_id for one in contacts.alike(desk, "Maria Dal")] == [maria]
    assert [one.row_id for one in contacts.alike(desk, "M. Dahl")] == [maria]
    assert [one.reason for one in contacts.alike(desk, "Ukendt Person", email="M@example.dk")] == [
        "samme e-mail"
    ]
    assert contacts.alike(desk, "Maria Dahl", but=maria) == []


def test_alike_organisations_are_said(desk: Desk) -> None:
    place = contacts.add_organisation(desk, "Center for Bostøtte", cvr="13585628")
    for name, cvr in (("Center for bostøtte", None), ("Center for Bostøte", None), ("Andet", "13585628")):
        assert [one.row_id for one in contacts.alike_organisations(desk, name, cvr=cvr)] == [place]
    assert contacts.alike_organisations(desk, "Lægehuset") == []


def test_doubles_are_listed_and_namesakes_elsewhere_are_not(desk: Desk) -> None:
    one = contacts.add_contact(desk, "Maria Dahl", organisation="Bostøtten", phone="20304050")
    two = contacts.add_contact(desk, "Dahl, Maria", organisation="Horsens", phone="+45 20 30 40 50")
    contacts.add_contact(desk, "Maria Dahl", organisation="Sygehuset")
    slip = contacts.add_contact(desk, "Maria Dalh", organisation="Bostøtten")
    contacts.add_contact(desk, "Kirsten Holm", organisation="Bostøtten", phone="20304050")
    found = {frozenset(double[:2]): double.reason for double in double_contacts(contacts.contacts(desk))}
    assert found == {frozenset({one, two}): "samme navn", frozenset({one, slip}): "næsten samme navn"}


def test_doubles_of_organisations_are_listed(desk: Desk) -> None:
    one = contacts.add_organisation(desk, "Center for Bostøtte", cvr="13585628")
    two = contacts.add_organisation(desk, "Center for Bostøte")
    three = contacts.add_organisation(desk, "Bostøtten i Horsens", cvr="13585628")
    contacts.add_organisation(desk, "Lægehuset")
    assert {frozenset(double[:2]) for double in double_organisations(contacts.organisations(desk))} == {
        frozenset({one, two}),
        frozenset({one, three}),
    }


def test_what_is_gone_is_said_to_be(desk: Desk) -> None:
    with pytest.raises(Refused, match="Kontakten findes ikke længere"):
        contacts.contact_detail(desk, 7)
    with pytest.raises(Refused, match="Organisationen findes ikke længere"):
        contacts.organisation_detail(desk, 7)
