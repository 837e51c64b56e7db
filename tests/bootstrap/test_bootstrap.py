"""The way in: what a person on a fresh machine meets, and that nothing is done twice."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import bootstrap
from bootstrap import Home

posix = pytest.mark.skipif(os.name == "nt", reason="the stand-in program is a shell script")
PROGRAM = "#!/bin/sh\necho given: $*\nexit 7\n"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A copy of the files that count, without an environment."""
    for name in ("bootstrap.py", *bootstrap.DIGESTED):
        shutil.copy(bootstrap.ROOT / name, tmp_path)
    return Home(tmp_path)


@pytest.fixture
def ready(home: Home) -> Home:
    """A home in which everything for ``run`` has been done, with a stand-in for the program."""
    home.bin.mkdir(parents=True)
    home.python.symlink_to(sys.executable)
    home.program.write_text(PROGRAM, encoding="utf-8")
    home.program.chmod(0o755)
    for step in ("packages-run", "libraries-run"):
        home.remember(step)
    return home


def start(home: Home, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the copy as a person would, from another folder."""
    command = [sys.executable, str(home.root / "bootstrap.py"), *arguments]
    return subprocess.run(command, cwd=home.root.parent, capture_output=True, text=True, check=False)


@posix
def test_a_ready_home_starts_the_program_at_once_and_passes_on_what_it_answers(ready: Home) -> None:
    before = time.monotonic()
    done = start(ready, "run", "--", "caseload", "--json")
    assert time.monotonic() - before < 1
    assert (done.returncode, done.stdout, done.stderr) == (7, "given: caseload --json\n", "")


@posix
def test_run_alone_opens_the_example(ready: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert start(ready, "run").stdout == "given: demo\n"


@posix
@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_run_without_a_screen_says_so_and_still_makes_the_example(
    ready: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    done = start(ready, "run")
    assert "ingen skærm" in done.stderr
    assert done.stdout == "given: demo --no-window\n"
    assert done.returncode != 0


@pytest.mark.parametrize("wrong", [[], ["fly"], ["run", "caseload"], ["test", "tests/domain"]])
def test_an_unknown_command_gets_the_usage(home: Home, wrong: list[str]) -> None:
    done = start(home, *wrong)
    assert done.returncode == 2
    assert "bootstrap.py run" in done.stderr
    assert not home.venv.exists()


def test_an_old_python_gets_a_sentence(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    assert bootstrap.main(["run"], home) == 2
    assert capsys.readouterr().err == "koordinator kræver Python 3.11 eller nyere; dette er Python 3.9.\n"


@pytest.mark.parametrize("name", bootstrap.DIGESTED)
@posix
def test_a_changed_file_makes_every_step_due_again(ready: Home, name: str) -> None:
    assert ready.done() == {"packages-run", "libraries-run"}
    with (ready.root / name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert ready.done() == set()


@posix
def test_a_moved_or_damaged_home_is_not_trusted(ready: Home) -> None:
    ready.stamp.write_text("{", encoding="utf-8")
    assert ready.done() == set()
    ready.remember("packages-run")
    assert ready.done() == {"packages-run"}
    moved = ready.root.with_name("moved")
    ready.root.rename(moved)
    assert Home(moved).done() == set()


@posix
def test_a_kill_is_noticed_and_a_plain_failure_forgiven(ready: Home) -> None:
    with pytest.raises(SystemExit), ready.working():
        raise SystemExit("no network")
    assert ready.done()
    with pytest.raises(KeyboardInterrupt), ready.working():
        raise KeyboardInterrupt
    assert not ready.done()
    assert not bootstrap.usable(ready)


def test_a_half_made_environment_is_made_anew(home: Home) -> None:
    home.venv.mkdir()
    (home.venv / "left-over").touch()
    assert not bootstrap.usable(home)
    bootstrap.make_venv(home)
    assert bootstrap.usable(home)
    assert not (home.venv / "left-over").exists()


def forbid_apt(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Debian on which the person is not root and sudo asks for a password."""
    monkeypatch.setattr(bootstrap, "has_apt", lambda: True)
    monkeypatch.setattr(bootstrap, "as_root", lambda: None)


def test_missing_libraries_that_may_not_be_installed_give_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    forbid_apt(monkeypatch)
    monkeypatch.setattr(bootstrap, "LIBRARIES", {"run": {"libnot-there.so.9": "libnot-there9"}})
    assert not bootstrap.see_to_qt("run")
    assert "sudo apt-get install --yes libnot-there9\n" in capsys.readouterr().err


def test_a_debian_without_venv_gives_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    forbid_apt(monkeypatch)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(SystemExit, match=r"sudo apt-get install --yes python3[.\d]*-venv"):
        bootstrap.need_venv_module()


def test_every_failed_check_is_told_and_none_is_skipped(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = {"lint": 1, "types": 0, "pytest": 1}
    commands = {name: [sys.executable, "-c", f"raise SystemExit({code})"] for name, code in outcome.items()}
    monkeypatch.setattr(bootstrap, "checks", lambda _home, _arguments: commands)
    assert bootstrap.test(home, []) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "== Fejlede: lint, pytest"


def test_the_readme_and_ci_give_the_same_test_command() -> None:
    command = "python3 bootstrap.py test"
    assert command in (bootstrap.ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert command in (bootstrap.ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
