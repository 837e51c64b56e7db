"""Column values as JSON and back, for the change log."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import Date, LargeBinary
from sqlalchemy.orm import InstrumentedAttribute

from koordinator.db.base import Base, Moment, Thousandths

Fields = dict[str, Any]
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@cache
def models() -> dict[str, type[Base]]:
    """Every table's class by the table's name."""
    return {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}


@cache
def field_names(model: type[Base]) -> tuple[str, ...]:
    """The names of a table's fields, its number left out."""
    return tuple(name for name in model.__mapper__.columns.keys() if name != "id")  # noqa: SIM118


@cache
def blank_fields(model: type[Base]) -> Fields:
    """What a new row's fields are when nothing is said of them; treat it as read-only."""
    columns = model.__mapper__.columns
    return {name: getattr(columns[name].default, "arg", None) for name in field_names(model)}


def to_json(value: object) -> Any:
    """A value as JSON can hold it; dates and decimals become text."""
    if value is None or isinstance(value, str | int | bool):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode()
    # One way to write each number, however exactly it was given: the log is compared with what is read back.
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value


def all_fields(row: Base) -> Fields:
    """Every field of a row but its number."""
    held = row.__dict__
    return {name: to_json(held.get(name)) for name in field_names(type(row))}


def dumps(fields: Fields | None) -> str | None:
    """The fields as the change log keeps them."""
    return None if fields is None else _encode(fields)


def loads(text: str | None) -> Fields:
    """What the change log kept; nothing gives no fields."""
    return json.loads(text) if text else {}


def decode(model: type[Base], text: str | None) -> Fields:
    """What the change log kept, as Python values again."""
    decoders = _decoders(model)
    return {name: decoders[name](value) if value is not None else None for name, value in loads(text).items()}


@cache
def _decoders(model: type[Base]) -> dict[str, Callable[[Any], Any]]:
    return {name: _decoder(getattr(model, name)) for name in field_names(model)}


def _decoder(attribute: InstrumentedAttribute[Any]) -> Callable[[Any], Any]:
    kind = attribute.type
    if isinstance(kind, Thousandths):
        return Decimal
    if isinstance(kind, Moment):
        return datetime.fromisoformat
    if isinstance(kind, LargeBinary):
        return b64decode
    return date.fromisoformat if isinstance(kind, Date) else _same


def _same(value: Any) -> Any:
    return value
