"""A program the tests start and kill: it reads a long list in."""

import sys
from datetime import date
from pathlib import Path

from koordinator.services.desk import Desk
from koordinator.services.importing import apply_import, plan_import
from tests.factories import open_desk
from tests.services.importing.lists import parsed
from tests.services.importing.test_whole import many

LIST = 1500


def run(path: Path) -> None:
    """Say `planned` when the writing begins and `written` when it is done."""
    desk: Desk = open_desk(path, today=date(2026, 11, 20))
    plan = plan_import(desk, parsed(*many(LIST)))
    say("planned")
    apply_import(desk, plan)
    say("written")


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    run(Path(sys.argv[1]))
