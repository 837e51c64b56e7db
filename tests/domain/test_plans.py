"""What follows from a plan: waiting time, what waits for what, and room for milestones."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.plan_data import from_data, to_data
from koordinator.domain.plans import (
    MOST_MILESTONES,
    MilestoneLine,
    MilestoneStatus,
    PlanCard,
    follows_itself,
    room_for_milestone,
    waiting,
)
from tests.domain.plan_lines import TODAY, intervention, milestone

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
TEXTS = st.none() | st.text(max_size=30)


@pytest.mark.parametrize(
    ("ordered", "starts", "words"),
    [
        (date(2026, 10, 1), None, "har ventet 7 uger uden startdato"),
        (TODAY, None, "har ventet 0 dage uden startdato"),
        (date(2026, 11, 19), date(2026, 12, 10), "venter 3 uger"),
        (date(2026, 9, 1), date(2026, 9, 2), "ventede 1 dag"),
        (date(2026, 9, 1), date(2026, 9, 14), "ventede 13 dage"),
        (date(2026, 9, 1), date(2026, 9, 15), "ventede 2 uger"),
        (date(2026, 9, 1), date(2026, 9, 1), "begyndte uden ventetid"),
    ],
)
def test_waiting_runs_from_the_order_to_the_start(ordered: date, starts: date | None, words: str) -> None:
    found = waiting(intervention(ordered=ordered, starts=starts), TODAY)
    assert found is not None
    assert found.words == words


def test_nothing_is_said_of_waiting_where_it_cannot_be_known() -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert waiting(intervention(starts=TODAY), TODAY) is None
    assert waiting(intervention(ordered=tomorrow), TODAY) is None
    assert waiting(intervention(ordered=TODAY, starts=date(2026, 11, 19)), TODAY) is None


def test_an_intervention_is_over_after_its_last_day() -> None:
    line = intervention(ends=TODAY)
    assert not line.over(TODAY)
    assert line.over(TODAY + timedelta(days=1))
    assert not intervention().over(TODAY)


def test_room_is_counted_among_the_milestones_that_are_open() -> None:
    full = tuple(milestone(n) for n in range(MOST_MILESTONES))
    done = tuple(milestone(n, status=MilestoneStatus.REACHED) for n in range(20, 30))
    assert not room_for_milestone(PlanCard(1, milestones=(*full, *done)))
    assert room_for_milestone(PlanCard(1, milestones=(*full[1:], *done)))


def test_interventions_never_wait_in_a_ring() -> None:
    chain = (intervention(1), intervention(2, waits_for_id=1), intervention(3, waits_for_id=2))
    card = PlanCard(1, interventions=chain)
    assert follows_itself(card, 1, 3)
    assert follows_itself(card, 2, 2)
    assert not follows_itself(card, 3, 1)
    assert not follows_itself(card, 1, None)


MILESTONES = st.builds(
    MilestoneLine, st.integers(1, 99), st.text(max_size=30), TEXTS, TEXTS, st.sampled_from(MilestoneStatus),
    st.none() | DAYS, st.none() | DAYS, TEXTS, st.lists(st.integers(1, 9), max_size=4).map(tuple),
)  # fmt: skip
INTERVENTIONS = st.builds(
    intervention, st.integers(1, 99), title=st.text(max_size=30), law=TEXTS, contact=TEXTS,
    starts=st.none() | DAYS, ends=st.none() | DAYS, ordered=st.none() | DAYS, follow_up=st.none() | DAYS,
    waits_for_id=st.none() | st.integers(1, 9), waits_because=TEXTS,
)  # fmt: skip
PLANS = st.builds(
    PlanCard, st.integers(1, 9), TEXTS, TEXTS, st.lists(MILESTONES, max_size=4).map(tuple),
    st.lists(INTERVENTIONS, max_size=4).map(tuple),
)  # fmt: skip


@given(PLANS)
def test_a_version_holds_the_whole_plan(card: PlanCard) -> None:
    assert from_data(to_data(card)) == card
