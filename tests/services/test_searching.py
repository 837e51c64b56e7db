"""The phone rings: finding the citizen before the caller has finished the sentence."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from koordinator.services.desk import Desk
from koordinator.services.searching import search
from tests.factories import TODAY, add_case, add_worker


@pytest.mark.parametrize(
    "typed",
    [
        "mille",
        "ØSTERBY",
        "oesterby mille"[9:],
        "mille øst",
        "33 53 43 71",
        "+45 3353 4371",
        "620385-1234",
        "26-0007",
    ],
)
def test_a_citizen_is_found_by_whatever_one_knows(desk: Desk, typed: str) -> None:
    case_id = add_case(
        desk, "Mille Østerby", number="26-0007", cpr="6203851234", citizen={"phone": "33 53 43 71"}
    )
    add_case(desk, "Bo Dam", number="26-0008", cpr="6303851234", citizen={"phone": "44 53 43 71"})
    assert [hit.row_id for hit in search(desk, typed) if hit.kind == "case"] == [case_id]


def test_running_cases_stand_before_ended_ones_and_own_before_others(desk: Desk) -> None:
    other = add_worker(desk, "Bo Kjær")
    ended = add_case(desk, "Emil A", ended=TODAY - timedelta(1))
    theirs = add_case(desk, "Emil B", caseworker=other)
    mine = add_case(desk, "Emil C", caseworker=desk.who.worker_id)
    hits = search(desk, "emil")
    assert [hit.row_id for hit in hits] == [mine, theirs, ended]
    assert "min sag" in hits[0].detail
    assert "hos Bo Kjær" in hits[1].detail
    assert "afsluttet" in hits[2].detail


def test_names_that_begin_with_what_was_typed_stand_first(desk: Desk) -> None:
    for name in ("Camilla Bak", "Emil Dam", "Mille Østerby", "Bo Milling"):
        add_case(desk, name)
    assert [hit.title for hit in search(desk, "mil")] == [
        "Bo Milling",
        "Mille Østerby",
        "Camilla Bak",
        "Emil Dam",
    ]


def test_colleagues_are_found_by_name_initials_and_phone(desk: Desk) -> None:
    anna = add_worker(desk, "Anna Holm", initials="AHO", phone="33 44 55 66")
    for typed in ("holm", "aho", "3344"):
        assert [hit.row_id for hit in search(desk, typed) if hit.kind == "worker"] == [anna]


def test_one_letter_is_not_yet_a_search(desk: Desk) -> None:
    add_case(desk, "Åse")
    assert search(desk, "å") == search(desk, "  ") == []


def test_no_hit_shows_a_cpr_number(desk: Desk) -> None:
    add_case(desk, "Mille Østerby", cpr="6203851234")
    assert all("6203851234"[:6] not in " ".join(map(str, hit)) for hit in search(desk, "mille"))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
def test_anything_can_be_typed(desk: Desk, text: str) -> None:
    search(desk, text)
