"""The cases that have ended: two years of them, some of people who are here again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from koordinator.domain.periods import ONE_DAY
from koordinator.domain.values.cpr import age_on
from koordinator.services.demo.calendar import months_later, workday_before
from koordinator.services.demo.cases import Tools, new_citizen
from koordinator.services.demo.crew import FROM_30, UNDER_30
from koordinator.services.demo.frame import Frame
from koordinator.services.demo.people import birthdays
from koordinator.services.demo.plan import PlannedCase, PlannedCitizen

HISTORY = 730  # days
GOOD = 0.55  # the reference unit's share of reached ends, from before
_CAME_BACK = 0.05


def ended_cases(
    tools: Tools, count: int, citizens: list[PlannedCitizen], running: Sequence[PlannedCase]
) -> list[PlannedCase]:
    """So many ended cases; the citizens of most of them are added to the list."""
    dice = tools.dice
    grown = [
        case
        for case in running
        if 120 < (tools.today - case.starts).days < 500
        and months_later(citizens[case.citizen].born, 12 * 19) < case.starts
    ]
    again = dice.some(grown, round(count * _CAME_BACK))
    made = [_earlier(tools, case, citizens[case.citizen]) for case in again]
    for good in dice.marks(count - len(made), GOOD):
        made.append(_ended(tools, citizens, good=good))
    return made


def _ended(tools: Tools, citizens: list[PlannedCitizen], *, good: bool) -> PlannedCase:
    dice = tools.dice
    ended = workday_before(tools.today - timedelta(days=dice.between(1, HISTORY)))
    if dice.chance(0.4):
        last_of_month = months_later(ended.replace(day=1), 1) - ONE_DAY
        ended = last_of_month if last_of_month < tools.today else ended
    starts = workday_before(ended - timedelta(days=dice.peaked(110, 1050, 520)))
    woman, young = dice.chance(0.56), dice.chance(0.32)
    first, last = birthdays(ended, dice.between(19, 29) if young else dice.peaked(30, 64, 46))
    adult = months_later(starts, -12 * 18)
    born = dice.day(first, min(last, adult)) if first <= adult else adult
    person = tools.people.person(woman=woman, age=age_on(born, tools.today), interpreter=dice.chance(0.07))
    citizens.append(
        new_citizen(
            tools, person.name, born, woman=woman, language=person.language,
            protected=dice.chance(0.015), paper_post=dice.chance(0.1),
        )
    )  # fmt: skip
    return _case(tools, len(citizens) - 1, citizens[-1], starts, ended, good=good)


def _earlier(tools: Tools, now: PlannedCase, citizen: PlannedCitizen) -> PlannedCase:
    """The course somebody has had before the one that runs now."""
    dice = tools.dice
    ended = workday_before(now.starts - timedelta(days=dice.between(40, 200)))
    starts = workday_before(ended - timedelta(days=dice.between(120, 420)))
    starts = max(starts, months_later(citizen.born, 12 * 18))
    made = _case(tools, now.citizen, citizen, starts, ended, good=False)
    return replace(made, end_reason=tools.wording.came_back())


def _case(
    tools: Tools, number: int, citizen: PlannedCitizen, starts: date, ended: date, *, good: bool
) -> PlannedCase:
    young = age_on(citizen.born, ended) < 30
    team = UNDER_30 if young else FROM_30
    programme = tools.wording.programme(starts, ended, young=young)
    worker = tools.holders.anybody(team)
    spells = []
    if worker is not None:
        spells = tools.holders.caseworkers(worker, team, citizen.born, starts, ended)
    spells += tools.holders.consultants(worker, starts, ended, chosen=None, missing=tools.dice.chance(0.06))
    reason = tools.wording.end_reason(programme, good=good, young=young)
    frame = Frame(starts, ended, young, citizen.interpreter is not None)
    return PlannedCase(
        citizen=number,
        programme=programme,
        team=team,
        starts=starts,
        expected_end=tools.wording.planned_end(programme, starts),
        ended=ended,
        end_reason=reason,
        weight=tools.dice.weighted(["normal", "light", "heavy"], [7, 2, 1]),
        passive_reason=None,
        remark=tools.wording.remark(),
        spells=tuple(spells),
        course=tools.courses.over(frame, towards_work=reason in ("Ordinært job", "Fleksjob")),
    )
