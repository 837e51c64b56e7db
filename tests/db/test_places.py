"""Where a store may lie: a disk of the machine's own, not a network drive nor a synchronised folder."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.db.places import (
    Surroundings,
    parse_linux_mounts,
    parse_mac_mounts,
    refuse_shared_place,
    why_unfit,
)
from koordinator.errors import StoreError

LINUX = """\
overlay / overlay rw,relatime 0 0
proc /proc proc rw 0 0
/dev/sda2 /home ext4 rw 0 0
//srv/faelles /home/anna/Team\\040drev cifs rw 0 0
srv:/export /mnt/nfs nfs4 rw 0 0
anna@srv: /mnt/ssh fuse.sshfs rw 0 0
host /mnt/host virtiofs rw 0 0
host9 /mnt/host9 9p rw 0 0
fuse-overlayfs /mnt/layers fuse.fuse-overlayfs rw 0 0
/dev/sdb1 /mnt/nfs/usb ext4 rw 0 0
"""
MAC = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//anna@srv/faelles on /Volumes/faelles (smbfs, nodev, nosuid, mounted by anna)
/dev/disk4s1 on /Volumes/USB (min) (apfs, local, nodev)
"""
POSIX = Surroundings(PurePosixPath("/home/anna"), mounts=parse_linux_mounts(LINUX))
WINDOWS = Surroundings(
    PureWindowsPath("C:/Users/Anna"),
    remote_drives=frozenset({"h:"}),
    sync_folders=[(PureWindowsPath("D:/Arbejde/Sky"), "OneDrive")],
)


@pytest.mark.parametrize(
    "path",
    [
        "/home/anna/lager",
        "/home/anna/Dokumenter/box",
        "/lager",
        "/mnt/host/lager",
        "/mnt/host9/lager",
        "/mnt/layers/lager",
        "/mnt/nfs/usb/lager",
        "/home/anna/Boksen/lager",
    ],
)
def test_the_machines_own_disks_are_fine(path: str) -> None:
    assert why_unfit(PurePosixPath(path), POSIX) is None


@pytest.mark.parametrize("path", ["/home/anna/Team drev/lager", "/mnt/nfs/a/b/lager", "/mnt/ssh/lager"])
def test_network_drives_are_refused_with_the_way_on(path: str) -> None:
    reason = why_unfit(PurePosixPath(path), POSIX)
    assert reason is not None
    assert "netværksdrev" in reason
    assert "team-udgave" in reason


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Nordby Kommune/Sager", "OneDrive"),
        ("Dropbox (Personal)", "Dropbox"),
        ("Google Drev", "Google Drev"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Library/CloudStorage/Box-Box", "synkroniseret mappe"),
        ("Nextcloud/team", "Nextcloud"),
        ("Box Sync", "Box"),
    ],
)
def test_synchronised_folders_are_refused_by_name(folder: str, service: str) -> None:
    reason = why_unfit(PurePosixPath("/home/anna") / folder / "lager", POSIX)
    assert reason is not None
    assert service in reason


def test_a_person_may_be_called_anything() -> None:
    around = Surroundings(PurePosixPath("/home/dropbox"))
    assert why_unfit(PurePosixPath("/home/dropbox/lager"), around) is None


@pytest.mark.parametrize(
    ("path", "word"),
    [
        (r"\\srv\faelles\lager", "netværksdrev"),
        (r"\\?\UNC\srv\faelles\lager", "netværksdrev"),
        (r"H:\lager", "netværksdrev"),
        (r"\\?\H:\lager", "netværksdrev"),
        (r"D:\Arbejde\Sky\lager", "OneDrive"),
        (r"G:\Mit drev\lager", "Google Drev"),
        (r"C:\Users\Anna\OneDrive\lager", "OneDrive"),
    ],
)
def test_windows_shares_mapped_drives_and_synchronised_folders_are_refused(path: str, word: str) -> None:
    assert word in (why_unfit(PureWindowsPath(path), WINDOWS) or "")


@pytest.mark.parametrize("path", [r"C:\Users\Anna\Documents\lager", r"D:\lager", r"\\?\C:\lager"])
def test_windows_own_disks_are_fine(path: str) -> None:
    assert why_unfit(PureWindowsPath(path), WINDOWS) is None


def test_macs_mounts_are_understood() -> None:
    around = Surroundings(PurePosixPath("/Users/anna"), mounts=parse_mac_mounts(MAC))
    assert why_unfit(PurePosixPath("/Users/anna/lager"), around) is None
    assert why_unfit(PurePosixPath("/Volumes/USB (min)/lager"), around) is None
    assert why_unfit(PurePosixPath("/Volumes/faelles/lager"), around) is not None


@given(st.text())
def test_strange_lists_of_mounts_do_no_harm(text: str) -> None:
    for mounts in (parse_linux_mounts(text), parse_mac_mounts(text)):
        why_unfit(PurePosixPath("/home/anna/lager"), Surroundings(PurePosixPath("/home/anna"), mounts=mounts))


def test_a_link_into_a_synchronised_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "sager").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(StoreError, match="Dropbox"):
        refuse_shared_place(tmp_path / "sager" / "lager")


def test_this_machines_own_folder_is_fine(tmp_path: Path) -> None:
    refuse_shared_place(tmp_path / "lager")
