"""Teams with caseworkers and full desks, and the whole store field by field."""

from datetime import date
from typing import Any

from sqlalchemy import text

from koordinator.db import fulltext
from koordinator.db.base import Base
from koordinator.db.tables import Assignment, Case, Citizen
from koordinator.domain.rebalance.proposals import Proposal, Wish
from koordinator.domain.search import words
from koordinator.domain.values.cpr import birth_date
from koordinator.domain.values.names import fold
from koordinator.services.desk import Desk
from koordinator.services.rebalancing import propose
from tests.factories import STARTS, TODAY, new_cpr

LOGGED = ("change_set", "change")


def fill(
    desk: Desk,
    worker_id: int | None,
    count: int,
    *,
    team_id: int | None = None,
    consultant: int | None = None,
    starts: date = STARTS,
    year: int = 85,
    **fields: Any,
) -> list[int]:
    """So many running cases of a worker, or of nobody."""
    with desk.write_quietly("Nye sager") as tx:
        numbers = [new_cpr(year=year) for _ in range(count)]
        names = [f"Borger {number}" for number in range(count)]
        citizens = tx.add_many(
            Citizen,
            [
                {"cpr": cpr, "name": name, "name_key": fold(name), "born": birth_date(cpr)}
                for cpr, name in zip(numbers, names, strict=True)
            ],
        )
        rows = [
            {"citizen_id": one, "starts": starts, "team_id": team_id, "weight": "normal", **fields}
            for one in citizens
        ]
        cases = tx.add_many(Case, rows)
        held = [(worker_id, "caseworker"), (consultant, "consultant")]
        tx.add_many(
            Assignment,
            [
                {"case_id": case_id, "worker_id": who, "role": role, "starts": starts}
                for case_id in cases
                for who, role in held
                if who is not None
            ],
        )
    return cases


def wish(on: date = TODAY, **fields: Any) -> Wish:
    """A wish for all teams today."""
    return Wish(on=on, **fields)


def asked(desk: Desk, **fields: Any) -> Proposal:
    """The proposal for such a wish."""
    return propose(desk, wish(**fields))


def cases_of(lines: Proposal) -> dict[str, tuple[int, int]]:
    """Before and after of everybody, by name."""
    return {
        before.worker: (before.cases, after.cases)
        for before, after in zip(lines.before, lines.after, strict=True)
    }


def content(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the change log's, and the full-text index as it can be searched."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    with desk.read() as session:
        connection = session.connection()
        names = [table.name for table in Base.metadata.sorted_tables if table.name not in LOGGED]
        for name in names:
            found[name] = sorted(map(tuple, connection.execute(text(f"SELECT * FROM {name}"))), key=repr)
        for entity in fulltext.TEXTS:
            rows = connection.execute(
                fulltext.find(entity, 10_000), fulltext.asked(words("overdragelsesmøde"))
            )
            found[f"{entity}, found"] = sorted(map(tuple, rows))
    return found
