"""Jobcentres of any size, much like real ones: teams, part time, leave, and some above their maximum."""

from dataclasses import replace
from random import Random

from koordinator.domain.rebalance.problem import Goal, Movable, Problem, Seat

LIMITS = [35] * 6 + [28, 28, 21, 17, 0]


def office(
    cases: int, seats: int, goal: Goal, *, seed: int = 1, most_moves: int | None = None, teams: int = 0
) -> Problem:
    """A problem with this many cases and caseworkers, the same for the same seed."""
    dice = Random(seed)
    teams = teams or max(1, seats // 15)
    maxima = [dice.choice(LIMITS) for _ in range(seats)]
    scale = cases / (0.92 * max(1, sum(maxima)))
    maxima = [round(maximum * scale) for maximum in maxima]
    pull = [max(0.3, dice.gauss(1, 0.25)) * (maximum or 8) for maximum in maxima]
    workers = range(1, seats + 1)
    others = {
        team: frozenset(worker for worker in workers if worker % teams != team) for team in range(teams)
    }
    made = [_case(dice, case, dice.choices(workers, pull)[0], seats) for case in range(1, cases + 1)]
    made = [replace(case, dearer=others[(case.holder or 0) % teams]) for case in made]
    return Problem(
        seats=tuple(_seat(dice, worker, maxima[worker - 1], made) for worker in workers),
        cases=tuple(replace(case, holder=None) if dice.random() < 0.01 else case for case in made),
        goal=goal,
        most_moves=most_moves,
        forbidden=frozenset(
            (dice.randint(1, cases), dice.randint(1, seats)) for _ in range(max(3, cases // 50))
        ),
    )


def _case(dice: Random, case_id: int, holder: int, seats: int) -> Movable:
    return Movable(
        case_id,
        holder,
        cost=dice.choice([1, 2, 3, 5, 8, 13, 21]) + dice.choice([0, 0, 0, 10, 25]),
        dearer_by=15,
        consultant=dice.choice([None, *range(1, seats // 2 + 2)]),
        weight=dice.choice([1, 2, 2, 3]),
        place=dice.choice("ABCDEFGH"),
    )


def _seat(dice: Random, worker: int, maximum: int, cases: list[Movable]) -> Seat:
    mine = [case for case in cases if case.holder == worker]
    consultants = [case.consultant for case in mine if case.consultant is not None]
    places = [case.place for case in mine]
    return Seat(
        worker,
        fixed=dice.choice([0, 0, 0, 1, 2]) if maximum else 0,
        warning=maximum * 6 // 7,
        maximum=maximum,
        takes=dice.random() > 0.03,
        reserve=dice.random() < 0.05,
        consultants={consultant: consultants.count(consultant) for consultant in set(consultants)},
        weight=sum(case.weight for case in mine),
        places={place: places.count(place) for place in set(places)},
    )
