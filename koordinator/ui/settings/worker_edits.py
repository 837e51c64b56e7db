"""Saving one changed field of a worker through the form's service."""

from datetime import date
from typing import Any

from koordinator.domain.roles import ROLE_NAMES, Role
from koordinator.domain.staff import WorkerLine
from koordinator.services import staff
from koordinator.services.desk import Desk


def save_changed(desk: Desk, line: WorkerLine, **changed: Any) -> None:
    """Save the worker as she is now but for what is named."""
    new = line._replace(**changed)
    staff.save_worker(
        desk,
        new.worker_id,
        name=new.name,
        initials=new.initials,
        phone=new.phone,
        email=new.email,
        team_id=new.team_id,
        roles=new.roles,
        reserve=new.reserve,
        leaves_on=new.leaves_on,
    )


def own_line(desk: Desk) -> WorkerLine:
    """The worker who is logged in."""
    return staff.worker_detail(desk, desk.who.worker_id).line


def iso(day: date | None) -> str:
    """A day as a field holds it."""
    return day.isoformat() if day else ""


def all_roles(roles: frozenset[Role]) -> str:
    """The roles in full, for reading."""
    return ", ".join(ROLE_NAMES[role] for role in Role if role in roles).capitalize() or "ingen"
