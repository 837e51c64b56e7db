"""Places where a store would come to harm: network drives, and folders a service keeps in step."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from koordinator.errors import StoreError

_NETWORK_TYPES = {
    *(
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "sshfs",
        "davfs",
        "webdav",
        "afpfs",
        "ncpfs",
        "afs",
    ),
    *("fuse.sshfs", "fuse.davfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.smbnetfs"),
    *("glusterfs", "fuse.glusterfs", "ceph", "fuse.ceph", "lustre"),
}
_SYNC_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drev",
    "google drev": "Google Drev",
    "googledrive": "Google Drev",
    "mit drev": "Google Drev",
    "my drive": "Google Drev",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "cloudstorage": "en synkroniseret mappe",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "box": "Box",
    "box sync": "Box",
}
_DRIVE_REMOTE = 4  # what GetDriveTypeW answers for a mapped network drive
_WAY_ON = (
    "Læg det på maskinens egen disk. At flere maskiner arbejder i samme lager, kommer med den fælles "
    "team-udgave, som bruger en databaseserver."
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the machine says of its disks; `mounts` are (folder, file system type), later ones on top."""

    home: PurePath
    mounts: Sequence[tuple[PurePath, str]] = ()
    remote_drives: frozenset[str] = frozenset()
    sync_folders: Sequence[tuple[PurePath, str]] = field(default=())


def refuse_shared_place(path: Path) -> None:
    """Raise StoreError when the store lies, or would lie, where other machines write too."""
    around = _surroundings()
    for each in (path.absolute(), path.resolve()):  # a link may lead into such a place, or out of it
        if reason := why_unfit(each, around):
            raise StoreError(reason)


def why_unfit(path: PurePath, around: Surroundings) -> str | None:
    """Why a store cannot lie there, as a sentence; None when it can."""
    if _on_network(path, around):
        return f"Lageret kan ikke ligge på et netværksdrev: det kan blive ødelagt. {_WAY_ON}"
    if service := _synced_by(path, around):
        return f"Lageret kan ikke ligge i {service}: synkronisering kan ødelægge det. {_WAY_ON}"
    return None


def parse_linux_mounts(text: str) -> list[tuple[PurePath, str]]:
    """The folders and types in /proc/self/mounts; spaces stand there as \\040."""
    rows = (line.split() for line in text.splitlines())
    return [(PurePath(_unescaped(row[1])), row[2]) for row in rows if len(row) > 2]


def parse_mac_mounts(text: str) -> list[tuple[PurePath, str]]:
    """The folders and types in what macOS's `mount` prints: `//anna@srv/x on /Volumes/x (smbfs, nodev)`."""
    found = (re.fullmatch(r".+? on (/.*) \((\w+)[,)].*", line) for line in text.splitlines())
    return [(PurePath(match[1]), match[2]) for match in found if match]


def _on_network(path: PurePath, around: Surroundings) -> bool:
    drive = path.drive.casefold()
    if drive.startswith("\\\\?\\unc\\") or (drive.startswith("\\\\") and drive[2:3] not in ("?", ".")):
        return True
    if drive[-2:] in around.remote_drives:
        return True
    here = [(len(folder.parts), kind) for folder, kind in around.mounts if path.is_relative_to(folder)]
    deepest = max((depth for depth, _ in here), default=0)
    kinds = [kind for depth, kind in here if depth == deepest]
    return bool(kinds) and kinds[-1] in _NETWORK_TYPES


def _synced_by(path: PurePath, around: Surroundings) -> str | None:
    for folder, name in around.sync_folders:
        if path.is_relative_to(folder):
            return name
    inside = path.relative_to(around.home) if path.is_relative_to(around.home) else path
    for part in inside.parts[:-1]:  # a person's own home may be called anything, and so may the file
        service = _SYNC_NAMES.get(re.split(r" ?[-–(]", part.casefold(), maxsplit=1)[0].strip())
        if service:
            return service
    return None


def _surroundings() -> Surroundings:
    home = Path.home()
    named = (os.environ.get(name) for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"))
    synced = [(PurePath(folder), "OneDrive") for folder in named if folder]
    if sys.platform == "win32":
        return Surroundings(home, remote_drives=_remote_drives(), sync_folders=synced)
    return Surroundings(home, mounts=_mounts(), sync_folders=synced)


def _mounts() -> list[tuple[PurePath, str]]:
    if sys.platform == "darwin":
        shown = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False, timeout=5)
        return parse_mac_mounts(shown.stdout)
    mounts = Path("/proc/self/mounts")
    return parse_linux_mounts(mounts.read_text(errors="replace")) if mounts.exists() else []


def _remote_drives() -> frozenset[str]:
    """The letters of mapped network drives, as `z:`."""
    if sys.platform != "win32":
        return frozenset()
    import ctypes

    kind_of = ctypes.windll.kernel32.GetDriveTypeW
    letters = (f"{chr(code)}:" for code in range(ord("a"), ord("z") + 1))
    return frozenset(letter for letter in letters if kind_of(f"{letter}\\") == _DRIVE_REMOTE)


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), text)
