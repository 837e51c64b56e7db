"""The questions that help with a milestone, and never more than that."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.plans import MilestoneStatus
from koordinator.domain.smart import Smart, hints
from tests.domain.plan_lines import TODAY, milestone


def asked(**fields: Any) -> set[Smart]:
    return {hint.smart for hint in hints(milestone(**fields), TODAY)}


def test_a_concrete_milestone_leaves_nothing_to_ask() -> None:
    assert asked() == set()


@pytest.mark.parametrize("title", ["Bedre søvn", "Jeg vil have bedre døgnrytme 5 dage", "Struktur"])
def test_a_direction_is_asked_what_it_looks_like(title: str) -> None:
    assert Smart.SPECIFIC in asked(title=title)


@pytest.mark.parametrize("title", ["Jeg står op hver dag", "Jeg går to ture", "Jeg arbejder 12 timer"])
def test_a_number_or_how_often_is_a_measure(title: str) -> None:
    assert Smart.MEASURABLE not in asked(title=title, in_3_months="Tre dage om ugen")
    assert Smart.MEASURABLE in asked(title="Jeg tager telefonen i huset", in_3_months="Jeg svarer")


def test_the_words_are_to_be_the_citizens_own() -> None:
    assert asked(title="Borgeren møder til tiden 3 dage", in_3_months="2 dage") == {Smart.OWN}


def test_a_first_step_and_a_day_are_asked_for() -> None:
    assert asked(in_3_months=" ", due=None) == {Smart.REALISTIC, Smart.TIMED}
    assert asked(due=date(2026, 11, 19)) == {Smart.TIMED}
    assert asked(due=TODAY) == set()


@pytest.mark.parametrize("status", [MilestoneStatus.REACHED, MilestoneStatus.DROPPED])
def test_what_is_done_with_is_left_alone(status: MilestoneStatus) -> None:
    assert asked(title="Ro", in_3_months=None, due=None, status=status) == set()


@given(st.text(max_size=60), st.none() | st.text(max_size=60))
def test_any_text_is_answered_with_questions(title: str, near: str | None) -> None:
    found = hints(milestone(title=title, in_3_months=near), TODAY)
    assert all(hint.question.endswith(("?", ".")) for hint in found)
    assert len({hint.smart for hint in found}) == len(found)
