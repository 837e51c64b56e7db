"""The figures in Danish."""

from datetime import date
from decimal import Decimal

import pytest

from koordinator.domain.figures import words
from koordinator.domain.figures.records import Course, FigureText, Key, Part, Wheel
from koordinator.domain.targets import Share, Target, standing_of_mean
from tests.domain.figures.courses import D, book, course

TARGETS = {
    Target(at_least=15): "mål mindst 15 %",
    Target(at_most=10): "mål højst 10 %",
    Target(at_least=Decimal(100)): "mål 100 %",
    Target(at_least=Decimal("12.5")): "mål mindst 12,5 %",
}


@pytest.mark.parametrize(("target", "said"), TARGETS.items())
def test_targets(target: Target, said: str) -> None:
    assert words.aim(target) == said


def test_how_far_it_is_to_a_target() -> None:
    def said(key: Key, *some: Course) -> str:
        return words.state(book(some).figure(key))

    one = course(placements=((None, None),))
    assert said(Key.PLACEMENT) == ""
    assert said(Key.PLACEMENT, one) == "nået"
    assert said(Key.PLACEMENT, one, course(2), course(3)) == "1 sag fra målet"
    assert said(Key.PASSIVE, one, course(2), course(3)) == "2 sager over målet"
    back = course(wheels=(Wheel(date(2026, 1, 5), {"job": 4}), Wheel(D, {"job": 5})))
    assert said(Key.PROGRESSION, back) == "25,0 procentpoint fra målet"
    assert words.counts(book([back]).figure(Key.PROGRESSION)) == "snit af 1"
    assert words.points(book([back]).figure(Key.PROGRESSION)) == "snit +1,0 point"


def test_a_day_to_reach_it_by() -> None:
    assert words.by(None, D) == ""
    assert words.by(date(2026, 12, 1), D) == "senest 1. december"
    assert words.by(date(2027, 3, 1), D) == "senest 1. marts 2027"
    assert words.by(date(2026, 6, 30), D, late=True) == "skulle være nået 30. juni"


def test_which_cases_of_a_figure_these_are() -> None:
    text = FigureText("Passive", "", "passive", "løbende", "med noget i gang")
    day = date(2026, 9, 30)
    told = words.behind(text, Part.COUNTED, day, "", "Anna")
    assert told == "Passive · tæller med 30. september 2026 · Anna"
    assert words.behind(text, Part.OF, day) == "Passive · alle løbende 30. september 2026"
    told = words.behind(text, Part.REST, day, "Under 30", "Under 30")  # a team that is also the group
    assert told == "Passive · med noget i gang 30. september 2026 · Under 30"


@pytest.mark.parametrize(("mean", "short"), [(10.0, 0), (9.99, 1), (7.5, 3), (-2.0, 12), (10 - 1e-12, 0)])
def test_a_mean_is_short_in_percentage_points(mean: float, short: int) -> None:
    assert standing_of_mean(Share(1, 2), mean, Target(at_least=10)).short == short
    assert standing_of_mean(Share(0, 0), None, Target(at_least=10)).reached
