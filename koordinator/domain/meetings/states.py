"""Where a meeting may go from where it stands."""

from koordinator.domain.meetings.kinds import MeetingState

_WAYS = {
    MeetingState.DRAFT: {MeetingState.PLANNED, MeetingState.CANCELLED},
    MeetingState.PLANNED: {MeetingState.HELD, MeetingState.CANCELLED, MeetingState.DRAFT},
    MeetingState.HELD: {MeetingState.CLOSED, MeetingState.PLANNED},
    MeetingState.CLOSED: {MeetingState.HELD},
    MeetingState.CANCELLED: {MeetingState.PLANNED},
}
_WHY_NOT = {
    MeetingState.HELD: "Kun et planlagt møde kan markeres som afholdt.",
    MeetingState.CANCELLED: "Et møde, der er afholdt eller aflyst, kan ikke aflyses.",
    MeetingState.PLANNED: "Mødet er allerede planlagt.",
    MeetingState.DRAFT: "Kun et planlagt møde kan gøres til en kladde.",
    MeetingState.CLOSED: "Kun et afholdt møde kan afsluttes.",
}
_CLOSED = "Mødet er afsluttet og kan ikke ændres."


def can_become(state: MeetingState, wanted: MeetingState) -> bool:
    """Whether a meeting may go from one state to another."""
    return wanted in _WAYS[state]


def why_not(state: MeetingState, wanted: MeetingState) -> str | None:
    """Why a meeting may not go there, as a sentence; None when it may."""
    if can_become(state, wanted):
        return None
    return _CLOSED if state is MeetingState.CLOSED else _WHY_NOT[wanted]
