"""Making and opening a store: its place, its lock, its key, its schema, and who sits down at it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from koordinator import config
from koordinator.db.keyfile import KeyFile, key_path
from koordinator.db.lock import StoreLock
from koordinator.db.passwords import check_password, normal_login
from koordinator.domain.roles import Role
from koordinator.domain.values.names import clean_name, fold
from koordinator.errors import Refused, StoreDamaged, StoreError
from koordinator.services.workplace import Workplace

if TYPE_CHECKING:
    from koordinator.db.store import Store

# SQLAlchemy is imported while the password is being tried: neither waits for the other.


def logins(path: Path) -> list[str]:
    """Who can log in, read without any password; empty for a store that is not there."""
    try:
        return KeyFile.read(key_path(path)).users()
    except StoreError:
        if path.exists():
            raise
        return []


def suggested_login(name: str, taken: list[str]) -> str:
    """A login from a name: the first name, with a number if somebody has it."""
    first = (fold(name).split() or ["bruger"])[0]
    number = 1
    login = first
    while login in taken:
        number += 1
        login = f"{first}{number}"
    return login


def password_fault(login: str, password: str) -> str | None:
    """Why a password will not do for this login, as a sentence; None when it will."""
    return check_password(login, password)


def create_store(
    path: Path,
    name: str,
    roles: frozenset[Role],
    password: str,
    *,
    login: str = "",
    demo_day: date | None = None,
) -> tuple[Workplace, str]:
    """A new store with its first user; returns it open, and the recovery code to print once.

    Nothing is left behind when it fails half-way.
    """
    from koordinator.db.places import refuse_shared_place

    clean, login = clean_name(name), normal_login(login) or suggested_login(name, [])
    if not clean:
        raise Refused("Skriv dit navn.")
    if wrong := check_password(login, password):
        raise Refused(wrong)
    refuse_shared_place(path)
    if path.exists() or key_path(path).exists():
        raise StoreError("Der ligger allerede et lager på det sted. Vælg et andet navn.")
    _make_folder(path.parent)
    lock = StoreLock(path).acquire(login, datetime.now(UTC))
    try:
        return _create(path, clean, roles, login, password, demo_day, lock)
    except BaseException:
        _clear_away(path)
        lock.release()
        raise


def _clear_away(path: Path) -> None:
    """Remove what a failed creation made; nothing of it was there before."""
    key = key_path(path)
    made = [path, key, *(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))]
    for leftover in [*made, key.with_name(key.name + ".bak")]:
        leftover.unlink(missing_ok=True)


def open_store(path: Path, login: str, password: str) -> Workplace:
    """Open a store for a login; says plainly what is wrong when it cannot be."""
    with _locked(path, login) as lock:
        key_file = KeyFile.read(key_path(path))
        with ThreadPoolExecutor(1) as pool:
            unlocking = pool.submit(_unlock, key_file, path, login, password)
            import koordinator.db.store
            import koordinator.services.desk  # noqa: F401
        return _open(path, login, key_file, unlocking.result(), lock)


def open_with_recovery(path: Path, code: str, login: str, new_password: str) -> Workplace:
    """Open a store with its recovery code and give one of its users a new password."""
    from koordinator.db.rekey import unlock_store_with_recovery

    if wrong := check_password(login, new_password):
        raise Refused(wrong)
    with _locked(path, login) as lock:
        key_file, key = unlock_store_with_recovery(path, code)
        if normal_login(login) not in key_file.users():
            raise Refused("Der er ingen bruger med det navn i lageret.")
        key_file.add_slot(login, new_password, key)
        return _open(path, login, key_file, key, lock)


def restore_newest(path: Path, login: str, password: str) -> datetime:
    """Put the newest good backup in the place of a damaged store; returns when it was made.

    The damaged file is kept aside. The password is the one of today, or of the backup's day.
    """
    from koordinator.db import backup

    with StoreLock(path).acquire(normal_login(login), datetime.now(UTC)):
        refused: StoreError = StoreDamaged("Der er ingen sikkerhedskopi, der kan læses.")
        for candidate in backup.list_backups(path):
            try:
                key = candidate.key_file().unlock(login, password)
                backup.restore(candidate, path, key, datetime.now(UTC))
            except StoreError as fault:
                refused = fault
                continue
            return candidate.made
        raise refused


@contextmanager
def _locked(path: Path, login: str) -> Iterator[StoreLock]:
    """The lock of a store that is there; given back when opening it fails."""
    from koordinator.db.places import refuse_shared_place

    if not path.exists():
        raise StoreError("Lageret findes ikke på det sted. Er det flyttet eller omdøbt?")
    refuse_shared_place(path)
    lock = StoreLock(path).acquire(normal_login(login), datetime.now(UTC))
    try:
        yield lock
    except BaseException:
        lock.release()
        raise


def _unlock(key_file: KeyFile, path: Path, login: str, password: str) -> bytes:
    if not key_file.changing:
        return key_file.unlock(login, password)
    from koordinator.db.rekey import unlock_store

    return unlock_store(path, login, password)[1]


def _open(path: Path, login: str, key_file: KeyFile, key: bytes, lock: StoreLock) -> Workplace:
    from koordinator.db.store import Store

    if key_file.from_copy:
        key_file.repair()
    store = Store(path, key)
    try:
        _bring_up_to_date(store)
        store.know()
        if store.store_id != key_file.store_id:
            raise StoreDamaged("Nøglefilen hører til et andet lager.")
        return _seated(store, normal_login(login), key_file, lock)
    except BaseException:
        store.close()
        raise


def _bring_up_to_date(store: "Store") -> None:
    from koordinator.db import schema

    if schema.is_current(store.engine):
        return
    from koordinator.db import backup

    backup.make_backup(store.engine, store.key, store.path, backup.Reason.MIGRATION, datetime.now(UTC))
    schema.migrate(store.engine)


def _seated(store: "Store", login: str, key_file: KeyFile, lock: StoreLock) -> Workplace:
    from koordinator.db.queries.users import user_of_login
    from koordinator.services.desk import Desk, Who

    with store.read() as session:
        user = user_of_login(session, login)
    if user is None:
        raise StoreError("Brugeren findes ikke længere i lageret. Spørg din teamleder.")
    who = Who(login, user.worker_id, user.name, user.roles)
    return Workplace(Desk(store, who, _today_in(store)), lock, key_file)


def _today_in(store: "Store") -> Callable[[], date]:
    def today() -> date:
        return config.chosen_today() or store.demo_day or date.today()  # noqa: DTZ011

    return today


def _create(
    path: Path,
    name: str,
    roles: frozenset[Role],
    login: str,
    password: str,
    demo_day: date | None,
    lock: StoreLock,
) -> tuple[Workplace, str]:
    import secrets
    import uuid

    from koordinator.db import schema, sqlite
    from koordinator.db.store import Store
    from koordinator.db.system_tables import StoreInfo, User
    from koordinator.services.programmes import known_programmes
    from koordinator.services.staff import new_worker

    key, store_id = secrets.token_bytes(32), str(uuid.uuid4())
    key_file = KeyFile.create(key_path(path), store_id, key)
    key_file.add_slot(login, password, key)
    code = key_file.add_recovery(key)
    sqlite.create_database(path, key)
    engine = sqlite.make_engine(path, key)
    schema.create(engine)
    engine.dispose()
    store = Store(path, key)
    with store.write("Opret lager", by=login, kind="quiet") as tx:
        tx.add(StoreInfo(store_id=store_id, created_at=datetime.now(UTC), demo_day=demo_day))
        worker = new_worker(tx, name, roles)
        tx.add(User(login=login, worker_id=worker.id))
        tx.add(*known_programmes())
    store.know()
    return _seated(store, login, key_file, lock), code


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        raise StoreError("Mappen til lageret kan ikke oprettes. Vælg et andet sted.") from None
