"""The house's rules about the text of any file: length, leftovers, silenced checks, hosts, colours."""

import io
import re
import tokenize
from collections.abc import Iterator

from tests.architecture.source import Source, words

LONGEST = 500
# Put together here, so that this file does not hold what it looks for.
LEFTOVER = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "X" * 3]) + r")\b")
DOMAINS = {"pypi": "org", "files.pythonhosted": "org", "registry.npmjs": "org", "deb.debian": "org"}
HOSTS = [f"{name}.{top}" for name, top in DOMAINS.items()]
BLANKET = re.compile(
    r"#\s*(type:\s*ignore(?!\[)|noqa(?!:\s*[A-Z]+[0-9])|(ruff|flake8):\s*noqa|mypy:\s*ignore)"
)
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6})\b")
SHORT_COLOUR = re.compile(r"#[0-9a-fA-F]{3,4}")


def length(source: Source) -> Iterator[str]:
    """No Python file grows into a room too many people share."""
    lines = len(source.text.splitlines())
    if source.is_python and lines > LONGEST:
        yield source.at(
            LONGEST + 1, f"the file has {lines} lines; split it by what it does, at most {LONGEST}."
        )


def leftovers(source: Source) -> Iterator[str]:
    """Nothing is left for later inside the text; lists of data are not ours to read."""
    if source.path.suffix in {".csv", ".txt"}:
        return
    for number, line in enumerate(source.text.splitlines(), 1):
        if hit := LEFTOVER.search(line):
            yield source.at(
                number, f"{hit.group()} marks unfinished work; finish it or write it down elsewhere."
            )


def silenced(source: Source) -> Iterator[str]:
    """A check that is switched off names the check."""
    if not source.is_python:
        return
    for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
        if token.type == tokenize.COMMENT and BLANKET.search(token.string):
            yield source.at(
                token.start[0], "a silenced check must carry its code, such as [arg-type] or S603."
            )


def hosts(source: Source) -> Iterator[str]:
    """No file names a package registry's host; the client knows where to ask."""
    for number, line in enumerate(source.text.splitlines(), 1):
        for host in HOSTS:
            if host in line.lower():
                yield source.at(number, f"the host name {host} must not stand in any file.")


def colours(source: Source) -> Iterator[str]:
    """Colours have names in resources/tokens.toml and are written nowhere else."""
    rule = "is a colour; give it a name in resources/tokens.toml and use the name."
    if source.in_package:
        for text in words(source):
            if hit := COLOUR.search(text.text) or SHORT_COLOUR.fullmatch(text.text.strip()):
                yield source.at(text.line, f"{hit.group()} {rule}")
    elif source.path.parts[0] in {"resources", "koordinator"} and str(source.path) != "resources/tokens.toml":
        for number, line in enumerate(source.text.splitlines(), 1):
            if hit := COLOUR.search(line):
                yield source.at(number, f"{hit.group()} {rule}")


ANY_FILE = [length, leftovers, silenced, hosts, colours]
