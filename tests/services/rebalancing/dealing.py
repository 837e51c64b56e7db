"""Small teams by chance, and the best answer read from them by dealing the cases out one after the other.

Nothing here asks the program: what counts, what a change costs and which answer is best are told anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any, NamedTuple

from koordinator.db.tables import Absence, Assignment, OutsideCaseload, Team, WorkingTime
from koordinator.domain.rebalance.problem import Goal
from koordinator.domain.roles import Role
from koordinator.services.desk import Desk
from koordinator.services.staff import new_worker
from tests.factories import TODAY, add_case, new_cpr

DAY = timedelta(days=1)
HALF_A_YEAR = date(2026, 5, 20)  # six months before the day
Loads = tuple[int, ...]


class Person(NamedTuple):
    """A caseworker; `away` is a whole leave from day to day."""

    name: str
    team: int
    reserve: bool
    share: Decimal
    away: tuple[date, date | None] | None
    outside: int


class Course(NamedTuple):
    """A running case; `first` is the one who had it until `since`, when that was somebody else."""

    number: str
    holder: int | None
    since: date
    first: int | None
    keep: bool
    young: bool


@dataclass(frozen=True)
class Office:
    """Two teams with the same limits, one for the young and one for the others."""

    warning: int
    maximum: int
    people: tuple[Person, ...]
    courses: tuple[Course, ...]


def office(dice: Random, most_cases: int = 6) -> Office:
    """An office of two to four caseworkers."""
    maximum = dice.randint(1, 4)
    people = tuple(_person(dice, number) for number in range(dice.randint(2, 4)))
    courses = [_course(dice, number, len(people)) for number in range(dice.randint(1, most_cases))]
    return Office(maximum - dice.randint(0, 1), maximum, people, tuple(courses))


def _person(dice: Random, number: int) -> Person:
    away = [None, None, None, (TODAY, None), (TODAY - DAY, TODAY), (TODAY - 9 * DAY, TODAY - DAY),
            (TODAY + DAY, None)]  # fmt: skip
    return Person(
        f"Ørsted \"{number}\" d'Æ", dice.randint(0, 1), dice.random() < 0.25,
        dice.choice([Decimal(1), Decimal(1), Decimal("0.8"), Decimal("0.5")]), dice.choice(away),
        dice.choice([0, 0, 0, 1]),
    )  # fmt: skip


def _course(dice: Random, number: int, people: int) -> Course:
    since = dice.choice([
        TODAY, HALF_A_YEAR, HALF_A_YEAR + DAY, date(2025, 11, 20), date(2025, 11, 21), date(2019, 1, 7),
    ])  # fmt: skip
    holder = dice.choice([None, 0, 0, *range(people)])
    first = dice.choice([None, None, *range(people)]) if holder is not None else None
    return Course(
        f"26-{number}", holder, since, None if first == holder else first, dice.random() < 0.15,
        dice.random() < 0.4,
    )  # fmt: skip


def enter(desk: Desk, found: Office, order: Random | None = None) -> tuple[list[int], dict[str, int]]:
    """The office in a store, the rows in any order; its people's and its cases' numbers there."""
    people, courses = list(range(len(found.people))), list(found.courses)
    if order is not None:
        order.shuffle(people)
        order.shuffle(courses)
    with desk.write_quietly("Et team") as tx:
        limits = {"warning": found.warning, "maximum": found.maximum}
        teams = [Team(name="Unge", age_to=29, **limits), Team(name="Øvrige", age_from=30, **limits)]
        tx.add(*teams)
        workers = {one: _enter_person(tx, found.people[one], teams) for one in people}
    cases = {one.number: _enter_course(desk, one, workers) for one in courses}
    return [workers[one] for one in range(len(workers))], cases


def _enter_person(tx: Any, one: Person, teams: list[Team]) -> int:
    worker = new_worker(tx, one.name, (Role.CASEWORKER,), teams[one.team].id)
    worker.reserve = one.reserve
    tx.add(WorkingTime(worker_id=worker.id, share=one.share))
    if one.away:
        starts, ends = one.away
        tx.add(Absence(worker_id=worker.id, kind="leave", starts=starts, ends=ends, share=1, scales=True))
    if one.outside:
        tx.add(OutsideCaseload(worker_id=worker.id, day=TODAY, cases=one.outside))
    return worker.id


def _enter_course(desk: Desk, one: Course, workers: Mapping[int, int]) -> int:
    case = add_case(
        desk, "Kim Vang", cpr=new_cpr(year=97 if one.young else 85), number=one.number, keep_worker=one.keep,
        starts=date(2018, 1, 2),
    )  # fmt: skip
    with desk.write_quietly("Tilknytning") as tx:
        if one.holder is None:
            return case
        held = {"case_id": case, "role": "caseworker"}
        if one.first is not None:
            last = one.since - DAY
            tx.add(Assignment(worker_id=workers[one.first], starts=date(2018, 1, 2), ends=last, **held))
        tx.add(Assignment(worker_id=workers[one.holder], starts=one.since, **held))
    return case


class Asked(NamedTuple):
    """What is wished for."""

    goal: Goal
    most_moves: int | None
    pinned: frozenset[str]
    refused: frozenset[tuple[str, int]]


def asked(dice: Random, found: Office) -> Asked:
    """Any wish about an office."""
    numbers = [one.number for one in found.courses]
    pairs = [(number, person) for number in numbers for person in range(len(found.people))]
    return Asked(
        dice.choice(list(Goal)), dice.choice([None, None, 0, 1, 2]),
        frozenset(dice.sample(numbers, dice.choice([0, 0, 1]))),
        frozenset(pair for pair in pairs if dice.random() < dice.choice([0, 0, 0.3])),
    )  # fmt: skip


class Dealt(NamedTuple):
    """What an answer comes to so far."""

    loads: Loads
    moves: int
    reserves: int
    waiting: int


class Table:
    """The office with a wish: who may get what, and what each answer is worth."""

    def __init__(self, found: Office, wish: Asked) -> None:
        self.office, self.wish = found, wish
        there = [_there(one) for one in found.people]
        self.limits = [
            (int(found.warning * share), int(found.maximum * share)) for share in there
        ]  # rounded down
        self.takes = [share > 0 for share in there]
        self.before = tuple(
            one.outside + sum(course.holder == place for course in found.courses)
            for place, one in enumerate(found.people)
        )

    def choices(self, course: Course) -> list[int | None]:
        """Who may have a case: whoever has it now, and if it may move all who take cases."""
        others = [
            place
            for place, takes in enumerate(self.takes)
            if takes and place != course.holder and (course.number, place) not in self.wish.refused
        ]
        return [course.holder, *(others if course.number not in self.wish.pinned else [])]

    def cost(self, course: Course, to: int | None) -> int:
        """What a change costs the citizen, by the numbers the program is delivered with."""
        if course.holder is None or to == course.holder or to is None:
            return 0
        years = sum((course.since.year + n, course.since.month, course.since.day) <= (2026, 11, 20)
                    for n in range(5))  # fmt: skip
        recent = course.first is not None and course.since > HALF_A_YEAR
        fits = [self.office.people[one].team == (not course.young) for one in (course.holder, to)]
        return 10 * years + 40 * recent + 500 * course.keep + 30 * (fits == [True, False])

    def deal(self) -> tuple[Any, ...]:
        """The best there is."""
        states = {Dealt(self.before, 0, 0, 0): 0}
        for course in self.office.courses:
            following: dict[Dealt, int] = {}
            for state, cost in states.items():
                for to in self.choices(course):
                    after = self._after(state, course, to)
                    if self.wish.most_moves is None or after.moves <= self.wish.most_moves:
                        paid = cost + self.cost(course, to)
                        following[after] = min(paid, following.get(after, paid))
            states = following
        return min(self._worth(state, cost) for state, cost in states.items())

    def worth(self, targets: Mapping[str, int]) -> tuple[Any, ...]:
        """What an answer is worth; it must be one that may be given."""
        state, cost = Dealt(self.before, 0, 0, 0), 0
        for course in self.office.courses:
            to = targets.get(course.number, course.holder)
            assert to in self.choices(course)
            state, cost = self._after(state, course, to), cost + self.cost(course, to)
        assert self.wish.most_moves is None or state.moves <= self.wish.most_moves
        return self._worth(state, cost)

    def _after(self, state: Dealt, course: Course, to: int | None) -> Dealt:
        loads = list(state.loads)
        if course.holder is not None:
            loads[course.holder] -= 1
        if to is not None:
            loads[to] += 1
        new = to is not None and to != course.holder
        return Dealt(
            tuple(loads),
            state.moves + (new and course.holder is not None),
            state.reserves + (to is not None and new and self.office.people[to].reserve),
            state.waiting + (to is None),
        )

    def _worth(self, state: Dealt, cost: int) -> tuple[Any, ...]:
        """The levels in the order of the goal; the least is the best."""
        maximum, warning = self.over(state.loads)
        first = (maximum + state.waiting, maximum, state.reserves)
        gentle = (state.moves, cost)
        even = tuple(sorted(map(self._fullness, state.loads, self.limits), reverse=True))
        if self.wish.goal is Goal.MAXIMUM:
            return (*first, *gentle, even)
        return (*first, warning, *gentle, even) if self.wish.goal is Goal.WARNING else (
            *first, warning, even, *gentle,
        )  # fmt: skip

    def over(self, loads: Loads) -> tuple[int, int]:
        """The cases above the maximum and above the warning."""
        pairs = list(zip(loads, self.limits, strict=True))
        return (
            sum(max(0, load - limit[1]) for load, limit in pairs),
            sum(max(0, load - limit[0]) for load, limit in pairs),
        )

    def _fullness(self, load: int, limit: tuple[int, int]) -> tuple[int, Fraction]:
        return (0, Fraction(load, limit[1])) if limit[1] else (load, Fraction(0))


def _there(one: Person) -> Decimal:
    gone = one.away is not None and one.away[0] <= TODAY and (one.away[1] is None or one.away[1] >= TODAY)
    return Decimal(0) if gone else one.share
