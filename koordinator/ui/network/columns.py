"""The columns of the lists of contacts and organisations."""

from collections.abc import Callable
from datetime import date
from typing import Any

from koordinator.domain.contacts import ContactLine, OrganisationLine
from koordinator.ui.base.record_model import Column
from koordinator.ui.base.text import danish_key
from koordinator.ui.network import words

Today = Callable[[], date]


def contact_columns(today: Today) -> list[Column[ContactLine]]:
    """A contact by name and title, where it belongs, how it is reached, and what it has a part in."""
    return [
        Column("name", "Navn", lambda c: c.name, second=lambda c: c.title or "", strong=True, width=20,
               least=15, stretch=True, fixed=True, sort=lambda c: danish_key(c.name), tip=_contact_tip),
        Column("organisation", "Organisation", lambda c: c.organisation or "", width=20, least=14,
               stretch=True, wraps=True, sort=_known(lambda c: c.organisation),
               tip=lambda c: c.organisation or ""),
        Column("phone", "Telefon", lambda c: c.phone or "", width=13, least=11,
               sort=_known(lambda c: c.phone)),
        Column("email", "E-mail", lambda c: c.email or "", width=20, least=14, yields=2,
               sort=_known(lambda c: c.email), tip=lambda c: c.email or ""),
        Column("cases", "Sager", lambda c: str(c.cases) if c.cases else "–", sort=lambda c: c.cases,
               right=True, width=5),
        Column("next", "Næste møde",
               lambda c: words.when(c.next_meeting, today()) if c.next_meeting else "",
               sort=lambda c: c.next_meeting, width=17, least=15, yields=1),
    ]  # fmt: skip


def organisation_columns() -> list[Column[OrganisationLine]]:
    """An organisation by name and address, its numbers, and how many belong to it."""
    return [
        Column("name", "Navn", lambda o: o.name, second=lambda o: o.address or "", strong=True, width=26,
               least=16, stretch=True, fixed=True, sort=lambda o: danish_key(o.name),
               tip=lambda o: " · ".join(part for part in (o.name, o.address) if part)),
        Column("cvr", "CVR", lambda o: o.cvr or "", width=9, sort=_known(lambda o: o.cvr), yields=1),
        Column("phone", "Telefon", lambda o: o.phone or "", width=13, least=11,
               sort=_known(lambda o: o.phone)),
        Column("contacts", "Kontakter", lambda o: str(o.contacts) if o.contacts else "–",
               sort=lambda o: o.contacts, right=True, width=7),
        Column("cases", "Sager", lambda o: str(o.cases) if o.cases else "–", sort=lambda o: o.cases,
               right=True, width=5),
    ]  # fmt: skip


def _known(text: Callable[[Any], str | None]) -> Callable[[Any], str | None]:
    """Danish order of a text; a blank one sorts last whichever way."""

    def order(line: Any) -> str | None:
        found = text(line)
        return danish_key(found) if found else None

    return order


def _contact_tip(line: ContactLine) -> str:
    return " · ".join(part for part in (line.name, line.title, line.organisation) if part)
