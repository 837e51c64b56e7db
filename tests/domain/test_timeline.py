"""The course as a line of time: what is in sight, the scale, the lanes, the list, the job track in words."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.timeline import (
    Course,
    Group,
    Happening,
    Kind,
    Window,
    around,
    job_track,
    lanes,
    listed,
    ticks,
    whole,
)

TODAY = date(2026, 11, 20)
DAYS = st.dates(date(2000, 1, 1), date(2060, 1, 1))
WINDOWS = st.builds(Window, DAYS, st.integers(28, 4000))


def place(starts: date | None, ends: date | None, title: str = "Praktik i Brugsen") -> Happening:
    return Happening(Kind.PLACEMENT, 1, starts, ends, title, lasting=True)


def paid(starts: date | None, ends: date | None, hours: str = "6.5") -> Happening:
    return Happening(Kind.PAID_HOURS, 1, starts, ends, "x", value=Decimal(hours), lasting=True)


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda one: (one[0], one[0] + one[1])))


@given(SPANS)
def test_two_bars_in_a_lane_never_share_a_place(spans: list[tuple[int, int]]) -> None:
    found = lanes(spans)
    for one, other in combinations(range(len(spans)), 2):
        if found[one] == found[other]:
            assert spans[one][1] <= spans[other][0] or spans[other][1] <= spans[one][0]


@given(SPANS)
def test_no_more_lanes_are_used_than_bars_stand_beside_each_other(spans: list[tuple[int, int]]) -> None:
    most = max((sum(a <= at < b for a, b in spans) for at in range(95)), default=0)
    assert max(lanes(spans), default=-1) + 1 == most


@given(WINDOWS, st.integers(3, 40), st.integers(2, 40))
def test_the_scale_stays_in_sight_in_order_and_has_room(window: Window, weeks: int, months: int) -> None:
    found = ticks(window, weeks, months)
    days = [tick.day for tick in found]
    assert days == sorted(set(days))
    assert all(window.first <= day <= window.last for day in days)
    assert len(found) <= max(weeks, months) + 1
    assert all(tick.words for tick in found)


def test_the_scale_says_weeks_months_and_years() -> None:
    assert [tick.words for tick in ticks(Window(date(2026, 11, 1), 28), 6, 6)] == [
        "2. nov.", "9. nov.", "16. nov.", "23. nov.",
    ]  # fmt: skip
    months = ticks(Window(date(2026, 11, 15), 90), 6, 6)
    assert [(tick.words, tick.strong) for tick in months] == [
        ("dec.", False),
        ("2027", True),
        ("feb.", False),
    ]
    assert [tick.words for tick in ticks(Window(date(2020, 5, 1), 1500), 6, 5)] == [
        "2021",
        "2022",
        "2023",
        "2024",
    ]


@given(WINDOWS, st.floats(0.2, 5), st.floats(0, 1))
def test_zooming_keeps_the_day_one_points_at(window: Window, factor: float, at: float) -> None:
    pointed = window.first + timedelta(days=round(window.days * at))
    zoomed = window.zoomed(factor, at)
    assert abs(zoomed.place(pointed) - at) * zoomed.days <= 2


@given(DAYS, st.integers(28, 4000))
def test_today_is_in_sight(today: date, days: int) -> None:
    window = around(today, days)
    assert window.first <= today <= window.last


def test_the_whole_course_is_in_sight_and_today_too() -> None:
    course = Course(None, date(2022, 5, 12), date(2028, 1, 12), over=False, happenings=(place(TODAY, None),))
    window = whole(course, TODAY)
    assert window.first <= date(2022, 5, 12)
    assert window.last >= date(2028, 1, 12)


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        ([], "Intet i gang endnu"),
        ([place(None, date(2026, 10, 2))], "Intet i gang – det seneste sluttede 2. okt."),
        (
            [place(date(2026, 10, 1), date(2027, 1, 12))],
            "Praktik i Brugsen til 12. jan. – intet aftalt derefter",
        ),
        (
            [place(date(2026, 10, 1), date(2026, 12, 4)), paid(date(2026, 12, 7), None, "3")],
            "Praktik i Brugsen til 4. dec. – derefter 3 lønnede timer om ugen fra 7. dec.",
        ),
        ([paid(date(2026, 1, 1), None)], "6,5 lønnede timer om ugen uden slutdato"),
        (
            [place(date(2026, 10, 1), date(2027, 1, 12)), paid(date(2026, 11, 1), date(2026, 12, 1))],
            "6,5 lønnede timer om ugen og praktik i Brugsen til 12. jan. – intet aftalt derefter",
        ),
        ([place(date(2027, 1, 4), None)], "Intet i gang – praktik i Brugsen fra 4. jan."),
        ([place(date(2026, 10, 1), TODAY)], "Praktik i Brugsen til 20. nov. – intet aftalt derefter"),
        (
            [place(date(2026, 10, 1), date(2028, 1, 12))],
            "Praktik i Brugsen til 12. jan. 2028 – intet aftalt derefter",
        ),
    ],
)
def test_the_job_track_in_one_line(ways: list[Happening], said: str) -> None:
    assert job_track(ways, TODAY) == said


@given(
    st.lists(
        st.builds(place, st.none() | DAYS, st.none() | DAYS, st.text(min_size=1, max_size=9))
        | st.builds(paid, st.none() | DAYS, st.none() | DAYS)
    ),
    DAYS,
)
def test_the_job_track_always_says_something(ways: list[Happening], today: date) -> None:
    assert job_track(ways, today)


def meeting(day: date, row_id: int = 1, *, series: bool = False) -> Happening:
    at = datetime(day.year, day.month, day.day, 9).astimezone()
    return Happening(Kind.MEETING, row_id, day, day, "Møde", at=at, original=at if series else None)


def test_the_list_is_newest_first_with_only_the_next_of_a_series_to_come() -> None:
    weekly = [meeting(TODAY + timedelta(days=7 * number), 7, series=True) for number in range(-3, 9)]
    other = meeting(TODAY + timedelta(days=10), 8)
    days = [one.day for one in listed([*weekly, other], Group.ALL, TODAY)]
    weeks = [TODAY + timedelta(days=7 * number) for number in (1, 0, -1, -2, -3)]
    assert days == [TODAY + timedelta(days=10), *weeks]


def test_the_list_is_narrowed_to_a_group() -> None:
    note = Happening(Kind.NOTE, 1, TODAY, TODAY, "Notat")
    paper = Happening(Kind.PAPER, 1, TODAY, TODAY, "Dagsorden")
    every = [meeting(TODAY), note, paper, place(TODAY, None)]
    for group, kind in (
        (Group.MEETINGS, Kind.MEETING),
        (Group.NOTES, Kind.NOTE),
        (Group.JOB, Kind.PLACEMENT),
        (Group.PAPERS, Kind.PAPER),
    ):
        assert [one.kind for one in listed(every, group, TODAY)] == [kind]
    assert len(listed(every, Group.ALL, TODAY)) == 4
