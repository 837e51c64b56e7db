"""Where a meeting may go from where it stands."""

import pytest

from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.states import can_become, why_not

DRAFT, PLANNED, HELD = MeetingState.DRAFT, MeetingState.PLANNED, MeetingState.HELD
CLOSED, CANCELLED = MeetingState.CLOSED, MeetingState.CANCELLED


@pytest.mark.parametrize(
    ("state", "wanted"),
    [
        (DRAFT, PLANNED), (DRAFT, CANCELLED), (PLANNED, HELD), (PLANNED, CANCELLED),
        (HELD, CLOSED), (HELD, PLANNED), (CANCELLED, PLANNED),
    ],
)  # fmt: skip
def test_what_a_meeting_can_become(state: MeetingState, wanted: MeetingState) -> None:
    assert can_become(state, wanted)
    assert why_not(state, wanted) is None


@pytest.mark.parametrize(
    ("state", "wanted", "sentence"),
    [
        (DRAFT, HELD, "planlagt møde"), (CANCELLED, HELD, "planlagt møde"), (HELD, CANCELLED, "ikke aflyses"),
        (CANCELLED, CANCELLED, "ikke aflyses"), (PLANNED, CLOSED, "afholdt møde"),
        (PLANNED, PLANNED, "allerede planlagt"), (CLOSED, PLANNED, "afsluttet"),
        (CLOSED, CANCELLED, "afsluttet"),
    ],
)  # fmt: skip
def test_what_it_cannot_become_has_a_sentence(
    state: MeetingState, wanted: MeetingState, sentence: str
) -> None:
    assert sentence in (why_not(state, wanted) or "")


def test_every_refusal_is_a_sentence() -> None:
    for state in MeetingState:
        for wanted in MeetingState:
            told = why_not(state, wanted)
            assert can_become(state, wanted) is (told is None)
            assert told is None or told.endswith(".")
