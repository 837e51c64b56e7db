"""What stands beside each caseload: its weight, how it has gone, and what is known of the weeks ahead."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from koordinator.db.queries import team_view as queries
from koordinator.domain.load_changes import Change, case_changes, lent_changes
from koordinator.domain.roles import CaseRole
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
