"""The tables of the program itself: users, settings, the change log and what lists said last."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from koordinator.db.base import Base
from koordinator.db.sqlite import NUMBERED, REMOVED


class StoreInfo(Base):
    """The one row that says which store this is; a demo store keeps its own day."""

    __tablename__ = "store_info"

    store_id: Mapped[str]
    created_at: Mapped[datetime]
    demo_day: Mapped[date | None]


class User(Base):
    """A log-in: who may open the store, and which worker that is."""

    __tablename__ = "app_user"

    login: Mapped[str] = mapped_column(unique=True)
    worker_id: Mapped[int] = mapped_column(ForeignKey("worker.id"), unique=True)


class Setting(Base):
    """One setting of a team, a user or (with neither) the whole store."""

    __tablename__ = "setting"
    __table_args__ = (UniqueConstraint("scope", "name"), NUMBERED)

    scope: Mapped[str]
    name: Mapped[str]
    value: Mapped[Any] = mapped_column(JSON)


class RuleOverride(Base):
    """A rule of the rulebook switched off or given another value by a team."""

    __tablename__ = "rule_override"
    __table_args__ = (UniqueConstraint("team_id", "rule_key"), NUMBERED)

    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    rule_key: Mapped[str]
    value: Mapped[str | None]
    active: Mapped[bool] = mapped_column(default=True)


class ListMapping(Base):
    """How the columns of lists with these headings were understood last time."""

    __tablename__ = "list_mapping"

    signature: Mapped[str] = mapped_column(unique=True)
    columns: Mapped[dict[str, list[int]]] = mapped_column(JSON)


class WorkerAlias(Base):
    """Another spelling under which lists name a worker."""

    __tablename__ = "worker_alias"

    name_key: Mapped[str] = mapped_column(unique=True)
    worker_id: Mapped[int] = mapped_column(ForeignKey("worker.id"))


class ListMemory(Base):
    """What the lists said last about a case, field by field."""

    __tablename__ = "list_memory"

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), unique=True)
    said: Mapped[dict[str, str | None]] = mapped_column(JSON)


class ChangeSet(Base):
    """One named action: everything it changed stands and falls together.

    `chain` is a hash over the set before and the digests of this set's changes, so that a value can be
    erased without breaking the chain.
    """

    __tablename__ = "change_set"

    label: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    kind: Mapped[str]
    target_id: Mapped[int | None] = mapped_column(ForeignKey("change_set.id"))
    chain: Mapped[bytes]


class Change(Base):
    """One row of one table as it was and as it became, as JSON; only the fields that changed."""

    __tablename__ = "change"
    __table_args__ = (
        Index("ix_change_entity_entity_id", "entity", "entity_id"),
        Index("ix_change_removed", "entity", **REMOVED),
        NUMBERED,
    )

    set_id: Mapped[int] = mapped_column(ForeignKey("change_set.id"), index=True)
    entity: Mapped[str]
    entity_id: Mapped[int]
    before: Mapped[str | None]
    after: Mapped[str | None]
    salt: Mapped[bytes]
    digest: Mapped[bytes]
