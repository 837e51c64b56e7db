"""What the architecture rules read: the repository's text files and the syntax of its Python files."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parents[2]
NOT_OURS = {".git", ".venv", "__pycache__", "build", "dist"}
TEXT = {"", ".cfg", ".csv", ".html", ".json", ".md", ".py", ".qss", ".sql", ".svg", ".toml", ".txt", ".yml"}


@dataclass(frozen=True)
class Source:
    """One text file: where it stands in the repository, and what it says."""

    path: PurePosixPath
    text: str

    @property
    def is_python(self) -> bool:
        return self.path.suffix == ".py"

    @property
    def in_package(self) -> bool:
        return self.is_python and self.path.parts[0] == "koordinator"

    @property
    def module(self) -> str:
        """The dotted name; a package goes by its own name."""
        parts = self.path.with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def layer(self) -> str:
        """The first folder or file under koordinator: domain, ui, app, cli …"""
        return layer_of(self.module)

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, str(self.path))

    def at(self, line: int, sentence: str) -> str:
        """A finding as it is shown: file, line, rule."""
        return f"{self.path}:{line}: {sentence}"


@dataclass(frozen=True)
class Import:
    """One imported name: the module, what is taken from it (if anything), and the line."""

    module: str
    name: str
    line: int

    @property
    def root(self) -> str:
        return self.module.partition(".")[0]


@dataclass(frozen=True)
class Words:
    """One string of the program that is not a docstring; placeholders of f-strings stand as ``?``."""

    text: str
    line: int


def layer_of(module: str) -> str:
    """The layer a dotted name belongs to; command-line modules share one."""
    parts = module.split(".")
    layer = parts[1] if len(parts) > 1 else ""
    return "cli" if layer.startswith("cli") else layer


def imports(source: Source) -> Iterator[Import]:
    """Every import, also those inside functions and under TYPE_CHECKING; relative ones are resolved."""
    package = source.module.split(".")
    if source.path.name != "__init__.py":
        package = package[:-1]
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, "", node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*start, node.module] if node.module else start)
            yield from (Import(module, alias.name, node.lineno) for alias in node.names)


def docstrings(tree: ast.Module) -> set[int]:
    """The identities of the nodes that are docstrings."""
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, owners)]
    return {id(body[0].value) for body in bodies if body and isinstance(body[0], ast.Expr)}


def words(source: Source) -> Iterator[Words]:
    """The strings a program works with, without its docstrings."""
    skip = docstrings(source.tree)
    for node in ast.walk(source.tree):
        if isinstance(node, ast.JoinedStr):
            skip |= {id(part) for part in node.values}
            parts = [str(part.value) if isinstance(part, ast.Constant) else "?" for part in node.values]
            yield Words("".join(parts), node.lineno)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skip:
            yield Words(node.value, node.lineno)


def read_all(root: Path = ROOT) -> list[Source]:
    """Every text file of the repository; caches and the virtual environment are not ours."""
    found = []
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        ours = not any(p in NOT_OURS or p.endswith(("_cache", ".egg-info")) for p in inside.parts)
        if ours and path.suffix in TEXT and path.is_file() and ".hypothesis" not in inside.parts:
            text = path.read_bytes().decode("utf-8", errors="replace")
            found.append(Source(PurePosixPath(inside.as_posix()), text))
    return found
