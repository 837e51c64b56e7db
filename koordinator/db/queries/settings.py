"""Settings kept in the store."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from koordinator.db.system_tables import Setting

STORE_SCOPE = "store"
LIST_DAY = "list_day"


def setting(session: Session, scope: str, name: str) -> Any:
    """What is kept under a name for a team, a user or the whole store; None for nothing."""
    query = select(Setting.value).where(Setting.scope == scope, Setting.name == name)
    return session.scalar(query)
