"""The tables of a team's own numbers: limits for a period, and what stands for the rulebook's own."""

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from koordinator.db.base import Base
from koordinator.db.sqlite import NUMBERED


class OwnLimit(Base):
    """A worker's own limits for a period, such as a newcomer's, per full time; both days are held."""

    __tablename__ = "own_limit"
    __table_args__ = (Index("ix_own_limit_worker_id_starts", "worker_id", "starts"), NUMBERED)

    worker_id: Mapped[int] = mapped_column(ForeignKey("worker.id"))
    starts: Mapped[date]
    ends: Mapped[date | None]
    warning: Mapped[int]
    maximum: Mapped[int]
    reason: Mapped[str]


class RulebookNumber(Base):
    """A number of the rulebook given another value by a team or, with none, by all.

    `reach_by` is the day by which a target is to be reached.
    """

    __tablename__ = "rulebook_number"
    __table_args__ = (Index("ix_rulebook_number_key", "key", "team_id"), NUMBERED)

    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"), index=True)
    key: Mapped[str]
    value: Mapped[Decimal]
    reach_by: Mapped[date | None]
