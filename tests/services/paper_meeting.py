"""A network meeting in a store that holds everything a paper must not give away."""

from dataclasses import dataclass

from koordinator.db.meeting_tables import AgendaItem, Participant
from koordinator.db.tables import Case, Worker
from koordinator.domain.meetings.records import MeetingRef, Person
from koordinator.services.desk import Desk
from tests.factories import add_case, add_worker
from tests.services.meetings.diary import add_contact, at, book

CPR = "6203851234"
ADDRESS = "Åskovvej 12, 2. th"


@dataclass(frozen=True)
class NetworkMeeting:
    """The meeting about Mille, with her caseworker and her mother, who has given no consent."""

    ref: MeetingRef
    case_id: int
    worker_id: int


def add_network_meeting(desk: Desk, *points: str, protected: bool = False) -> NetworkMeeting:
    """The meeting with an agenda of these points, tuesday 24 November 2026 at 13."""
    anna = add_worker(desk, "Anna Holm", phone="00 00 41 12", email="anna.holm@noerremark.example")
    case_id = add_case(
        desk, "Mille Østerby", cpr=CPR, caseworker=anna,
        citizen={"address": ADDRESS, "postcode": "7160", "city": "Tørring", "protected": protected},
    )  # fmt: skip
    with desk.read() as session:
        case = session.get(Case, case_id)
        assert case is not None
        citizen_id = case.citizen_id
    people = (
        Person(citizen_id=citizen_id),
        Person(worker_id=anna),
        Person(contact_id=add_contact(desk, "Tove Østerby")),
    )
    number = book(
        desk, at(13), *people, agenda=points, type_key="netvaerk", title="Netværksmøde", case_id=case_id,
        place="Mødestuen",
    )  # fmt: skip
    with desk.write_quietly("Mødeleder") as tx:
        row = tx.first(Participant, Participant.meeting_id == number, Participant.worker_id == anna)
        assert row is not None
        row.chair = True
    return NetworkMeeting(MeetingRef(number), case_id, anna)


def write_detail(desk: Desk, ref: MeetingRef, text: str) -> None:
    """The text under the first point."""
    with desk.write_quietly("Ret dagsorden") as tx:
        row = tx.first(AgendaItem, AgendaItem.meeting_id == ref.meeting_id)
        assert row is not None
        row.detail = text


def rename_worker(desk: Desk, worker_id: int, **fields: str | None) -> None:
    """Other facts about a worker."""
    with desk.write_quietly("Ret medarbejder") as tx:
        row = tx.get(Worker, worker_id)
        for name, value in fields.items():
            setattr(row, name, value)
