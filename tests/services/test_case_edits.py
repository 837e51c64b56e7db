"""Correcting a case field by field."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from koordinator.db.tables import Intervention, Placement
from koordinator.domain.cases import WEIGHT_NAMES, CaseFilter, Track
from koordinator.errors import Refused
from koordinator.services.case_edits import (
    end_cases,
    end_period,
    record_cv,
    record_talk,
    save_field,
    set_paid_hours,
)
from koordinator.services.case_lists import case_card, case_lines
from koordinator.services.caseloads import caseloads
from koordinator.services.desk import Desk
from koordinator.services.searching import search
from koordinator.services.undoing import undo
from tests.factories import TODAY, add_case, add_worker

HOSTILE = ["<b>hej</b>", "Robert'); DROP TABLE cases;--", "=1+1", "‮omvendt", "👩🏽‍🔧 æøå", "a" * 5_000]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("field", ["remark", "address", "passive_reason", "interpreter"])
def test_text_is_kept_as_it_was_typed(desk: Desk, field: str, text: str) -> None:
    case_id = add_case(desk)
    save_field(desk, case_id, field, text)
    card = case_card(desk, case_id)
    held = getattr(card, field) if hasattr(card, field) else getattr(card.line, field)
    assert held == text


def test_text_beyond_five_thousand_characters_is_refused_and_loses_nothing(desk: Desk) -> None:
    case_id = add_case(desk, remark="før")
    with pytest.raises(Refused, match=r"5\.000 tegn"):
        save_field(desk, case_id, "remark", "a" * 5_001)
    assert case_card(desk, case_id).remark == "før"


def test_a_renamed_citizen_is_found_by_the_new_name(desk: Desk) -> None:
    case_id = add_case(desk, "Emil Møller")
    save_field(desk, case_id, "name", "Åse Øbro")
    assert [hit.row_id for hit in search(desk, "aase")] == [case_id]
    assert search(desk, "emil") == []
    undo(desk)
    assert [hit.row_id for hit in search(desk, "emil")] == [case_id]


def test_a_changed_phone_is_found_in_any_spacing(desk: Desk) -> None:
    case_id = add_case(desk)
    save_field(desk, case_id, "phone", "33 53 43 71")
    assert [hit.row_id for hit in search(desk, "3353 4371")] == [case_id]
    save_field(desk, case_id, "phone", "")
    assert case_card(desk, case_id).phone is None


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "   ", "tomt"),
        ("expected_end", "32-01-2026", "kalenderen"),
        ("expected_end", "01-01-2020", "før sagens start"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(desk: Desk, field: str, value: str, sentence: str) -> None:
    case_id = add_case(desk)
    before = case_card(desk, case_id)
    with pytest.raises(Refused, match=sentence):
        save_field(desk, case_id, field, value)
    assert case_card(desk, case_id) == before


def test_saving_the_same_again_is_no_action(desk: Desk) -> None:
    case_id = add_case(desk, remark="det samme")
    assert not save_field(desk, case_id, "remark", "det samme")
    assert undo(desk) is None


def test_choices_and_ticks(desk: Desk) -> None:
    case_id = add_case(desk)
    assert set(WEIGHT_NAMES) == {"light", "normal", "heavy"}
    save_field(desk, case_id, "weight", "heavy")
    save_field(desk, case_id, "protected", True)
    save_field(desk, case_id, "expected_end", "24/11 2027")
    save_field(desk, case_id, "programme_id", None)
    line = case_card(desk, case_id).line
    assert (line.weight, line.protected, line.expected_end) == ("heavy", True, date(2027, 11, 24))


def test_paid_hours_keep_their_history(desk: Desk) -> None:
    case_id = add_case(desk)
    set_paid_hours(desk, case_id, "6,5", TODAY - timedelta(30))
    set_paid_hours(desk, case_id, "8", TODAY)
    periods = case_card(desk, case_id).periods
    assert [(p.hours, p.starts, p.ends) for p in periods] == [
        (Decimal(8), TODAY, None),
        (Decimal("6.5"), TODAY - timedelta(30), TODAY - timedelta(1)),
    ]
    set_paid_hours(desk, case_id, "", TODAY)
    line = case_lines(desk, CaseFilter())[0]
    assert (line.paid_hours, line.track) == (None, Track.PASSIVE)
    with pytest.raises(Refused):
        set_paid_hours(desk, case_id, "mange", TODAY)


def test_an_offer_ends_on_the_day_it_is_given(desk: Desk) -> None:
    case_id = add_case(desk)
    with desk.write_quietly("Indsatser") as tx:
        tx.add(Placement(case_id=case_id, kind="praktik", title="Praktik – Brugsen", place="Brugsen"))
        tx.add(Intervention(case_id=case_id, title="Bostøtte § 85", starts=TODAY))
    placement, offer = sorted(case_card(desk, case_id).periods, key=lambda p: p.kind, reverse=True)
    end_period(desk, placement.kind, placement.row_id, TODAY - timedelta(1))
    assert case_lines(desk, CaseFilter())[0].track is Track.INTERVENTION
    with pytest.raises(Refused, match="før den begynder"):
        end_period(desk, offer.kind, offer.row_id, TODAY - timedelta(1))


def test_talks_and_cv_dates_are_dated_facts(desk: Desk) -> None:
    case_id = add_case(desk)
    record_talk(desk, case_id, TODAY)
    record_talk(desk, case_id, TODAY)
    record_cv(desk, case_id, TODAY - timedelta(1))
    line = case_lines(desk, CaseFilter())[0]
    assert (line.last_talk, line.cv_day) == (TODAY, TODAY - timedelta(1))
    with pytest.raises(Refused, match="fremtiden"):
        record_cv(desk, case_id, TODAY + timedelta(1))


def test_ended_cases_leave_the_list_and_the_caseload(desk: Desk) -> None:
    anna = add_worker(desk)
    cases = [add_case(desk, f"Borger {n}", caseworker=anna) for n in range(2)]
    assert end_cases(desk, cases, TODAY - timedelta(1), "Fraflyttet") == 2
    assert case_lines(desk, CaseFilter()) == []
    assert [line.caseworker for line in case_lines(desk, CaseFilter(ended=True))] == ["Anna Holm"] * 2
    assert caseloads(desk).workers[0].cases == 0
    undo(desk)
    assert caseloads(desk).workers[0].cases == 2
    with pytest.raises(Refused, match="årsag"):
        end_cases(desk, cases, TODAY, " ")
    with pytest.raises(Refused, match="før starten"):
        end_cases(desk, cases, date(2020, 1, 1), "Fejl")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_any_text_at_all_is_kept_or_refused_with_a_sentence(desk: Desk, text: str) -> None:
    case_id = add_case(desk)
    try:
        save_field(desk, case_id, "remark", text)
    except Refused as refusal:
        assert str(refusal)
    else:
        assert (case_card(desk, case_id).remark or "") == text.strip()
