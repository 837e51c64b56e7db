"""What the list of cases can be narrowed to: caseworkers and consultants, teams and programmes."""

from koordinator.domain.roles import Role
from koordinator.services import staff
from koordinator.services.desk import Desk

Named = list[tuple[int, str]]


def choices(desk: Desk, worker_id: int | None) -> tuple[Named, Named, Named]:
    """Who has left only stands there while chosen."""
    known = staff.workers(desk)
    if worker_id is not None and worker_id not in {worker.worker_id for worker in known}:
        known += [one for one in staff.workers(desk, left=True) if one.worker_id == worker_id]
    holders = [(one.worker_id, one.name) for one in known if one.roles & {Role.CASEWORKER, Role.CONSULTANT}]
    return holders, [(team.team_id, team.name) for team in staff.teams(desk)], staff.programmes(desk)
