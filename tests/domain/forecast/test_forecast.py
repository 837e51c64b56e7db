"""The year ahead: known days once, the rest by the mean, and an answer for every team there can be."""

import itertools
from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.caseload import Limits
from koordinator.domain.forecast.calendar import month_behind, month_end, months_ahead, part_of_month
from koordinator.domain.forecast.chart import columns, layout
from koordinator.domain.forecast.counting import Unit, forecast
from koordinator.domain.forecast.history import assumptions, known_end, monthly_intake
from koordinator.domain.forecast.records import Basis, Course, Crew, Forecast, Level, Scenario
from koordinator.domain.forecast.words import METHOD, answer, intake_basis, length_basis, passing

ON = date(2026, 11, 20)
FULL = Limits(30, 35)
DAYS = st.dates(date(2019, 1, 1), date(2032, 12, 31))


def course(number: int, starts: date, expected: date | None = None, ended: date | None = None) -> Course:
    return Course(number, 1, starts, expected, ended)


def ahead(
    courses: list[Course],
    on: date = ON,
    people: int = 1,
    intake: float | None = None,
    length: float | None = None,
    team_id: int | None = 1,
) -> Forecast:
    crew = Crew(people, Decimal(people), 30 * people, 35 * people)
    unit = Unit(team_id, "Under 30", courses, dict.fromkeys((on, *months_ahead(on)), crew), FULL)
    held = assumptions(
        courses, on, least_ended=5, shipped_length=24, own_intake=intake, own_length=length
    )  # fmt: skip
    return forecast(unit, on, held)


@st.composite
def teams(draw: st.DrawFn) -> tuple[list[Course], date]:
    on = draw(DAYS)
    near = st.integers(-900, 500).map(lambda days: on + timedelta(days=days))
    some = draw(st.lists(st.tuples(near, st.none() | near, st.none() | near), max_size=40))
    return [course(number, *days) for number, days in enumerate(some)], on


@given(DAYS)
def test_the_months_are_the_twelve_after_this_one_by_their_last_days(on: date) -> None:
    ends = months_ahead(on)
    assert len(ends) == 12
    assert all(end.day == monthrange(end.year, end.month)[1] for end in ends)
    assert [(end.year * 12 + end.month) - (on.year * 12 + on.month) for end in ends] == list(range(1, 13))


@pytest.mark.parametrize(
    ("on", "first", "february"),
    [
        (date(2027, 1, 31), date(2027, 2, 28), date(2027, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 3, 31), date(2029, 2, 28)),
        (date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 28)),
        (date(2027, 6, 30), date(2027, 7, 31), date(2028, 2, 29)),
    ],
)
def test_short_months_and_the_leap_day(on: date, first: date, february: date) -> None:
    assert months_ahead(on)[0] == first
    assert february in months_ahead(on)
    assert part_of_month(on, month_end(on)) == 0


@given(teams(), st.floats(0, 20), st.floats(0, 20), st.floats(1, 60))
def test_more_intake_never_gives_fewer_cases(
    held: tuple[list[Course], date], one: float, other: float, length: float
) -> None:
    courses, on = held
    few, many = (ahead(courses, on, intake=number, length=length) for number in sorted((one, other)))
    for less, more in zip(few.months, many.months, strict=True):
        assert less.low <= less.expected <= less.high
        assert less.expected <= more.expected
    if courses:  # without a history the deviation itself grows
        assert all(a.high <= b.high for a, b in zip(few.months, many.months, strict=True))


@given(teams(), st.floats(1, 60))
def test_with_longer_courses_there_are_never_fewer_cases(
    held: tuple[list[Course], date], length: float
) -> None:
    courses, on = held
    short, long = (ahead(courses, on, intake=3.0, length=one) for one in (length, length + 5))
    assert all(a.expected <= b.expected for a, b in zip(short.months, long.months, strict=True))


@given(teams())
def test_what_is_known_happens_once_and_nobody_vanishes(held: tuple[list[Course], date]) -> None:
    courses, on = held
    found = ahead(courses, on, intake=0.0, length=1e9)
    starting = [number for one in found.months for number in one.starting]
    ending = [number for one in found.months for number in one.ending]
    assert len(starting) == len(set(starting))
    assert len(ending) == len(set(ending))
    for before, after in itertools.pairwise(found.months):
        # Whoever ends on a month's last day still runs on it, and is gone in the next.
        left = set(before.ending) | set(after.ending)
        gone = sum(before.last <= (known_end(courses[one], on) or date.max) < after.last for one in left)
        assert after.expected == before.expected + len(after.starting) - gone


def test_a_known_end_is_kept_on_its_day_and_the_next_month_is_without_it() -> None:
    courses = [
        course(1, date(2026, 1, 1), expected=date(2026, 12, 31)),
        course(2, date(2026, 1, 1), expected=date(2027, 1, 1)),
        course(3, date(2026, 1, 1), expected=date(2028, 1, 1), ended=date(2027, 2, 28)),
        course(4, date(2027, 2, 28), expected=date(2027, 12, 31)),
    ]
    months = ahead(courses, intake=0.0).months
    assert [one.expected for one in months[:5]] == [3, 1, 2, 1, 1]
    assert [one.ending for one in months[:4]] == [(1,), (2,), (3,), ()]
    assert [one.starting for one in months[:4]] == [(), (), (4,), ()]


def test_a_case_past_its_expected_end_follows_the_mean() -> None:
    courses = [course(number, date(2024, 1, 1), expected=date(2026, 6, 1)) for number in range(100)]
    months = ahead(courses, date(2026, 11, 30), intake=0.0, length=10.0).months
    assert [one.expected for one in months[:3]] == [90, 81, 73]
    assert not any(one.ending for one in months)


def test_known_starts_are_part_of_the_intake_and_only_the_rest_is_added() -> None:
    on = date(2026, 11, 30)
    known = [course(number, date(2026, 12, 10), expected=date(2029, 1, 1)) for number in range(5)]
    assert [one.expected for one in ahead(known, on, intake=4.0, length=1e9).months[:3]] == [5, 9, 13]
    assert [one.expected for one in ahead(known, on, intake=7.0, length=1e9).months[:3]] == [7, 14, 21]


def test_the_intake_is_the_mean_of_the_last_year_and_its_deviation_gives_the_scenarios() -> None:
    begun = [date(2025, 12, 1), date(2026, 5, 1), date(2026, 5, 2), *[date(2026, 11, 20)] * 9]
    courses = [course(number, day) for number, day in enumerate([date(2025, 11, 20), *begun])]
    held = ahead(courses).assumptions
    assert monthly_intake(courses, ON) == [9, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1]
    assert held.intake.value == 1.0
    assert (held.intake.of, held.intake.basis) == (12, Basis.HISTORY)
    assert held.intake_in(Scenario.LOW) == 0
    assert held.intake_in(Scenario.HIGH) == 1 + held.deviation
    assert held.deviation == pytest.approx(2.594, abs=0.001)


@given(DAYS, DAYS)
def test_a_day_lies_in_one_of_the_twelve_months_behind_or_in_none(day: date, on: date) -> None:
    back = month_behind(day, on)
    assert (back is not None) == (month_behind(on, on) == 0 and _year_back(on) < day <= on)


def _year_back(on: date) -> date:
    last = 28 if (on.month, on.day) == (2, 29) and (on.year - 1) % 4 else on.day
    return date(on.year - 1, on.month, last)


def test_the_length_is_that_of_the_ended_and_of_the_running_where_too_few_ended() -> None:
    ended = [course(number, date(2025, 1, 1), ended=date(2025, 12, 31)) for number in range(5)]
    running = [
        course(9, date(2026, 1, 1), expected=date(2027, 12, 31)),
        course(10, date(2025, 11, 21), expected=date(2026, 6, 30)),  # runs on past it
        course(11, date(2026, 11, 16)),  # begun this week, and nobody has said until when
        course(12, date(2023, 11, 21)),
    ]
    many, few, none = (ahead(some).assumptions.length for some in (ended, [*ended[:4], *running], []))
    assert many.value == pytest.approx(12, abs=0.05)
    assert (many.basis, many.of) == (Basis.ENDED, 5)
    assert few.value == pytest.approx((24 + 12 + 24 + 36) / 4, abs=0.1)
    assert (few.basis, few.of) == (Basis.RUNNING, 4)
    assert (none.value, none.basis) == (24, Basis.SHIPPED)
    assert "For få er sluttet" in length_basis(few)
    assert "Ingen forløb at regne på" in length_basis(none)


def test_what_is_written_goes_before_history_and_history_is_still_told() -> None:
    held = ahead([course(1, date(2026, 5, 1))], intake=6.5, length=18).assumptions
    assert (held.intake.value, held.length.value) == (6.5, 18)
    assert intake_basis(held.intake, held.deviation).startswith("Skrevet ind. Det seneste år var det 0,1")
    assert length_basis(held.length).startswith("Skrevet ind.")


def _growing(people: int, running: int, intake: float) -> Forecast:
    return ahead(
        [course(number, date(2024, 1, 1), date(2030, 1, 1)) for number in range(running)],
        date(2026, 11, 30), people, intake, 1e9,
    )  # fmt: skip


def test_the_answer_names_the_months_and_how_many_it_takes() -> None:
    found = _growing(2, 50, 5.0)
    assert passing(found, Level.WARNING, Scenario.EXPECTED) == "februar 2027"
    assert passing(found, Level.MAXIMUM, Scenario.EXPECTED) == "april 2027"
    assert answer(found).startswith(
        "Teamet passerer 30 pr. sagsbehandler i februar og 35 i april 2027, hvis tilgangen bliver"
    )
    assert "4 fuldtidsansatte holder det på højst 35 hver." in answer(found)
    assert found.needed(Level.MAXIMUM, Scenario.EXPECTED) == 4


def test_exactly_at_a_level_is_not_past_it() -> None:
    found = _growing(1, 35, 0.0)
    assert found.passes(Level.MAXIMUM, Scenario.EXPECTED) is None
    assert found.passes(Level.WARNING, Scenario.EXPECTED) == date(2026, 12, 31)
    assert "er allerede over 30" in answer(found)
    assert found.needed(Level.MAXIMUM, Scenario.EXPECTED) == 1
    assert "1 fuldtidsansat holder det på højst 35, og 2 på højst 30." in answer(found)


def test_a_team_without_caseworkers_without_cases_or_of_one_has_its_sentence() -> None:
    nobody = _growing(0, 12, 0.0)
    assert "ingen sagsbehandlere" in answer(nobody)
    assert nobody.months[0].per_full_time is None
    empty = ahead([])
    assert answer(empty) == "Teamet har ingen løbende sager og ingen tilgang, så der er intet at fremskrive."
    assert "kommer ikke over 30" in answer(_growing(1, 20, 0.5))
    assert "er allerede over 35" in answer(_growing(1, 60, 0.0))
    assert answer(ahead([], team_id=None)).startswith("Teamene tilsammen har")


@given(teams(), st.integers(0, 3), st.none() | st.floats(0, 50))
def test_every_team_has_an_answer_and_a_chart(
    held: tuple[list[Course], date], people: int, intake: float | None
) -> None:
    courses, on = held
    found = ahead(courses, on, people, intake)
    assert answer(found).endswith(".")
    assert len(columns(found)) == 13
    made = layout(found, 800, 300, 11)
    assert all(0 <= y <= 300 for _x, y in (*made.band, *made.maximum))
    assert [words.text for words in made.drawing.words].count("i dag") == 1


def test_the_method_is_told_in_ten_lines() -> None:
    assert len(METHOD) == 10
