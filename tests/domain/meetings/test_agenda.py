"""An agenda's minutes against the meeting's, and when each point begins."""

from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.meetings.agenda import agenda_sum, begins
from koordinator.domain.meetings.moments import local
from tests.factories import TODAY

MINUTES = st.lists(st.none() | st.integers(0, 120), max_size=12)


def test_the_sum_says_what_is_left_or_too_much() -> None:
    assert agenda_sum([10, 15], 30).words == "25 af 30 min. · 5 min. tilbage"
    assert agenda_sum([10, None, 20], 30).words == "30 af 30 min."
    assert agenda_sum([40], 30).words == "40 af 30 min. · 10 min. for meget"
    assert agenda_sum([40], None).words == "40 min."


@given(MINUTES)
def test_each_point_begins_when_those_before_it_are_over(minutes: list[int | None]) -> None:
    starts = local(TODAY, 13)
    times = begins(starts, minutes)
    assert len(times) == len(minutes)
    for number, time in enumerate(times):
        assert (time - starts).total_seconds() == 60 * sum(one or 0 for one in minutes[:number])
