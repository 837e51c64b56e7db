"""The limits and the one gate."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.caseload import (
    Limits,
    State,
    WorkerLoad,
    may_take,
    present_share,
    scaled,
    state_of,
)

FULL = Limits(30, 35)
shares = st.decimals(0, 1, places=3)


def load(cases: int, limits: Limits | None = FULL, outside: int = 0, covered: int = 0) -> WorkerLoad:
    return WorkerLoad(
        1, "Anna Holm", 1, "Fyldt 30", cases, outside, covered, 0, Decimal(1), limits, "", None
    )  # fmt: skip


@pytest.mark.parametrize(
    ("share", "limits"),
    [
        ("1", (30, 35)),
        ("0.8", (24, 28)),
        ("0.6", (18, 21)),
        ("0.9", (27, 31)),
        ("0.5", (15, 17)),
        ("0", (0, 0)),
    ],
)
def test_part_time_scales_both_limits_rounded_down(share: str, limits: tuple[int, int]) -> None:
    assert scaled(FULL, Decimal(share)) == limits


@pytest.mark.parametrize(
    ("total", "state"),
    [(29, State.OK), (30, State.NEAR), (35, State.NEAR), (36, State.OVER), (0, State.OK)],
)
def test_thirty_is_near_and_thirty_six_is_over(total: int, state: State) -> None:
    assert state_of(total, FULL) is state


def test_outside_and_covered_cases_count_against_the_maximum() -> None:
    assert load(33, outside=2).state is State.NEAR
    assert load(33, outside=2, covered=1).state is State.OVER
    assert load(33, outside=2, covered=1).cases == 33


def test_somebody_wholly_away_is_over_with_a_single_case() -> None:
    assert state_of(1, scaled(FULL, present_share(Decimal(1), [Decimal(1)]))) is State.OVER


def test_somebody_wholly_away_without_cases_is_not_near_anything() -> None:
    assert state_of(0, Limits(0, 0)) is State.OK


def test_half_leave_of_part_time() -> None:
    assert present_share(Decimal("0.8"), [Decimal("0.5")]) == Decimal("0.40")
    assert present_share(Decimal("0.8"), [Decimal("0.7"), Decimal("0.6")]) == 0


def test_the_gate_warns_when_near_and_asks_for_a_reason_when_over() -> None:
    near = may_take(load(29), 1)
    assert near.allowed
    assert not near.reason_needed
    assert near.sentence == "Anna Holm går fra 29 til 30 af højst 35 sager og er nær max."
    over = may_take(load(35), 1)
    assert not over.allowed
    assert over.reason_needed
    assert may_take(load(35), 1, reason="Søskende til en borger, hun kender").allowed
    assert not may_take(load(35), 1, reason="   ").allowed


def test_a_team_that_refuses_cannot_be_talked_round() -> None:
    verdict = may_take(load(35), 1, refuse_over=True, reason="Bare denne ene gang")
    assert not verdict.allowed
    assert "tillader det ikke" in verdict.sentence


def test_without_limits_anything_goes_and_no_state_is_shown() -> None:
    assert may_take(load(80, None), 5).allowed
    assert load(80, None).state is None


@given(st.integers(0, 60), st.integers(1, 20), shares)
def test_taking_more_never_makes_the_verdict_better(held: int, more: int, share: Decimal) -> None:
    order = [State.OK, State.NEAR, State.OVER]
    limits = scaled(FULL, share)
    before, after = state_of(held, limits), may_take(load(held, limits), more).state
    assert order.index(after) >= order.index(before)


@given(st.integers(0, 80), st.integers(0, 20))
def test_giving_cases_away_is_always_allowed(held: int, fewer: int) -> None:
    assert may_take(load(held), -fewer, refuse_over=True).allowed


@given(shares, shares)
def test_more_hours_never_mean_a_lower_limit(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert scaled(FULL, low).maximum <= scaled(FULL, high).maximum
    assert scaled(FULL, low).warning <= scaled(FULL, low).maximum
