"""Which column of a list is which field, as a person chooses it, and what is wrong with the choice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from koordinator.domain.values.words import enumerated

REQUIRED = {"cpr": "CPR-numrene", "name": "navnene"}
# Fields whose several columns are read as one text.
JOINED = frozenset(("name", "address", "remark", "phone", "email", "offer"))
# A column with both in it stands in for two.
_INSTEAD = {"postal": ("postcode", "city")}


@dataclass(frozen=True, slots=True)
class FieldColumn:
    """One column of the file: its place, what the file calls it, and its first values."""

    place: int
    heading: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ColumnFault:
    """Why the columns cannot be read so, and which of them it is about."""

    sentence: str
    places: tuple[int, ...] = ()


def columns_of(headings: Sequence[str], samples: Sequence[Sequence[str]]) -> tuple[FieldColumn, ...]:
    """The columns that have a heading or a value; one without a heading is called by its place."""
    return tuple(
        FieldColumn(place, heading or f"Kolonne {column_letters(place)}", tuple(values))
        for place, (heading, values) in enumerate(zip(headings, samples, strict=True))
        if heading or values
    )


def column_letters(place: int) -> str:
    """A for the first column, AA for the 27th, as spreadsheets name them."""
    letters = ""
    rest = place + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def chosen(mapping: Mapping[str, Sequence[int]], place: int, field: str) -> dict[str, list[int]]:
    """The mapping with another field for one column; columns that stay keep their order."""
    found = {key: [at for at in places if at != place] for key, places in mapping.items()}
    if field:
        found.setdefault(field, []).append(place)
    return {key: places for key, places in found.items() if places}


def field_of(mapping: Mapping[str, Sequence[int]], place: int) -> str:
    """Which field a column is, or an empty text."""
    return next((key for key, places in mapping.items() if place in places), "")


def faults(
    mapping: Mapping[str, Sequence[int]], columns: Sequence[FieldColumn], titles: Mapping[str, str]
) -> list[ColumnFault]:
    """What must be put right before the list can be read."""
    headings = {column.place: column.heading for column in columns}
    found = [
        ColumnFault(f"Vælg den kolonne, der har {what}.")
        for key, what in REQUIRED.items()
        if not mapping.get(key)
    ]
    for key, places in mapping.items():
        if len(places) > 1 and key not in JOINED:
            named = _listed([headings.get(place, "") for place in places])
            found.append(ColumnFault(f"{named} er alle valgt som {titles[key]}. Vælg én.", tuple(places)))
        parts = [part for part in _INSTEAD.get(key, ()) if mapping.get(part)]
        if places and parts:
            both = (*places, *(place for part in parts for place in mapping[part]))
            other = " og ".join(titles[part] for part in parts)
            found.append(ColumnFault(f"{titles[key]} kan ikke bruges sammen med {other}.", both))
    return [_of_two(fault) for fault in found]


def joined(
    mapping: Mapping[str, Sequence[int]], columns: Sequence[FieldColumn], titles: Mapping[str, str]
) -> list[str]:
    """Which fields are put together from several columns, as sentences."""
    headings = {column.place: column.heading for column in columns}
    return [
        f"{titles[key]} sættes sammen af {_listed([headings.get(place, '') for place in places])}."
        for key, places in mapping.items()
        if len(places) > 1 and key in JOINED
    ]


def _of_two(fault: ColumnFault) -> ColumnFault:
    if len(fault.places) == 2:
        return ColumnFault(fault.sentence.replace(" er alle valgt", " er begge valgt"), fault.places)
    return fault


def _listed(headings: Sequence[str]) -> str:
    return enumerated([f"»{heading}«" for heading in headings])
