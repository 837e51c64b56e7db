"""Nothing is imported at start that the first page does not need."""

import subprocess
import sys

HEAVY = {"alembic", "cryptography", "dateutil", "holidays", "openpyxl", "sqlalchemy", "stdnum"}


def loaded_after(statement: str) -> set[str]:
    """The top-level packages a fresh interpreter holds after running the statement."""
    code = f"{statement}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_the_way_to_log_in_loads_nothing_heavy() -> None:
    assert loaded_after("import koordinator.__main__") & HEAVY == set()
