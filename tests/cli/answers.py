"""What commands answer, as a script reads it."""

import json
from typing import Any

import pytest

from koordinator.cli import run


def answer(command: str, store: str, capsys: pytest.CaptureFixture[str], *more: str) -> Any:
    """What a command that ends well tells of a store in the shape for scripts."""
    assert run([command, "--store", store, "--json", *more]) == 0
    return json.loads(capsys.readouterr().out)
