"""Meetings in the command box: found by citizen and title, and asked for with a citizen's name."""

from datetime import timedelta

from koordinator.domain.meetings.kinds import NETWORK
from koordinator.domain.meetings.moments import local, to_local
from koordinator.domain.search import Hit
from koordinator.services.case_ending import end_case
from koordinator.ui.base.results import ResultItem
from koordinator.ui.context import MeetingWish
from koordinator.ui.finding import results
from tests.ui.meetings.conftest import office
from tests.ui.meetings.office import DAY, Office

__all__ = ["office"]


def group(place: Office, text: str, title: str) -> list[ResultItem]:
    return next(list(one.items) for one in results(place.ctx, text) if one.title == title)


def test_a_meeting_is_found_by_its_citizen(office: Office) -> None:
    ref = office.book(local(DAY, 13), place="Grønnegården")
    (item,) = group(office, "mille øst", "Møder")
    assert item.text == "Mille Østerby"
    assert item.detail == "Netværksmøde · tirsdag 24. nov. 2026 kl. 13.00 · Grønnegården"
    assert isinstance(item.key, Hit) and (item.key.row_id, item.key.original) == ref


def test_a_meeting_is_found_by_its_title_whatever_the_case(office: Office) -> None:
    office.book(local(DAY, 13), title="Økonomi på Åen", case_id=None, participants=())
    for typed in ("økonomi", "ØKONOMI", "åen", "aaen"):
        assert [item.text for item in group(office, typed, "Møder")] == ["Økonomi på Åen"]


def test_a_series_is_found_at_its_next_occurrence(office: Office) -> None:
    office.book(local(DAY - timedelta(days=14), 13), rule="FREQ=WEEKLY;BYDAY=TU;COUNT=4")
    (item,) = group(office, "mille", "Møder")
    assert isinstance(item.key, Hit) and item.key.original is not None
    assert to_local(item.key.original) == local(DAY, 13)


def test_a_network_meeting_is_offered_with_each_citizen_found(office: Office) -> None:
    for typed, title in (
        ("mille", "Book møde"),
        ("nyt netværksmøde for mille", "Handlinger"),
        ("netværksmøde mille", "Handlinger"),
    ):
        (item,) = [one for one in group(office, typed, title) if isinstance(one.key, MeetingWish)]
        assert item.text == "Nyt netværksmøde for Mille Østerby"
        assert item.key == MeetingWish(NETWORK, office.mille)


def test_no_meeting_is_offered_about_a_case_that_has_ended(office: Office) -> None:
    end_case(office.ctx.desk, office.mille, office.ctx.desk.today() - timedelta(days=1), "Job", None)
    assert group(office, "mille", "Book møde") == []
    assert [one.text for one in group(office, "mille", "Borgere")] == ["Mille Østerby"]


def test_no_citizen_no_meeting(office: Office) -> None:
    assert not any(
        isinstance(one.key, MeetingWish) for found in results(office.ctx, "xyz") for one in found.items
    )
    assert group(office, "xyz", "Møder") == []
