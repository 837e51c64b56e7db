"""The one module that knows SQLite and SQLCipher: opening, making, checking and copying a store."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from koordinator.db.files import (
    create_private,
    disk_faults_told,
    explain_os,
    sync_file,
    sync_folder,
)
from koordinator.errors import KoordinatorError, StoreDamaged, StoreError, StoreInUse, StoreTooNew

APPLICATION_ID = 0x6B6F6F72  # "koor", in the file's header
FILE_FORMAT = 1  # raised only when an older program could no longer read the file at all
# A number of a row is never used again, or an undone creation could not be redone.
NUMBERED: dict[str, Any] = {"sqlite_autoincrement": True}
# An index over the rows that are still open. PostgreSQL says the same as postgresql_where; naming it here
# would load that dialect, and with it asyncio and ssl, at every start.
OPEN_ENDED: dict[str, Any] = {"sqlite_where": text("ends IS NULL")}
# The same of the rows of the change log that say something was removed.
REMOVED: dict[str, Any] = {"sqlite_where": text("after IS NULL")}
_BUSY_SECONDS = 10
_NOT_OURS = "Filen er ikke et koordinator-lager. Vælg en anden fil."
_DAMAGED = (
    "Lageret kan ikke læses: filen er beskadiget, eller lager og nøglefil hører ikke sammen. "
    "Gendan den nyeste sikkerhedskopi; den beskadigede fil bliver lagt til side."
)


def explain(fault: BaseException) -> StoreError | None:
    """The sentence for a fault of the surroundings; None for one of our own making."""
    cause = getattr(fault, "orig", None) or fault
    if isinstance(cause, OSError):
        return explain_os(cause)
    match getattr(cause, "sqlite_errorcode", 0) & 0xFF:
        case 5 | 6:  # BUSY, LOCKED
            return StoreInUse("Lageret er optaget af et andet program. Prøv igen om lidt.")
        case 7:  # NOMEM
            return StoreError("Maskinen mangler hukommelse. Luk andre programmer, og prøv igen.")
        case 8:  # READONLY
            return StoreError("Lageret er skrivebeskyttet. Bed om skriveadgang til filen og dens mappe.")
        case 10:  # IOERR
            return StoreError("Disken meldte fejl. Det sidste blev ikke gemt; det tidligere er uændret.")
        case 11 | 26:  # CORRUPT, NOTADB
            return StoreDamaged(_DAMAGED)
        case 13:  # FULL
            return StoreError("Disken er fuld. Det sidste blev ikke gemt; gør plads, og prøv igen.")
        case 14:  # CANTOPEN
            return StoreError("Lageret kan ikke åbnes. Se efter, om filen er der, og om du må læse den.")
    return None


@contextmanager
def faults_told() -> Iterator[None]:
    """Turn faults of disk and store into ones a person can be shown; let our own pass."""
    try:
        yield
    except (OSError, dbapi2.Error, DBAPIError) as fault:
        told = explain(fault)
        if told is None:
            raise
        raise told from fault


def make_engine(path: Path, key: bytes, *, readonly: bool = False) -> Engine:
    """Open a store that exists; one that is missing, empty, foreign or too new is refused untouched.

    Transactions begin as plain BEGIN; `engine.execution_options(koordinator_write=True)` begins them as
    BEGIN IMMEDIATE over the same connections.
    """
    _look_at(path, readonly=readonly)
    with faults_told(), closing(_open(path, key, "ro" if readonly else "rw")) as connection:
        _check_identity(connection)
        if not readonly:  # a file that opened read-only after all shows it here
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    engine = create_engine(
        "sqlite://",
        creator=partial(_connect, path, key, readonly=readonly),
        module=dbapi2,
        poolclass=QueuePool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def create_database(path: Path, key: bytes) -> None:
    """Make an empty encrypted store, readable by its owner only; a file that exists is never touched."""
    try:
        with disk_faults_told():
            create_private(path)
    except StoreError as told:
        if isinstance(told.__cause__, FileExistsError):
            raise StoreError("Der ligger allerede en fil med det navn. Vælg et andet navn.") from None
        raise
    try:
        with faults_told(), closing(_open(path, key, "rw")) as connection:
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={FILE_FORMAT}")
            connection.execute("PRAGMA journal_mode=WAL")
        with disk_faults_told():
            sync_folder(path.parent)
    except KoordinatorError:
        path.unlink(missing_ok=True)
        raise


def first_free_id(connection: Connection, table: str) -> int:
    """The next number no row of a table has ever had; holds while the write transaction lasts."""
    used = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).scalar()
    return int(used or 0) + 1


def gathered(*columns: Any) -> Any:
    """All rows of a subquery as one value: a JSON list of lists, so that a record's lists come with it."""
    return func.json_group_array(func.json_array(*columns))


def checkpoint(engine: Engine) -> bool:
    """Carry the write-ahead log into the store; False if a reader stood in the way."""
    busy: int = _rows(engine, "PRAGMA wal_checkpoint(TRUNCATE)")[0][0]
    return busy == 0


def quick_check(engine: Engine) -> list[str]:
    """What a quick look through all pages found wrong; empty when sound."""
    return _findings(engine, "PRAGMA quick_check")


def integrity_check(engine: Engine) -> list[str]:
    """What the thorough checks of seals and structure found wrong; empty when sound. Slow: for a thread."""
    checkpoint(engine)  # the check of seals reads only the file itself, not the log beside it
    return _findings(engine, "PRAGMA cipher_integrity_check") + _findings(engine, "PRAGMA integrity_check")


def foreign_key_check(engine: Engine) -> list[str]:
    """One line for each row that points at nothing: table, row number and table pointed at."""
    return [f"{row[0]} {row[1]} → {row[2]}" for row in _rows(engine, "PRAGMA foreign_key_check")]


def vacuum_into(engine: Engine, target: Path) -> None:
    """Let the database write a sound, compact copy of itself under the same key; synced to the disk."""
    with disk_faults_told():
        create_private(target)
    _rows(engine, "VACUUM INTO ?", (str(target),))
    with disk_faults_told():
        sync_file(target)


def copy_with_key(path: Path, key: bytes, target: Path, new_key: bytes) -> None:
    """Write a copy under another key; refused while anybody has the store open."""
    with faults_told():
        create_private(target)
        with closing(_open(path, key, "rw")) as connection:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if connection.execute("PRAGMA journal_mode=DELETE").fetchone() != ("delete",):
                raise StoreInUse("Lageret er stadig åbent. Luk det, og prøv igen.")
            connection.execute("VACUUM INTO ?", (str(target),))
        with closing(_open(target, key, "rw")) as connection:
            connection.execute(f"PRAGMA rekey=\"x'{new_key.hex()}'\"")
        sync_file(target)


def opens(path: Path, key: bytes) -> bool:
    """Whether the key reads the file; tells an old key from a new one, and changes nothing."""
    try:
        with faults_told(), closing(_open(path, key, "rw")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except StoreDamaged:
        return False
    return True


def require_sound(path: Path, key: bytes) -> None:
    """Open a store nobody else has open, read every page of it, and raise StoreDamaged at the first doubt."""
    engine = make_engine(path, key, readonly=True)
    try:
        if quick_check(engine):
            raise StoreDamaged(_DAMAGED)
    finally:
        engine.dispose()


def _look_at(path: Path, *, readonly: bool) -> None:
    """Refuse, from its directory entry alone, what no key could open."""
    try:
        found = path.stat()
    except FileNotFoundError:
        raise StoreError("Lageret findes ikke på det sted. Er det flyttet eller omdøbt?") from None
    except OSError as fault:
        raise explain_os(fault) from fault
    if not path.is_file():
        raise StoreError(_NOT_OURS)
    if found.st_size == 0:
        raise StoreError(
            "Filen er tom og er ikke et lager. Gendan en sikkerhedskopi, eller vælg en anden fil."
        )
    writable = found.st_mode & 0o222 and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    if not (writable or readonly):
        raise StoreError("Lageret er skrivebeskyttet. Bed om skriveadgang til filen og dens mappe.")


def _open(path: Path, key: bytes, mode: str) -> Any:
    """A bare connection in autocommit with the key given; reads nothing yet and never creates a file."""
    connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    connection.execute("PRAGMA temp_store=MEMORY")
    return connection


def _connect(path: Path, key: bytes, *, readonly: bool) -> Any:
    """A connection with the house's settings."""
    connection = _open(path, key, "ro" if readonly else "rw")
    try:
        connection.execute("PRAGMA cache_size=-65536")
        connection.execute("PRAGMA foreign_keys=ON")
        if readonly:
            connection.execute("PRAGMA query_only=ON")
        else:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
    except dbapi2.Error:
        connection.close()
        raise
    return connection


def _check_identity(connection: Any) -> None:
    if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
        raise StoreError(_NOT_OURS)
    if connection.execute("PRAGMA user_version").fetchone()[0] > FILE_FORMAT:
        raise StoreTooNew("Lageret er skrevet af en nyere udgave af koordinator. Opdatér programmet.")


def _begin(connection: Connection) -> None:
    """The driver runs in autocommit, so that every statement, DDL too, stands in a transaction of ours."""
    write = connection.get_execution_options().get("koordinator_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _rows(engine: Engine, statement: str, values: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
    """Run a statement outside any transaction, as checkpoints, checks and copies must."""
    with (
        faults_told(),
        closing(engine.raw_connection()) as connection,
        closing(connection.cursor()) as cursor,
    ):
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def _findings(engine: Engine, statement: str) -> list[str]:
    """The lines a check reports, without its `ok`; a file too damaged for the check is a finding as well."""
    try:
        return [str(row[0]) for row in _rows(engine, statement) if row[0] != "ok"]
    except StoreDamaged as fault:
        return [str(fault)]
