"""argparse in Danish: headings, help, and one sentence for what cannot be understood."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

_SAID = (
    (r"unrecognized arguments: (.+)", r"\1 kendes ikke"),
    (r"the following arguments are required: (.+)", r"der mangler \1"),
    (
        r"argument (\S+): invalid choice: (.+?) \(choose from (.+)\)",
        r"\2 kan ikke bruges ved \1; vælg mellem \3",
    ),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 kan ikke bruges sammen med \2"),
    (r"argument (\S+): expected (?:one|at least one) argument", r"der mangler en værdi efter \1"),
    (r"argument (\S+): invalid \S+ value: (.+)", r"\2 kan ikke bruges ved \1"),
    (r"argument (\S+): (.+)", r"\1: \2"),
)


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Brug: " if prefix is None else prefix)


class DanishParser(argparse.ArgumentParser):
    """An argument parser whose every word is Danish."""

    def __init__(self, *, add_help: bool = True, **rest: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, **rest)
        self._positionals.title = "argumenter"
        self._optionals.title = "valg"
        if add_help:
            self.add_argument("-h", "--help", action="help", help="vis denne hjælp")

    def error(self, message: str) -> NoReturn:
        """One sentence on standard error, and the exit code for input that cannot be used."""
        print(f"Det kan ikke forstås: {in_danish(message)}. Se {self.prog} --help.", file=sys.stderr)
        sys.exit(2)


def in_danish(message: str) -> str:
    """What argparse says, in Danish; what is not known is left as it is."""
    for pattern, words in _SAID:
        if re.fullmatch(pattern, message):
            return re.sub(pattern, words, message)
    return message
