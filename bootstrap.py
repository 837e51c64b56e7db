"""Makes everything ready from a fresh clone: ``run`` opens the program, ``test`` runs every check.

Only the standard library is used, and the file also parses on older Pythons, so that they get a sentence
instead of a traceback. What was done is remembered in a stamp; when nothing changed, nothing is done twice.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ROOT = Path(__file__).resolve().parent
WINDOWS = os.name == "nt"
USAGE = """\
Brug:
  python3 bootstrap.py run [-- ARGUMENTER]    gør programmet klar og åbner det på eksempeldata;
                                              ARGUMENTER gives i stedet videre til koordinator
  python3 bootstrap.py test [-- ARGUMENTER]   gør klar til test og kører alle kontroller;
                                              ARGUMENTER gives videre til pytest"""

# The last file of each mode brings hatchling, with which the package itself is built without a download.
REQUIREMENTS = {
    "run": ("requirements.txt", "requirements-build.txt"),
    "test": ("requirements-dev.txt",),
}
DIGESTED = ("pyproject.toml", *REQUIREMENTS["run"], *REQUIREMENTS["test"])

# Shared libraries Qt loads on Debian and Ubuntu, and the package that holds each.
OFFSCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libcups.so.2": "libcups2",
}
LIBRARIES = {"run": {**OFFSCREEN, **WINDOW}, "test": OFFSCREEN}


class Home:
    """One checkout with its virtual environment and the stamp that tells what has been done there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.venv = root / ".venv"
        self.bin = self.venv / ("Scripts" if WINDOWS else "bin")
        self.python = self.bin / ("python.exe" if WINDOWS else "python")
        self.program = self.bin / ("koordinator.exe" if WINDOWS else "koordinator")
        self.stamp = self.venv / "bootstrap.json"
        self.unfinished = self.venv / "unfinished"

    def digest(self) -> str:
        """Everything an installation depends on, as one number."""
        parts = [str(self.root).encode(), "{}.{}".format(*sys.version_info).encode()]
        parts += [(self.root / name).read_bytes() for name in DIGESTED]
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    def done(self) -> set[str]:
        """The steps that need not be taken again; none when anything they depend on has changed."""
        if self.unfinished.exists() or not (self.python.exists() and self.program.exists()):
            return set()
        try:
            stamp = json.loads(self.stamp.read_text(encoding="utf-8"))
            return set(stamp["done"]) if stamp["digest"] == self.digest() else set()
        except (OSError, ValueError, KeyError, TypeError):
            return set()

    def remember(self, step: str) -> None:
        """Add a step to the stamp."""
        stamp = {"digest": self.digest(), "done": sorted({*self.done(), step})}
        self.stamp.write_text(json.dumps(stamp), encoding="utf-8")

    @contextlib.contextmanager
    def working(self) -> Iterator[None]:
        """Mark the environment while it is changed: a kill leaves the mark, a plain failure does not."""
        self.venv.mkdir(exist_ok=True)
        self.unfinished.touch()
        try:
            yield
        except SystemExit:
            self.unfinished.unlink(missing_ok=True)
            raise
        self.unfinished.unlink()


def say(text: str) -> None:
    """Tell what is going on, on standard error: standard output belongs to the program."""
    print(text, file=sys.stderr, flush=True)


def succeeds(command: Sequence[str | Path]) -> bool:
    """Run a command out of sight and tell whether it went well."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


# --- Debian and Ubuntu ------------------------------------------------------------------------------------


def has_apt() -> bool:
    """Whether missing parts of the system come from apt here."""
    return sys.platform == "linux" and shutil.which("apt-get") is not None


def as_root() -> list[str] | None:
    """What to put before a command that needs root; None when that is not allowed without asking."""
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if succeeds(["sudo", "-n", "true"]) else None


def apt_line(packages: Iterable[str]) -> str:
    """The one line a person can run herself."""
    return "sudo apt-get install --yes " + " ".join(packages)


def apt_install(packages: Sequence[str]) -> bool:
    """Install system packages when that may be done without a password."""
    prefix = as_root()
    if prefix is None:
        return False
    say(f"Installerer {', '.join(packages)} …")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    install = [*apt, "install", "--yes", "--no-install-recommends", *packages]
    return succeeds(install) or (succeeds([*apt, "update"]) and succeeds(install))


def missing_libraries(mode: str) -> list[str]:
    """The packages whose shared library the system's loader does not know."""
    ldconfig = shutil.which("ldconfig") or "/sbin/ldconfig"
    known = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=False).stdout
    names = {line.split(" ", 1)[0].strip() for line in known.splitlines()}
    return [package for library, package in LIBRARIES[mode].items() if library not in names]


def see_to_qt(mode: str) -> bool:
    """Install what Qt needs from the system, or print the line that does; True when nothing is missing."""
    if not has_apt():
        return True
    missing = missing_libraries(mode)
    if missing and apt_install(missing):
        missing = missing_libraries(mode)
    if missing:
        say(f"Vinduet mangler noget fra systemet. Kør denne linje og prøv igen:\n  {apt_line(missing)}")
    return not missing


# --- The virtual environment ------------------------------------------------------------------------------


def need_venv_module() -> None:
    """Debian keeps venv in a package of its own; get it, or say how."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    own = Path(sys.executable).resolve() == Path("/usr/bin/python3").resolve()
    package = "python3-venv" if own else "python{}.{}-venv".format(*sys.version_info)
    if has_apt() and apt_install([package]):
        return
    hint = f"Kør denne linje og prøv igen:\n  {apt_line([package])}" if has_apt() else "Geninstallér Python."
    raise SystemExit(f"Denne Python mangler venv, som programmet skal bruge. {hint}")


def usable(home: Home) -> bool:
    """Whether the environment is whole: not half-made, of this Python's version, and with pip in it."""
    if home.unfinished.exists():
        return False
    version = "{}, {}".format(*sys.version_info)
    return succeeds([home.python, "-c", f"import pip, sys; assert sys.version_info[:2] == ({version})"])


def make_venv(home: Home) -> None:
    """Make the environment, in place of whatever stood there half-made."""
    need_venv_module()
    if home.venv.exists():
        say("Det virtuelle miljø i .venv kan ikke bruges og laves om …")
        shutil.rmtree(home.venv)
    else:
        say("Laver et virtuelt miljø i .venv …")
    with home.working():
        # A virtual environment's own Python cannot make another in its place; its base can.
        base = getattr(sys, "_base_executable", None) or sys.executable
        if subprocess.run([base, "-m", "venv", str(home.venv)], check=False).returncode != 0:
            raise SystemExit("Det virtuelle miljø kunne ikke laves; se linjerne ovenfor.")


def pip(home: Home, *arguments: str) -> None:
    """Run pip's install quietly; its own words are shown only when it fails."""
    install = [str(home.python), "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check"]
    if subprocess.run([*install, *arguments], check=False).returncode != 0:
        raise SystemExit("Pakkerne kunne ikke installeres; se linjerne ovenfor. Er der net?")


def install_packages(home: Home, mode: str) -> None:
    """Install the locked packages of a mode, then the program itself straight from this folder."""
    if not usable(home):
        make_venv(home)
    say("Installerer pakker; første gang hentes over 100 MB, og det tager nogle minutter …")
    files = [part for name in REQUIREMENTS[mode] for part in ("--requirement", str(home.root / name))]
    with home.working():
        pip(home, "--require-hashes", *files)
        pip(home, "--no-deps", "--no-build-isolation", "--editable", str(home.root))


def prepare(home: Home, mode: str) -> None:
    """Take the steps that are not yet done."""
    done = home.done()
    if f"packages-{mode}" not in done:
        install_packages(home, mode)
        home.remember(f"packages-{mode}")
    if f"libraries-{mode}" not in done and see_to_qt(mode):
        home.remember(f"libraries-{mode}")


# --- The two commands -------------------------------------------------------------------------------------


def no_screen() -> bool:
    """Whether a window could not be shown anywhere."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform == "linux" and not any(os.environ.get(name) for name in screens)


def run(home: Home, arguments: list[str]) -> int:
    """Start the program in this process's place; without arguments on the example store."""
    if not arguments and no_screen():
        say("Her er ingen skærm (hverken DISPLAY eller WAYLAND_DISPLAY er sat), så vinduet kan ikke vises.")
        say("Eksempeldata laves alligevel; resten kan bruges fra kommandolinjen.")
        return subprocess.call([home.program, "demo", "--no-window"]) or 1
    command = [str(home.program), *(arguments or ["demo"])]
    if not WINDOWS:
        os.execv(command[0], command)
    return subprocess.call(command)


def checks(home: Home, arguments: list[str]) -> dict[str, list[str]]:
    """Every check by its name, in the order they run; pytest last, so that its summary ends the output."""
    workers = ["-n", "2", "--dist", "worksteal"]
    commands = {
        "ruff check": ["ruff", "check", "--quiet"],
        "ruff format": ["ruff", "format", "--check", "--quiet"],
        "mypy": ["mypy"],
    }
    if arguments:
        commands["pytest"] = ["pytest", *workers, *arguments]
    else:
        covered = ["tests/domain", "tests/services"]
        apart = [f"--ignore={folder}" for folder in (*covered, "tests/benchmarks")]
        # Ratios of time are only worth something alone on the machine and without coverage, and coverage
        # costs half the speed: so each stands by itself.
        commands["benchmarks"] = ["pytest", "tests/benchmarks"]
        commands["domain and services"] = ["pytest", *workers, "--cov", "--cov-fail-under=95", *covered]
        commands["all other tests"] = ["pytest", *workers, *apart]
    return {name: [str(home.python), "-m", *command] for name, command in commands.items()}


def test(home: Home, arguments: list[str]) -> int:
    """Run every check, whatever the earlier ones said, and tell at the end which failed."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    if sys.version_info >= (3, 12):
        environment.setdefault("COVERAGE_CORE", "sysmon")
    failed = []
    for name, command in checks(home, arguments).items():
        print(f"== {name}", flush=True)
        if subprocess.call(command, cwd=home.root, env=environment) != 0:
            failed.append(name)
    print(f"== Fejlede: {', '.join(failed)}" if failed else "== Alt bestod")
    return 1 if failed else 0


def main(arguments: list[str], home: Home) -> int:
    """Do what the command line asks; the answer is the exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - older Pythons get a sentence
        say("koordinator kræver Python 3.11 eller nyere; dette er Python {}.{}.".format(*sys.version_info))
        return 2
    mode, rest = (arguments or [""])[0], arguments[1:]
    if mode not in REQUIREMENTS or rest[:1] not in ([], ["--"]):
        say(USAGE)
        return 2
    try:
        prepare(home, mode)
        return (run if mode == "run" else test)(home, rest[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Home(ROOT)))
