"""The key file beside a store: who may open it, and the store's data key sealed once for each of them."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from koordinator.db import keyfile_format as form
from koordinator.db.files import disk_faults_told, explain_os, write_whole
from koordinator.db.keyfile_format import Content, Cost, Epoch, Slot
from koordinator.db.keyfile_slots import STANDARD, open_recovery, open_user, recovery_slot, user_slot
from koordinator.db.passwords import normal_login, secret_of
from koordinator.db.recovery import as_given, new_code
from koordinator.errors import Refused, StoreDamaged, StoreError, StoreTooNew


def key_path(store_path: Path) -> Path:
    """Where the key file of a store lies."""
    return store_path.with_name(store_path.name + ".key")


class KeyFile:
    """A key file as last read or saved; every change reads it anew and is saved before it returns."""

    def __init__(self, path: Path, content: Content, *, from_copy: bool = False) -> None:
        self.path = path
        self.content = content
        self.from_copy = from_copy
        """True when the file itself was damaged or gone, and its copy stood in for it."""

    @classmethod
    def create(cls, path: Path, store_id: str, data_key: bytes) -> "KeyFile":
        """A key file without slots; refuses to replace one that is there."""
        if path.exists():
            raise StoreError("Der ligger allerede en nøglefil på det sted. Vælg et andet navn til lageret.")
        content = Content(store_id, form.sealed_epoch(store_id, Epoch(1), data_key))
        key_file = cls(path, content)
        key_file._save(content)
        return key_file

    @classmethod
    def read(cls, path: Path) -> "KeyFile":
        """The key file, or its copy when the file itself is damaged or gone."""
        try:
            return cls(path, _parsed(path))
        except StoreTooNew:
            raise
        except StoreError as fault:
            with suppress(StoreError):
                return cls(path, _parsed(_copy_of(path)), from_copy=True)
            raise fault

    @property
    def store_id(self) -> str:
        """The store this key file belongs to."""
        return self.content.store_id

    @property
    def changing(self) -> bool:
        """Whether a change of the data key was begun and not yet finished."""
        return self.content.following is not None

    def users(self) -> list[str]:
        """The logins, in order; readable without any password."""
        slots = [*self.content.current.slots, *(self.content.following or Epoch(0)).slots]
        return sorted({slot.login for slot in slots if slot.kind == "user"})

    def must_change(self, login: str) -> bool:
        """Whether somebody else gave this user the password she logs in with."""
        name = normal_login(login)
        return any(slot.temporary for slot in self.content.current.slots if slot.login == name)

    def has_recovery(self) -> bool:
        """Whether a recovery code has been made."""
        return any(slot.kind == "recovery" for slot in self.content.current.slots)

    def unlock(self, login: str, password: str) -> bytes:
        """The data key; WrongPassword alike for an unknown user, StoreDamaged when the seal is broken."""
        return open_user(self.store_id, self.content.current, login, password)

    def unlock_with_recovery(self, code: str) -> bytes:
        """The data key; MistypedCode tells a slip of the fingers from another store's code."""
        return open_recovery(self.store_id, self.content.current, code)

    def verify(self, data_key: bytes) -> None:
        """Raise StoreDamaged unless this data key sealed the slots in force."""
        if not form.seal_holds(self.store_id, self.content.current, data_key):
            raise StoreDamaged("Nøglefilen hører ikke til lageret, eller den er ændret uden om programmet.")

    def add_slot(
        self, login: str, password: str, data_key: bytes, *, temporary: bool = False, cost: Cost = STANDARD
    ) -> None:
        """Let a user in, or give a user who has forgotten a password a new one; others' slots stay."""
        number = self.content.current.number
        slot = user_slot(self.store_id, number, login, password, data_key, temporary=temporary, cost=cost)
        self._change(data_key, lambda slots: (*_without(slots, slot), slot))

    def change_password(self, login: str, old: str, new: str, *, cost: Cost = STANDARD) -> bytes:
        """Replace a user's password by one of her own choice, given the old one; returns the data key."""
        data_key = self.unlock(login, old)
        if secret_of(as_given(old)) == secret_of(as_given(new)):
            raise Refused("Den nye adgangskode er den samme som den gamle.")
        self.add_slot(login, new, data_key, cost=cost)
        return data_key

    def remove_slot(self, login: str, data_key: bytes) -> None:
        """Shut a user out; the last one stays, or nobody could open the store."""
        name = normal_login(login)
        if self.users() == [name]:
            raise Refused("Den sidste bruger kan ikke fjernes; så kunne ingen åbne lageret.")
        self._change(data_key, lambda slots: tuple(slot for slot in slots if slot.login != name))

    def add_recovery(self, data_key: bytes, *, cost: Cost = STANDARD) -> str:
        """Make a recovery code, to be printed once; an earlier one no longer opens anything."""
        code = new_code()
        slot = recovery_slot(self.store_id, self.content.current.number, code, data_key, cost=cost)
        self._change(data_key, lambda slots: (*_without(slots, slot), slot))
        return code

    def begin_change(self, data_key: bytes, following: Epoch) -> None:
        """Put the next data key's slots beside the present ones, until the store is known to have it."""
        self._refresh(data_key)
        self._save(replace(self.content, following=following))

    def settle_change(self, *, done: bool) -> None:
        """Keep only the next epoch when the store has its key, else only the present one."""
        following = self.content.following
        current = following if done and following else self.content.current
        self._save(Content(self.store_id, current))

    def repair(self) -> None:
        """Write the file anew from what was read; after a damaged file was stood in for by its copy."""
        self._save(self.content)

    def _change(self, data_key: bytes, change: Callable[[tuple[Slot, ...]], tuple[Slot, ...]]) -> None:
        self._refresh(data_key)
        epoch = replace(self.content.current, slots=change(self.content.current.slots))
        epoch = form.sealed_epoch(self.store_id, epoch, data_key)
        self._save(replace(self.content, current=epoch))

    def _refresh(self, data_key: bytes) -> None:
        """Take in what another window saved meanwhile, so that no slot is lost."""
        self.content = KeyFile.read(self.path).content
        self.verify(data_key)

    def _save(self, content: Content) -> None:
        """First keep what is there as the copy, then replace it, then let the copy follow.

        The copy must not go on opening with a password that was changed or a user who was removed.
        """
        with disk_faults_told():
            with suppress(StoreError):
                write_whole(_copy_of(self.path), form.dump(_parsed(self.path)))
            fresh = form.dump(content)
            write_whole(self.path, fresh)
            self.content, self.from_copy = content, False
            write_whole(_copy_of(self.path), fresh)


def _copy_of(path: Path) -> Path:
    return path.with_name(path.name + ".bak")


def _parsed(path: Path) -> Content:
    try:
        with path.open("rb") as stream:
            return form.parse(stream.read(form.LARGEST_BYTES + 1))
    except FileNotFoundError as fault:
        raise StoreError(
            "Nøglefilen mangler ved siden af lageret. Hent den fra den nyeste sikkerhedskopi."
        ) from fault
    except OSError as fault:
        raise explain_os(fault) from fault


def _without(slots: tuple[Slot, ...], replaced: Slot) -> tuple[Slot, ...]:
    return tuple(slot for slot in slots if (slot.kind, slot.login) != (replaced.kind, replaced.login))
