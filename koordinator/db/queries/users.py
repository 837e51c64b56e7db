"""Who may log in, and which worker that is."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from koordinator.db.system_tables import User
from koordinator.db.tables import Worker, WorkerRole
from koordinator.domain.roles import Role


class UserLine(NamedTuple):
    """One log-in with its worker."""

    user_id: int
    login: str
    worker_id: int
    name: str
    roles: frozenset[Role]


def users(session: Session) -> list[UserLine]:
    """All log-ins by the workers' names."""
    query = (
        select(User.id, User.login, Worker.id, Worker.name, WorkerRole.role)
        .join(Worker, Worker.id == User.worker_id)
        .outerjoin(WorkerRole, WorkerRole.worker_id == Worker.id)
        .order_by(Worker.name, User.id)
    )
    found: dict[int, UserLine] = {}
    for user_id, login, worker_id, name, role in session.execute(query):
        line = found.get(user_id) or UserLine(user_id, login, worker_id, name, frozenset())
        found[user_id] = line._replace(roles=line.roles | ({Role(role)} if role else set()))
    return list(found.values())


def user_of_login(session: Session, login: str) -> UserLine | None:
    """The log-in with this name, or None."""
    return next((user for user in users(session) if user.login == login), None)
