"""The workers, teams and programmes a list names: found, or made where they are new."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from koordinator import resources
from koordinator.db.store import Transaction
from koordinator.db.system_tables import WorkerAlias
from koordinator.db.tables import Programme, Team, Worker, WorkerRole
from koordinator.domain.lists.merge import WORKER_FIELDS
from koordinator.domain.lists.plan import ImportPlan, PlannedRow
from koordinator.domain.lists.planning import takes, worker_id_of
from koordinator.domain.lists.rows import guess_age_band
from koordinator.domain.roles import Role
from koordinator.domain.values.names import fold, worker_key
from koordinator.services.caseloads import default_limits


@dataclass(frozen=True, slots=True)
class Named:
    """The rows of the store that the list's names stand for, each by the name as the list has it."""

    workers: Mapping[str | None, int]
    teams: Mapping[str | None, int]
    programmes: Mapping[str | None, int]


def make_named(tx: Transaction, plan: ImportPlan) -> Named:
    """Make what is new, remember the spellings that were answered, and give workers the roles they act in."""
    used = [*plan.created, *plan.changed]
    teams = _teams(tx, plan)
    programmes = _programmes(tx, plan)
    workers = _workers(tx, plan, teams)
    _remember_spellings(tx, plan)
    _give_roles(tx, plan)
    return Named(
        {
            name: workers[worker_key(name)]
            for field in WORKER_FIELDS
            for name in _names(used, field)
            if worker_key(name) in workers
        },
        {name: teams[fold(name)] for name in _names(used, "team") if fold(name) in teams},
        {name: programmes[fold(name)] for name in _names(used, "programme") if fold(name) in programmes},
    )


def _names(used: list[PlannedRow], field: str) -> set[str]:
    return {name for planned in used if (name := getattr(planned.row, field)) is not None}


def _teams(tx: Transaction, plan: ImportPlan) -> dict[str, int]:
    limits = default_limits()
    rows = []
    for name in plan.new_teams:
        low, high = guess_age_band(name)
        rows.append(
            Team(name=name, age_from=low, age_to=high, warning=limits.warning, maximum=limits.maximum)
        )
    tx.add(*rows)
    return plan.facts.team_ids | {fold(team.name): team.id for team in rows}


def _programmes(tx: Transaction, plan: ImportPlan) -> dict[str, int]:
    shipped = {fold(one["name"]): one for one in resources.table("programmes.toml")["programme"]}
    rows = []
    for name in plan.new_programmes:
        law = shipped.get(fold(name), {})
        rows.append(
            Programme(
                name=name,
                valid_from=law.get("valid_from"),
                valid_to=law.get("valid_to"),
                source=law.get("source"),
            )
        )
    tx.add(*rows)
    return plan.facts.programme_ids | {fold(programme.name): programme.id for programme in rows}


def _workers(tx: Transaction, plan: ImportPlan, teams: Mapping[str, int]) -> dict[str, int]:
    found = dict(plan.facts.worker_ids)
    for key, worker_id in plan.decisions.workers.items():
        if worker_id in plan.facts.workers:
            found[key] = worker_id
    at_home = _home_teams(plan)
    rows = []
    for unknown in plan.unknown_workers:
        home = at_home[unknown.key].most_common(1)
        team_id = teams.get(fold(home[0][0])) if home else None
        rows.append({"name": unknown.name, "name_key": unknown.key, "team_id": team_id})
    ids = tx.add_many(Worker, rows)
    roles = [
        {"worker_id": worker_id, "role": role.value}
        for unknown, worker_id in zip(plan.unknown_workers, ids, strict=True)
        for role in sorted(unknown.roles)
    ]
    tx.add_many(WorkerRole, roles)
    return found | {unknown.key: number for unknown, number in zip(plan.unknown_workers, ids, strict=True)}


def _home_teams(plan: ImportPlan) -> defaultdict[str, Counter[str]]:
    """In which teams the cases of the unknown workers are."""
    unknown = {worker.key for worker in plan.unknown_workers}
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    if unknown:
        for planned in (*plan.created, *plan.changed):
            for field in WORKER_FIELDS:
                name = getattr(planned.row, field)
                if name and planned.row.team and (key := worker_key(name)) in unknown:
                    counts[key][planned.row.team] += 1
    return counts


def _remember_spellings(tx: Transaction, plan: ImportPlan) -> None:
    for key, worker_id in plan.decisions.workers.items():
        if worker_id in plan.facts.workers and plan.facts.worker_ids.get(key) != worker_id:
            _remember_spelling(tx, key, worker_id)


def remember_new_spellings(tx: Transaction, same_as: Mapping[str, str]) -> None:
    """Remember names, by key, as other spellings of workers the same list has just made, by theirs."""
    for key, meant in same_as.items():
        worker = tx.first(Worker, Worker.name_key == meant)
        if worker is not None:
            _remember_spelling(tx, key, worker.id)


def _remember_spelling(tx: Transaction, key: str, worker_id: int) -> None:
    alias = tx.first(WorkerAlias, WorkerAlias.name_key == key)
    if alias is None:
        tx.add(WorkerAlias(name_key=key, worker_id=worker_id))
    else:
        alias.worker_id = worker_id


def _give_roles(tx: Transaction, plan: ImportPlan) -> None:
    wanted: set[tuple[int, Role]] = set()
    keys: dict[str, int | None] = {}
    for planned in (*plan.created, *plan.changed):
        for field in WORKER_FIELDS:
            name = getattr(planned.row, field)
            if name is None or not takes(planned, field):
                continue
            if name not in keys:
                keys[name] = worker_id_of(worker_key(name), plan.facts, plan.decisions)
            if (worker_id := keys[name]) is not None:
                wanted.add((worker_id, Role(field)))
    held = {(worker.worker_id, role) for worker in plan.facts.workers.values() for role in worker.roles}
    tx.add(*(WorkerRole(worker_id=worker_id, role=role.value) for worker_id, role in sorted(wanted - held)))
