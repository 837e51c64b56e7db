"""What a change of caseworker costs, at the edges of days, years and ages."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.rebalance.costs import (
    Prices,
    Relation,
    fits,
    months_before,
    parts,
    started_years,
    unfit_words,
)

PRICE = Prices(year=10, years=5, meeting=20, meeting_days=14, recent=40, recent_months=6, keep=500, age=30)
ON = date(2026, 11, 20)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def points(relation: Relation, price: Prices = PRICE) -> dict[str, int]:
    return {part.words: part.points for part in parts(relation, ON, price)}


@pytest.mark.parametrize(
    ("since", "started"),
    [
        (ON, 1),
        (date(2025, 11, 21), 1),
        (date(2025, 11, 20), 2),
        (date(2025, 11, 19), 2),
        (date(2024, 2, 29), 3),
        (date(2026, 12, 1), 1),
    ],
)
def test_a_year_has_started_from_its_first_day(since: date, started: int) -> None:
    assert started_years(since, ON) == started


@given(DAYS, DAYS)
def test_longer_relations_never_cost_less(one: date, other: date) -> None:
    first, second = sorted((one, other))
    assert started_years(first, date(2061, 1, 1)) >= started_years(second, date(2061, 1, 1)) >= 1


def test_the_length_of_a_relation_counts_up_to_the_cap() -> None:
    assert points(Relation(date(2024, 3, 2), changed=False)) == {
        "3. år med samme sagsbehandler (siden 2. marts 2024)": 30
    }
    assert points(Relation(date(2010, 3, 2), changed=False)) == {
        "17. år med samme sagsbehandler (siden 2. marts 2010)": 50
    }


@pytest.mark.parametrize(("days", "near"), [(-1, False), (0, True), (14, True), (15, False)])
def test_a_meeting_is_near_for_so_many_days_from_the_day_of_the_change(days: int, near: bool) -> None:
    found = points(Relation(date(2026, 3, 2), changed=False, meeting=ON + timedelta(days=days)))
    assert (20 in found.values()) is near


@pytest.mark.parametrize(
    ("since", "changed", "recent"),
    [
        (date(2026, 5, 20), True, False),
        (date(2026, 5, 21), True, True),
        (date(2026, 11, 1), False, False),
    ],
)
def test_a_change_within_six_months_costs_more(since: date, changed: bool, recent: bool) -> None:
    found = points(Relation(since, changed=changed))
    assert found.get("Har skiftet sagsbehandler inden for 6 måneder", 0) == (40 if recent else 0)


def test_advice_against_a_change_is_told_with_its_reason() -> None:
    assert (
        points(Relation(ON, changed=False, keep=True, keep_reason=" Svært at skabe tillid "))[
            "Skift frarådes: Svært at skabe tillid"
        ]
        == 500
    )
    assert points(Relation(ON, changed=False, keep=True))["Skift frarådes"] == 500


def test_what_a_leader_sets_to_nothing_is_not_mentioned() -> None:
    assert points(Relation(ON, changed=True, keep=True), PRICE._replace(year=0, recent=0, keep=0)) == {}


def test_the_age_of_a_team_holds_both_its_ends() -> None:
    assert fits(29, None, 29)
    assert not fits(30, None, 29)
    assert fits(30, 30, None)
    assert not fits(29, 30, None)
    assert fits(5, None, None)
    assert unfit_words("Under 30", 30) == "Borgeren er 30 år, og det er uden for Under 30"


def test_half_a_year_before_a_long_months_end_is_the_short_months_end() -> None:
    assert months_before(date(2026, 8, 31), 6) == date(2026, 2, 28)
