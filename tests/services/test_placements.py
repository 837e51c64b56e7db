"""Placements written down on a case."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from koordinator.errors import FieldRefused
from koordinator.services import case_edits, case_lists, contacts, placements, undoing
from koordinator.services.desk import Desk
from tests.factories import add_case

FULL = {
    "kind": "praktik", "place": "Brugsen", "starts": "2026-11-02", "ends": "2027-01-12", "hours": "12,5",
}  # fmt: skip


def test_a_placement_is_named_by_its_kind_and_place(desk: Desk) -> None:
    case_id = add_case(desk)
    placements.add_placement(desk, case_id, FULL)
    (line,) = placements.placements(desk, case_id)
    assert (line.title, line.kind_name, line.hours) == (
        "Virksomhedspraktik – Brugsen", "Virksomhedspraktik", Decimal("12.5"),
    )  # fmt: skip
    assert (line.starts, line.ends) == (date(2026, 11, 2), date(2027, 1, 12))
    assert case_lists.case_card(desk, case_id).line.placement == line.title


def test_a_place_that_names_its_kind_says_it_once(desk: Desk) -> None:
    case_id = add_case(desk)
    placements.add_placement(
        desk, case_id, {**FULL, "kind": "virksomhedscenter", "place": "Virksomhedscenter Nord"}
    )
    assert placements.placements(desk, case_id)[0].title == "Virksomhedscenter Nord"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "noget"}, "kind"),
        ({"place": "  "}, "place"),
        ({"place": "x" * 201}, "place"),
        ({"starts": ""}, "starts"),
        ({"starts": "i overmorgen"}, "starts"),
        ({"ends": "2026-11-01"}, "ends"),
        ({"hours": "mange"}, "hours"),
        ({"hours": "200"}, "hours"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(desk: Desk, wrong: Mapping[str, str], field: str) -> None:
    case_id = add_case(desk)
    with pytest.raises(FieldRefused) as refused:
        placements.add_placement(desk, case_id, {**FULL, **wrong})
    assert refused.value.field == field
    assert placements.placements(desk, case_id) == []


def test_correcting_keeps_what_a_list_called_it(desk: Desk) -> None:
    case_id = add_case(desk)
    number = placements.add_placement(desk, case_id, FULL)
    placements.save_placement(desk, number, {**FULL, "hours": ""})
    placements.save_placement(desk, number, {**FULL, "place": "Plejehjemmet", "hours": ""})
    (line,) = placements.placements(desk, case_id)
    assert (line.title, line.hours) == ("Virksomhedspraktik – Plejehjemmet", None)


def test_a_known_organisation_is_the_place(desk: Desk) -> None:
    case_id = add_case(desk)
    contacts.add_contact(desk, "Lotte Bakkegaard", organisation="Brugsen")
    placements.add_placement(desk, case_id, {**FULL, "place": "BRUGSEN"})
    (house,) = contacts.organisations(desk)
    assert house.cases == 1


def test_ending_and_removing_can_be_undone(desk: Desk) -> None:
    case_id = add_case(desk)
    number = placements.add_placement(desk, case_id, FULL)
    case_edits.end_period(desk, "placement", number, desk.today())
    assert placements.placements(desk, case_id)[0].ends == desk.today()
    placements.remove_placement(desk, number)
    assert placements.placements(desk, case_id) == []
    undoing.undo(desk)
    assert placements.placements(desk, case_id)[0].ends == desk.today()
