"""The repository keeps its own rules; a failure names file, line and rule."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from tests.architecture.cycles import graph, rings
from tests.architecture.rules import ONE_FILE
from tests.architecture.source import Source, read_all
from tests.architecture.text_rules import ANY_FILE

RULES = [*ONE_FILE, *ANY_FILE]


@cache
def repository() -> list[Source]:
    return read_all()


@pytest.mark.parametrize("rule", RULES, ids=[rule.__name__ for rule in RULES])
def test_every_file_keeps_the_rule(rule: Callable[[Source], Iterator[str]]) -> None:
    breaches = [breach for source in repository() for breach in rule(source)]
    assert not breaches, "\n".join(["", rule.__doc__ or "", *breaches])


def test_no_modules_import_each_other_in_a_ring() -> None:
    found = list(rings(graph(repository())))
    assert not found, "\n".join(["", "Two modules that need each other are one, or want a third.", *found])


def test_the_whole_house_is_read() -> None:
    modules = {source.module for source in repository() if source.in_package}
    assert {"koordinator", "koordinator.errors", "koordinator.db", "koordinator.domain"} <= modules
