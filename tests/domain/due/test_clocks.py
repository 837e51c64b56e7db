"""What starts and stops each clock of the shipped rulebook."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.due.facts import Subject
from koordinator.domain.due.records import DueState
from koordinator.domain.due.rules import Unit, moved
from koordinator.services.rulebook import shipped
from tests.domain.due.cases import STARTS, TODAY, asked, facts, judged

BOARD = date(2026, 11, 6)


def due(key: str, today: date = TODAY, **known: Any) -> list[date | None]:
    return [one.due for one in asked(facts(**known), key, today)]


def test_after_the_board_a_letter_is_sent_within_7_days_and_a_meeting_held_within_14() -> None:
    held = {"rehabiliteringsteam": BOARD}
    assert due("handover_letter", held=held) == [date(2026, 11, 13)]
    assert due("handover_meeting", held=held) == [date(2026, 11, 20)]
    assert due("handover_letter", held=held, letter=BOARD) == []
    assert due("handover_letter", held=held, letter=BOARD - timedelta(days=1)) == [date(2026, 11, 13)]
    handed = {**held, "overdragelse": BOARD + timedelta(days=3)}
    assert due("handover_letter", held=handed) == due("handover_meeting", held=handed) == []
    assert due("handover_meeting") == [], "without a board meeting there is nothing to hand over"


def test_a_handover_meeting_that_is_agreed_in_time_is_enough_and_one_too_late_is_said() -> None:
    held = {"rehabiliteringsteam": BOARD}
    in_time = {"overdragelse": date(2026, 11, 20)}
    late = {"overdragelse": date(2026, 12, 3)}
    assert due("handover_meeting", held=held, agreed=in_time) == []
    (one,) = asked(facts(held=held, agreed=late), "handover_meeting", date(2026, 11, 21))
    assert one.state is DueState.OVERDUE
    assert one.why.endswith("mødet var 6. nov., aftalt til 3. dec.")


def test_the_start_meeting_comes_within_28_days_of_the_handover() -> None:
    assert due("start_meeting", held={"overdragelse": date(2026, 11, 2)}) == [date(2026, 11, 30)]
    handover = {"overdragelse": date(2026, 11, 2)}
    assert due("start_meeting", held={**handover, "opstart": date(2026, 11, 9)}) == []
    assert due("start_meeting", held={**handover, "opstart": date(2026, 4, 9)}) == [], "it has had its own"
    again = {**handover, "rehabiliteringsteam": date(2026, 10, 26), "opstart": date(2026, 4, 9)}
    assert due("start_meeting", held=again) == [date(2026, 11, 30)]


def test_what_was_missed_more_than_a_year_ago_is_told_no_more() -> None:
    assert due("handover_meeting", held={"rehabiliteringsteam": date(2025, 11, 6)}) == [date(2025, 11, 20)]
    assert due("handover_meeting", held={"rehabiliteringsteam": date(2025, 11, 5)}) == []


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ({}, [date(2026, 11, 24)]),
        ({"overdragelse": date(2026, 11, 3)}, []),
        ({"overdragelse": date(2026, 6, 3)}, [date(2026, 11, 24)]),
        ({"rehabiliteringsteam": date(2026, 10, 20)}, []),
        ({"rehabiliteringsteam": date(2026, 3, 20)}, [date(2026, 11, 24)]),
    ],
)
def test_a_change_of_caseworker_asks_for_a_meeting_unless_the_board_led_to_it(
    held: dict[str, date], expected: list[date]
) -> None:
    assert due("handover_after_change", changed=date(2026, 11, 10), held=held) == expected


def test_the_meeting_of_a_handover_to_come_does_not_answer_an_old_change() -> None:
    agreed = {"overdragelse": date(2026, 11, 20)}
    assert due("handover_after_change", changed=date(2026, 11, 10), agreed=agreed) == []
    coming = {"changed": date(2026, 1, 15), "agreed": agreed, "next_change": date(2026, 11, 20)}
    (one,) = asked(facts(**coming), "handover_after_change")
    assert "aftalt" not in one.why
    later = date(2027, 3, 1)
    changed = date(2026, 11, 10)
    assert due("handover_after_change", changed=changed, agreed=agreed, next_change=later) == []


@given(st.dates(date(2024, 1, 1), date(2028, 12, 31)), st.integers(0, 3))
def test_four_talks_are_spread_evenly_over_the_first_six_months(starts: date, talked: int) -> None:
    last = moved(starts, 6, Unit.MONTHS)
    talks = frozenset(starts + timedelta(days=number) for number in range(talked))
    (day,) = due("first_talks", starts, starts=starts, talks=talks)
    assert day is not None
    assert starts < day <= last
    share = (last - starts) * (talked + 1) / 4
    assert abs((day - starts) - share) <= timedelta(days=1)
    assert (day == last) == (talked == 3)


def test_the_first_talks_end_with_the_fourth_and_are_told_late_only_where_the_record_goes_back() -> None:
    known = [STARTS + timedelta(days=number * 30) for number in range(4)]
    assert due("first_talks", talks=frozenset(known)) == []
    assert due("first_talks", talks=frozenset(known[:3])) == [date(2026, 9, 2)]
    assert due("first_talks", talks=frozenset([date(2026, 11, 2)])) == []
    assert due("first_talks", talks=None) == [], "the record of an old course is not held against it"


def test_the_first_talks_ask_for_the_next_one_instead_of_the_90_days() -> None:
    known = {
        "starts": date(2026, 9, 1),
        "talks": frozenset([date(2026, 9, 2)]),
        "last_talk": date(2026, 9, 2),
    }
    found = [one.rule_key for one in judged(facts(**known), *shipped()) if "talk" in one.rule_key]
    assert found == ["first_talks"]
    older = judged(facts(last_talk=date(2026, 10, 5)), *shipped())
    assert [one.due for one in older if "talk" in one.rule_key] == [date(2027, 1, 3)]


def test_the_next_talk_is_asked_for_90_days_after_the_last_unless_one_is_agreed() -> None:
    assert due("next_talk", last_talk=date(2026, 9, 1)) == [date(2026, 11, 30)]
    assert due("next_talk", last_talk=date(2026, 9, 1), agreed={"opfoelgning": date(2027, 1, 8)}) == []
    (one,) = asked(facts(), "next_talk")
    assert one.state is DueState.UNKNOWN


def test_forms_and_notes_run_from_the_last_one_or_from_the_start_of_the_course() -> None:
    assert due("status_note", last_note=date(2026, 10, 31)) == [date(2027, 1, 31)]
    assert due("status_note") == [date(2026, 6, 2)]
    assert due("distance_form") == [date(2026, 9, 2)]
    assert due("distance_form", forms={"distance": date(2026, 8, 31)}) == [date(2027, 2, 28)]


def test_the_first_intervention_begins_within_six_months() -> None:
    assert due("first_intervention") == [date(2026, 9, 2)]
    assert due("first_intervention", first_step=date(2026, 10, 1)) == [], "late, but begun"
    planned = {"starts": date(2026, 6, 1), "first_step": date(2026, 11, 30)}
    assert due("first_intervention", **planned) == []
    (late,) = asked(facts(starts=date(2026, 6, 1), first_step=date(2026, 12, 7)), "first_intervention")
    assert late.why.endswith("aftalt til 7. dec.")


def test_a_provider_tells_how_an_offer_ended_within_14_days() -> None:
    over = (Subject(7, date(2026, 11, 6), "Mentorstøtte"),)
    (one,) = asked(facts(over=over), "end_statement")
    assert (one.due, one.subject_id, one.sentence) == (
        date(2026, 11, 20), 7, "Slutstatus fra leverandøren: Mentorstøtte",
    )  # fmt: skip
    assert due("end_statement", over=over, last_received=date(2026, 11, 5)) == [date(2026, 11, 20)]
    assert due("end_statement", over=over, last_received=date(2026, 11, 6)) == []


@pytest.mark.parametrize(
    ("born", "birthday"),
    [(date(1996, 12, 6), date(2026, 12, 6)), (date(1996, 2, 29), date(2026, 3, 1))],
)
def test_a_citizen_turns_30_on_her_birthday(born: date, birthday: date) -> None:
    before = birthday - timedelta(days=33)  # it falls on a Sunday, and is shown on the Friday before
    states = [
        [one.state for one in asked(facts(born=born, age_to=29), "turning_30", day)]
        for day in (before, birthday - timedelta(days=20), birthday + timedelta(days=1))
    ]
    assert states == [[DueState.LATER], [DueState.SOON], [DueState.OVERDUE]]
    assert due("turning_30", before, born=born, age_to=29) == [birthday]


def test_turning_30_concerns_teams_of_the_young_and_birthdays_within_the_course() -> None:
    born = date(1996, 12, 6)
    assert due("turning_30", born=born, age_to=None) == [date(2026, 12, 6)]
    assert due("turning_30", born=born, age_to=64) == []
    assert due("turning_30", born=date(1990, 1, 1), age_to=None) == [], "grown already"
    assert due("turning_30", born=date(1999, 12, 6), age_to=29) == [], "in three years"
    assert due("turning_30", born=date(1999, 12, 6), age_to=29, expected_end=date(2030, 1, 1)) != []


def test_what_ends_is_soon_from_the_rules_value_ahead_and_overdue_the_day_after() -> None:
    consent = (Subject(3, date(2026, 12, 11), "Maria Dahl (psykolog)"),)
    (one,) = asked(facts(consents=consent), "consent")
    assert (one.state, one.due, one.subject_id) == (DueState.SOON, date(2026, 12, 11), 3)
    assert one.sentence == "Samtykke: Maria Dahl (psykolog)"
    days = (date(2026, 11, 10), date(2026, 11, 11), date(2026, 12, 11), date(2026, 12, 12))
    states = [asked(facts(consents=consent), "consent", day)[0].state for day in days]
    assert states == [DueState.LATER, DueState.SOON, DueState.SOON, DueState.OVERDUE]
    ends = (date(2027, 2, 19), date(2027, 3, 1), None)
    found = [asked(facts(expected_end=day), "course_end")[0].state for day in ends]
    assert found == [DueState.SOON, DueState.LATER, DueState.UNKNOWN]
    assert asked(facts(expected_end=date.max), "course_end")[0].state is DueState.LATER


def test_a_placement_that_has_ended_asks_for_the_next_step_or_a_reason() -> None:
    ends = (Subject(4, date(2026, 11, 13), "Brugsen"),)
    assert [one.state for one in asked(facts(placements=ends), "placement_end")] == [DueState.OVERDUE]
    assert asked(facts(placements=ends, explained=True), "placement_end") == []
    coming = (Subject(4, date(2026, 11, 30), "Brugsen"),)
    assert [one.state for one in asked(facts(placements=coming, explained=True), "placement_end")] == [
        DueState.SOON
    ]


def test_an_agreed_follow_up_is_answered_by_any_meeting_about_it() -> None:
    agreed = (Subject(9, date(2026, 11, 16), "Mentorstøtte"),)
    assert due("follow_up", follow_ups=agreed) == [date(2026, 11, 16)]
    assert due("follow_up", follow_ups=agreed, held={"status": date(2026, 11, 16)}) == []
    assert due("follow_up", follow_ups=agreed, last_talk=date(2026, 11, 15)) == [date(2026, 11, 16)]
    assert due("milestone", milestones=(Subject(2, date(2026, 12, 1), "Op kl. 8"),)) == [date(2026, 12, 1)]
