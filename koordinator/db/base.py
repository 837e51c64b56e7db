"""The base of every table: typed columns, names for every constraint, dates and exact shares."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, ClassVar

from sqlalchemy import Boolean, DateTime, Integer, LargeBinary, MetaData, Text, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from koordinator.db import sqlite

CONSTRAINT_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Thousandths(TypeDecorator[Decimal]):
    """An exact decimal with three places, kept as a whole number so that no database rounds it."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Thousandths on the way in."""
        return None if value is None else int((Decimal(value) * 1000).to_integral_value())

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        """A decimal on the way out."""
        return None if value is None else Decimal(value) / 1000


class Moment(TypeDecorator[datetime]):
    """A point in time, kept in UTC; naive values are refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """UTC on the way in."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None]:  # noqa: ARG002
        """UTC on the way out; the very function that remembers, for it is called for each value of a list."""
        return _moment


@lru_cache(maxsize=4096)
def _moment(value: str | datetime | None) -> datetime | None:
    """A moment as the driver gives it; text without a zone, as some databases keep it, is in UTC."""
    return datetime.fromisoformat(value + "+00:00") if isinstance(value, str) else value


class Base(DeclarativeBase):
    """What every table has: a number that is never used again, also after an undone creation."""

    metadata = MetaData(naming_convention=CONSTRAINT_NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        bool: Boolean,
        datetime: Moment,
        Decimal: Thousandths,
        bytes: LargeBinary,
    }
    __table_args__: Any = sqlite.NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
