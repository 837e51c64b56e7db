"""A store with somebody at the desk, and rows with valid defaults to fill it."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from koordinator.db import schema, sqlite
from koordinator.db.store import Store
from koordinator.db.tables import Assignment, Case, Citizen, Team
from koordinator.domain.roles import CaseRole, Role
from koordinator.domain.values.cpr import birth_date
from koordinator.domain.values.names import fold
from koordinator.domain.values.numbers import phone_digits
from koordinator.services.desk import Desk, Who
from koordinator.services.staff import new_worker

KEY = bytes(range(32))
TODAY = date(2026, 11, 20)
STARTS = date(2026, 3, 2)

_serial = count(1)


def new_desk(folder: Path, roles: Iterable[Role] = (Role.LEADER,), today: date = TODAY) -> Desk:
    """An empty store in a folder with one worker, Lone Leder, logged in as lone."""
    path, held = folder / "lager.koordinator", frozenset(roles)
    founded, worker_id = _founded(held)
    path.touch(mode=0o600)
    path.write_bytes(founded)
    return _lones(Store(path, KEY), worker_id, held, today)


@cache
def _founded(roles: frozenset[Role]) -> tuple[bytes, int]:
    """A store with Lone Leder alone, and her number; making all tables takes longer than most tests."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "lager.koordinator"
        sqlite.create_database(path, KEY)
        engine = sqlite.make_engine(path, KEY)
        schema.create(engine)
        engine.dispose()
        desk = open_desk(path, roles)
        desk.store.close()
        return path.read_bytes(), desk.who.worker_id


def open_desk(path: Path, roles: Iterable[Role] = (Role.LEADER,), today: date = TODAY) -> Desk:
    """The desk of a new worker, Lone Leder, in a store that is there."""
    store = Store(path, KEY)
    held = frozenset(roles)
    with store.write("Ny medarbejder", by="lone", kind="quiet") as tx:
        worker_id = new_worker(tx, "Lone Leder", held).id
    return _lones(store, worker_id, held, today)


def _lones(store: Store, worker_id: int, roles: frozenset[Role], today: date) -> Desk:
    return Desk(store, Who("lone", worker_id, "Lone Leder", roles), lambda: today)


def at(desk: Desk, today: date) -> Desk:
    """The same desk on another day."""
    return Desk(desk.store, desk.who, lambda: today)


def add_team(desk: Desk, name: str = "Under 30", **fields: Any) -> int:
    """A team with the usual limits."""
    with desk.write_quietly("Nyt team") as tx:
        team = Team(**{"name": name, "warning": 30, "maximum": 35, **fields})
        tx.add(team)
        return team.id


def add_worker(
    desk: Desk,
    name: str = "Anna Holm",
    roles: Iterable[Role] = (Role.CASEWORKER,),
    team_id: int | None = None,
    **fields: Any,
) -> int:
    """A worker with roles."""
    with desk.write_quietly("Ny medarbejder") as tx:
        worker = new_worker(tx, name, roles, team_id)
        for field, value in fields.items():
            setattr(worker, field, value)
        return worker.id


def new_cpr(day: int = 2, month: int = 3, year: int = 85) -> str:
    """A replacement number (day + 60) nobody else here has."""
    return f"{day + 60:02d}{month:02d}{year:02d}{next(_serial) % 4000:04d}"


def add_case(
    desk: Desk,
    name: str = "Emil Møller",
    *,
    cpr: str | None = None,
    caseworker: int | None = None,
    consultant: int | None = None,
    citizen: dict[str, Any] | None = None,
    **fields: Any,
) -> int:
    """A running case with its citizen; the workers hold it from its start. `fields` are the case's own."""
    number = cpr or new_cpr()
    with desk.write_quietly("Ny sag") as tx:
        person = Citizen(
            cpr=number, name=name, name_key=fold(name), born=birth_date(number), **(citizen or {})
        )
        person.phone_digits = phone_digits(person.phone) if person.phone else None
        tx.add(person)
        case = Case(**{"citizen_id": person.id, "starts": STARTS, **fields})
        tx.add(case)
        held = {CaseRole.CASEWORKER: caseworker, CaseRole.CONSULTANT: consultant}
        for role, worker_id in held.items():
            if worker_id is not None:
                tx.add(Assignment(case_id=case.id, worker_id=worker_id, role=role.value, starts=case.starts))
        return case.id
