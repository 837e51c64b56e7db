"""Settings kept in the store."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from koordinator.db.store import Transaction
from koordinator.db.system_tables import Setting

STORE_SCOPE = "store"
LIST_DAY = "list_day"


def setting(session: Session, scope: str, name: str) -> Any:
    """What is kept under a name for a team, a user or the whole store; None for nothing."""
    query = select(Setting.value).where(Setting.scope == scope, Setting.name == name)
    return session.scalar(query)


def settings(session: Session, scope: str, names: Iterable[str]) -> dict[str, Any]:
    """What is kept under some names, by name; nothing is kept under those that are missing."""
    query = select(Setting.name, Setting.value).where(Setting.scope == scope, Setting.name.in_(list(names)))
    return {row.name: row.value for row in session.execute(query)}


def keep_setting(tx: Transaction, scope: str, name: str, value: Any) -> None:
    """Keep a value under a name, in place of what is kept there."""
    row = tx.first(Setting, Setting.scope == scope, Setting.name == name)
    if row is None:
        tx.add(Setting(scope=scope, name=name, value=value))
    elif row.value != value:
        row.value = value
