"""Everybody around a citizen, and who of them comes to the next meeting."""

from datetime import timedelta

import pytest

from koordinator.domain.meetings.kinds import MeetingState, Status
from koordinator.domain.roles import Role
from koordinator.errors import Refused
from koordinator.services import contacts, network
from koordinator.services.desk import Desk
from koordinator.services.surroundings import Surroundings, surroundings
from tests.factories import TODAY, add_case, add_worker
from tests.services.network_rows import add_meeting, add_participant


def told(around: Surroundings) -> list[tuple[str, str, str, str]]:
    """Each person's name, part, sphere and consent."""
    people = [(one.around, one.consent.key) for one in around.people]
    return [(one.name, one.part, one.sphere, key) for one, key in people]


def peopled(desk: Desk) -> tuple[int, dict[str, int]]:
    """Mille's case with a caseworker, a consultant, a mother and a doctor."""
    anna = add_worker(desk, "Anna Holm")
    peter = add_worker(desk, "Peter Ågård", roles=(Role.CONSULTANT,))
    case_id = add_case(desk, "Mille Østerby", caseworker=anna, consultant=peter)
    tove, hanne = contacts.add_contact(desk, "Tove Østerby"), contacts.add_contact(desk, "Dr. Hanne Lynge")
    network.add_member(desk, case_id, tove, "mor", "bisidder")
    member = network.add_member(desk, case_id, hanne, None, "egen læge")
    network.give_consent(
        desk, member, data="helbred", from_whom="jobcentret", to_whom="lægen", purpose="støtte",
        starts=TODAY, ends=TODAY + timedelta(days=14), given="skriftligt",
    )  # fmt: skip
    return case_id, {"anna": anna, "peter": peter, "tove": tove, "hanne": hanne}


def test_workers_and_network_stand_in_their_spheres(desk: Desk) -> None:
    case_id, _ = peopled(desk)
    around = surroundings(desk, case_id)
    assert told(around) == [
        ("Peter Ågård", "virksomhedskonsulent", "job", "none_needed"),
        ("Dr. Hanne Lynge", "egen læge", "health", "expiring"),
        ("Anna Holm", "sagsbehandler", "social", "none_needed"),
        ("Tove Østerby", "mor, bisidder", "family", "missing"),
    ]
    assert around.professionals == 3
    assert around.citizen == "Mille Østerby"


def test_those_invited_who_have_not_said_no_come_to_the_next_meeting(desk: Desk) -> None:
    case_id, who = peopled(desk)
    cancelled = add_meeting(
        desk, case_id=case_id, day=TODAY + timedelta(days=1), state=MeetingState.CANCELLED.value
    )
    add_participant(desk, cancelled, worker_id=who["peter"])
    coming = add_meeting(desk, case_id=case_id, day=TODAY + timedelta(days=4))
    add_participant(desk, coming, worker_id=who["anna"])
    add_participant(desk, coming, contact_id=who["tove"])
    add_participant(desk, coming, contact_id=who["hanne"], status=Status.DECLINED.value)
    around = surroundings(desk, case_id)
    names = {one.around.name for one in around.people if one.around.key in around.at_next}
    assert names == {"Anna Holm", "Tove Østerby"}
    assert around.next_meeting is not None
    assert around.next_meeting.meeting_id == coming.meeting_id


def test_a_citizen_alone_has_nobody_and_no_meeting(desk: Desk) -> None:
    around = surroundings(desk, add_case(desk))
    assert (around.people, around.professionals, around.next_meeting) == ((), 0, None)


def test_a_case_that_is_gone_gets_a_sentence(desk: Desk) -> None:
    with pytest.raises(Refused):
        surroundings(desk, 99)
