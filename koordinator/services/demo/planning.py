"""Puts the example together: workers, organisations, citizens, running and ended cases."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from koordinator import resources
from koordinator.domain.roles import CaseRole
from koordinator.services.demo.cases import Tools, running_cases, unheld
from koordinator.services.demo.courses import Courses
from koordinator.services.demo.crew import (
    planned_organisations,
    planned_teams,
    planned_workers,
    reserve_names,
)
from koordinator.services.demo.dice import Dice
from koordinator.services.demo.ended import ended_cases
from koordinator.services.demo.holders import Holders
from koordinator.services.demo.people import People
from koordinator.services.demo.plan import LARGE, DemoPlan, PlannedCase, PlannedCitizen, PlannedWorker, Spell
from koordinator.services.demo.wording import Wording

_ENDED = 0.72  # ended cases to each running one, over two years
_ENDED_IF_LARGE = 0.2
_KEPT_IF_LARGE = 2  # talks and CV updates of each case


def plan_demo(today: date, cases: int = 210, workers: int = 7, seed: int = 1) -> DemoPlan:
    """The example for a day; no cases and no workers give an empty one."""
    if not cases and not workers:
        return DemoPlan(today)
    dice, large = Dice(seed), cases >= LARGE
    people = People(dice)
    reserve_names(people)
    held = cases - unheld(cases) if workers else 0
    staff = planned_workers(dice, people, today, workers, held)
    organisations = planned_organisations(dice, people)
    tools = Tools(
        dice, today, people, Holders(dice, today, staff, workers),
        Courses(dice, today, organisations, _KEPT_IF_LARGE if large else None), Wording(dice, today),
    )  # fmt: skip
    citizens: list[PlannedCitizen] = []
    running = running_cases(tools, cases, citizens, staff[:workers])
    ended = ended_cases(tools, round(cases * (_ENDED_IF_LARGE if large else _ENDED)), citizens, running)
    running = _covered(running, staff)
    return DemoPlan(
        today, planned_teams(), staff, organisations, tuple(citizens), _numbered(dice, [*running, *ended])
    )


def _covered(cases: list[PlannedCase], staff: Sequence[PlannedWorker]) -> list[PlannedCase]:
    """Let a colleague stand in on some cases of whoever is away now."""
    names = [worker.name for worker in staff]
    reason = resources.table("demo/reasons.toml")["changes"]["holiday"]
    away = [(place, absence) for place, worker in enumerate(staff) for absence in worker.absences]
    for place, absence in away:
        if absence.stand_in in names:
            stand_in = names.index(absence.stand_in)
            cover = Spell(CaseRole.COVER, stand_in, absence.starts, absence.ends, reason)
            mine = [n for n, case in enumerate(cases) if _held_since(case, place, absence.starts)]
            for number in mine[: absence.covered]:
                cases[number] = replace(cases[number], spells=(*cases[number].spells, cover))
    return cases


def _held_since(case: PlannedCase, worker: int, day: date) -> bool:
    return any(
        (spell.role, spell.worker, spell.ends) == (CaseRole.CASEWORKER, worker, None) and spell.starts < day
        for spell in case.spells
    )


def _numbered(dice: Dice, cases: list[PlannedCase]) -> tuple[PlannedCase, ...]:
    """The cases in the order they came in, with a number of that year each."""
    newest: dict[int, int] = {}
    found = []
    for case in sorted(cases, key=lambda case: (case.starts, case.citizen)):
        year = case.starts.year % 100
        # The office also numbers cases that are not kept here.
        step = dice.between(1, 7) if len(cases) < LARGE else 1
        newest[year] = newest.get(year, 0) + step
        found.append(replace(case, number=f"{year:02d}-{newest[year]:05d}"))
    return tuple(found)
