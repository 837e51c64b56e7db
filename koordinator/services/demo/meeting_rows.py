"""Writes the planned networks and meetings into a store, table by table."""

from collections.abc import Callable, Mapping, Sequence

from koordinator.db.meeting_tables import AgendaItem, Consent, Meeting, NetworkMember, Participant
from koordinator.db.store import Transaction
from koordinator.db.values import Fields
from koordinator.domain.meetings.moments import ZONE
from koordinator.services.demo.meeting_plan import Actor, MeetingPlan, PlannedMeeting, Seat

Numbers = Mapping[str, Sequence[int]]


def write_meetings(tx: Transaction, plan: MeetingPlan, cases: Sequence[int], numbers: Numbers) -> None:
    """`numbers` gives the rows' numbers of every kind of actor, and of the teams."""
    _add_networks(tx, plan, cases, numbers["contact"])
    meeting = _meeting_fields(cases, numbers["team"])
    series = tx.add_many(Meeting, [meeting(row, None) for row in plan.series])
    rows = [meeting(row, None if row.series is None else series[row.series]) for row in plan.meetings]
    numbered = [*series, *tx.add_many(Meeting, rows)]
    found = list(zip(numbered, [*plan.series, *plan.meetings], strict=True))
    tx.add_many(
        Participant,
        [_participant(number, seat, numbers) for number, row in found for seat in row.seats],
    )
    tx.add_many(
        AgendaItem,
        [
            {"meeting_id": number, "position": position, **point._asdict()}
            for number, row in found
            for position, point in enumerate(row.agenda)
        ],
    )


def _add_networks(tx: Transaction, plan: MeetingPlan, cases: Sequence[int], contacts: Sequence[int]) -> None:
    around = [(case, m) for case, members in zip(cases, plan.networks, strict=True) for m in members]
    members = tx.add_many(
        NetworkMember,
        [
            {"case_id": case, "contact_id": contacts[m.contact], "relation": m.relation, "role": m.role}
            for case, m in around
        ],
    )
    tx.add_many(
        Consent,
        [
            {"member_id": number, **m.consent._asdict()}
            for number, (_, m) in zip(members, around, strict=True)
            if m.consent is not None
        ],
    )


def _meeting_fields(
    cases: Sequence[int], teams: Sequence[int]
) -> Callable[[PlannedMeeting, int | None], Fields]:
    def fields(row: PlannedMeeting, series_id: int | None) -> Fields:
        return {
            "type_key": row.type_key, "title": row.title, "starts": row.starts, "ends": row.ends,
            "case_id": None if row.case is None else cases[row.case],
            "team_id": None if row.team is None else teams[row.team],
            "zone": ZONE, "rule": row.rule, "over": row.over if row.rule else row.ends,
            "series_id": series_id, "original": row.original, "place": row.place,
            "state": row.state.value, "reason": row.reason,
        }  # fmt: skip

    return fields


def _participant(meeting_id: int, seat: Seat, numbers: Numbers) -> Fields:
    actor: Actor = seat.actor
    return {
        "meeting_id": meeting_id, f"{actor.kind}_id": numbers[actor.kind][actor.place], "role": seat.role,
        "status": seat.status.value, "chair": seat.chair, "host": seat.host,
        "minute_taker": seat.minute_taker, "consent_reason": seat.consent_reason,
    }  # fmt: skip
