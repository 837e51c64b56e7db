"""Holding, cancelling and reopening a meeting."""

from datetime import timedelta
from pathlib import Path

import pytest

from koordinator.domain.meetings.kinds import MeetingState, Status
from koordinator.errors import Refused
from koordinator.services.meetings import planning, states
from koordinator.services.meetings.booking import ClashFound
from koordinator.services.meetings.calendar import card, next_of_type
from koordinator.services.undoing import undo
from tests.factories import at
from tests.services.meetings.circle import DAY, Circle, changed, make_circle


@pytest.fixture
def circle(tmp_path: Path) -> Circle:
    return make_circle(tmp_path)


def state(circle: Circle, ref: object) -> tuple[MeetingState, str | None]:
    held = card(circle.desk, ref)  # type: ignore[arg-type]
    return held.entry.state, held.reason


def test_a_meeting_is_cancelled_with_a_reason_and_that_is_undone(circle: Circle) -> None:
    ref = circle.book()
    with pytest.raises(Refused, match="hvorfor"):
        states.cancel(circle.desk, ref, "  ")
    states.cancel(circle.desk, ref, "Mille er syg")
    assert state(circle, ref) == (MeetingState.CANCELLED, "Mille er syg")
    assert next_of_type(circle.desk, "netvaerk", circle.draft().starts) is None
    undo(circle.desk)
    assert state(circle, ref) == (MeetingState.PLANNED, None)


def test_a_cancelled_time_is_free_and_reopening_it_sees_who_took_it(circle: Circle) -> None:
    ref = circle.book()
    states.cancel(circle.desk, ref, "Flyttet")
    circle.book("opfoelgning")
    with pytest.raises(ClashFound):
        states.reopen(circle.desk, ref)
    states.reopen(circle.desk, ref, keep="Begge kan nås")
    assert state(circle, ref)[0] is MeetingState.PLANNED


def test_only_a_past_meeting_has_been_held(circle: Circle) -> None:
    ref = circle.book()
    with pytest.raises(Refused, match="fremtiden"):
        states.mark_held(circle.desk, ref, {})
    after = at(circle.desk, DAY + timedelta(days=1))
    there = {one.participant_id: one.name != "Ruth Damgaard" for one in card(after, ref).participants}
    states.mark_held(after, ref, there)
    held = card(after, ref)
    assert held.entry.state is MeetingState.HELD
    assert {one.name for one in held.participants if one.status is Status.ABSENT} == {"Ruth Damgaard"}
    with pytest.raises(Refused, match="afholdt"):
        states.cancel(after, ref, "for sent")
    states.close(after, ref)
    with pytest.raises(Refused, match="afsluttet"):
        states.cancel(after, ref, "for sent")
    states.reopen(after, ref)
    assert card(after, ref).entry.state is MeetingState.HELD
    states.reopen(after, ref)
    assert Status.ABSENT not in {one.status for one in card(after, ref).participants}


def test_a_draft_is_planned_later(circle: Circle) -> None:
    draft = changed(circle.draft("opfoelgning"), state=MeetingState.DRAFT)
    from koordinator.domain.meetings.records import MeetingRef

    ref = MeetingRef(planning.book(circle.desk, draft))
    states.plan(circle.desk, ref)
    assert state(circle, ref)[0] is MeetingState.PLANNED
    with pytest.raises(Refused, match="allerede planlagt"):
        states.plan(circle.desk, ref)
