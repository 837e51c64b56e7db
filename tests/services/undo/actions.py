"""The large actions of a team, each made ready with people, cases, covers and meetings around it."""

from collections.abc import Callable
from datetime import date, timedelta

from koordinator.db.store import Store
from koordinator.domain.leave_plans import LeaveWish, MeetingWay
from koordinator.domain.leaves import Choice, Way
from koordinator.domain.meetings.records import Person
from koordinator.domain.rebalance.proposals import Wish
from koordinator.domain.roles import CaseRole, Role
from koordinator.services import leave
from koordinator.services.desk import Desk, Who
from koordinator.services.leave_saving import save
from koordinator.services.move_cases import move_cases
from koordinator.services.placing import place
from koordinator.services.rebalancing import apply, plan_apply, propose
from tests.factories import KEY, TODAY, add_case, add_team, add_worker
from tests.services.gate.stands import cover
from tests.services.meetings.diary import at, book
from tests.services.rebalancing.team import fill

MONDAY = date(2026, 11, 23)
REASON = "Aftalt på teammødet"
Do = Callable[[], object]
Action = Callable[[Desk], Do]  # what is called when all is ready


def big_rebalance(desk: Desk) -> Do:
    """Eight cases change hands with meetings, letters and cards; two that nobody has are placed."""
    team = add_team(desk, "Fyldt 30", warning=8, maximum=10)
    anna, bo, carl = (add_worker(desk, name, team_id=team) for name in ("Anna Holm", "Bo Kjær", "Carl Dam"))
    vk = add_worker(desk, "Peter Ågård", (Role.CONSULTANT,), team)
    fill(desk, anna, 18, team_id=team, consultant=vk)
    fill(desk, bo, 3, team_id=team)
    fill(desk, None, 2, team_id=team)
    book(desk, at(10), Person(worker_id=carl))
    found = plan_apply(desk, propose(desk, Wish(MONDAY)))
    assert sum(step.meeting is not None for step in found.steps) == 8
    assert len(found.steps) == 10
    return lambda: apply(desk, found)


def leave_with_all(desk: Desk) -> Do:
    """Four cases are covered, two handed on, and of her meetings one is taken over and one moved."""
    away, bo, carl = (add_worker(desk, name) for name in ("Anna Holm", "Bo Kjær", "Carl Dam"))
    cases = [add_case(desk, f"Borger {number}", caseworker=away) for number in range(7)]
    first, last = date(2026, 12, 1), date(2026, 12, 20)
    for day, free in ((2, True), (4, False)):
        when = at(9, day=date(2026, 12, day))
        book(desk, when, Person(worker_id=away), case_id=cases[0], type_key="opfoelgning", title="Samtale")
        if not free:
            book(desk, when, Person(worker_id=bo))
    choices = {case_id: Choice(Way.COVER, bo) for case_id in cases[:4]}
    choices |= {case_id: Choice(Way.HANDOVER, carl) for case_id in cases[4:6]}
    found = leave.plan(desk, LeaveWish(away, "leave", first, last, choices=choices))
    assert {one.choice.way for one in found.meetings} == {MeetingWay.COVER, MeetingWay.MOVE}
    return lambda: save(desk, found)


def placing_of_many(desk: Desk) -> Do:
    """Twelve cases get a caseworker, three of them above her maximum and two from a later day."""
    team = add_team(desk, "Under 30", warning=8, maximum=9)
    bo = add_worker(desk, "Bo Kjær", team_id=team)
    cases = [add_case(desk, f"Borger {number}") for number in range(10)]
    cases += [add_case(desk, f"Senere {number}", starts=TODAY + timedelta(20)) for number in range(2)]
    return lambda: place(desk, dict.fromkeys(cases, bo), TODAY, REASON)


def bulk_move(desk: Desk) -> Do:
    """Cases move that are covered, planned to go to a third, begin later, end soon or are nobody's."""
    anna, bo, carl = (add_worker(desk, name) for name in ("Anna Holm", "Bo Kjær", "Carl Dam"))
    cases = fill(desk, anna, 20)
    for case_id in cases[:5]:
        cover(desk, case_id, carl, date(2026, 11, 1), date(2027, 1, 1) if case_id % 2 else None)
    move_cases(desk, cases[5:8], carl, date(2027, 2, 1))
    more = [
        add_case(desk, "Begynder", caseworker=anna, starts=date(2026, 12, 1)),
        add_case(desk, "Slutter", caseworker=anna, ended=date(2026, 12, 1)),
        add_case(desk, "Ingens"),
    ]
    return lambda: move_cases(desk, [*cases, *more], bo, TODAY, reason=REASON)


def consultants_move(desk: Desk) -> Do:
    """Cases go from one consultant to another."""
    one, other = (add_worker(desk, name, (Role.CONSULTANT,)) for name in ("Rie Holm", "Peter Ågård"))
    cases = fill(desk, None, 15, consultant=one)
    return lambda: move_cases(desk, cases, other, MONDAY, CaseRole.CONSULTANT)


ACTIONS: dict[str, Action] = {
    "rebalance": big_rebalance,
    "leave": leave_with_all,
    "placing": placing_of_many,
    "bulk move": bulk_move,
    "consultants": consultants_move,
}


def reopened(desk: Desk) -> Desk:
    """The same desk after the program was closed and the store opened again."""
    path = desk.store.path
    desk.store.close()
    return Desk(Store(path, KEY), desk.who, desk.today)


def colleague(desk: Desk) -> Desk:
    """Another leader at the same store."""
    return Desk(desk.store, Who("kim", desk.who.worker_id, "Kim Vest", desk.who.roles), desk.today)
