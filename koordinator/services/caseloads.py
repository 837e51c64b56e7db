"""Every worker's caseload against the limits, on any day."""

from dataclasses import dataclass
from datetime import date

from koordinator import resources
from koordinator.db.queries import caseload as queries
from koordinator.domain.caseload import Limits, WorkerLoad
from koordinator.domain.roles import CaseRole
from koordinator.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Caseloads:
    """One line per worker, and one for the running cases nobody holds."""

    day: date
    role: CaseRole
    workers: tuple[WorkerLoad, ...]
    unheld: WorkerLoad

    @property
    def cases(self) -> int:
        """All running cases."""
        return sum(load.cases for load in self.workers) + self.unheld.cases


def default_limits() -> Limits:
    """The limits a team starts with, from the rulebook."""
    rules = resources.table("rules/caseload.toml")
    return Limits(rules["warning"]["value"], rules["maximum"]["value"])


def newcomer_limits() -> Limits:
    """What is proposed as a newcomer's own limits, from the rulebook."""
    rules = resources.table("rules/caseload.toml")
    return Limits(rules["newcomer_warning"]["value"], rules["newcomer_maximum"]["value"])


def caseloads(
    desk: Desk, day: date | None = None, role: CaseRole = CaseRole.CASEWORKER, team_id: int | None = None
) -> Caseloads:
    """The caseloads on a day (today if none is given), of one team or of all."""
    on = day or desk.today()
    with desk.read() as session:
        loads = queries.loads(session, on, role, default_limits())
        unheld = queries.unheld(session, on, role, team_id)
    chosen = tuple(load for load in loads if team_id is None or load.team_id == team_id)
    return Caseloads(on, role, chosen, unheld)


def own_load(desk: Desk) -> WorkerLoad | None:
    """The caseload of the person logged in, or None if she holds no cases as caseworker."""
    with desk.read() as session:
        found = queries.loads(
            session, desk.today(), CaseRole.CASEWORKER, default_limits(), [desk.who.worker_id]
        )
    return found[0] if found else None
