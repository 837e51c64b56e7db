"""Workers and teams: who they are, what scales their maximum, and the teams' limits."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from koordinator import resources
from koordinator.db.queries import staff as queries
from koordinator.db.store import Transaction
from koordinator.db.system_tables import WorkerAlias
from koordinator.db.tables import OutsideCaseload, Team, Worker, WorkerRole, WorkingTime
from koordinator.db.team_tables import OwnLimit
from koordinator.domain.caseload import FULL_TIME, Limits
from koordinator.domain.periods import Period, day_before, first_overlap
from koordinator.domain.roles import Role
from koordinator.domain.staff import WEEK, AbsenceLine, TeamLine, WorkerDetail, WorkerLine
from koordinator.domain.values.names import clean_name, clean_text, fold, worker_key
from koordinator.errors import Refused
from koordinator.services.caseloads import default_limits
from koordinator.services.desk import Desk

LONGEST_REASON = 500
MOST_LANGUAGES = 12


def workers(desk: Desk, role: Role | None = None, *, left: bool = False) -> list[WorkerLine]:
    """The workers by name, of one role or all; those who have left only when asked for."""
    with desk.read() as session:
        return queries.workers(session, desk.today(), role, left=left)


def worker_detail(desk: Desk, worker_id: int) -> WorkerDetail:
    """One worker with absences, working times and outside caseload."""
    with desk.read() as session:
        found = queries.worker_detail(session, worker_id, desk.today())
    if found is None:
        raise Refused("Medarbejderen findes ikke længere.")
    return found


def teams(desk: Desk) -> list[TeamLine]:
    """The teams by name."""
    with desk.read() as session:
        return queries.teams(session)


def programmes(desk: Desk) -> list[tuple[int, str]]:
    """The programmes' numbers and names, by name."""
    with desk.read() as session:
        return queries.programmes(session)


def coming_absences(desk: Desk, first: date, last: date) -> list[tuple[str, AbsenceLine]]:
    """Who is away when in a stretch of days, the earliest first."""
    with desk.read() as session:
        return queries.coming_absences(session, first, last)


def absence_kinds() -> dict[str, str]:
    """The kinds of absence by key, with their Danish names."""
    return {key: kind["name"] for key, kind in resources.table("absences.toml").items()}


def add_worker(desk: Desk, name: str, roles: Iterable[Role], team_id: int | None = None) -> int:
    """A new worker; returns her number."""
    desk.require(Role.LEADER)
    clean = _name(name)
    with desk.write("Ny medarbejder") as tx:
        worker = new_worker(tx, clean, roles, team_id)
        return worker.id


def new_worker(tx: Transaction, name: str, roles: Iterable[Role], team_id: int | None = None) -> Worker:
    """A worker with roles, in somebody else's unit of work."""
    worker = Worker(name=name, name_key=worker_key(name), team_id=team_id)
    tx.add(worker)
    tx.add(*(WorkerRole(worker_id=worker.id, role=role.value) for role in sorted(set(roles))))
    return worker


def save_worker(
    desk: Desk,
    worker_id: int,
    *,
    name: str,
    initials: str | None,
    phone: str | None,
    email: str | None,
    team_id: int | None,
    roles: frozenset[Role],
    reserve: bool,
    leaves_on: date | None,
) -> None:
    """Save what a worker's form holds."""
    desk.require(Role.LEADER)
    clean = _name(name)
    with desk.write("Ret medarbejder") as tx:
        worker = tx.get(Worker, worker_id)
        _rename(tx, worker, clean)
        worker.initials, worker.phone, worker.email = initials or None, phone or None, email or None
        worker.team_id, worker.reserve, worker.leaves_on = team_id, reserve, leaves_on
        _save_roles(tx, worker_id, roles)


def set_working_time(desk: Desk, worker_id: int, share: Decimal, starts: date) -> None:
    """Let a share of full time hold from a day on; the one before holds to the day before."""
    desk.require(Role.LEADER)
    if not 0 < share <= FULL_TIME:
        raise Refused("Arbejdstiden skal være over 0 og højst 1 (fuld tid).")
    with desk.write("Ret arbejdstid") as tx:
        for row in tx.all(WorkingTime, WorkingTime.worker_id == worker_id):
            if row.starts is not None and row.starts >= starts:
                tx.delete(row)
            elif row.ends is None or row.ends >= starts:
                row.ends = day_before(starts)
        tx.flush()
        tx.add(WorkingTime(worker_id=worker_id, starts=starts, share=share))


def set_outside(desk: Desk, worker_id: int, cases: int, day: date) -> None:
    """Say how many cases a worker holds outside the program from a day on."""
    desk.require(Role.LEADER)
    if not 0 <= cases <= 500:
        raise Refused("Antallet af sager uden for programmet skal være fra 0 til 500.")
    with desk.write("Sager uden for programmet") as tx:
        row = tx.first(OutsideCaseload, OutsideCaseload.worker_id == worker_id, OutsideCaseload.day == day)
        if row is None:
            tx.add(OutsideCaseload(worker_id=worker_id, day=day, cases=cases))
        else:
            row.cases = cases


def set_own_limit(
    desk: Desk,
    worker_id: int,
    starts: date,
    ends: date | None,
    limits: Limits,
    reason: str,
    *,
    limit_id: int | None = None,
) -> None:
    """Give a worker limits of her own from day to day, per full time, or correct them by `limit_id`.

    They stand instead of her team's while they last; two of one worker may not share a day.
    """
    desk.require(Role.LEADER)
    why = clean_text(reason)
    if not why:
        raise Refused("Skriv en årsag til de egne grænser.")
    if len(why) > LONGEST_REASON:
        raise Refused("Årsagen er længere end 500 tegn.")
    if Period(starts, ends).backwards:
        raise Refused("De egne grænser slutter, før de begynder.")
    _check_limits(limits)
    values = {
        "worker_id": worker_id, "starts": starts, "ends": ends, "warning": limits.warning,
        "maximum": limits.maximum, "reason": why,
    }  # fmt: skip
    with desk.write("Ret egne grænser" if limit_id else "Nye egne grænser") as tx:
        rows = tx.all(OwnLimit, OwnLimit.worker_id == worker_id)
        others = [Period(row.starts, row.ends) for row in rows if row.id != limit_id]
        if first_overlap([*others, Period(starts, ends)]):
            raise Refused("Medarbejderen har allerede egne grænser i noget af perioden. Ret dem i stedet.")
        if limit_id is None:
            tx.add(OwnLimit(**values))
        else:
            row = tx.get(OwnLimit, limit_id)
            for field, value in values.items():
                setattr(row, field, value)


def remove_own_limit(desk: Desk, limit_id: int) -> None:
    """Take a worker's own limits away again."""
    desk.require(Role.LEADER)
    with desk.write("Slet egne grænser") as tx:
        tx.delete(tx.get(OwnLimit, limit_id))


def set_languages(desk: Desk, worker_id: int, languages: Iterable[str]) -> None:
    """Say which languages a worker speaks beside Danish."""
    desk.require(Role.LEADER)
    spoken = {fold(name): name for one in languages if (name := clean_name(one.replace(",", " ")))}
    if len(spoken) > MOST_LANGUAGES:
        raise Refused("Skriv højst 12 sprog.")
    with desk.write("Ret sprog") as tx:
        tx.get(Worker, worker_id).languages = ",".join(spoken.values()) or None


def set_workdays(desk: Desk, worker_id: int, workdays: Iterable[int]) -> None:
    """Say on which days of the week a worker works, Monday 1."""
    desk.require(Role.LEADER)
    days = tuple(sorted(set(workdays)))
    if not days or not set(days) <= set(WEEK):
        raise Refused("Vælg mindst én arbejdsdag fra mandag til fredag.")
    with desk.write("Ret arbejdsdage") as tx:
        tx.get(Worker, worker_id).workdays = "".join(str(day) for day in days) if days != WEEK else None


def save_team(
    desk: Desk,
    team_id: int | None,
    name: str,
    age_from: int | None,
    age_to: int | None,
    caseworker: Limits | None = None,
    consultant: Limits | None = None,
    *,
    refuse_over: bool = False,
) -> int:
    """Make a team or save its form; returns its number. Without limits it gets the rulebook's."""
    desk.require(Role.LEADER)
    clean = clean_name(name)
    limits = caseworker or default_limits()
    _check_team(clean, age_from, age_to, [limits, *([consultant] if consultant else [])])
    with desk.write("Ret team" if team_id else "Nyt team") as tx:
        namesake = tx.first(Team, Team.name == clean)
        if namesake is not None and namesake.id != team_id:
            raise Refused("Der er allerede et team med det navn.")
        values = {
            "name": clean, "age_from": age_from, "age_to": age_to, "warning": limits.warning,
            "maximum": limits.maximum, "refuse_over": refuse_over,
            "consultant_warning": consultant.warning if consultant else None,
            "consultant_maximum": consultant.maximum if consultant else None,
        }  # fmt: skip
        if team_id is None:
            team = Team(**values)
            tx.add(team)
            return team.id
        team = tx.get(Team, team_id)
        for field, value in values.items():
            setattr(team, field, value)
        return team_id


def _check_team(name: str, age_from: int | None, age_to: int | None, limits: list[Limits]) -> None:
    if not name:
        raise Refused("Et team skal have et navn.")
    if age_from is not None and age_to is not None and age_to < age_from:
        raise Refused("Den øverste alder er lavere end den nederste.")
    for one in limits:
        _check_limits(one)


def _check_limits(limits: Limits) -> None:
    if not 0 < limits.warning <= limits.maximum <= 500:
        raise Refused("Grænserne skal være over 0, og advarslen højst lig med max.")


def _rename(tx: Transaction, worker: Worker, name: str) -> None:
    """Give a worker another name; lists that still use the old one go on finding her."""
    old, new = worker.name_key, worker_key(name)
    worker.name, worker.name_key = name, new
    if old != new and tx.first(WorkerAlias, WorkerAlias.name_key == old) is None:
        tx.add(WorkerAlias(name_key=old, worker_id=worker.id))


def _save_roles(tx: Transaction, worker_id: int, roles: frozenset[Role]) -> None:
    held = {row.role: row for row in tx.all(WorkerRole, WorkerRole.worker_id == worker_id)}
    for name, row in held.items():
        if name not in roles:
            tx.delete(row)
    new = [WorkerRole(worker_id=worker_id, role=role.value) for role in sorted(roles) if role not in held]
    tx.add(*new)


def _name(name: str) -> str:
    clean = clean_name(name)
    if not clean:
        raise Refused("En medarbejder skal have et navn.")
    return clean
