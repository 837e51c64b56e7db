"""Statements worked out once in a process: every store speaks the same language."""

from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

from koordinator.db import sqlite

_CACHE: Any = LRUCache(4000)


def _same(self: object, other: object) -> bool:
    return type(self) is type(other)


def _alike(self: object) -> int:
    return hash(type(self))


@pytest.fixture(autouse=True)
def shared_statements(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test works out SQL that another has; a folder's conftest takes this in for all its tests."""
    make = vars(sqlite)["create_engine"]

    def create_engine(*given: Any, **named: Any) -> Engine:
        engine: Engine = make(*given, **named)
        monkeypatch.setattr(engine, "_compiled_cache", _CACHE)
        return engine

    monkeypatch.setattr(SQLiteDialect_pysqlite, "__eq__", _same)
    monkeypatch.setattr(SQLiteDialect_pysqlite, "__hash__", _alike)
    monkeypatch.setattr(sqlite, "create_engine", create_engine)
