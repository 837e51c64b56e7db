"""Which column of a list is which field, as a person chooses it."""

from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.lists.columns import (
    chosen,
    column_letters,
    columns_of,
    faults,
    field_of,
    joined,
)

TITLES = {"cpr": "CPR-nr.", "name": "Navn", "starts": "Startdato", "postal": "Postnr. og by",
          "postcode": "Postnr.", "city": "By"}  # fmt: skip
COLUMNS = columns_of(["CPR", "Fornavn", "Efternavn", "Start", "Opstart", ""], [["1"]] * 5 + [["x"]])


def sentences(mapping: dict[str, list[int]]) -> list[str]:
    return [fault.sentence for fault in faults(mapping, COLUMNS, TITLES)]


def test_cpr_and_name_must_be_chosen() -> None:
    assert sentences({"starts": [3]}) == [
        "Vælg den kolonne, der har CPR-numrene.",
        "Vælg den kolonne, der har navnene.",
    ]


def test_two_columns_of_one_date_are_said_by_name_and_both_marked() -> None:
    (fault,) = faults({"cpr": [0], "name": [1], "starts": [3, 4]}, COLUMNS, TITLES)
    assert fault.sentence == "»Start« og »Opstart« er begge valgt som Startdato. Vælg én."
    assert fault.places == (3, 4)


def test_two_columns_of_a_name_are_put_together_in_the_order_chosen() -> None:
    mapping = chosen(chosen({"cpr": [0]}, 1, "name"), 2, "name")
    assert mapping == {"cpr": [0], "name": [1, 2]}
    assert sentences(mapping) == []
    assert joined(mapping, COLUMNS, TITLES) == ["Navn sættes sammen af »Fornavn« og »Efternavn«."]


def test_postcode_and_town_in_one_column_do_not_go_with_a_column_of_towns() -> None:
    assert sentences({"cpr": [0], "name": [1], "postal": [3], "city": [4]}) == [
        "Postnr. og by kan ikke bruges sammen med By."
    ]


def test_a_column_without_a_heading_is_called_by_its_letter() -> None:
    assert [column.heading for column in COLUMNS][-1] == "Kolonne F"
    assert [column_letters(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert columns_of(["", "B"], [[], []])[0].place == 1


FIELDS = st.sampled_from(["", *TITLES])


@given(st.lists(st.tuples(st.integers(0, 5), FIELDS), max_size=12))
def test_a_column_is_always_what_was_chosen_last_and_never_two_things(choices: list[tuple[int, str]]) -> None:
    mapping: dict[str, list[int]] = {}
    for place, field in choices:
        mapping = chosen(mapping, place, field)
    last = dict(choices)
    assert {place: field_of(mapping, place) for place in last} == last
    places = [place for found in mapping.values() for place in found]
    assert len(places) == len(set(places))
