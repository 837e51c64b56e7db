"""Backups: copies the database makes, each opened and checked before it counts, and getting one back."""

import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Engine

from koordinator.db import sqlite
from koordinator.db.files import (
    disk_faults_told,
    private_folder,
    private_permissions,
    sync_file,
    sync_folder,
    write_whole,
)
from koordinator.db.keyfile import KeyFile, key_path
from koordinator.db.keyfile_format import dump
from koordinator.domain.backups import to_delete
from koordinator.errors import StoreError

_STORE = "lager"
_STAMP = "%Y%m%dT%H%M%S%fZ"
_NAME = re.compile(r"(\d{8}T\d{12}Z)-([a-z]+)")
_UNFINISHED = ".ufaerdig-"


class Reason(StrEnum):
    """Why a backup was made; part of its folder's name."""

    REGULAR = "loebende"
    EXIT = "afslutning"
    MIGRATION = "opgradering"
    IMPORT = "import"
    NEW_KEY = "noegleskift"
    BY_HAND = "manuel"


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """One backup: a folder with the store and the key file as they were; `made` is UTC."""

    made: datetime
    reason: str
    folder: Path

    @property
    def store(self) -> Path:
        """The copy of the store; its key file lies beside it as beside any store."""
        return self.folder / _STORE

    def key_file(self) -> KeyFile:
        """The key file as it was then, with the passwords of then."""
        return KeyFile.read(key_path(self.store))


def backups_folder(store_path: Path) -> Path:
    """Where the backups of a store lie."""
    return store_path.with_name(store_path.name + "-sikkerhedskopier")


def make_backup(engine: Engine, key: bytes, store_path: Path, reason: Reason, now: datetime) -> Backup:
    """Make a backup of the open store and check it; one that fails the check leaves nothing behind."""
    folder = backups_folder(store_path)
    backup = _named(folder, reason, now)
    draft = Backup(backup.made, reason, folder / (_UNFINISHED + backup.folder.name))
    try:
        with disk_faults_told():
            private_folder(folder)
            private_folder(draft.folder)
        key_file = KeyFile.read(key_path(store_path))
        key_file.verify(key)
        sqlite.vacuum_into(engine, draft.store)
        sqlite.require_sound(draft.store, key)
        with disk_faults_told():
            write_whole(key_path(draft.store), dump(key_file.content))
            draft.folder.rename(backup.folder)
            sync_folder(folder)
    except BaseException:
        shutil.rmtree(draft.folder, ignore_errors=True)
        raise
    return backup


def list_backups(store_path: Path) -> list[Backup]:
    """All finished backups, newest first."""
    folder = backups_folder(store_path)
    if not folder.is_dir():
        return []
    found = ((match, each) for each in folder.iterdir() if (match := _NAME.fullmatch(each.name)))
    backups = (Backup(_time(match[1]), match[2], each) for match, each in found)
    return sorted((each for each in backups if each.store.is_file()), reverse=True)


def newest_good(store_path: Path, key: bytes) -> Backup | None:
    """The newest backup this key opens and every page of which reads."""
    for backup in list_backups(store_path):
        try:
            sqlite.require_sound(backup.store, key)
        except StoreError:
            continue
        return backup
    return None


def delete_expired(store_path: Path, now: datetime) -> list[Backup]:
    """Delete the backups that have served their time, and drafts a crash left; returns those deleted."""
    backups = list_backups(store_path)
    expired = set(to_delete((backup.made for backup in backups), now.astimezone(UTC)))
    gone = [backup for backup in backups if backup.made in expired]
    with disk_faults_told():
        for backup in gone:
            # away from the list first, so that a half-deleted folder never counts as a backup
            backup.folder.rename(backup.folder.with_name(_UNFINISHED + backup.folder.name))
        for draft in backups_folder(store_path).glob(_UNFINISHED + "*"):
            shutil.rmtree(draft)
    return gone


def restore(backup: Backup, store_path: Path, key: bytes, now: datetime) -> Path | None:
    """Put a backup in the place of a closed store whose lock is held; returns where the old file was put.

    The key file in place stays when it holds this key: it knows the newer passwords and who has left.
    """
    sqlite.require_sound(backup.store, key)
    fresh = store_path.with_name(store_path.name + ".gendannet")
    with disk_faults_told():
        shutil.copyfile(backup.store, fresh)
        private_permissions(fresh)
        sync_file(fresh)
    sqlite.require_sound(fresh, key)
    with disk_faults_told():
        if not _fits(key_path(store_path), key):
            write_whole(key_path(store_path), dump(backup.key_file().content))
        aside = _put_aside(store_path, now)
        fresh.replace(store_path)
        sync_folder(store_path.parent)
    return aside


def _fits(path: Path, key: bytes) -> bool:
    try:
        KeyFile.read(path).verify(key)
    except StoreError:
        return False
    return True


def _put_aside(store_path: Path, now: datetime) -> Path | None:
    """Keep the old store under another name and move its log there; beside a new store that would spoil it.

    Where the file system can give a file two names, the store's own place is never empty meanwhile.
    """
    stamp = now.astimezone(UTC).strftime(_STAMP)
    aside = store_path.with_name(f"{store_path.name}-beskadiget-{stamp}")
    found = store_path.exists()
    if found:
        try:
            aside.hardlink_to(store_path)
        except OSError:
            store_path.rename(aside)
    for ending in ("-wal", "-shm", "-journal"):
        beside = store_path.with_name(store_path.name + ending)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + ending))
    return aside if found else None


def _named(folder: Path, reason: Reason, now: datetime) -> Backup:
    made = now.astimezone(UTC)
    while any(folder.glob(f"{made.strftime(_STAMP)}-*")):
        made += timedelta(microseconds=1)
    return Backup(made, reason, folder / f"{made.strftime(_STAMP)}-{reason}")


def _time(text: str) -> datetime:
    return datetime.strptime(text, _STAMP).replace(tzinfo=UTC)
