"""What stands on an agenda, and when."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.moments import local
from koordinator.reports.content.agenda import Fact, Letterhead, agenda
from tests.reports.cards import CALL_BY, HEAD, meeting


def test_type_citizen_and_time_stand_at_the_top() -> None:
    made = agenda(meeting(), HEAD, CALL_BY)
    assert (made.heading, made.citizen, made.subject) == ("Netværksmøde", "Mille Østerby", "")
    assert made.when == "tirsdag den 24. november 2026 kl. 13.00–14.30"
    assert made.day == "24. november 2026"


def test_place_and_the_three_duties_are_facts() -> None:
    assert agenda(meeting(), HEAD).facts == (
        Fact("Sted", "Grønnegårdens Planteskole"),
        Fact("Mødeleder", "Anna Holm", person=True),
        Fact("Vært", "Lotte Bakkegaard", person=True),
        Fact("Referent", "Peter Ågård", person=True),
    )


def test_what_is_not_settled_stays_empty_on_the_paper() -> None:
    made = agenda(meeting(participants=(), place=None), Letterhead())
    assert [fact.value for fact in made.facts] == ["", "", "", ""]
    assert made.cancelling == ""


def test_participants_have_role_and_organisation() -> None:
    assert [(party.name, party.about) for party in agenda(meeting(), HEAD).parties] == [
        ("Mille Østerby", "borger"),
        ("Tove Østerby", "bisidder (mor)"),
        ("Anna Holm", "koordinerende sagsbehandler"),
        ("Peter Ågård", "virksomhedskonsulent"),
        ("Lotte Bakkegaard", "virksomhedsmentor, planteskolen"),
        ("Ruth Damgaard", "bostøtte, Socialpsykiatrien"),
        ("Egil Vinther", "psykolog, Vinther & Lund, har meldt afbud"),
    ]


def test_a_point_after_one_without_length_has_no_time() -> None:
    made = agenda(meeting(), HEAD)
    assert [(point.number, point.clock) for point in made.points] == [
        (1, "13.00"), (2, "13.10"), (3, "13.25"), (4, ""),
    ]  # fmt: skip


def test_points_keep_the_wall_clock_when_summer_time_ends() -> None:
    night = meeting(
        agenda=[("Før", None, 60, None), ("Efter", None, 60, None), ("Slut", None, None, None)],
        starts=local(date(2026, 10, 25), 1, 30),
        ends=local(date(2026, 10, 25), 4),
    )
    assert [point.clock for point in agenda(night, HEAD).points] == ["1.30", "2.30", "2.30"]


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Netværksmøde", ""),
        ("", ""),
        ("Mille Østerby", ""),
        ("Netværksmøde – Mille Østerby", ""),
        ("Opfølgning på praktik", "Opfølgning på praktik"),
        ("Netværksmøde om praktik", "Netværksmøde om praktik"),
    ],
)
def test_the_title_stands_where_it_says_more_than_the_type(title: str, subject: str) -> None:
    assert agenda(meeting(title=title), HEAD).subject == subject


@pytest.mark.parametrize(
    ("state", "stamp", "asks"),
    [
        (MeetingState.PLANNED, "", True),
        (MeetingState.DRAFT, "Kladde", True),
        (MeetingState.CANCELLED, "Aflyst", False),
        (MeetingState.HELD, "", False),
    ],
)
def test_only_a_meeting_to_come_asks_for_a_call(state: MeetingState, stamp: str, asks: bool) -> None:
    made = agenda(meeting(state=state), HEAD, CALL_BY)
    assert made.stamp == stamp
    wanted = "Kan du ikke komme? Ring til Anna Holm senest mandag den 23. november kl. 12."
    assert made.cancelling == (wanted if asks else "")


def test_a_call_that_is_too_late_has_no_deadline() -> None:
    assert agenda(meeting(), HEAD, None).cancelling == "Kan du ikke komme? Ring til Anna Holm."


@given(st.lists(st.integers(0, 600), max_size=12))
def test_clocks_are_the_start_and_the_minutes_before(minutes: list[int]) -> None:
    lines = [("Punkt", None, one, None) for one in minutes]
    made = agenda(meeting(agenda=lines), HEAD)
    begins = local(date(2026, 11, 24), 13)
    for point, length in zip(made.points, minutes, strict=True):
        assert point.clock == f"{begins.hour}.{begins.minute:02d}"
        begins += timedelta(minutes=length)
