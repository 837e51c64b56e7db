"""Contacts and organisations: lists that can be searched, and one of them with its cases."""

from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    String,
    Subquery,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    true,
    union,
)
from sqlalchemy.orm import Session, aliased

from koordinator.db.meeting_tables import Consent, Meeting, NetworkMember, Participant
from koordinator.db.queries.cases import not_over
from koordinator.db.queries.network import facts
from koordinator.db.tables import Case, Citizen, Contact, Intervention, Organisation, Placement
from koordinator.domain.contacts import ContactCase, ContactLine, OrganisationLine
from koordinator.domain.meetings.consents import consent_state
from koordinator.domain.meetings.kinds import NOT_THERE, MeetingState
from koordinator.domain.meetings.series import occurrences
from koordinator.domain.search import Hit, Needle

_AHEAD = (MeetingState.DRAFT.value, MeetingState.PLANNED.value)
# A series that comes more seldom than this is not looked for further ahead.
_SERIES_AHEAD = timedelta(days=92)
# What people put between the digits of a phone number, and the letters that lower() of SQLite leaves alone.
_PHONE_SIGNS = " -./()+"
_LETTERS = (("Æ", "æ"), ("Ø", "ø"), ("Å", "a"), ("å", "a"), ("É", "e"), ("é", "e"), ("Ö", "o"), ("ö", "o"),
            ("Ä", "a"), ("ä", "a"), ("Ü", "u"), ("ü", "u"), ("aa", "a"))  # fmt: skip


def contacts(
    session: Session,
    today: date,
    now: datetime,
    wanted: Needle | None = None,
    *,
    contact_id: int | None = None,
    organisation_id: int | None = None,
    most: int | None = None,
) -> list[ContactLine]:
    """Contacts by name, with how many running cases they have a part in and when they next meet."""
    cases = _cases_by_contact(today)
    query = (
        select(
            Contact.id, Contact.name, Contact.title, Contact.organisation_id, Organisation.name,
            Contact.phone, Contact.email, func.coalesce(cases.c.cases, 0),
            _next_meeting(now),
        )
        .outerjoin(Organisation, Organisation.id == Contact.organisation_id)
        .outerjoin(cases, cases.c.one == Contact.id)
        .order_by(Contact.name_key, Contact.id)
    )  # fmt: skip
    if wanted is not None:
        query = query.where(_answers(wanted)).order_by(None)
        begins = case((begins_with(Contact.name_key, wanted), 0), else_=1)
        query = query.order_by(begins, Contact.name_key, Contact.id)
    if contact_id is not None:
        query = query.where(Contact.id == contact_id)
    if organisation_id is not None:
        query = query.where(Contact.organisation_id == organisation_id)
    series = _next_of_series(session, now, contact_id)
    return [
        ContactLine._make((*row[:-1], min(filter(None, (row[-1], series.get(row[0]))), default=None)))
        for row in session.execute(query.limit(most))
    ]


def organisations(
    session: Session,
    today: date,
    wanted: Needle | None = None,
    *,
    organisation_id: int | None = None,
    most: int | None = None,
) -> list[OrganisationLine]:
    """Organisations by name, with how many contacts they have and running cases they have to do with."""
    people = select(func.count()).where(Contact.organisation_id == Organisation.id).correlate(Organisation)
    cases = _cases_by_organisation(today)
    query = (
        select(
            Organisation.id, Organisation.name, Organisation.cvr, Organisation.phone, Organisation.address,
            people.scalar_subquery(), func.coalesce(cases.c.cases, 0),
        )
        .outerjoin(cases, cases.c.one == Organisation.id)
        .order_by(Organisation.name_key, Organisation.id)
    )  # fmt: skip
    if wanted is not None:
        begins = case((begins_with(Organisation.name_key, wanted), 0), else_=1)
        query = query.where(_organisation_answers(wanted)).order_by(None)
        query = query.order_by(begins, Organisation.name_key, Organisation.id)
    if organisation_id is not None:
        query = query.where(Organisation.id == organisation_id)
    return [OrganisationLine(*row) for row in session.execute(query.limit(most))]


def find_people(session: Session, wanted: Needle, most: int = 5) -> list[Hit]:
    """Contacts whose name, title, organisation, e-mail or phone answers, for the box that finds all."""
    begins = case((begins_with(Contact.name_key, wanted), 0), else_=1)
    query = (
        select(Contact.id, Contact.name, Contact.title, Organisation.name, Contact.phone)
        .outerjoin(Organisation, Organisation.id == Contact.organisation_id)
        .where(_answers(wanted))
        .order_by(begins, Contact.name_key, Contact.id)
        .limit(most)
    )
    return [
        Hit("contact", contact_id, name, " · ".join(filter(None, (title, place))), phone or "")
        for contact_id, name, title, place, phone in session.execute(query)
    ]


def cases_of_contact(session: Session, contact_id: int, today: date) -> list[ContactCase]:
    """The cases a contact has a part in, the running ones first."""
    own_offer = and_(Intervention.case_id == Case.id, Intervention.contact_id == contact_id)
    own_place = and_(NetworkMember.case_id == Case.id, NetworkMember.contact_id == contact_id)
    return _cases(session, _case_query(own_place, own_offer), today)


def cases_of_organisation(session: Session, organisation_id: int, today: date) -> list[ContactCase]:
    """The cases whose offers or placements name an organisation, the running ones first."""
    nobody = and_(NetworkMember.case_id == Case.id, NetworkMember.id.is_(None))
    own_offer = and_(Intervention.case_id == Case.id, Intervention.organisation_id == organisation_id)
    placed = exists().where(Placement.case_id == Case.id, Placement.organisation_id == organisation_id)
    return _cases(session, _case_query(nobody, own_offer, placed), today)


def _case_query(place: Any, offer: Any, otherwise: Any = None) -> Select[*tuple[Any, ...]]:
    part = [NetworkMember.id.is_not(None), Intervention.id.is_not(None)]
    if otherwise is not None:
        part.append(otherwise)
    return (
        select(
            Case.id, Case.number, Citizen.name, Case.ended, NetworkMember.id, NetworkMember.relation,
            NetworkMember.role, Intervention.title, Consent.id.label("consent_id"), Consent.starts,
            Consent.ends, Consent.withdrawn,
        )
        .join(Citizen, Citizen.id == Case.citizen_id)
        .outerjoin(NetworkMember, place)
        .outerjoin(Consent, Consent.member_id == NetworkMember.id)
        .outerjoin(Intervention, offer)
        .where(or_(*part))
        .order_by(Case.ended.is_not(None), Citizen.name_key, Case.id, Intervention.id, Consent.id)
    )  # fmt: skip


def _cases(session: Session, query: Select[*tuple[Any, ...]], today: date) -> list[ContactCase]:
    found = []
    for fields, group in groupby(session.execute(query), key=_case_fields):
        rows = list(group)
        given = {row.consent_id: facts(row) for row in rows if row.consent_id is not None}
        offers = tuple(dict.fromkeys(row.title for row in rows if row.title))
        found.append(ContactCase._make((*fields, offers, consent_state(list(given.values()), today))))
    return found


def _case_fields(row: Row[*tuple[Any, ...]]) -> tuple[Any, ...]:
    return tuple(row)[:7]


# What counts and what comes next


def _cases_by_contact(today: date) -> Subquery:
    in_network = select(NetworkMember.contact_id.label("one"), NetworkMember.case_id)
    by_offer = select(Intervention.contact_id, Intervention.case_id)
    return _counted(union(in_network, by_offer).subquery(), today)


def _cases_by_organisation(today: date) -> Subquery:
    by_offer = select(Intervention.organisation_id.label("one"), Intervention.case_id)
    by_place = select(Placement.organisation_id, Placement.case_id)
    by_person = select(Contact.organisation_id, NetworkMember.case_id).join(
        NetworkMember, NetworkMember.contact_id == Contact.id
    )
    return _counted(union(by_offer, by_place, by_person).subquery(), today)


def _counted(parts: Subquery, today: date) -> Subquery:
    return (
        select(parts.c.one, func.count().label("cases"))
        .join(Case, Case.id == parts.c.case_id)
        .where(not_over(today), parts.c.one.is_not(None))
        .group_by(parts.c.one)
        .subquery()
    )


def _next_meeting(now: datetime) -> Any:
    return (
        select(func.min(Meeting.starts, type_=Meeting.starts.type))
        .join(Participant, Participant.meeting_id == Meeting.id)
        .where(
            Participant.contact_id == Contact.id,
            Participant.status.not_in(NOT_THERE),
            Meeting.rule.is_(None),
            Meeting.starts >= now,
            Meeting.state.in_(_AHEAD),
        )
        .correlate(Contact)
        .scalar_subquery()
    )


def _next_of_series(session: Session, now: datetime, contact_id: int | None) -> dict[int, datetime]:
    """When each contact, or the one asked for, next meets in a series.

    The occurrences that went their own way count as meetings.
    """
    own = aliased(Meeting)
    query = (
        select(Participant.contact_id, Meeting, own.original)
        .join(Meeting, Meeting.id == Participant.meeting_id)
        .outerjoin(own, own.series_id == Meeting.id)
        .where(
            Participant.contact_id.is_not(None), Participant.status.not_in(NOT_THERE),
            Meeting.rule.is_not(None), Meeting.state.in_(_AHEAD),
            or_(Meeting.over.is_(None), Meeting.over > now),
        )
        .order_by(Participant.contact_id, Meeting.id)
    )  # fmt: skip
    if contact_id is not None:
        query = query.where(Participant.contact_id == contact_id)
    found: dict[int, datetime] = {}
    for (one_id, meeting), rows in groupby(session.execute(query), key=_meeting_of):
        gone = {row.original for row in rows}
        rule, until = meeting.rule or "", now + _SERIES_AHEAD
        times = occurrences(rule, meeting.starts, meeting.ends, meeting.zone, meeting.over, now, until)
        coming = [starts for starts, _ in times if starts not in gone and starts >= now]
        if coming:
            found[one_id] = min([*coming[:1], *filter(None, [found.get(one_id)])])
    return found


def _meeting_of(row: Row[*tuple[Any, ...]]) -> tuple[int, Meeting]:
    return row[0], row[1]


# What answers to a search


def _answers(wanted: Needle) -> ColumnElement[bool]:
    title, email = _plain(Contact.title), func.lower(Contact.email)
    ways = [
        and_(*(
            or_(*(column.contains(word, autoescape=True)
                  for column in (Contact.name_key, Organisation.name_key, title, email)))
            for word in wanted.words
        ))
    ]  # fmt: skip
    if len(wanted.digits) >= 3:
        ways.append(_bare(Contact.phone).contains(wanted.digits))
    return or_(*ways)


def _organisation_answers(wanted: Needle) -> ColumnElement[bool]:
    address = _plain(Organisation.address)
    ways = [
        and_(*(
            or_(*(
                column.contains(word, autoescape=True) for column in (Organisation.name_key, address)
            ))
            for word in wanted.words
        ))
    ]  # fmt: skip
    if len(wanted.digits) >= 3:
        ways += [
            _bare(Organisation.phone).contains(wanted.digits),
            Organisation.cvr.startswith(wanted.digits),
        ]
    return or_(*ways)


def begins_with(key: Any, wanted: Needle) -> ColumnElement[bool]:
    """Whether every word typed begins a word of the name; Mille before Camilla for "mil"."""
    spaced = literal(" ") + key
    return and_(true(), *(spaced.contains(f" {word}", autoescape=True) for word in wanted.words))


def _bare(column: Any) -> ColumnElement[str]:
    """Only the digits of a phone number, whatever stands between them."""
    for sign in _PHONE_SIGNS:
        column = func.replace(column, sign, "", type_=String)
    return column  # type: ignore[no-any-return]


def _plain(column: Any) -> ColumnElement[str]:
    """A text much as the key of names has it, for columns that keep none."""
    column = func.lower(column, type_=String)
    for letter, plain in _LETTERS:
        column = func.replace(column, letter, plain, type_=String)
    return column  # type: ignore[no-any-return]
