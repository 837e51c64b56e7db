"""The example's meetings as the services read them in a store."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from koordinator.db import sqlite
from koordinator.domain.cases import CaseFilter
from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.meetings.records import MeetingCard, MeetingRef
from koordinator.services import network
from koordinator.services.case_lists import case_lines
from koordinator.services.contacts import contacts
from koordinator.services.demo.populate import populate
from koordinator.services.desk import Desk
from koordinator.services.letterhead import sender
from koordinator.services.meetings import booking, calendar
from koordinator.services.staff import workers
from tests.factories import TODAY, new_desk

TUESDAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    made = new_desk(tmp_path_factory.mktemp("eksempel"))
    with made.write_quietly("Eksempeldata") as tx:
        populate(tx, TODAY, leader_id=made.who.worker_id, cases=60, workers=4)
    return made


def told(desk: Desk) -> MeetingCard:
    (entry,) = [one for one in calendar.entries(desk, TUESDAY, TUESDAY) if one.citizen == "Mille Østerby"]
    return calendar.card(desk, MeetingRef(entry.meeting_id))


def test_every_row_points_at_rows_that_are_there(desk: Desk) -> None:
    assert sqlite.foreign_key_check(desk.store.engine) == []


def test_the_told_meeting_reads_as_it_is_told(desk: Desk) -> None:
    card = told(desk)
    assert to_local(card.entry.starts).hour == 13
    assert card.minutes == sum(line.minutes or 0 for line in card.agenda) == 90
    assert len(card.participants) == 8
    names = [line.name for duty in ("chair", "host", "minute_taker") if (line := card.holder(duty))]
    assert names == ["Anna Holm", "Lotte Bakkegaard", "Peter Ågård"]
    states = Counter(line.consent.key for line in card.participants)
    assert states == {"none_needed": 3, "valid": 3, "expiring": 1, "missing": 1}
    (lacking,) = [line for line in card.participants if line.consent.lacking]
    assert (lacking.name, lacking.organisation) == ("Egil Vinther", "Vinther & Lund, psykologer")
    assert lacking.consent_reason


def test_networks_hold_consents_of_every_state(desk: Desk) -> None:
    found = [network.members(desk, line.case_id) for line in case_lines(desk, CaseFilter())]
    assert {len(one) for one in found} <= set(range(3, 10))
    states = Counter(member.consent.key for one in found for member in one)
    assert set(states) == {"valid", "expiring", "expired", "withdrawn", "missing"}
    assert states.most_common(1)[0][0] == "valid"
    assert len(contacts(desk)) > 60


def test_the_coming_week_is_full_and_nothing_in_it_clashes(desk: Desk) -> None:
    first, last = date(2026, 11, 23), date(2026, 11, 27)
    anna = next(one.worker_id for one in workers(desk) if one.name == "Anna Holm")
    week = calendar.view(desk, first, last, [anna])
    assert len(week.entries) >= 5
    for entry in week.entries:
        card = calendar.card(desk, MeetingRef(entry.meeting_id, entry.original))
        people = [line.person for line in card.participants if line.person.worker_id is not None]
        ref = MeetingRef(entry.meeting_id, entry.original)
        assert booking.clashes(desk, people, entry.starts, entry.ends, but=ref) == []


def test_the_past_was_held_or_cancelled_with_a_reason(desk: Desk) -> None:
    found = calendar.entries(desk, TODAY - timedelta(days=730), TODAY - timedelta(days=1))
    states = Counter(entry.state for entry in found)
    assert set(states) == {MeetingState.HELD, MeetingState.CANCELLED}
    assert states[MeetingState.HELD] > 400
    cancelled = next(entry for entry in found if entry.state is MeetingState.CANCELLED)
    assert calendar.card(desk, MeetingRef(cancelled.meeting_id)).reason


def test_there_is_a_network_meeting_to_print_and_a_sender_for_it(desk: Desk) -> None:
    now = datetime(2026, 11, 20, 12, tzinfo=UTC)
    ref = calendar.next_of_type(desk, "netvaerk", now)
    assert ref is not None
    assert calendar.card(desk, ref).agenda
    assert sender(desk).authority == "Nørremark Kommune"
