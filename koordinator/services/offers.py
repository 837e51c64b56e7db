"""The catalogue of offers across departments."""

from koordinator.db.course_tables import Offer
from koordinator.db.queries import plans as queries
from koordinator.db.tables import Intervention
from koordinator.domain.plan_fields import OFFER
from koordinator.domain.plans import OfferLine
from koordinator.domain.roles import Role
from koordinator.domain.values.names import fold
from koordinator.errors import Refused
from koordinator.services.contacts import contact_number, organisation_number, read_field
from koordinator.services.desk import Desk


def offers(desk: Desk, *, active_only: bool = False) -> list[OfferLine]:
    """The catalogue by name; `active_only` leaves out what is no longer used."""
    with desk.read() as session:
        return queries.offers(session, active_only=active_only)


def offer(desk: Desk, offer_id: int) -> OfferLine:
    """One offer of the catalogue."""
    with desk.read() as session:
        found = queries.offers(session, offer_id=offer_id)
    if not found:
        raise Refused("Tilbuddet findes ikke længere.")
    return found[0]


def find_offers(desk: Desk, text: str) -> list[OfferLine]:
    """The offers in use that hold every word typed, those first that have them in their names."""
    words = fold(text).split()
    found = [line for line in offers(desk, active_only=True) if all(word in _hay(line) for word in words)]
    return sorted(found, key=lambda line: not all(word in fold(line.name) for word in words))


def _hay(line: OfferLine) -> str:
    told = (line.name, line.department, line.purpose, line.target_group, line.law, line.organisation)
    return fold(" ".join(part for part in told if part))


def add_offer(desk: Desk, name: str, **fields: object) -> int:
    """A new offer in the catalogue; leaders alone may. Returns its number."""
    desk.require(Role.LEADER)
    parsed = {field: read_field(OFFER[field], value) for field, value in {"name": name, **fields}.items()}
    with desk.write("Nyt tilbud") as tx:
        row = Offer(**parsed)
        tx.add(row)
        return row.id


def save_offer(desk: Desk, offer_id: int, field: str, value: object) -> bool:
    """Save one field of an offer, leaders alone may; False if it held that already.

    `organisation` and `contact` take names; new ones are written down with it.
    """
    desk.require(Role.LEADER)
    spec = OFFER[field]
    parsed = read_field(spec, value)
    with desk.write(f"Ret {spec.label}") as tx:
        row = tx.get(Offer, offer_id)
        column = field
        if field == "organisation":
            column, parsed = "organisation_id", organisation_number(tx, parsed)
        elif field == "contact":
            column, parsed = "contact_id", contact_number(tx, parsed, row.organisation_id)
        if getattr(row, column) == parsed:
            return False
        setattr(row, column, parsed)
    return True


def remove_offer(desk: Desk, offer_id: int) -> None:
    """Remove an offer no plan has used; leaders alone may."""
    desk.require(Role.LEADER)
    with desk.write("Slet tilbud") as tx:
        row = tx.get(Offer, offer_id)
        if tx.first(Intervention, Intervention.offer_id == offer_id) is not None:
            raise Refused("Tilbuddet er brugt i en plan og kan ikke slettes. Tag det ud af brug i stedet.")
        tx.delete(row)
