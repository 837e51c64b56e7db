"""Finding texts by how their words begin: an index beside the tables, kept with every change.

Only this module knows how it is done. Here each table of texts has an FTS5 index that holds no text, only
which words stand in which row; a tsvector column would answer the same three calls.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, Integer, Select, bindparam, column, select, table, text

from koordinator.domain.search import words

# The tables whose texts are found, and the columns these stand in.
TEXTS: dict[str, tuple[str, ...]] = {
    "journal_note": ("subject", "text"),
    "status_section": ("title", "text"),
    "plan": ("goal",),
    "milestone": ("title", "in_3_months", "longer"),
    "intervention": ("title",),
    "meeting": ("title", "place"),
}
# Beginnings of these lengths are kept ready. Without them a common beginning would have to be put together
# from every word that has it, a tenth of a second among a million rows.
_READY = " ".join(str(length) for length in range(2, 11))
_BATCH = 5_000
_CHUNK = 500

Touched = dict[str, dict[int, bool]]


def make(connection: Connection, texts: Mapping[str, Sequence[str]]) -> None:
    """Make the index of each of these tables, with the rows that are there already."""
    for entity, columns in texts.items():
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {_index(entity)} USING fts5(words, content='', contentless_delete=1, "
            f"detail=none, prefix='{_READY}', tokenize='ascii')"
        )
        rows = connection.execute(_rows(entity, columns))
        for some in rows.partitions(_BATCH):
            _put(connection, entity, some)


def touch(touched: Touched, change: Mapping[str, Any]) -> None:
    """Remember a change of the log if it may have changed what is found; the value says "still there"."""
    if change["entity"] in TEXTS:
        touched.setdefault(change["entity"], {})[change["entity_id"]] = change["after"] is not None


def index(connection: Connection, touched: Touched) -> None:
    """Bring the index up to date with rows that changed, within the same transaction."""
    for entity, rows in touched.items():
        gone = [(row_id,) for row_id, there in rows.items() if not there]
        if gone:
            connection.exec_driver_sql(f"DELETE FROM {_index(entity)} WHERE rowid = ?", gone)  # noqa: S608
        there = [row_id for row_id, still in rows.items() if still]
        query = _rows(entity, TEXTS[entity])
        for at in range(0, len(there), _CHUNK):
            some = query.where(column("id").in_(there[at : at + _CHUNK]))
            _put(connection, entity, connection.execute(some).all())


def find(entity: str, most: int) -> Select[int]:
    """The numbers of the rows in which every word `asked` for begins one, the newest row first."""
    name = _index(entity)
    return (
        select(column("rowid", is_literal=True).label("id"))
        .select_from(table(name))
        .where(text(f"{name} MATCH :asked"))
        .order_by(text("rowid DESC"))
        .limit(most)
    )


def holding(entity: str, wanted: Iterable[str]) -> Select[int]:
    """The numbers of all rows in which every word begins one, as part of a larger question."""
    name = _index(entity)
    value: BindParameter[str] = bindparam("asked", asked(wanted)["asked"], unique=True)
    return (
        select(column("rowid", Integer, is_literal=True))
        .select_from(table(name))
        .where(column(name, is_literal=True).op("MATCH")(value))
    )


def asked(wanted: Iterable[str]) -> dict[str, str]:
    """The value such a statement is sent with.

    Each word is quoted, so that nothing typed is read as a command; a single letter only stands for itself.
    """
    return {"asked": " ".join(f'"{word}"*' if len(word) > 1 else f'"{word}"' for word in wanted)}


def _index(entity: str) -> str:
    return f"words_of_{entity}"


def _rows(entity: str, columns: Sequence[str]) -> Select[Any]:
    shown: list[Any] = [column(name) for name in ("id", *columns)]
    return select(*shown).select_from(table(entity))


def _put(connection: Connection, entity: str, rows: Sequence[Any]) -> None:
    said = [
        (row_id, " ".join(dict.fromkeys(words(" ".join(part for part in parts if part)))))
        for row_id, *parts in rows
    ]
    if said:
        put = f"INSERT OR REPLACE INTO {_index(entity)} (rowid, words) VALUES (?, ?)"  # noqa: S608
        connection.exec_driver_sql(put, said)
