"""Puts the example's meetings together: networks, series, what has been held and what is to come."""

from datetime import date

from koordinator import resources
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.periods import ONE_DAY
from koordinator.domain.roles import Role
from koordinator.services.demo.crew import made_organisation
from koordinator.services.demo.diary import Diary
from koordinator.services.demo.dice import Dice
from koordinator.services.demo.history import History
from koordinator.services.demo.meeting_plan import MeetingPlan, PlannedMeeting
from koordinator.services.demo.networks import Networks
from koordinator.services.demo.people import People
from koordinator.services.demo.plan import LARGE, DemoPlan
from koordinator.services.demo.regulars import Regulars
from koordinator.services.demo.story import Story
from koordinator.services.demo.table import Table
from koordinator.services.demo.upcoming import Upcoming
from koordinator.services.meetings.types import shipped

_FEW = 4  # one in so many cases of a large example has a network


def plan_meetings(plan: DemoPlan, seed: int = 1) -> MeetingPlan:
    """The meetings of a planned example; the same plan and seed always give the same."""
    if not plan.teams:
        return MeetingPlan()
    dice, large = Dice(seed + 1), len(plan.cases) >= LARGE
    people = _people(dice, plan)
    houses = tuple(
        made_organisation(dice, people, row) for row in resources.table("demo/networks.toml")["organisation"]
    )
    networks, story = Networks(dice, people, plan, [*plan.organisations, *houses]), Story(plan)
    around = [
        networks.of(case) if case.ended is None and (not large or number % _FEW == 0) else ()
        for number, case in enumerate(plan.cases)
    ]
    if story.number is not None:
        around[story.number] = story.network(networks)
    found = MeetingPlan(houses, tuple(networks.relatives), tuple(around))
    return _with_meetings(plan, found, dice, story, networks, large=large)


def _with_meetings(
    plan: DemoPlan, found: MeetingPlan, dice: Dice, story: Story, networks: Networks, *, large: bool
) -> MeetingPlan:
    """What is fixed is booked first, and the many meetings of cases between it."""
    diary = Diary(dice, plan.workers)
    table = Table(dice, diary, plan, found.networks, networks.houses, shipped())
    meetings: list[PlannedMeeting] = []
    told: dict[int, date] = {}
    if story.number is not None:
        ahead = story.meeting(plan.cases[story.number], found.networks[story.number], diary)
        meetings.append(ahead)
        told[story.number] = to_local(ahead.starts).date() + ONE_DAY
    caseworkers = sum(Role.CASEWORKER in worker.roles and not worker.reserve for worker in plan.workers)
    regulars = Regulars(table, caseworkers, large=large)
    if caseworkers:
        regulars.make()
    board = networks.of_kind("rehabilitering")
    upcoming, history = Upcoming(table, board, told, large=large), History(table, board, large=large)
    for number, case in dice.shuffled(list(enumerate(plan.cases))):
        if case.ended is None:
            meetings += upcoming.of(number, case)
        meetings += history.of(number, case)
    meetings.sort(key=lambda meeting: (meeting.starts, meeting.case or 0))
    return MeetingPlan(
        found.organisations, found.relatives, found.networks, tuple(regulars.series),
        (*regulars.occurrences, *meetings),
    )  # fmt: skip


def _people(dice: Dice, plan: DemoPlan) -> People:
    """Draws relatives, none of whom bears the name of anybody else."""
    people = People(dice)
    for citizen in plan.citizens:
        people.reserve(citizen.name)
    for worker in plan.workers:
        people.reserve(worker.name)
    return people
