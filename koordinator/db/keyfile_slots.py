"""Sealing the data key in a slot and opening it again: Argon2id and AES-256-GCM."""

import secrets
from dataclasses import replace

from koordinator.db.keyfile_format import Cost, Epoch, Slot, header, seal_holds
from koordinator.db.passwords import check_password, normal_login, secret_of
from koordinator.db.recovery import as_given, read_code
from koordinator.errors import Refused, StoreDamaged, WrongPassword

STANDARD = Cost()
WRONG_PASSWORD = "Brugernavnet eller adgangskoden er forkert."  # noqa: S105
_WRONG_CODE = "Gendannelseskoden passer ikke til dette lager."
_SEAL_BROKEN = "Nøglefilen er ændret uden om programmet. Hent nøglefilen fra den nyeste sikkerhedskopi."


def user_slot(
    store_id: str,
    epoch: int,
    login: str,
    password: str,
    data_key: bytes,
    *,
    temporary: bool = False,
    cost: Cost = STANDARD,
) -> Slot:
    """A person's slot; every password that is ever set passes here and is checked."""
    name = normal_login(login)
    if not name:
        raise Refused("Brugernavnet mangler.")
    if reason := check_password(login, password):
        raise Refused(reason)
    secret = _secret(password, temporary=temporary)
    return _sealed(store_id, epoch, _blank("user", name, cost, temporary), secret, data_key)


def recovery_slot(store_id: str, epoch: int, code: str, data_key: bytes, *, cost: Cost = STANDARD) -> Slot:
    """The slot of the printed recovery code."""
    return _sealed(store_id, epoch, _blank("recovery", "", cost, False), read_code(code), data_key)


def open_user(store_id: str, epoch: Epoch, login: str, password: str) -> bytes:
    """The data key for a login and password."""
    name = normal_login(login)
    temporary = any(slot.temporary for slot in epoch.slots if (slot.kind, slot.login) == ("user", name))
    return _open(store_id, epoch, ("user", name), _secret(password, temporary=temporary), WRONG_PASSWORD)


def open_recovery(store_id: str, epoch: Epoch, code: str) -> bytes:
    """The data key for the recovery code as typed."""
    return _open(store_id, epoch, ("recovery", ""), read_code(code), _WRONG_CODE)


def _secret(password: str, *, temporary: bool) -> bytes:
    """What somebody else gave is read off a screen or paper, so spaces, dashes and case do not count."""
    return secret_of(as_given(password) if temporary else password)


def _open(store_id: str, epoch: Epoch, owner: tuple[str, str], secret: bytes, wrong: str) -> bytes:
    """A failing tag means a wrong password; a tag that holds under a broken mac means meddling."""
    slot = next((each for each in epoch.slots if (each.kind, each.login) == owner), None)
    if slot is None:
        raise WrongPassword(wrong)
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    bound = header(store_id, epoch.number, slot)
    try:
        data_key = AESGCM(_derive(secret, slot)).decrypt(slot.nonce, slot.sealed, bound)
    except InvalidTag:
        raise WrongPassword(wrong) from None
    if not seal_holds(store_id, epoch, data_key):
        raise StoreDamaged(_SEAL_BROKEN)
    return data_key


def _blank(kind: str, login: str, cost: Cost, temporary: bool) -> Slot:
    return Slot(kind, login, temporary, cost, secrets.token_bytes(16), secrets.token_bytes(12), b"")


def _sealed(store_id: str, epoch: int, slot: Slot, secret: bytes, data_key: bytes) -> Slot:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cipher = AESGCM(_derive(secret, slot))
    return replace(slot, sealed=cipher.encrypt(slot.nonce, data_key, header(store_id, epoch, slot)))


def _derive(secret: bytes, slot: Slot) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    cost = slot.cost
    kdf = Argon2id(
        salt=slot.salt,
        length=32,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return kdf.derive(secret)
