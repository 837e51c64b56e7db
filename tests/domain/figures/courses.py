"""Courses as the figures' tests make them up, and how one figure of them is asked for."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from koordinator.domain.figures.book import EVERYTHING, Book
from koordinator.domain.figures.days import Days
from koordinator.domain.figures.records import By, Course, FigureText, Goal, Key, Narrow, Part
from koordinator.domain.targets import Target

D = date(2026, 11, 20)
STARTS = date(2026, 1, 5)
BORN = date(1985, 3, 2)


def course(case_id: int = 1, **fields: Any) -> Course:
    """A running course in team 1 without anything in it."""
    return Course(**{"case_id": case_id, "team_id": 1, "born": BORN, "starts": STARTS, **fields})


def book(courses: Sequence[Course], *days: date) -> Book:
    """The figures of some courses on some days, on D if none are given."""
    texts: dict[str, FigureText] = {key: FigureText(key, key, "", "", "") for key in Key}
    goals: dict[tuple[int | None, str], Goal] = {(None, key): Goal(Target(at_least=50)) for key in Key}
    goals[None, Key.PASSIVE] = Goal(Target(at_most=10))
    goals[None, "passive_length"] = Goal(Target(at_most=15))
    names = {By.TEAM: {"1": "Et", "2": "To", "": "Uden"}, By.WORKER: {"7": "Anna", "8": "Bo", "": "Uden"}}
    return Book(Days(days or [D]), courses, texts, goals, names)


def counted(
    key: Key, courses: Sequence[Course], day: date = D, narrow: Narrow = EVERYTHING
) -> tuple[int, int]:
    """A figure's two numbers on a day; the cases behind it must be exactly as many."""
    found = book(courses, day)
    figure = found.figure(key, narrow)
    assert len(found.behind(key, Part.COUNTED, narrow)) == figure.numerator
    assert len(found.behind(key, Part.OF, narrow)) == figure.denominator
    return figure.numerator, figure.denominator
