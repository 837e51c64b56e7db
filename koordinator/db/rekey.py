"""Logging in to a store, and giving it a new data key so that an interruption never locks anybody out."""

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from koordinator.db import sqlite
from koordinator.db.files import disk_faults_told, sync_folder
from koordinator.db.keyfile import KeyFile, key_path
from koordinator.db.keyfile_format import Content, Cost, Epoch, sealed_epoch
from koordinator.db.keyfile_slots import (
    STANDARD,
    open_recovery,
    open_user,
    recovery_slot,
    user_slot,
)
from koordinator.db.passwords import normal_login
from koordinator.db.recovery import new_code, new_temporary_password
from koordinator.errors import StoreDamaged, StoreError, WrongPassword

_NO_KEY_FITS = "Ingen af nøglefilens nøgler passer til lageret. Gendan en sikkerhedskopi."


@dataclass(frozen=True, slots=True)
class NewKey:
    """What a leader hands out after changing the data key: others' passwords by login, and a new code."""

    data_key: bytes
    temporary: dict[str, str]
    recovery_code: str


def unlock_store(store_path: Path, login: str, password: str) -> tuple[KeyFile, bytes]:
    """The key file and data key for a login; settles a change of the data key that was interrupted."""
    key_file = KeyFile.read(key_path(store_path))
    return key_file, _settled(
        store_path, key_file, lambda epoch: open_user(key_file.store_id, epoch, login, password)
    )


def unlock_store_with_recovery(store_path: Path, code: str) -> tuple[KeyFile, bytes]:
    """The key file and data key for a recovery code; settles an interrupted change likewise."""
    key_file = KeyFile.read(key_path(store_path))
    return key_file, _settled(
        store_path, key_file, lambda epoch: open_recovery(key_file.store_id, epoch, code)
    )


def change_data_key(store_path: Path, login: str, password: str, *, cost: Cost = STANDARD) -> NewKey:
    """Encrypt the whole store under a new key; the store must be closed, and its lock held.

    The leader keeps her password; everybody else gets a temporary one. A backup comes first.
    """
    key_file, old_key = unlock_store(store_path, login, password)
    new_key = secrets.token_bytes(32)
    others = [user for user in key_file.users() if user != normal_login(login)]
    given = NewKey(new_key, {user: new_temporary_password() for user in others}, new_code())
    key_file.begin_change(old_key, _following(key_file, login, password, given, cost))
    try:
        rekey(store_path, old_key, new_key)
    except BaseException:
        with suppress(StoreError):
            if sqlite.opens(store_path, old_key):
                key_file.settle_change(done=False)
        raise
    key_file.settle_change(done=True)
    return given


def rekey(store_path: Path, old_key: bytes, new_key: bytes) -> None:
    """Put a checked copy under the new key in the closed store's place; until then the old one stands."""
    copy = _copy_path(store_path)
    _remove_leftovers(store_path)
    sqlite.copy_with_key(store_path, old_key, copy, new_key)
    sqlite.require_sound(copy, new_key)
    with disk_faults_told():
        copy.replace(store_path)
        sync_folder(store_path.parent)
    sqlite.require_sound(store_path, new_key)


def _following(key_file: KeyFile, login: str, password: str, given: NewKey, cost: Cost) -> Epoch:
    number = key_file.content.current.number + 1
    store_id, new_key = key_file.store_id, given.data_key
    slots = [user_slot(store_id, number, login, password, new_key, cost=cost)]
    for user, temporary in given.temporary.items():
        slots.append(user_slot(store_id, number, user, temporary, new_key, temporary=True, cost=cost))
    slots.append(recovery_slot(store_id, number, given.recovery_code, new_key, cost=cost))
    return sealed_epoch(store_id, Epoch(number, tuple(slots)), new_key)


def _settled(store_path: Path, key_file: KeyFile, opener: Callable[[Epoch], bytes]) -> bytes:
    """The key the store really has; which epoch a password opens does not tell, so the store is asked."""
    content = key_file.content
    if content.following is None:
        return opener(content.current)
    opened: list[Epoch] = []
    refused: StoreError | None = None
    for epoch in (content.following, content.current):
        try:
            data_key = opener(epoch)
        except WrongPassword as fault:
            refused = fault
            continue
        opened.append(epoch)
        if sqlite.opens(store_path, data_key):
            key_file.settle_change(done=epoch is content.following)
            _remove_leftovers(store_path)
            return data_key
    raise _unsettled(opened, content) or refused or StoreDamaged(_NO_KEY_FITS)


def _unsettled(opened: list[Epoch], content: Content) -> StoreError | None:
    """Why a password that fits only the epoch the store does not have opens nothing."""
    if opened == [content.current]:
        return WrongPassword(
            "Lageret har fået ny nøgle. Log ind med den midlertidige adgangskode fra lederen."
        )
    if opened == [content.following]:
        return WrongPassword("Nøgleskiftet blev afbrudt. Log ind med den adgangskode, du havde før.")
    return None


def _copy_path(store_path: Path) -> Path:
    return store_path.with_name(store_path.name + ".nynoegle")


def _remove_leftovers(store_path: Path) -> None:
    copy = _copy_path(store_path)
    with disk_faults_told():
        for leftover in (copy, copy.with_name(copy.name + "-journal")):
            leftover.unlink(missing_ok=True)
