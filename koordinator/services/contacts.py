"""Contacts and organisations: finding them, adding them without doubles, and correcting them."""

from datetime import datetime, timedelta
from typing import Any

from koordinator.db.queries import contacts as queries
from koordinator.db.queries import references
from koordinator.db.store import Transaction
from koordinator.db.tables import Contact, Organisation
from koordinator.domain import doubles as likeness
from koordinator.domain.contact_fields import CONTACT_FIELDS, ORGANISATION_FIELDS, Field, one_line
from koordinator.domain.contacts import (
    Alike,
    ContactDetail,
    ContactLine,
    OrganisationDetail,
    OrganisationLine,
)
from koordinator.domain.meetings.moments import local
from koordinator.domain.meetings.records import Entry
from koordinator.domain.search import Needle, needle
from koordinator.domain.values.names import fold
from koordinator.domain.values.numbers import phone_digits
from koordinator.errors import Refused
from koordinator.services.desk import Desk

MOST_FOUND = 8
# How far back and ahead a contact's meetings are shown.
MEETINGS_BACK = timedelta(days=365)
MEETINGS_AHEAD = timedelta(days=183)


# Finding


def contacts(desk: Desk, text: str = "") -> list[ContactLine]:
    """The contacts that answer to a search text, by name; all of them without one."""
    with desk.read() as session:
        return queries.contacts(session, desk.today(), _now(desk), _needle(text))


def find_contacts(desk: Desk, text: str, most: int = MOST_FOUND) -> list[ContactLine]:
    """The few contacts somebody may mean while typing; nothing for nothing."""
    wanted = _needle(text)
    if wanted is None:
        return []
    with desk.read() as session:
        return queries.contacts(session, desk.today(), _now(desk), wanted, most=most)


def contact_detail(desk: Desk, contact_id: int) -> ContactDetail:
    """One contact with the cases it has a part in."""
    with desk.read() as session:
        lines = queries.contacts(session, desk.today(), _now(desk), contact_id=contact_id)
        if not lines:
            raise Refused("Kontakten findes ikke længere.")
        cases = queries.cases_of_contact(session, contact_id, desk.today())
        return ContactDetail(lines[0], tuple(cases), references.contact_used(session, contact_id))


def contact_meetings(desk: Desk, contact_id: int) -> list[Entry]:
    """The meetings a contact takes part in, from a year back to half a year ahead."""
    from koordinator.services.meetings import calendar

    today = desk.today()
    return calendar.of_contact(desk, contact_id, today - MEETINGS_BACK, today + MEETINGS_AHEAD)


def organisations(desk: Desk, text: str = "") -> list[OrganisationLine]:
    """The organisations that answer to a search text, by name; all of them without one."""
    with desk.read() as session:
        return queries.organisations(session, desk.today(), _needle(text))


def organisation_detail(desk: Desk, organisation_id: int) -> OrganisationDetail:
    """One organisation with its contacts and the cases that name it."""
    today = desk.today()
    with desk.read() as session:
        lines = queries.organisations(session, today, organisation_id=organisation_id)
        if not lines:
            raise Refused("Organisationen findes ikke længere.")
        people = queries.contacts(session, today, _now(desk), organisation_id=organisation_id)
        cases = queries.cases_of_organisation(session, organisation_id, today)
        used = references.organisation_used(session, organisation_id)
        return OrganisationDetail(lines[0], tuple(people), tuple(cases), used)


# Doubles


def alike(
    desk: Desk, name: str, *, phone: str | None = None, email: str | None = None, but: int | None = None
) -> list[Alike]:
    """Contacts that are there already and may be the one about to be added, the surest first."""
    known = [line for line in contacts(desk) if line.contact_id != but]
    return likeness.alike_contacts(name, known, phone=phone, email=email)


def alike_organisations(desk: Desk, name: str, *, cvr: str | None = None) -> list[Alike]:
    """Organisations that are there already and may be the one about to be added, the surest first."""
    return likeness.alike_organisations(name, organisations(desk), phone_digits(cvr or ""))


# Adding


def add_contact(
    desk: Desk,
    name: str,
    *,
    title: str | None = None,
    organisation: int | str | None = None,
    phone: str | None = None,
    email: str | None = None,
) -> int:
    """A new contact; an organisation given by a name that is new is made with it. Returns its number."""
    with desk.write("Ny kontakt") as tx:
        return new_contact(tx, name, title=title, organisation=organisation, phone=phone, email=email).id


def new_contact(
    tx: Transaction,
    name: str,
    *,
    title: str | None = None,
    organisation: int | str | None = None,
    phone: str | None = None,
    email: str | None = None,
) -> Contact:
    """A contact, in somebody else's unit of work."""
    given = {"name": name, "title": title, "phone": phone, "email": email}
    fields = {field: read_field(CONTACT_FIELDS[field], value) for field, value in given.items()}
    place = organisation_number(tx, organisation)
    row = Contact(name_key=fold(fields["name"]), organisation_id=place, **fields)
    tx.add(row)
    return row


def add_organisation(
    desk: Desk, name: str, *, cvr: str | None = None, phone: str | None = None, address: str | None = None
) -> int:
    """A new organisation; returns its number."""
    given = {"name": name, "cvr": cvr, "phone": phone, "address": address}
    fields = {field: read_field(ORGANISATION_FIELDS[field], value) for field, value in given.items()}
    with desk.write("Ny organisation") as tx:
        row = Organisation(name_key=fold(fields["name"]), **fields)
        tx.add(row)
        return row.id


# Correcting and removing


def save_contact(desk: Desk, contact_id: int, field: str, value: str) -> bool:
    """Save one field of a contact; False if it held that already. `organisation` takes a name."""
    if field == "organisation":
        return _save_place(desk, contact_id, value)
    return _save(desk, Contact, contact_id, CONTACT_FIELDS[field], field, value)


def save_organisation(desk: Desk, organisation_id: int, field: str, value: str) -> bool:
    """Save one field of an organisation; False if it held that already."""
    return _save(desk, Organisation, organisation_id, ORGANISATION_FIELDS[field], field, value)


def remove_contact(desk: Desk, contact_id: int) -> None:
    """Remove a contact that nothing refers to."""
    with desk.write("Slet kontakt") as tx:
        row = tx.get(Contact, contact_id)
        if references.contact_used(tx.session, contact_id):
            raise Refused("Kontakten kan ikke slettes: den indgår i et netværk, et møde eller et tilbud.")
        tx.delete(row)


def remove_organisation(desk: Desk, organisation_id: int) -> None:
    """Remove an organisation that nothing refers to."""
    with desk.write("Slet organisation") as tx:
        row = tx.get(Organisation, organisation_id)
        if references.organisation_used(tx.session, organisation_id):
            raise Refused("Organisationen kan ikke slettes: den har kontakter, tilbud eller praktikker.")
        tx.delete(row)


def read_field(spec: Field, value: object) -> Any:
    """What was typed as its field reads it; Refused with the sentence when it cannot be."""
    try:
        return spec.parse(value)
    except ValueError as fault:
        raise Refused(str(fault)) from None


def _save(
    desk: Desk, table: type[Contact | Organisation], row_id: int, spec: Field, field: str, value: str
) -> bool:
    parsed = read_field(spec, value)
    with desk.write(f"Ret {spec.label}") as tx:
        row = tx.get(table, row_id)
        if getattr(row, field) == parsed:
            return False
        setattr(row, field, parsed)
        if field == "name":
            row.name_key = fold(parsed)
    return True


def _save_place(desk: Desk, contact_id: int, value: str) -> bool:
    with desk.write("Ret organisation") as tx:
        row = tx.get(Contact, contact_id)
        before, row.organisation_id = row.organisation_id, organisation_number(tx, value)
        return before != row.organisation_id


def organisation_number(tx: Transaction, organisation: int | str | None) -> int | None:
    """The organisation meant by its number or name; one by a new name is made."""
    if isinstance(organisation, int):
        return tx.get(Organisation, organisation).id
    name = read_field(Field("organisation", one_line), organisation)
    if name is None:
        return None
    row = tx.first(Organisation, Organisation.name_key == fold(name))
    if row is None:
        row = Organisation(name=name, name_key=fold(name))
        tx.add(row)
    return row.id


def contact_number(tx: Transaction, name: str | None, organisation_id: int | None) -> int | None:
    """The contact of that name in the organisation, else the only one of that name, else a new one there."""
    if name is None:
        return None
    known = tx.all(Contact, Contact.name_key == fold(name))
    near = [one for one in known if one.organisation_id == organisation_id]
    if near or len(known) == 1:
        return (near or known)[0].id
    return new_contact(tx, name, organisation=organisation_id).id


def _needle(text: str) -> Needle | None:
    wanted = needle(fold(text))
    return wanted if wanted.words else None


def _now(desk: Desk) -> datetime:
    """When today begins: what is held this morning still counts as coming."""
    return local(desk.today())
