"""The placements known of a case: adding, correcting and removing them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from koordinator import resources
from koordinator.db.queries import job_track as queries
from koordinator.db.store import Transaction
from koordinator.db.tables import Case, Organisation, Placement
from koordinator.domain.placements import PlacementLine, placement_title
from koordinator.domain.values.dates import parse_date
from koordinator.domain.values.names import clean_name, fold
from koordinator.domain.values.numbers import parse_hours
from koordinator.errors import FieldRefused
from koordinator.services.desk import Desk

LONGEST_PLACE = 200


def kinds() -> dict[str, str]:
    """The kinds of placement with their words."""
    return {row["kind"]: row["name"] for row in resources.table("offers.toml")["placement"]}


def placements(desk: Desk, case_id: int) -> list[PlacementLine]:
    """A case's placements, the latest first."""
    with desk.read() as session:
        return queries.placements(session, case_id, kinds())


def add_placement(desk: Desk, case_id: int, values: Mapping[str, str]) -> int:
    """Write down a placement from what was typed: kind, place, starts, ends and hours."""
    fields = _parsed(values)
    with desk.write("Ny praktik") as tx:
        tx.get(Case, case_id)
        row = Placement(case_id=case_id, organisation_id=_house(tx, fields["place"]), **fields)
        tx.add(row)
        return row.id


def save_placement(desk: Desk, placement_id: int, values: Mapping[str, str]) -> None:
    """Correct a placement."""
    fields = _parsed(values)
    with desk.write("Ret praktik") as tx:
        row = tx.get(Placement, placement_id)
        if fields["place"] == row.place and fields["kind"] == row.kind:
            del fields["title"]  # a list may have named it otherwise
        elif fields["place"] != row.place:
            row.organisation_id = _house(tx, fields["place"])
        for field, value in fields.items():
            setattr(row, field, value)


def remove_placement(desk: Desk, placement_id: int) -> None:
    """Remove a placement that never was; undo brings it back."""
    with desk.write("Fjern praktik") as tx:
        tx.delete(tx.get(Placement, placement_id))


def _parsed(values: Mapping[str, str]) -> dict[str, Any]:
    kind, place = values["kind"], clean_name(values["place"])
    names = kinds()
    if kind not in names:
        raise FieldRefused("Vælg, hvilken slags praktik det er.", "kind")
    if not place:
        raise FieldRefused("Skriv, hvor praktikken er.", "place")
    if len(place) > LONGEST_PLACE:
        raise FieldRefused("Navnet er længere end 200 tegn.", "place")
    starts, ends = _day("starts", values["starts"]), _day("ends", values["ends"])
    if starts is None:
        raise FieldRefused("Skriv den første dag, for eksempel 24-11-2026.", "starts")
    if ends is not None and ends < starts:
        raise FieldRefused("Den kan ikke slutte, før den begynder.", "ends")
    return {
        "kind": kind, "place": place, "title": placement_title(names[kind], place), "starts": starts,
        "ends": ends, "hours": _hours(values["hours"]),
    }  # fmt: skip


def _day(field: str, text: str) -> date | None:
    try:
        return parse_date(text) if text else None
    except ValueError as fault:
        raise FieldRefused(str(fault), field) from None


def _hours(text: str) -> Decimal | None:
    try:
        return parse_hours(text) if text.strip() else None
    except ValueError as fault:
        raise FieldRefused(str(fault), "hours") from None


def _house(tx: Transaction, place: str) -> int | None:
    """The organisation of that name, where there is exactly one."""
    found = tx.all(Organisation, Organisation.name_key == fold(place))
    return found[0].id if len(found) == 1 else None
