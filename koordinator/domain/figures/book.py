"""The figures of some courses on some days: read once, counted in as many ways as are asked for."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from koordinator.domain.figures.days import Days
from koordinator.domain.figures.groups import AGES, LENGTHS, groups, within
from koordinator.domain.figures.marks import DEFINITIONS, Marks, progressions
from koordinator.domain.figures.records import (
    PASSIVE_LENGTH,
    By,
    Course,
    Figure,
    FigureText,
    Goal,
    Key,
    MonthValue,
    Narrow,
    Part,
    Slice,
)
from koordinator.domain.progression import Progression
from koordinator.domain.targets import Share, Standing, standing, standing_of_mean

EVERYTHING = Narrow()
Goals = Mapping[tuple[int | None, str], Goal]


class Count(NamedTuple):
    """A figure on one day; `points` is the mean change in points where it is a progression."""

    numerator: int
    denominator: int
    percent: float | None
    points: float | None = None


class Book:
    """Courses with the figures' names and targets; the last of the days is the one asked about."""

    def __init__(
        self,
        days: Days,
        courses: Sequence[Course],
        texts: Mapping[str, FigureText],
        goals: Goals,
        names: Mapping[By, Mapping[str, str]],
    ) -> None:
        self.days = days
        self.courses = courses
        self.texts = texts
        self._goals = goals
        self._names = {
            **names,
            By.AGE: {key: name for key, name, _ in AGES},
            By.LENGTH: {key: name for key, name, _ in LENGTHS},
        }
        self._marks: dict[Key, list[Marks]] = {}
        self._changes: dict[int, dict[int, Progression]] = {}

    def figures(self, narrow: Narrow = EVERYTHING) -> list[Figure]:
        """Every figure."""
        inside = [within(course, narrow, self.days) for course in self.courses]
        return [self._figure(key, narrow, inside) for key in Key]

    def figure(self, key: Key, narrow: Narrow = EVERYTHING) -> Figure:
        """One figure."""
        return self._figure(key, narrow, [within(course, narrow, self.days) for course in self.courses])

    def breakdown(self, key: Key, by: By, narrow: Narrow = EVERYTHING) -> list[Slice]:
        """A figure on the last day for each group there are cases in."""
        held: dict[str, list[tuple[int, int]]] = defaultdict(list)
        last = 1 << len(self.days.days) - 1
        for place, course in enumerate(self.courses):
            inside = within(course, narrow, self.days) & last
            if inside:
                for group, mask in groups(course, by, self.days):
                    if mask & inside:
                        held[group].append((place, last))
        goal = self.goal(PASSIVE_LENGTH if (key, by) == (Key.PASSIVE, By.LENGTH) else key, narrow.team_id)
        found = [
            self._slice(key, group, name, self._count(key, held[group])[-1], goal)
            for group, name in self._names[by].items()
            if group in held
        ]
        return [one for one in found if one.denominator]

    def behind(self, key: Key, part: Part = Part.COUNTED, narrow: Narrow = EVERYTHING) -> tuple[int, ...]:
        """The very cases: those counted on the last day, those counted among, or the rest."""
        last = 1 << len(self.days.days) - 1
        wanted: Callable[[Marks], int] = {
            Part.COUNTED: lambda marks: marks.counted,
            Part.OF: lambda marks: marks.of,
            Part.REST: lambda marks: marks.of & ~marks.counted,
        }[part]
        return tuple(
            course.case_id
            for course, marks in zip(self.courses, self.marks(key), strict=True)
            if wanted(marks) & last and within(course, narrow, self.days) & last
        )

    def group_name(self, by: By | None, group: str) -> str:
        """What a group of a breakdown is called; empty for none."""
        return "" if by is None else self._names[by].get(group, "")

    def goal(self, key: str, team_id: int | None = None) -> Goal:
        """The target of a figure for a team, or the one all have."""
        return self._goals.get((team_id, key)) or self._goals[None, key]

    def marks(self, key: Key) -> list[Marks]:
        """The masks of every course, counted once."""
        if key not in self._marks:
            mark = DEFINITIONS[key]
            self._marks[key] = [mark(course, self.days) for course in self.courses]
            if key is Key.PROGRESSION:
                self._changes = {
                    place: dict(progressions(course, self.days))
                    for place, course in enumerate(self.courses)
                    if self._marks[key][place].of
                }
        return self._marks[key]

    def _figure(self, key: Key, narrow: Narrow, inside: Sequence[int]) -> Figure:
        counts = self._count(key, enumerate(inside))
        now, goal, text = counts[-1], self.goal(key, narrow.team_id), self.texts[key]
        lengths = tuple(self.breakdown(key, By.LENGTH, narrow)) if key is Key.PASSIVE else ()
        history = tuple(
            MonthValue(day, one.numerator, one.denominator, one.percent)
            for day, one in zip(self.days.days, counts, strict=True)
        )
        return Figure(
            key, text.name, now.numerator, now.denominator, now.percent, goal.target, goal.reach_by,
            _standing(key, now, goal), text.definition, history, now.points, lengths,
        )  # fmt: skip

    def _slice(self, key: Key, group: str, name: str, count: Count, goal: Goal) -> Slice:
        held = _standing(key, count, goal)
        return Slice(group, name, count.numerator, count.denominator, count.percent, goal.target, held)

    def _count(self, key: Key, inside: Iterable[tuple[int, int]]) -> list[Count]:
        """The figure on each day, over courses by their place and the days they are asked about."""
        marks = self.marks(key)
        places = list(inside)
        seen = Counter((marks[place].counted & mask, marks[place].of & mask) for place, mask in places)
        counted, of = [0] * len(self.days.days), [0] * len(self.days.days)
        for (some, every), times in seen.items():
            for bit in self.days.bits(every):
                of[bit] += times
                counted[bit] += times * (some >> bit & 1)
        if key is Key.PROGRESSION:
            return self._means(places, counted, of)
        return [Count(n, m, Share(n, m).percent) for n, m in zip(counted, of, strict=True)]

    def _means(self, places: Iterable[tuple[int, int]], counted: list[int], of: list[int]) -> list[Count]:
        percents, points = [0.0] * len(of), [0.0] * len(of)
        for place, mask in places:
            for bit, change in self._changes.get(place, {}).items():
                if mask >> bit & 1:
                    percents[bit] += change.percent or 0.0
                    points[bit] += change.points
        return [
            Count(n, m, percents[bit] / m if m else None, points[bit] / m if m else None)
            for bit, (n, m) in enumerate(zip(counted, of, strict=True))
        ]


def _standing(key: Key, count: Count, goal: Goal) -> Standing:
    share = Share(count.numerator, count.denominator)
    if key is Key.PROGRESSION:
        return standing_of_mean(share, count.percent, goal.target)
    return standing(share, goal.target)
