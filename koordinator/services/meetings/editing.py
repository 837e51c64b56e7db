"""Correcting a meeting: its fields, its people and its agenda; each answers where the meeting now is."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from koordinator.db.meeting_tables import AgendaItem, Meeting, Participant
from koordinator.db.store import Transaction
from koordinator.db.tables import Case, Team
from koordinator.domain.meetings.consents import judged_on
from koordinator.domain.meetings.kinds import (
    DUTY_NAMES,
    LONGEST_TITLE,
    AgendaPoint,
    Duty,
    MeetingState,
    Scope,
    Status,
)
from koordinator.domain.meetings.records import MeetingRef, Person
from koordinator.domain.values.names import clean_text
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.meetings.booking import guard_person
from koordinator.services.meetings.consent_gate import check_consent
from koordinator.services.meetings.planning import kept_point
from koordinator.services.meetings.series import ref_to, target
from koordinator.services.meetings.types import check_points, meeting_type

_LABELS = {"title": "overskrift", "place": "sted", "case_id": "sag", "team_id": "team"}
_LOCKED = {
    MeetingState.CLOSED.value: "Mødet er afsluttet og kan ikke rettes.",
    MeetingState.CANCELLED.value: "Mødet er aflyst. Genåbn det for at rette det.",
}


class Editing:
    """The row being edited, and where the meeting is to be found afterwards."""

    def __init__(self, tx: Transaction, row: Meeting, ref: MeetingRef) -> None:
        self.tx = tx
        self.row = row
        self.ref = ref

    def participants(self) -> list[Participant]:
        """Those who take part, as they were added."""
        return self.tx.all(Participant, Participant.meeting_id == self.row.id)


@contextmanager
def editing(desk: Desk, label: str, ref: MeetingRef, scope: Scope) -> Iterator[Editing]:
    """One named edit of a meeting; a closed or cancelled one is refused."""
    with desk.write(label) as tx:
        row = target(tx, ref, scope)
        if row.state in _LOCKED:
            raise Refused(_LOCKED[row.state])
        yield Editing(tx, row, ref_to(row, ref))


def save_field(desk: Desk, ref: MeetingRef, field: str, value: Any, scope: Scope = Scope.THIS) -> MeetingRef:
    """Save the title, the place, the case or the team."""
    parsed = _parsed(field, value)
    with editing(desk, f"Ret mødets {_LABELS[field]}", ref, scope) as edit:
        if field in ("case_id", "team_id") and parsed is not None:
            edit.tx.get(Case if field == "case_id" else Team, parsed)
        if getattr(edit.row, field) != parsed:
            setattr(edit.row, field, parsed)
            if field == "case_id":  # a consent is given for one case
                for one in edit.participants():
                    _check_consent(desk, edit, one)
        return edit.ref


def change_type(desk: Desk, ref: MeetingRef, type_key: str, scope: Scope = Scope.THIS) -> MeetingRef:
    """Make it another type of meeting; title and agenda follow where nobody has changed them."""
    with editing(desk, "Ret mødetype", ref, scope) as edit:
        row = edit.row
        before = meeting_type(desk, row.type_key, row.team_id)
        after = meeting_type(desk, type_key, row.team_id)
        if row.title == before.name:
            row.title = after.name
        if [_point(one) for one in _items(edit)] == [kept_point(one) for one in before.agenda]:
            _write_agenda(edit, after.agenda)
        row.type_key = type_key
        return edit.ref


def add_participant(
    desk: Desk,
    ref: MeetingRef,
    person: Person,
    role: str | None,
    *,
    consent_reason: str | None = None,
    keep: str | None = None,
    scope: Scope = Scope.THIS,
) -> MeetingRef:
    """Take somebody along; a contact without a valid consent needs a reason.

    ClashFound where the person is taken and `keep` is None.
    """
    with editing(desk, "Tilføj deltager", ref, scope) as edit:
        if any(one.person == person for one in edit.participants()):
            raise Refused("Personen er allerede blandt deltagerne.")
        day = judged_on(desk.today(), edit.row.starts)
        check_consent(edit.tx, day, edit.row.case_id, person, consent_reason)
        edit.tx.add(
            Participant(
                meeting_id=edit.row.id,
                **person._asdict(),
                role=_line(role),
                status=Status.INVITED.value,
                consent_reason=_line(consent_reason),
            )
        )
        guard_person(edit.tx, desk.today(), edit.row, person, keep)
        return edit.ref


def remove_participant(
    desk: Desk, ref: MeetingRef, participant_id: int, scope: Scope = Scope.THIS
) -> MeetingRef:
    """Take somebody off the list."""
    with editing(desk, "Fjern deltager", ref, scope) as edit:
        edit.tx.delete(_same(edit, participant_id))
        return edit.ref


def save_participant(
    desk: Desk, ref: MeetingRef, participant_id: int, *, scope: Scope = Scope.THIS, **facts: Any
) -> MeetingRef:
    """Save a participant's role, status or consent_reason."""
    with editing(desk, "Ret deltager", ref, scope) as edit:
        row = _same(edit, participant_id)
        for field, value in facts.items():
            if field not in ("role", "status", "consent_reason"):
                raise ValueError(field)
            setattr(row, field, Status(value).value if field == "status" else _line(value))
        if "consent_reason" in facts:
            _check_consent(desk, edit, row)
        return edit.ref


def set_duty(
    desk: Desk, ref: MeetingRef, duty: Duty, participant_id: int | None, scope: Scope = Scope.THIS
) -> MeetingRef:
    """Give a duty to one participant, or to nobody."""
    with editing(desk, f"Ret {DUTY_NAMES[duty].lower()}", ref, scope) as edit:
        chosen = _same(edit, participant_id) if participant_id is not None else None
        for row in edit.participants():
            if getattr(row, duty.value) != (row is chosen):
                setattr(row, duty.value, row is chosen)
        return edit.ref


def save_agenda(
    desk: Desk, ref: MeetingRef, points: Sequence[AgendaPoint], scope: Scope = Scope.THIS
) -> MeetingRef:
    """Let the agenda be these points in this order; only what changed is rewritten."""
    check_points(points)
    with editing(desk, "Ret dagsorden", ref, scope) as edit:
        _write_agenda(edit, points)
        return edit.ref


def _write_agenda(edit: Editing, points: Sequence[AgendaPoint]) -> None:
    rows = _items(edit)
    for number, point in enumerate(points):
        fields = {"position": number, **kept_point(point)}
        if number >= len(rows):
            edit.tx.add(AgendaItem(meeting_id=edit.row.id, **fields))
            continue
        for name, value in fields.items():
            if getattr(rows[number], name) != value:
                setattr(rows[number], name, value)
    for row in rows[len(points) :]:
        edit.tx.delete(row)


def _items(edit: Editing) -> list[AgendaItem]:
    rows = edit.tx.all(AgendaItem, AgendaItem.meeting_id == edit.row.id)
    return sorted(rows, key=lambda row: (row.position, row.id))


def _point(row: AgendaItem) -> dict[str, Any]:
    return {"title": row.title, "detail": row.detail, "minutes": row.minutes, "presenter": row.presenter}


def _check_consent(desk: Desk, edit: Editing, one: Participant) -> None:
    day = judged_on(desk.today(), edit.row.starts)
    check_consent(edit.tx, day, edit.row.case_id, one.person, one.consent_reason)


def _same(edit: Editing, participant_id: int) -> Participant:
    """The participant in the row that is edited; an occurrence made its own has copies of the series'."""
    chosen = edit.tx.get(Participant, participant_id).person
    for row in edit.participants():
        if row.person == chosen:
            return row
    raise Refused("Personen er ikke længere blandt deltagerne.")


def _parsed(field: str, value: Any) -> Any:
    if field in ("case_id", "team_id"):
        return int(value) if value else None
    text = _line(value)
    if field == "title" and text is None:
        raise Refused("Giv mødet en overskrift.")
    return text


def _line(value: Any) -> str | None:
    text = clean_text(str(value or ""))
    if len(text) > LONGEST_TITLE:
        raise Refused(f"Teksten er længere end {LONGEST_TITLE} tegn.")
    return text or None
