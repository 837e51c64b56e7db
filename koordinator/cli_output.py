"""How the subcommands tell what they found: lines for people, JSON for scripts."""

import json
from collections.abc import Iterable


def print_json(value: object) -> None:
    """One line of JSON."""
    print(json.dumps(value, ensure_ascii=False))


def print_lines(lines: Iterable[str]) -> None:
    """One line each."""
    for line in lines:
        print(line)
