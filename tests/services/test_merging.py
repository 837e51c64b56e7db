"""Making one of two: nothing is lost of what refers to them, and undo gives back the exact content."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from koordinator.db.meeting_tables import Consent, Meeting, NetworkMember, Participant
from koordinator.db.tables import Contact, Intervention, Organisation, Placement
from koordinator.domain.meetings.kinds import Status
from koordinator.errors import Refused
from koordinator.services import contacts, merging, network, undoing
from koordinator.services.desk import Desk
from tests.factories import TODAY, add_case, new_desk
from tests.services.network_rows import add_meeting, add_participant

TABLES: tuple[type[Any], ...] = (
    Contact, Organisation, NetworkMember, Consent, Meeting, Participant, Intervention, Placement,
)  # fmt: skip
SAID = {"data": "helbred", "from_whom": "jobcentret", "to_whom": "Maria", "purpose": "støtte"}


def everything(desk: Desk) -> list[tuple[object, ...]]:
    """All rows a merge may touch."""
    with desk.read() as session:
        return [
            (table.__tablename__, *(getattr(row, name) for name in table.__mapper__.columns.keys()))  # noqa: SIM118
            for table in TABLES
            for row in session.scalars(select(table).order_by(table.id))
        ]


def consent(desk: Desk, member_id: int, given: str = "skriftligt") -> int:
    return network.give_consent(desk, member_id, **SAID, starts=TODAY, ends=None, given=given)


def two(desk: Desk) -> tuple[int, int]:
    one = contacts.add_contact(desk, "Maria Dahl", title="bostøtte", phone="20304050")
    return one, contacts.add_contact(desk, "Maria Dal", organisation="Bostøtten", email="m@example.dk")


def participants(desk: Desk, contact_id: int) -> list[Participant]:
    with desk.read() as session:
        return list(session.scalars(select(Participant).where(Participant.contact_id == contact_id)))


def test_the_kept_contact_gets_what_it_lacks_and_keeps_what_it_has(desk: Desk) -> None:
    keep, other = two(desk)
    merging.merge_contacts(desk, keep, other)
    (line,) = contacts.contacts(desk)
    assert line[:7] == (keep, "Maria Dahl", "bostøtte", 1, "Bostøtten", "20 30 40 50", "m@example.dk")


def test_networks_consents_meetings_and_offers_move(desk: Desk) -> None:
    keep, other = two(desk)
    case_id = add_case(desk)
    member_id = network.add_member(desk, case_id, other, "bostøtte")
    consent(desk, member_id)
    ref = add_meeting(desk)
    add_participant(desk, ref, contact_id=other, chair=True)
    with desk.write_quietly("Nyt tilbud") as tx:
        tx.add(Intervention(case_id=case_id, title="Støtte", contact_id=other))
    merging.merge_contacts(desk, keep, other)
    (case,) = contacts.contact_detail(desk, keep).cases
    assert (case.member_id, case.relation, case.offers) == (member_id, "bostøtte", ("Støtte",))
    assert case.consent.key == "valid"
    assert [row.chair for row in participants(desk, keep)] == [True]


def test_places_in_the_same_network_are_joined_with_their_consents(desk: Desk) -> None:
    keep, other = two(desk)
    case_id = add_case(desk)
    kept = network.add_member(desk, case_id, keep, "bostøtte", None)
    gone = network.add_member(desk, case_id, other, "veninde", "støtteperson")
    consent(desk, kept)
    consent(desk, gone)  # word for word the same
    consent(desk, gone, "mundtligt")
    merging.merge_contacts(desk, keep, other)
    (member,) = network.members(desk, case_id)
    assert (member.member_id, member.relation, member.role) == (kept, "bostøtte, veninde", "støtteperson")
    assert sorted(line.given for line in network.consents(desk, kept)) == ["mundtligt", "skriftligt"]


def test_places_at_the_same_meeting_are_joined(desk: Desk) -> None:
    keep, other = two(desk)
    ref = add_meeting(desk)
    add_participant(desk, ref, contact_id=keep, role="bostøtte", host=True)
    add_participant(
        desk, ref, contact_id=other, role="Bostøtte", minute_taker=True, status=Status.ACCEPTED.value,
        consent_reason="aftalt mundtligt",
    )  # fmt: skip
    merging.merge_contacts(desk, keep, other)
    (row,) = participants(desk, keep)
    assert (row.role, row.status, row.host, row.minute_taker, row.chair, row.consent_reason) == (
        "bostøtte", "accepted", True, True, False, "aftalt mundtligt",
    )  # fmt: skip


def test_the_preview_says_what_moves_and_what_is_not_kept(desk: Desk) -> None:
    keep, other = two(desk)
    contacts.save_contact(desk, other, "phone", "11223344")
    shared, own = add_case(desk, "Emil"), add_case(desk, "Ea")
    network.add_member(desk, shared, keep)
    member_id = network.add_member(desk, shared, other)
    network.add_member(desk, own, other)
    consent(desk, member_id)
    add_participant(desk, add_meeting(desk), contact_id=other)
    found = merging.preview_contacts(desk, keep, other)
    assert (found.keep, found.other) == ("Maria Dahl", "Maria Dal")
    assert found.moves == (
        "2 netværk; i 1 er begge med, og dér lægges de sammen", "1 samtykke", "1 møde",
        "Organisation: Bostøtten", "E-mail: m@example.dk",
    )  # fmt: skip
    assert found.dropped == ("Navn: Maria Dal", "Telefon: 11 22 33 44")


def test_organisations_are_merged_and_undo_parts_them_again(desk: Desk) -> None:
    keep = contacts.add_organisation(desk, "Center for Bostøtte", phone="72501120")
    other = contacts.add_organisation(desk, "Center for Bostøte", cvr="13585628", phone="11223344")
    maria = contacts.add_contact(desk, "Maria Dahl", organisation=other)
    case_id = add_case(desk)
    with desk.write_quietly("Nyt tilbud") as tx:
        tx.add(Intervention(case_id=case_id, title="Støtte", organisation_id=other))
        tx.add(Placement(case_id=case_id, kind="praktik", title="Praktik", place="x", organisation_id=other))
    before = everything(desk)
    found = merging.preview_organisations(desk, keep, other)
    assert found.moves == ("1 kontakt", "1 tilbud", "1 praktik", "CVR-nummer: 13585628")
    assert found.dropped == ("Navn: Center for Bostøte", "Telefon: 11 22 33 44")
    merging.merge_organisations(desk, keep, other)
    (line,) = contacts.organisations(desk)
    assert line[:4] == (keep, "Center for Bostøtte", "13585628", "72 50 11 20")
    assert contacts.contact_detail(desk, maria).line.organisation_id == keep
    undoing.undo(desk)
    assert everything(desk) == before


def test_a_merge_needs_two_that_are_there(desk: Desk) -> None:
    keep, other = two(desk)
    with pytest.raises(Refused, match="to forskellige"):
        merging.merge_contacts(desk, keep, keep)
    with pytest.raises(Refused, match="to forskellige"):
        merging.merge_organisations(desk, 1, 1)
    merging.merge_contacts(desk, keep, other)
    with pytest.raises(Refused, match="findes ikke længere"):
        merging.merge_contacts(desk, keep, other)
    with pytest.raises(Refused, match="findes ikke længere"):
        merging.preview_contacts(desk, keep, other)
    with pytest.raises(Refused, match="findes ikke længere"):
        merging.preview_organisations(desk, keep, 99)


@contextmanager
def fresh() -> Iterator[Desk]:
    with TemporaryDirectory() as folder:
        desk = new_desk(Path(folder))
        yield desk
        desk.store.close()


WORDS = st.none() | st.sampled_from(["bostøtte", "Bostøtte", "mor", "<b>ven</b> & co"])
# Whose each of three is: 0 nobody's, 1 the kept one's, 2 the other's, 3 both have a part in it.
WHOSE = st.lists(st.integers(0, 3), min_size=3, max_size=3)


@settings(max_examples=25)
@given(WHOSE, WHOSE, WHOSE, st.lists(WORDS, min_size=6, max_size=6), st.lists(st.integers(0, 2), max_size=4),
       st.sampled_from(list(Status)))  # fmt: skip
def test_a_merge_loses_nobody_and_undo_and_redo_are_exact(
    networks: list[int], meetings: list[int], offers: list[int], said: list[str | None],
    consents: list[int], status: Status,
) -> None:  # fmt: skip
    with fresh() as desk:
        keep, other = two(desk)
        cases = [add_case(desk, f"Borger {n}") for n in range(3)]
        members = []
        for place, whose in enumerate(networks):
            for bit, contact_id in ((1, keep), (2, other)):
                if whose & bit:
                    words = said[place * 2 + bit - 1]
                    members.append(network.add_member(desk, cases[place], contact_id, words))
        for number in consents:
            if number < len(members):
                consent(desk, members[-1 - number], f"nr. {number}")
        for place, whose in enumerate(meetings):
            ref = add_meeting(desk, day=TODAY + timedelta(days=place))
            for bit, contact_id in ((1, keep), (2, other)):
                if whose & bit:
                    add_participant(desk, ref, contact_id=contact_id, status=status.value, chair=bit == 2)
        with desk.write_quietly("Tilbud") as tx:
            for place, whose in enumerate(offers):
                person = {0: None, 1: keep}.get(whose, other)
                tx.add(Intervention(case_id=cases[place], title="Støtte", contact_id=person))
        before = everything(desk)
        merging.merge_contacts(desk, keep, other)
        after = everything(desk)
        _nothing_lost(desk, keep, networks, meetings, offers)
        assert _given(after) == _given(before)
        undoing.undo(desk)
        assert everything(desk) == before
        undoing.redo(desk)
        assert everything(desk) == after


def _nothing_lost(desk: Desk, keep: int, networks: list[int], meetings: list[int], offers: list[int]) -> None:
    cases = contacts.contact_detail(desk, keep).cases
    assert sum(case.member_id is not None for case in cases) == sum(map(bool, networks))
    assert sum(len(case.offers) for case in cases) == sum(map(bool, offers))
    held = participants(desk, keep)
    assert len(held) == sum(map(bool, meetings))
    assert sum(row.chair for row in held) == sum(whose & 2 == 2 for whose in meetings)


def _given(rows: list[tuple[object, ...]]) -> set[object]:
    """How the consents were given, which is what they differ in here."""
    given = list(Consent.__mapper__.columns.keys()).index("given") + 1
    return {row[given] for row in rows if row[0] == "consent"}
