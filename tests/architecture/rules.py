"""The house's rules about one file at a time; each yields one plain sentence per breach."""

import ast
import re
import sys
from collections.abc import Callable, Iterator

from tests.architecture.source import Import, Source, imports, layer_of, words

Rule = Callable[[Source], Iterator[str]]

# Which layers a layer may import, itself included; app knows everyone, and so do the two ways in.
COMMON = {"", "errors", "resources", "config"}
INNER = {"domain", "db", "exchange", "reports", "solving", "services", "ui"}
MAY_IMPORT = {
    "domain": {"domain", "errors"},
    "db": {"db", "domain"} | COMMON,
    "exchange": {"exchange", "domain"} | COMMON,
    "reports": {"reports", "domain"} | COMMON,
    "solving": {"solving", "domain", "errors"},
    "services": {"services", "db", "exchange", "reports", "solving", "domain"} | COMMON,
    "ui": {"ui", "services", "domain"} | COMMON,
    "app": {"app"} | INNER | COMMON,
    "cli": {"cli", "app"} | INNER | COMMON,
    "__main__": {"__main__", "cli", "app"} | INNER | COMMON,
    "config": COMMON,
    "resources": {"errors"},
    "errors": set(),
    "": set(),
}
# Packages that belong to one room of the house.
ONLY_IN = {
    "PySide6": {"ui", "app"},
    "shiboken6": {"ui", "app"},
    "sqlalchemy": {"db"},
    "alembic": {"db"},
    "sqlcipher3": {"db"},
    "sqlite3": {"db"},
    "openpyxl": {"exchange"},
    "icalendar": {"exchange"},
    "csv": {"exchange"},
    "reportlab": {"reports"},
    "highspy": {"solving"},
    "numpy": {"solving"},
}
# Days and their names: dates counted on, CPR rules, public holidays.
DOMAIN_PACKAGES = {"dateutil", "holidays", "stdnum"}
# fmt: off
IMPURE = {
    "os", "io", "pathlib", "shutil", "glob", "tempfile", "fileinput", "mmap", "subprocess", "socket", "ssl",
    "http", "urllib", "sqlite3", "dbm", "shelve", "time", "logging", "threading", "multiprocessing",
    "asyncio", "concurrent", "signal", "secrets", "uuid", "getpass", "platform", "locale",
}
# fmt: on
CLOCKS = {"now", "utcnow", "today"}

SQLITE_ROOMS = {
    "koordinator.db.sqlite",
    "koordinator.db.backup",
    "koordinator.db.fulltext",  # the index of words; hidden behind make, index and find
    "koordinator.db.migrations.env",
}
SQLITE_WORDS = re.compile(
    r"\b(pragma|sqlite\w*|sqlcipher\w*|rowid|vacuum|fts5|autoincrement|julianday|group_concat"
    r"|insert\s+or|attach\s+database)\b",
    re.IGNORECASE,
)
SQLITE_OPTION = re.compile(r"sqlite_\w+")
SQL = re.compile(
    r"\b(select\s.+\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s"
    r"|(create|drop|alter)\s+(table|index|view|trigger)\s)",
    re.IGNORECASE | re.DOTALL,
)


def layers(source: Source) -> Iterator[str]:
    """Arrows point inward."""
    if not source.in_package:
        return
    if source.layer not in MAY_IMPORT:
        yield source.at(
            1, f"there is no room called {source.layer!r} in the house; see docs/ARCHITECTURE.md."
        )
        return
    for found in imports(source):
        target = layer_of(f"{found.module}.{found.name}" if found.module == "koordinator" else found.module)
        if target.startswith("__") and target != "__main__":
            target = ""  # from koordinator import __version__
        if found.root == "koordinator" and target not in MAY_IMPORT[source.layer]:
            yield source.at(found.line, f"{source.layer or 'the package'} must not import {target}.")


def packages(source: Source) -> Iterator[str]:
    """Qt, SQL, spreadsheets and paper each have one room."""
    if not source.in_package:
        return
    for found in imports(source):
        rooms = ONLY_IN.get(found.root)
        if rooms is not None and source.layer not in rooms:
            yield source.at(found.line, f"{found.root} may only be used in {' and '.join(sorted(rooms))}.")


def pure_domain(source: Source) -> Iterator[str]:
    """The domain knows no clock, no disk and nothing from outside but dates, holidays and CPR rules."""
    if not (source.in_package and source.layer == "domain"):
        return
    for found in imports(source):
        if not _may_enter_domain(found):
            yield source.at(found.line, f"domain is pure and must not import {found.root}.")
    for node in ast.walk(source.tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in {"open", "input"}
        ):
            yield source.at(node.lineno, f"domain is pure and must not call {node.func.id}().")
        elif isinstance(node, ast.Attribute) and _reads_clock(node):
            yield source.at(node.lineno, f"domain gets today passed in and must not ask {node.attr}().")


def _may_enter_domain(found: Import) -> bool:
    if found.root == "koordinator" or found.root in DOMAIN_PACKAGES:
        return True
    return found.root in sys.stdlib_module_names and found.root not in IMPURE


def _reads_clock(node: ast.Attribute) -> bool:
    owner = node.value
    name = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
    return node.attr in CLOCKS and name in {"date", "datetime"}


def sqlite_only(source: Source) -> Iterator[str]:
    """What only SQLite understands stays in its own modules, so that PostgreSQL can take its place."""
    if not source.in_package or source.module in SQLITE_ROOMS:
        return
    rule = "is for SQLite only and belongs in koordinator/db/sqlite.py."
    for text in words(source):
        if (hit := SQLITE_WORDS.search(text.text)) and not SQLITE_OPTION.fullmatch(text.text):
            yield source.at(text.line, f"{hit.group()!r} {rule}")
    for found in imports(source):
        if found.root in {"sqlite3", "sqlcipher3"} or "dialects.sqlite" in found.module:
            yield source.at(found.line, f"{found.module} {rule}")
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call | ast.Dict):
            yield from (source.at(node.lineno, f"{name} {rule}") for name in _lonely_options(node))


def _lonely_options(node: ast.Call | ast.Dict) -> list[str]:
    """Options of a table or an index that are given for SQLite without their PostgreSQL twin."""
    if isinstance(node, ast.Call):
        names = {keyword.arg for keyword in node.keywords if keyword.arg}
    else:
        names = {str(key.value) for key in node.keys if isinstance(key, ast.Constant)}
    sqlite = sorted(name for name in names if SQLITE_OPTION.fullmatch(name))
    return [name for name in sqlite if name.replace("sqlite_", "postgresql_") not in names]


def sql_in_db(source: Source) -> Iterator[str]:
    """SQL is written in db and nowhere else."""
    if not source.in_package or source.layer == "db":
        return
    for text in words(source):
        if SQL.search(text.text):
            yield source.at(text.line, "SQL belongs in koordinator/db; ask it for a record instead.")


def described(source: Source) -> Iterator[str]:
    """Every public module and class says in one sentence what it is."""
    if not (source.in_package or str(source.path) == "bootstrap.py"):
        return
    owners: list[tuple[str, int, ast.Module | ast.ClassDef]] = []
    if not source.path.stem.startswith("_") or source.path.stem.startswith("__"):
        owners.append(("the module", 1, source.tree))
    for node in source.tree.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            owners.append((f"class {node.name}", node.lineno, node))
    for name, line, owner in owners:
        if complaint := _complaint(ast.get_docstring(owner)):
            yield source.at(line, f"{name} {complaint}")


def _complaint(docstring: str | None) -> str:
    if not docstring:
        return "has no docstring; say in one sentence what it is."
    first = " ".join(docstring.split("\n\n")[0].split())
    if not first.endswith((".", "…")):
        return "has a docstring whose first paragraph is not a sentence ending in a full stop."
    if re.search(r"[.!?]\s+[A-ZÆØÅ]", first):
        return "has a docstring whose first paragraph is more than one sentence."
    return ""


ONE_FILE: list[Rule] = [layers, packages, pure_domain, sqlite_only, sql_in_db, described]
