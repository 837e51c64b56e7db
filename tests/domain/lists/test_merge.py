"""Whose value holds when a list is read in again."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from koordinator.domain.lists.merge import (
    COMPARED,
    DAYS,
    FLAGS,
    VERDICT_NAMES,
    Said,
    Value,
    Verdict,
    judge,
    listed_values,
    lossy,
    restored,
)
from koordinator.domain.lists.rows import CaseRow, Offer

FIELDS = sorted(COMPARED)
# Without these a row is turned away before anything is compared.
REQUIRED = ("name", "starts")


def values(field: str) -> st.SearchStrategy[Value]:
    """The values a field can have; few different ones, so that they meet."""
    if field in FLAGS:
        return st.sampled_from(["0", "1"])
    some: st.SearchStrategy[Value] = (
        st.sampled_from(["2026-01-01", "2026-05-05", "2026-11-11"])
        if field in DAYS
        else st.sampled_from(["a", "b", "c"])
    )
    return some if field in REQUIRED else st.none() | some


@st.composite
def situations(draw: st.DrawFn) -> tuple[str, Value, Value, Said]:
    field = draw(st.sampled_from(FIELDS))
    listed, ours, said = draw(values(field)), draw(values(field)), draw(values(field))
    return field, listed, ours, {field: said} if draw(st.booleans()) else {}


@pytest.mark.parametrize(
    ("listed", "ours", "said", "verdict"),
    [
        ("11", "11", {"phone": "22"}, Verdict.UNCHANGED),
        ("11", "22", {"phone": "11"}, Verdict.KEPT),
        ("22", "11", {"phone": "11"}, Verdict.TAKEN),
        ("22", "33", {"phone": "11"}, Verdict.CONFLICT),
        (None, "11", {"phone": "11"}, Verdict.TAKEN),
        (None, "22", {"phone": "11"}, Verdict.CONFLICT),
        ("11", None, {"phone": "11"}, Verdict.KEPT),
        ("11", None, {}, Verdict.TAKEN),
        ("11", "22", {}, Verdict.CONFLICT),
        (None, "22", {}, Verdict.KEPT),
    ],
)
def test_three_values_of_a_phone(listed: Value, ours: Value, said: Said, verdict: Verdict) -> None:
    assert judge("phone", listed, ours, said) is verdict


@pytest.mark.parametrize(
    ("listed", "ours", "said", "verdict"),
    [
        (None, "2026-11-01", "2026-11-01", Verdict.UNCHANGED),
        ("2026-11-10", "2026-11-01", "2026-10-01", Verdict.TAKEN),
        ("2026-10-01", "2026-11-10", "2026-10-01", Verdict.KEPT),
        ("2026-11-01", "2026-11-10", "2026-10-01", Verdict.KEPT),
        ("2026-10-01", "2026-11-01", "2026-11-01", Verdict.TAKEN),
    ],
)
def test_a_day_more_is_no_conflict(listed: Value, ours: Value, said: Value, verdict: Verdict) -> None:
    assert judge("last_talk", listed, ours, {"last_talk": said}) is verdict


def test_protection_never_mentioned_before_is_not_taken_away() -> None:
    assert judge("protected", "0", "1", {}) is Verdict.KEPT
    assert judge("protected", "1", "0", {}) is Verdict.TAKEN
    assert judge("protected", "0", "1", {"protected": "1"}) is Verdict.TAKEN


@given(situations())
def test_the_same_value_is_unchanged(situation: tuple[str, Value, Value, Said]) -> None:
    field, listed, _, said = situation
    assert judge(field, listed, listed, said) is Verdict.UNCHANGED


@given(situations())
def test_what_was_changed_here_is_never_lost(situation: tuple[str, Value, Value, Said]) -> None:
    field, listed, ours, said = situation
    blank = "0" if field in FLAGS else None
    assume(ours != said.get(field, blank))
    if judge(field, listed, ours, said) is Verdict.TAKEN:
        # Only a day more, which leaves the one that was there.
        assert field in DAYS
        assert ours is None or (listed or "") > ours


@given(situations())
def test_the_same_list_twice_changes_nothing_more(situation: tuple[str, Value, Value, Said]) -> None:
    field, listed, ours, said = situation
    after = listed if judge(field, listed, ours, said) is Verdict.TAKEN else ours
    assert judge(field, listed, after, {field: listed}) in (Verdict.UNCHANGED, Verdict.KEPT)


@given(situations())
def test_what_changed_only_in_the_list_is_taken(situation: tuple[str, Value, Value, Said]) -> None:
    field, listed, ours, _ = situation
    assume(listed != ours and not (listed is None and field in DAYS))
    assert judge(field, listed, ours, {field: ours}) is Verdict.TAKEN


def test_every_verdict_has_a_danish_name() -> None:
    assert set(VERDICT_NAMES) == set(Verdict)


def row(**fields: Any) -> CaseRow:
    required = {"row": 5, "number": "1", "cpr": "6811971981", "name": "Emil", "starts": date(2026, 1, 5)}
    return CaseRow(**{**required, **fields})


def test_only_columns_of_the_list_are_compared() -> None:
    assert listed_values(row(), frozenset({"name", "starts", "cpr"})) == {
        "name": "Emil",
        "starts": "2026-01-05",
    }


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("phone", "33 53 43 71", "+4533534371"),
        ("email", "Emil@example.dk", "emil@example.dk"),
        ("caseworker", "Holm, Anna", "ANNA HOLM "),
        ("team", "under  30", "Under 30"),
        ("programme", "Kontanthjælp - samlet indsats", "Kontanthjælp – samlet indsats"),
        ("paid_hours", Decimal("8.000"), Decimal(8)),
        ("paid_hours", Decimal(0), None),
        (
            "offer",
            Offer("praktik", "Brugsen", "Praktik - Brugsen"),
            Offer("praktik", "Brugsen", "Praktik – Brugsen"),
        ),
    ],
)
def test_two_ways_of_writing_the_same(field: str, one: object, other: object) -> None:
    only = frozenset({field})
    assert listed_values(row(**{field: one}), only) == listed_values(row(**{field: other}), only)


def test_hundred_hours_are_written_out() -> None:
    assert listed_values(row(paid_hours=Decimal(100)), frozenset({"paid_hours"})) == {"paid_hours": "100"}


@given(st.text())
def test_lost_letters_come_back(name: str) -> None:
    assert restored(lossy(name), name) == name


def test_a_real_question_mark_is_a_change() -> None:
    assert restored("Emil ?", "Emil Møller") == "Emil ?"
    assert restored("Emil ?", None) == "Emil ?"
