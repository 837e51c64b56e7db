"""Planning a meeting: what a type and a case propose, and booking it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from koordinator.db.meeting_tables import AgendaItem, Meeting, Participant
from koordinator.db.queries import network
from koordinator.db.queries import planning as queries
from koordinator.db.store import Session, Transaction
from koordinator.domain.contacts import MemberLine
from koordinator.domain.meetings import planning as rules
from koordinator.domain.meetings.consents import consent_state, judged_on
from koordinator.domain.meetings.kinds import (
    LONGEST_TITLE,
    AgendaPoint,
    Duty,
    MeetingState,
    MeetingType,
    Status,
)
from koordinator.domain.meetings.moments import ZONE, to_local
from koordinator.domain.meetings.planning import Proposal
from koordinator.domain.meetings.records import ConsentState, Person
from koordinator.domain.meetings.role_words import OWN_ROLES, role_word
from koordinator.domain.roles import ROLE_NAMES, Role
from koordinator.domain.values.names import clean_text
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.meetings.booking import guard
from koordinator.services.meetings.consent_gate import check_consent
from koordinator.services.meetings.types import check_points, meeting_type

__all__ = ["Draft", "DraftParticipant", "Proposal", "book", "book_in", "consent_of", "proposals", "propose"]

_NONE_NEEDED = ConsentState("none_needed", "Der kræves ikke samtykke.")


@dataclass(frozen=True, slots=True)
class DraftParticipant:
    """Somebody a meeting being planned proposes, with what stands about the consent."""

    person: Person
    name: str
    role: str | None
    chair: bool = False
    host: bool = False
    minute_taker: bool = False
    consent: ConsentState = _NONE_NEEDED
    consent_reason: str | None = None
    proposed_because: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A meeting being planned; both moments carry their zone."""

    type_key: str
    title: str
    case_id: int | None
    team_id: int | None
    starts: datetime
    ends: datetime
    place: str | None
    rule: str | None
    participants: tuple[DraftParticipant, ...]
    agenda: tuple[AgendaPoint, ...]
    state: MeetingState = MeetingState.PLANNED


def propose(
    desk: Desk,
    type_key: str,
    case_id: int | None,
    starts: datetime,
    minutes: int | None = None,
    team_id: int | None = None,
    worker_id: int | None = None,
    guests: Sequence[int] = (),
) -> Draft:
    """A meeting of a type as it begins: title, duration, agenda and those who should come.

    `worker_id` is whose calendar it is for, without one the calendar of who plans it; `guests` are workers
    a meeting among colleagues is with.
    """
    planner = worker_id or desk.who.worker_id
    with desk.read() as session:
        case = _case(session, case_id)
        team = team_id or (case.team_id if case else queries.team_of(session, planner))
        kind = meeting_type(desk, type_key, team)
        day = to_local(starts).date()
        people = tuple(_people(desk, session, kind, (planner, *guests), case_id, case, team, day))
    length = timedelta(minutes=minutes or kind.minutes)
    return Draft(type_key, kind.name, case_id, team, starts, starts + length, None, None, people, kind.agenda)


def proposals(desk: Desk, case_id: int) -> list[Proposal]:
    """Who the practice calls for beside the case's network, with the reason."""
    with desk.read() as session:
        case = _case(session, case_id)
        if case is None:
            return []
        members = network.members(session, case_id, desk.today())
    age = relativedelta(desk.today(), case.born).years
    roles = [part for one in members for part in (one.role, one.relation, one.title) if part]
    return rules.proposals(age, case.interpreter, roles)


def consent_of(desk: Desk, case_id: int | None, person: Person, day: date) -> ConsentState:
    """What stands about somebody's consent in a case for a meeting on a day."""
    if case_id is None or person.contact_id is None:
        return _NONE_NEEDED
    day = max(desk.today(), day)
    with desk.read() as session:
        for one in network.members(session, case_id, day):
            if one.contact_id == person.contact_id:
                return one.consent
    return consent_state([], day)


def book(desk: Desk, draft: Draft, keep: str | None = None) -> int:
    """Write the meeting with its participants and agenda; returns its number.

    Refused where a contact without a valid consent has no reason; ClashFound where it clashes and `keep` is
    None.
    """
    with desk.write(f"Book {_name(desk, draft)}") as tx:
        return book_in(tx, desk.today(), draft, keep)


def book_in(tx: Transaction, today: date, draft: Draft, keep: str | None = None) -> int:
    """The same in somebody else's unit of work."""
    _check(draft)
    row = Meeting(
        type_key=draft.type_key,
        title=clean_text(draft.title),
        case_id=draft.case_id,
        team_id=draft.team_id,
        starts=draft.starts.astimezone(UTC),
        ends=draft.ends.astimezone(UTC),
        zone=ZONE,
        rule=draft.rule,
        place=_kept(draft.place),
        state=draft.state.value,
    )
    tx.add(row)
    day = judged_on(today, draft.starts)
    for one in draft.participants:
        check_consent(tx, day, draft.case_id, one.person, one.consent_reason)
        tx.add(
            Participant(
                meeting_id=row.id,
                **one.person._asdict(),
                role=_kept(one.role),
                status=Status.INVITED.value,
                chair=one.chair,
                host=one.host,
                minute_taker=one.minute_taker,
                consent_reason=_kept(one.consent_reason),
            )
        )
    tx.add(
        *(
            AgendaItem(meeting_id=row.id, position=n, **kept_point(point))
            for n, point in enumerate(draft.agenda)
        )
    )
    guard(tx, today, row, keep)
    return row.id


def _check(draft: Draft) -> None:
    """Refuse a meeting that cannot be kept, whoever planned it."""
    if not draft.title.strip():
        raise Refused("Giv mødet en overskrift.")
    if len(draft.title) > LONGEST_TITLE or len(draft.place or "") > LONGEST_TITLE:
        raise Refused(f"Overskrift og sted kan hver være på {LONGEST_TITLE} tegn.")
    if draft.ends <= draft.starts:
        raise Refused("Mødet slutter, før det begynder.")
    people = [one.person for one in draft.participants]
    if len(set(people)) < len(people):
        raise Refused("Den samme person står to gange blandt deltagerne.")
    for duty in Duty:
        if sum(getattr(one, duty.value) for one in draft.participants) > 1:
            raise Refused("Mødet kan kun have én mødeleder, én vært og én referent.")
    check_points(draft.agenda)


def _name(desk: Desk, draft: Draft) -> str:
    name = meeting_type(desk, draft.type_key, draft.team_id).name
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def kept_point(point: AgendaPoint) -> dict[str, Any]:
    """A point's fields as the store keeps them."""
    return {
        "title": clean_text(point.title),
        "detail": _kept(point.detail),
        "minutes": point.minutes,
        "presenter": _kept(point.presenter),
    }


def _kept(text: str | None) -> str | None:
    return clean_text(text or "") or None


def _case(session: Session, case_id: int | None) -> queries.CaseFacts | None:
    if case_id is None:
        return None
    found = queries.case_facts(session, case_id)
    if found is None:
        raise Refused("Sagen findes ikke længere.")
    return found


def _people(
    desk: Desk,
    session: Session,
    kind: MeetingType,
    planners: Sequence[int],
    case_id: int | None,
    case: queries.CaseFacts | None,
    team_id: int | None,
    day: date,
) -> Iterator[DraftParticipant]:
    """Each once, with the duties the type gives the role; the first with a role has its duty."""
    if case is not None and case_id is not None:
        members = network.members(session, case_id, max(desk.today(), day))
        found = [*_of_case(session, kind, case_id, case, day), *_of_network(kind, members)]
    else:
        found = list(_inside(session, kind, planners, team_id, day))
    duties = {duty: _first(getattr(kind, duty.value), found) for duty in Duty}
    seen: set[Person] = set()
    for _role, one in found:
        if one.person not in seen:
            seen.add(one.person)
            yield replace(
                one,
                chair=duties[Duty.CHAIR] == one.person,
                host=duties[Duty.HOST] == one.person,
                minute_taker=duties[Duty.MINUTE_TAKER] == one.person,
            )


_Found = Sequence[tuple[str, DraftParticipant]]


def _of_case(
    session: Session, kind: MeetingType, case_id: int, case: queries.CaseFacts, day: date
) -> Iterator[tuple[str, DraftParticipant]]:
    if "citizen" in kind.attend:
        yield (
            "citizen",
            DraftParticipant(
                Person(citizen_id=case.citizen_id),
                case.name,
                role_word("citizen"),
            ),
        )
    for one in queries.holders(session, case_id, day):
        if one.role in kind.attend:
            yield (
                one.role,
                DraftParticipant(Person(worker_id=one.worker_id), one.name, role_word(one.role)),
            )
    former = queries.former_caseworker(session, case_id, day) if rules.FORMER in kind.attend else None
    if former is not None:
        person = Person(worker_id=former.worker_id)
        yield rules.FORMER, DraftParticipant(person, former.name, rules.FORMER)


def _of_network(kind: MeetingType, members: Sequence[MemberLine]) -> Iterator[tuple[str, DraftParticipant]]:
    """The whole network where the type asks for it, else those who have a role it names."""
    outside = [role for role in kind.attend if role not in OWN_ROLES]
    for one in members:
        known = (one.role, one.relation, one.title)
        wanted = next((role for role in outside if rules.plays(role, known)), None)
        if wanted is None and "network" not in kind.attend:
            continue
        role = one.role or one.relation or one.title
        yield (
            wanted or "network",
            DraftParticipant(Person(contact_id=one.contact_id), one.name, role, consent=one.consent),
        )


def _inside(
    session: Session, kind: MeetingType, planners: Sequence[int], team_id: int | None, day: date
) -> Iterator[tuple[str, DraftParticipant]]:
    """A meeting among colleagues: whose it is, then the team or the leaders."""
    found = [one for worker in planners for one in queries.people(session, day, worker_id=worker)]
    if "team" in kind.attend and team_id is not None:
        found += queries.people(session, day, team_id=team_id)
    if "leader" in kind.attend or kind.chair == "leader":
        found += queries.people(session, day, role=Role.LEADER.value)
    for one in found:
        yield (
            one.role,
            DraftParticipant(Person(worker_id=one.worker_id), one.name, ROLE_NAMES[Role(one.role)]),
        )


def _first(role: str | None, found: _Found) -> Person | None:
    if role is None:
        return None
    return next((one.person for key, one in found if key == role), None)
