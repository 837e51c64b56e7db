"""Figures against targets: how many cases are missing."""

from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.targets import Share, Target, standing


def test_what_the_pictures_say() -> None:
    assert standing(Share(12, 33), Target(at_least=40)).short == 2
    assert standing(Share(4, 33), Target(at_most=10)).short == 1
    assert standing(Share(32, 33), Target(at_least=100)).short == 1
    assert standing(Share(6, 33), Target(at_least=15)).reached


def test_no_cases_miss_no_target_and_have_no_percentage() -> None:
    assert Share(0, 0).percent is None
    assert standing(Share(0, 0), Target(at_least=40)).reached


@given(st.integers(1, 300), st.integers(0, 100), st.data())
def test_closing_the_gap_reaches_the_target(of: int, percent: int, data: st.DataObject) -> None:
    cases = data.draw(st.integers(0, of))
    low, high = Target(at_least=percent), Target(at_most=percent)
    assert standing(Share(cases + standing(Share(cases, of), low).short, of), low).reached
    assert standing(Share(cases - standing(Share(cases, of), high).short, of), high).reached
    assert standing(Share(cases, of), low).reached is (cases * 100 >= percent * of)
