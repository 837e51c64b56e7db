"""Clashes and free times, against looking at every pair."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.meetings.clashes import (
    Engagement,
    Wanted,
    find_clashes,
    free_times,
)
from koordinator.domain.meetings.holidays import is_workday
from koordinator.domain.meetings.moments import local, to_local, window
from koordinator.domain.meetings.records import Person

DAY = date(2026, 11, 24)
ANNA, BO = Person(worker_id=1), Person(contact_id=2)
PEOPLE = [(ANNA, "Anna Holm"), (BO, "Bo Lund")]
HOUR = timedelta(hours=1)
MOMENTS = st.integers(0, 400).map(lambda half: datetime(2026, 11, 16, tzinfo=UTC) + half * HOUR / 2)


@st.composite
def engagements(draw: st.DrawFn) -> Engagement:
    person, name = draw(st.sampled_from(PEOPLE))
    start = draw(MOMENTS)
    key = draw(st.sampled_from(["meeting", "busy", "absence"]))
    end = start + draw(st.integers(1, 30)) * HOUR / 2
    return Engagement(key, person, name, start, end, "Teammøde", draw(st.integers(1, 3)))


@given(st.sets(MOMENTS, max_size=12), st.integers(1, 12), st.lists(engagements(), max_size=20))
def test_clashes_are_those_of_every_pair(starts: set[datetime], halves: int, taken: list[Engagement]) -> None:
    length = halves * HOUR / 2
    found = find_clashes(Wanted(sorted(starts), length), taken)
    pairs = [
        (one.key, one.person, start)
        for start in starts
        for one in set(taken)
        if one.starts < start + length and start < one.ends
    ]
    mine = [(c.key, person, c.starts.astimezone(UTC)) for c in found for person in c.people]
    assert Counter(mine) == Counter(pairs)
    things = {(one._replace(person=ANNA, name=""), s) for one in taken for s in starts
              if one.starts < s + length and s < one.ends}  # fmt: skip
    assert len([c for c in found if c.people]) == len(things)
    assert all(name in (c.person or "") for c in found for who, name in PEOPLE if who in c.people)
    closed = [c.starts.astimezone(UTC) for c in found if c.person is None]
    assert sorted(closed) == sorted(s for s in starts if not is_workday(to_local(s).date()))
    assert [c.starts for c in found] == sorted(c.starts for c in found)


@given(st.lists(engagements(), max_size=12), st.sampled_from([30, 60, 90, 240]), st.integers(1, 6))
def test_proposed_times_are_free_as_they_say(taken: list[Engagement], minutes: int, most: int) -> None:
    found = free_times(taken, PEOPLE, minutes, date(2026, 11, 16), date(2026, 11, 24), most)
    assert len(found) <= most
    for offer in found:
        busy = {one.name for one in taken if one.starts < offer.ends and offer.starts < one.ends}
        assert set(offer.missing) == busy
        assert is_workday(offer.starts.date())
        assert local(offer.starts.date(), 8) <= offer.starts
        assert offer.ends <= local(offer.starts.date(), 16)
        assert offer.ends - offer.starts == timedelta(minutes=minutes)
    assert [len(offer.missing) for offer in found] == sorted(len(offer.missing) for offer in found)


def test_the_first_free_time_is_proposed_first() -> None:
    taken = [Engagement("meeting", ANNA, "Anna Holm", local(DAY, 8), local(DAY, 10), "Teammøde")]
    first = free_times(taken, PEOPLE, 60, DAY, DAY, 5)[0]
    assert (first.starts, first.missing) == (local(DAY, 10), ())


def test_who_is_missing_is_named_where_nobody_finds_a_common_time() -> None:
    lo, hi = window(DAY, DAY)
    taken = [Engagement("absence", ANNA, "Anna Holm", lo, hi, "ferie")]
    assert [offer.missing for offer in free_times(taken, PEOPLE, 60, DAY, DAY, 2)] == [("Anna Holm",)] * 2


def test_nothing_is_proposed_when_nobody_could_come() -> None:
    lo, hi = window(DAY, DAY)
    taken = [Engagement("absence", person, name, lo, hi, "ferie") for person, name in PEOPLE]
    assert free_times(taken, PEOPLE, 60, DAY, DAY, 5) == []


def test_meetings_that_meet_end_to_end_do_not_clash() -> None:
    taken = [
        Engagement("meeting", ANNA, "Anna Holm", local(DAY, 9), local(DAY, 10), "Før"),
        Engagement("meeting", ANNA, "Anna Holm", local(DAY, 11), local(DAY, 12), "Efter"),
    ]
    assert find_clashes(Wanted([local(DAY, 10).astimezone(UTC)], HOUR), taken) == []


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        (
            Engagement("meeting", ANNA, "Anna Holm", local(DAY, 9), local(DAY, 10, 30), "Teammøde"),
            "Anna Holm har mødet »Teammøde« tirsdag den 24. november 2026 kl. 9.00–10.30.",
        ),
        (
            Engagement("busy", ANNA, "Anna Holm", local(DAY, 9), local(DAY, 11), ""),
            "Anna Holm er optaget ifølge sin kalenderfil tirsdag den 24. november 2026 kl. 9.00–11.00.",
        ),
        (
            Engagement("busy", ANNA, "Anna Holm", *window(DAY, DAY), "all_day"),
            "Anna Holm er optaget ifølge sin kalenderfil hele dagen tirsdag den 24. november 2026.",
        ),
        (
            Engagement("busy", ANNA, "Anna Holm", *window(DAY, date(2026, 11, 26)), "all_day"),
            "Anna Holm er optaget ifølge sin kalenderfil fra tirsdag den 24. november 2026 "
            "til og med torsdag den 26. november 2026.",
        ),
        (
            Engagement("absence", ANNA, "Anna Holm", *window(DAY, DAY), "ferie indtil videre"),
            "Anna Holm har fravær: ferie indtil videre.",
        ),
    ],
)
def test_a_clash_says_with_what(one: Engagement, sentence: str) -> None:
    found = find_clashes(Wanted([local(DAY, 10).astimezone(UTC)], HOUR), [one])
    assert [clash.sentence for clash in found] == [sentence]


@pytest.mark.parametrize(
    ("number", "who"),
    [
        (2, "Anna Holm og Bo Lund"),
        (3, "Anna Holm, Bo Lund og Carl Krog"),
        (4, "Anna Holm, Bo Lund og 2 andre"),
        (5, "Anna Holm, Bo Lund og 3 andre"),
    ],
)
def test_those_at_the_same_meeting_are_told_of_together(number: int, who: str) -> None:
    names = ["Anna Holm", "Bo Lund", "Carl Krog", "Dorthe Riis", "Egil Vinther"][:number]
    taken = [
        Engagement("meeting", Person(worker_id=n), name, local(DAY, 9), local(DAY, 11), "Netværksmøde", 7)
        for n, name in enumerate(names)
    ]
    (clash,) = find_clashes(Wanted([local(DAY, 10).astimezone(UTC)], HOUR), reversed(taken))
    assert clash.sentence == f"{who} har mødet »Netværksmøde« tirsdag den 24. november 2026 kl. 9.00–11.00."
    assert len(clash.people) == number


def test_two_meetings_of_the_same_name_are_two() -> None:
    taken = [
        Engagement("meeting", person, name, local(DAY, 9), local(DAY, 11), "Teammøde", meeting_id)
        for meeting_id, (person, name) in enumerate(PEOPLE)
    ]
    found = find_clashes(Wanted([local(DAY, 10).astimezone(UTC)], HOUR), taken)
    assert [clash.person for clash in found] == ["Anna Holm", "Bo Lund"]


def test_busy_time_shared_is_told_with_both_calendars() -> None:
    taken = [Engagement("busy", person, name, local(DAY, 9), local(DAY, 11), "") for person, name in PEOPLE]
    (clash,) = find_clashes(Wanted([local(DAY, 10).astimezone(UTC)], HOUR), taken)
    assert "Anna Holm og Bo Lund er optaget ifølge deres kalenderfiler" in clash.sentence


@pytest.mark.parametrize(
    ("day", "key", "sentence"),
    [
        (date(2026, 4, 2), "holiday", "Torsdag den 2. april 2026 er helligdag (Skærtorsdag)."),
        (
            date(2026, 6, 5),
            "holiday",
            "Fredag den 5. juni 2026 er grundlovsdag, hvor kontoret normalt er lukket.",
        ),
        (date(2026, 11, 28), "weekend", "Lørdag den 28. november 2026 ligger i en weekend."),
    ],
)
def test_days_on_which_nobody_works_clash_too(day: date, key: str, sentence: str) -> None:
    found = find_clashes(Wanted([local(day, 10).astimezone(UTC)], HOUR), [])
    assert [(clash.key, clash.person, clash.sentence) for clash in found] == [(key, None, sentence)]
