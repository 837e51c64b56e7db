"""What stands beside each caseload: its weight, how it has gone, and what is known of the weeks ahead."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from koordinator.db.queries import rebalance
from koordinator.db.queries import team_view as queries
from koordinator.domain.load_changes import Change, case_changes, lent_changes
from koordinator.domain.roles import CaseRole
from koordinator.services.caseloads import Caseloads
from koordinator.services.desk import Desk

AHEAD = timedelta(days=28)
_BACK = tuple(timedelta(days=days) for days in (182, 152, 121, 91, 61, 30, 0))


class Beside(NamedTuple):
    """Cases by weight (a normal one is 1), cases held at days a month apart until the day, and changes."""

    weight: Decimal
    trend: tuple[int, ...]
    changes: tuple[Change, ...]


NOTHING = Beside(Decimal(0), (), ())


def beside_loads(
    desk: Desk, day: date | None = None, role: CaseRole = CaseRole.CASEWORKER
) -> dict[int, Beside]:
    """What stands beside the caseload of each worker with cases in a role, on a day."""
    on = day or desk.today()
    until = on + AHEAD
    roles = (role, CaseRole.COVER) if role is CaseRole.CASEWORKER else (role,)
    with desk.read() as session:
        trends = queries.totals(session, [on - back for back in _BACK], roles)
        halves = queries.weights(session, on, role)
        held = queries.held_cases(session, on, until, roles)
        lent = queries.lent_cases(session, on, until) if role is CaseRole.CASEWORKER else []
        changes = defaultdict(list, queries.own_changes(session, on, until))
    for one in held:
        changes[one.worker_id] += case_changes(one, on, until)
    for away in lent:
        changes[away.worker_id] += lent_changes(away, on, until)
    return {
        worker_id: Beside(
            Decimal(halves.get(worker_id, 0)) / 2,
            trends.get(worker_id, ()),
            tuple(sorted(changes.get(worker_id, ()), key=lambda change: (change.day, change.name))),
        )
        for worker_id in {*trends, *halves, *changes}
    }


def counted_cases(desk: Desk, worker_ids: Iterable[int], on: date, role: CaseRole) -> frozenset[int]:
    """The cases that count with these workers on a day: those they cover, and not those they have lent."""
    wanted = frozenset(worker_ids)
    with desk.read() as session:
        if role is CaseRole.CASEWORKER:
            counted = rebalance.counted_with(session, on).items()
            return frozenset(case_id for case_id, worker_id in counted if worker_id in wanted)
        held = queries.holdings(session, on, role)
    return frozenset(one.case_id for one in held if one.worker_id in wanted)


def running_cases(desk: Desk, found: Caseloads, team_id: int | None) -> frozenset[int]:
    """The running cases of those looked at, and those of the team nobody holds: as `found.cases` counts."""
    holders = {load.worker_id for load in found.workers}
    with desk.read() as session:
        held = queries.holdings(session, found.day, found.role)
    return _unheld(held, team_id) | {one.case_id for one in held if one.worker_id in holders}


def unheld_cases(desk: Desk, found: Caseloads, team_id: int | None) -> frozenset[int]:
    """The running cases nobody holds in the role looked at."""
    with desk.read() as session:
        return _unheld(queries.holdings(session, found.day, found.role), team_id)


def _unheld(held: Iterable[queries.Holding], team_id: int | None) -> frozenset[int]:
    """Of some cases those nobody holds, of one team or of all."""
    return frozenset(one.case_id for one in held if one.worker_id is None and team_id in (None, one.team_id))
