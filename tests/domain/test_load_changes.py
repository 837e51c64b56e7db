"""What is known of the weeks ahead: each change once, on the first day it holds."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.load_changes import (
    Change,
    HeldCase,
    Kind,
    Lent,
    case_changes,
    change_words,
    lent_changes,
)

DAY = date(2026, 11, 20)
UNTIL = DAY + timedelta(days=28)
FIRST = date(2026, 1, 1)


def held(
    starts: date = FIRST,
    ends: date | None = None,
    *,
    role: str = "caseworker",
    case_starts: date = FIRST,
    ended: date | None = None,
    expected: date | None = None,
) -> HeldCase:
    return HeldCase(1, role, starts, ends, 7, "Mille", case_starts, ended, expected)


SOON = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("one", "kind", "day"),
    [
        (held(SOON, case_starts=SOON), Kind.STARTS, SOON),
        (held(SOON), Kind.TAKES, SOON),
        (held(SOON, role="cover"), Kind.COVERS, SOON),
        (held(ends=SOON), Kind.GIVES, date(2026, 12, 2)),
        (held(ends=SOON, role="cover"), Kind.RETURNS, date(2026, 12, 2)),
        (held(ended=SOON), Kind.ENDS, date(2026, 12, 2)),
        (held(expected=SOON), Kind.EXPECTED, date(2026, 12, 2)),
        (held(ended=DAY), Kind.ENDS, date(2026, 11, 21)),
    ],
)
def test_one_change_on_its_first_day(one: HeldCase, kind: Kind, day: date) -> None:
    assert case_changes(one, DAY, UNTIL) == [Change(day, kind, 7, "Mille")]


def test_an_assignment_that_ends_with_its_case_is_told_once() -> None:
    (found,) = case_changes(held(ends=SOON, ended=SOON), DAY, UNTIL)
    assert found.kind is Kind.ENDS


def test_what_has_happened_and_what_is_far_ahead_is_not_told() -> None:
    for one in (
        held(DAY),
        held(UNTIL + timedelta(days=1)),
        held(ended=UNTIL),
        held(expected=date(2026, 11, 19)),
    ):
        assert case_changes(one, DAY, UNTIL) == []


def test_in_short() -> None:
    told = [Change(SOON, kind) for kind in (Kind.STARTS, Kind.COVERS, Kind.EXPECTED, Kind.AWAY)]
    assert change_words(told) == "+2 −1"
    assert change_words([]) == ""


@given(st.integers(-40, 60), st.integers(0, 60), st.booleans())
def test_every_change_lies_within_the_weeks_asked_about(begins: int, lasts: int, cover: bool) -> None:
    starts = DAY + timedelta(days=begins)
    one = held(starts, starts + timedelta(days=lasts), role="cover" if cover else "caseworker")
    assert all(DAY < change.day <= UNTIL for change in case_changes(one, DAY, UNTIL))


def test_the_absent_one_sees_a_case_go_and_come_back() -> None:
    lent = Lent(1, SOON, date(2026, 12, 10), 7, "Mille", None)
    assert lent_changes(lent, DAY, UNTIL) == [
        Change(SOON, Kind.LENT, 7, "Mille"),
        Change(date(2026, 12, 11), Kind.HOME, 7, "Mille"),
    ]
    assert change_words(lent_changes(lent, DAY, UNTIL)) == "+1 −1"


def test_a_case_that_ends_while_it_is_covered_does_not_come_back() -> None:
    lent = Lent(1, FIRST, SOON, 7, "Mille", SOON)
    assert lent_changes(lent, DAY, UNTIL) == []
    assert lent_changes(lent._replace(ended=None, ends=None), DAY, UNTIL) == []
