"""One program per store: a second one is told who has it, and a killed one holds nothing."""

import os
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from koordinator.db.lock import StoreLock
from koordinator.errors import StoreError, StoreInUse
from tests.db.keeping import NOW, run_and_kill


def test_the_second_one_is_told_who_has_it_and_since_when(tmp_path: Path) -> None:
    store = tmp_path / "lager"
    with StoreLock(store).acquire("anna", NOW) as first:
        assert first.held
        with pytest.raises(StoreInUse, match=r"hos anna siden 24\. november 2026 kl\. 9\.15"):
            StoreLock(store).acquire("bente", NOW)
    assert not first.held
    with StoreLock(store).acquire("bente", NOW):
        pass


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Europe/Copenhagen"])
def test_the_time_told_is_danish_whatever_the_machine_is_set_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    store, summer = tmp_path / "lager", datetime(2026, 6, 30, 22, 5, tzinfo=UTC)
    monkeypatch.setenv("TZ", zone)
    if hasattr(time, "tzset"):
        time.tzset()
    try:
        told = pytest.raises(StoreInUse, match=r"siden 1\. juli 2026 kl\. 0\.05")
        with StoreLock(store).acquire("anna", summer), told:
            StoreLock(store).acquire("bente", NOW)
    finally:
        monkeypatch.undo()
        if hasattr(time, "tzset"):
            time.tzset()


def test_another_process_is_told_and_its_death_frees_the_store(tmp_path: Path) -> None:
    store = tmp_path / "lager"
    for _ in range(2):
        assert run_and_kill("hold", str(store), after_lines=1) == ["held"]
        with StoreLock(store).acquire("anna", NOW):
            said = run_and_kill("hold", str(store), after_lines=1)
            assert said == []


@pytest.mark.parametrize("said", [b"", b"rubbish", b"[]", b'{"login": 3}', b'{"login": "", "since": "x"}'])
def test_without_a_readable_name_the_sentence_still_helps(tmp_path: Path, said: bytes) -> None:
    store = tmp_path / "lager"
    with StoreLock(store).acquire("anna", NOW):
        (tmp_path / "lager.lock-hvem").write_bytes(said)
        with pytest.raises(StoreInUse, match="Luk det der først"):
            StoreLock(store).acquire("bente", NOW)


def test_giving_it_back_twice_does_no_harm(tmp_path: Path) -> None:
    lock = StoreLock(tmp_path / "lager").acquire("anna", NOW)
    lock.release()
    lock.release()
    assert not (tmp_path / "lager.lock-hvem").exists()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
def test_its_files_are_private(tmp_path: Path) -> None:
    with StoreLock(tmp_path / "lager").acquire("anna", NOW):
        assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_a_folder_that_is_gone_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        StoreLock(tmp_path / "væk" / "lager").acquire("anna", NOW)
    assert not (tmp_path / "væk").exists()
