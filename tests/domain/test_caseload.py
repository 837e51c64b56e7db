"""The limits and the one gate."""

from datetime import date
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
    warning_of,
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


@given(st.integers(1, 60), st.integers(0, 60), shares, st.lists(shares, max_size=3))
def test_limits_are_rounded_down_once_and_never_up(
    warning: int, more: int, time: Decimal, away: list[Decimal]
) -> None:
    full = Limits(warning, warning + more)
    present = present_share(time, away)
    found = scaled(full, present)
    for whole, part in zip(full, found, strict=True):
        assert part <= whole * present < part + 1
    assert found.warning <= found.maximum


@pytest.mark.parametrize(
    ("time", "away", "limits"),
    [
        ("0.8", [], (24, 28)),
        ("1", ["0.35"], (19, 22)),
        ("0.6", ["0.35"], (11, 13)),
        ("0.5", ["0.5"], (7, 8)),
        ("0.8", ["0.35", "0.65"], (0, 0)),
    ],
)
def test_working_time_and_absence_scale_together(time: str, away: list[str], limits: tuple[int, int]) -> None:
    assert scaled(FULL, present_share(Decimal(time), [Decimal(one) for one in away])) == limits


def test_a_newcomers_own_limits_scale_like_the_teams() -> None:
    assert scaled(Limits(20, 25), Decimal("0.8")) == (16, 20)
    assert scaled(Limits(20, 25), Decimal("0.5")) == (10, 12)


def test_cases_somebody_else_covers_count_there_and_not_here() -> None:
    away = load(36)._replace(lent=1)
    assert (away.cases, away.total, away.state) == (36, 35, State.NEAR)
    assert may_take(away, 1).after == 36


def test_the_gate_warns_when_near_and_asks_for_a_reason_when_over() -> None:
    assert may_take(load(28), 1).state is State.OK
    near = may_take(load(29), 1)
    assert (near.allowed, near.reason_needed, near.state) == (True, False, State.NEAR)
    assert near.sentence == "Anna Holm går fra 29 til 30 af højst 35 sager og er nær max."
    assert may_take(load(34), 1).state is State.NEAR
    over = may_take(load(35), 1)
    assert (over.allowed, over.reason_needed, over.state) == (False, True, State.OVER)
    assert over.sentence == (
        "Anna Holm går fra 35 til 36 af højst 35 sager og kommer over max. Skriv en begrundelse."
    )
    assert may_take(load(35), 1, reason="Søskende til en borger, hun kender").allowed
    assert not may_take(load(35), 1, reason="   ").allowed


def test_who_is_over_already_comes_further_over() -> None:
    assert (
        "og kommer længere over max. Begrundelsen gemmes." in may_take(load(40), 1, reason="Aftalt").sentence
    )


def test_a_team_that_refuses_cannot_be_talked_round() -> None:
    strict = load(35)._replace(refuse_over=True)
    verdict = may_take(strict, 1, reason="Bare denne ene gang")
    assert (verdict.state, verdict.allowed, verdict.reason_needed) == (State.REFUSED, False, False)
    assert verdict.sentence.endswith("kommer over max. Teamet tillader det ikke.")
    assert may_take(load(29)._replace(refuse_over=True), 1).state is State.NEAR


def test_only_a_leader_gets_past_the_maximum() -> None:
    verdict = may_take(load(35), 1, reason="Jeg kender familien", leader=False)
    assert (verdict.state, verdict.allowed, verdict.reason_needed) == (State.REFUSED, False, False)
    assert verdict.sentence.endswith("kommer over max. Spørg teamlederen.")
    assert may_take(load(34), 1, leader=False).allowed


@pytest.mark.parametrize(
    ("absence", "ends", "words"),
    [
        ("leave", date(2027, 1, 31), "er på orlov til 31. januar 2027, men får 1 sag til."),
        ("illness", None, "er sygemeldt, men får 1 sag til."),
        ("", None, "har ikke plads til sager den dag, men får 1 sag til."),
    ],
)
def test_somebody_who_is_away_is_said_to_be_so(absence: str, ends: date | None, words: str) -> None:
    away = load(0, Limits(0, 0))._replace(absence=absence, absence_ends=ends)
    verdict = may_take(away, 1)
    assert verdict.state is State.OVER
    assert verdict.sentence == f"Anna Holm {words} Skriv en begrundelse."


def test_what_is_recorded_is_told_of_and_never_asked_about() -> None:
    assert warning_of(load(29)) == ""
    assert warning_of(load(80, None)) == ""
    assert warning_of(load(35)) == ""
    assert warning_of(load(36)) == "Anna Holm har nu 36 sager og er over max (35)."


def test_without_limits_anything_goes_and_no_state_is_shown() -> None:
    assert load(80, None).state is None
    free = may_take(load(80, None)._replace(refuse_over=True), 5, leader=False)
    assert (free.allowed, free.limits, free.after, free.sentence) == (
        True,
        None,
        85,
        "Anna Holm får 85 sager.",
    )


@given(st.integers(0, 60), st.integers(1, 20), shares)
def test_taking_more_never_makes_the_verdict_better(held: int, more: int, share: Decimal) -> None:
    order = list(State)
    limits = scaled(FULL, share)
    before, after = state_of(held, limits), may_take(load(held, limits), more).state
    assert order.index(after) >= order.index(before)


@given(st.integers(0, 80), st.integers(0, 20), st.booleans())
def test_giving_cases_away_is_always_allowed(held: int, fewer: int, leader: bool) -> None:
    verdict = may_take(load(held)._replace(refuse_over=True), -fewer, leader=leader)
    assert verdict.allowed
    assert verdict.state is not State.REFUSED


@given(st.integers(0, 80), st.integers(1, 20), shares, st.booleans(), st.booleans(), st.text(max_size=3))
def test_it_is_allowed_exactly_up_to_the_maximum_or_with_a_leaders_reason(
    held: int, more: int, share: Decimal, refuses: bool, leader: bool, reason: str
) -> None:
    limits = scaled(FULL, share)
    verdict = may_take(load(held, limits)._replace(refuse_over=refuses), more, reason=reason, leader=leader)
    over = held + more > limits.maximum
    assert verdict.reason_needed == (over and leader and not refuses)
    assert verdict.allowed == (not over or (verdict.reason_needed and bool(reason.strip())))
    assert (verdict.state is State.REFUSED) == (over and not verdict.reason_needed)


@given(shares, shares)
def test_more_hours_never_mean_a_lower_limit(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert scaled(FULL, low).maximum <= scaled(FULL, high).maximum
    assert scaled(FULL, low).warning <= scaled(FULL, low).maximum
