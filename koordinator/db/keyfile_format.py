"""What stands in a key file: a line with the sha256 of the rest, then JSON; read with suspicion."""

import hashlib
import hmac
import json
from dataclasses import dataclass, replace
from typing import Any

from koordinator.errors import StoreDamaged, StoreTooNew

MAGIC = "koordinator-noegle"
VERSION = 1
LARGEST_BYTES = 1 << 20
_MAX_KIB, _MAX_ITERATIONS, _MAX_LANES = 1 << 20, 10, 16
_DAMAGED = "Nøglefilen er beskadiget. Hent nøglefilen fra den nyeste sikkerhedskopi."


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a password costs in Argon2id; the standing values are RFC 9106's second choice."""

    memory_kib: int = 64 * 1024
    iterations: int = 3
    lanes: int = 4

    @property
    def bearable(self) -> bool:
        """Whether values read from a file stay within what a machine can be asked for."""
        return (
            1 <= self.lanes <= _MAX_LANES
            and 1 <= self.iterations <= _MAX_ITERATIONS
            and 8 * self.lanes <= self.memory_kib <= _MAX_KIB
        )


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key sealed under one password (kind `user`) or one recovery code (kind `recovery`)."""

    kind: str
    login: str
    temporary: bool
    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Epoch:
    """One data key's slots, and the seal over them that only that data key can make."""

    number: int
    slots: tuple[Slot, ...] = ()
    mac: bytes = b""


@dataclass(frozen=True, slots=True)
class Content:
    """The whole key file: the epoch in force and, while the data key is being changed, the next one."""

    store_id: str
    current: Epoch
    following: Epoch | None = None


def header(store_id: str, epoch: int, slot: Slot) -> bytes:
    """What a slot is bound to besides its password; changing any of it breaks the slot."""
    return _canonical({"store_id": store_id, "epoch": epoch, **_slot_header(slot)})


def sealed_epoch(store_id: str, epoch: Epoch, data_key: bytes) -> Epoch:
    """The epoch with its mac made anew by the data key."""
    return replace(epoch, mac=_mac(store_id, epoch, data_key))


def seal_holds(store_id: str, epoch: Epoch, data_key: bytes) -> bool:
    """Whether the data key itself made this epoch's mac over just these slots."""
    return hmac.compare_digest(epoch.mac, _mac(store_id, epoch, data_key))


def dump(content: Content) -> bytes:
    """The file's bytes."""
    following = content.following
    body = _canonical(
        {
            "magic": MAGIC,
            "version": VERSION,
            "store_id": content.store_id,
            **_epoch_json(content.current),
            "following": _epoch_json(following) if following else None,
        }
    )
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def parse(raw: bytes) -> Content:
    """The content of a key file; any flipped bit and anything beyond its bounds raises StoreDamaged."""
    line, _, body = raw[:LARGEST_BYTES].partition(b"\n")
    if line != hashlib.sha256(body).hexdigest().encode():
        raise StoreDamaged(_DAMAGED)
    try:
        return _content(json.loads(body))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise StoreDamaged(_DAMAGED) from fault


def _content(data: Any) -> Content:
    if data["magic"] != MAGIC:
        raise ValueError("magic")
    if int(data["version"]) > VERSION:
        raise StoreTooNew("Nøglefilen er skrevet af en nyere udgave af koordinator. Opdatér programmet.")
    following = data["following"]
    return Content(str(data["store_id"]), _epoch(data), _epoch(following) if following else None)


def _epoch(data: Any) -> Epoch:
    return Epoch(int(data["epoch"]), tuple(_slot(each) for each in data["slots"]), bytes.fromhex(data["mac"]))


def _slot(data: Any) -> Slot:
    cost = Cost(int(data["memory_kib"]), int(data["iterations"]), int(data["lanes"]))
    salt, nonce, sealed = (bytes.fromhex(data[name]) for name in ("salt", "nonce", "sealed"))
    # the data key's 32 bytes and AES-GCM's tag of 16
    if not cost.bearable or (len(salt), len(nonce), len(sealed)) != (16, 12, 48):
        raise ValueError("bounds")
    return Slot(str(data["kind"]), str(data["login"]), bool(data["temporary"]), cost, salt, nonce, sealed)


def _slot_header(slot: Slot) -> dict[str, Any]:
    return {
        "kind": slot.kind,
        "login": slot.login,
        "temporary": slot.temporary,
        "memory_kib": slot.cost.memory_kib,
        "iterations": slot.cost.iterations,
        "lanes": slot.cost.lanes,
        "salt": slot.salt.hex(),
    }


def _slot_json(slot: Slot) -> dict[str, Any]:
    return {**_slot_header(slot), "nonce": slot.nonce.hex(), "sealed": slot.sealed.hex()}


def _epoch_json(epoch: Epoch) -> dict[str, Any]:
    return {
        "epoch": epoch.number,
        "slots": [_slot_json(slot) for slot in epoch.slots],
        "mac": epoch.mac.hex(),
    }


def _mac(store_id: str, epoch: Epoch, data_key: bytes) -> bytes:
    body = {"magic": MAGIC, "version": VERSION, "store_id": store_id, **_epoch_json(replace(epoch, mac=b""))}
    mac_key = hmac.digest(data_key, b"koordinator key file mac 1", "sha256")
    return hmac.digest(mac_key, _canonical(body), "sha256")


def _canonical(data: dict[str, Any]) -> bytes:
    return json.dumps(data, sort_keys=True, separators=(",", ":")).encode("ascii")
