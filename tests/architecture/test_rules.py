"""Each rule catches what it is there for, and lets pass what it should."""

from pathlib import PurePosixPath

import pytest

from tests.architecture import rules, text_rules
from tests.architecture.cycles import graph, rings
from tests.architecture.source import Source

RULES = {rule.__name__: rule for rule in [*rules.ONE_FILE, *text_rules.ANY_FILE]}
HOST = "pypi" + "." + "org"
LATER = "TO" + "DO"

CAUGHT = [
    ("layers", "ui/team/page.py", "from koordinator.db.store import Store"),
    ("layers", "ui/team/page.py", "def f():\n    import koordinator.exchange.cases"),
    ("layers", "domain/cases.py", "if TYPE_CHECKING:\n    from koordinator.services import x"),
    ("layers", "domain/cases.py", "from koordinator import resources"),
    ("layers", "db/store.py", "from ..services import imports"),
    ("layers", "services/team.py", "from koordinator.app import build"),
    ("layers", "misc/helpers.py", "x = 1"),
    ("packages", "services/team.py", "from PySide6.QtCore import QObject"),
    ("packages", "services/team.py", "def f():\n    import sqlalchemy.orm"),
    ("packages", "ui/cases/page.py", "import csv"),
    ("packages", "exchange/paper.py", "from reportlab.pdfgen import canvas"),
    ("pure_domain", "domain/age.py", "import os"),
    ("pure_domain", "domain/age.py", "from pathlib import Path"),
    ("pure_domain", "domain/age.py", "import time"),
    ("pure_domain", "domain/age.py", "import sqlalchemy"),
    ("pure_domain", "domain/age.py", "x = open('f')"),
    ("pure_domain", "domain/age.py", "from datetime import date\nx = date.today()"),
    ("pure_domain", "domain/age.py", "import datetime\nx = datetime.datetime.now()"),
    ("pure_domain", "domain/age.py", "from datetime import date\nx = field(default_factory=date.today)"),
    ("sqlite_only", "db/store.py", "run('PRAGMA foreign_keys = ON')"),
    ("sqlite_only", "db/store.py", "from sqlalchemy.dialects.sqlite import insert"),
    ("sqlite_only", "db/store.py", "import sqlcipher3"),
    ("sqlite_only", "db/tables.py", "Index('one', 'a', sqlite_where=x)"),
    ("sqlite_only", "db/tables.py", "options = {'sqlite_autoincrement': True}"),
    ("sqlite_only", "services/x.py", "url = f'sqlite:///{path}'"),
    ("sql_in_db", "services/x.py", "q = 'SELECT id FROM cases'"),
    ("sql_in_db", "ui/x.py", "q = f'update {t} set a = 1'"),
    ("described", "services/x.py", "x = 1"),
    ("described", "services/x.py", '"""No full stop"""'),
    ("described", "services/x.py", '"""One sentence. And another."""'),
    ("described", "services/x.py", '"""Good."""\nclass Bare:\n    pass'),
    ("length", "services/x.py", "x = 1\n" * 501),
    ("leftovers", "services/x.py", f"x = 1  # {LATER} later"),
    ("silenced", "services/x.py", "x = 1  # type: ignore"),
    ("silenced", "services/x.py", "x = 1  # noqa"),
    ("silenced", "services/x.py", "# ruff: noqa\n"),
    ("hosts", "services/x.py", f"url = 'https://{HOST}/simple'"),
    ("colours", "ui/x.py", "pen = '#0B5A5C'"),
    ("colours", "ui/x.py", "pen = '#fff'"),
    ("colours", "ui/x.py", "sheet = f'color: #0B5A5C; width: {w}'"),
]
ALLOWED = [
    (
        "layers",
        "ui/team/page.py",
        "from koordinator.services.team import x\nfrom koordinator import resources",
    ),
    ("layers", "app.py", "from koordinator.ui.main_window import MainWindow"),
    ("layers", "cli_import.py", "from koordinator import app, __version__"),
    ("layers", "db/store.py", "from koordinator.errors import StoreError"),
    ("packages", "ui/base/chip.py", "from PySide6.QtWidgets import QWidget"),
    ("packages", "db/keyfile.py", "import sqlalchemy"),
    ("pure_domain", "domain/age.py", "from dateutil.rrule import rrule\nfrom datetime import date"),
    ("pure_domain", "domain/age.py", "def left(self):\n    return self.today - self.end"),
    ("pure_domain", "services/clock.py", "from datetime import date\nx = date.today()"),
    ("sqlite_only", "db/sqlite.py", "run('PRAGMA foreign_keys = ON')"),
    ("sqlite_only", "db/store.py", '"""Stores on SQLite."""\nfrom koordinator.db.sqlite import connect'),
    ("sqlite_only", "db/tables.py", "Index('one', 'a', sqlite_where=x, postgresql_where=x)"),
    ("sqlite_only", "db/tables.py", "options = {'sqlite_where': x, 'postgresql_where': x}"),
    ("sql_in_db", "db/queries.py", "q = 'SELECT id FROM cases'"),
    ("sql_in_db", "ui/x.py", "label = 'Vælg en sag fra listen'"),
    ("described", "services/x.py", '"""Moves cases (e.g. in bulk).\n\nMore. Here."""\nclass _Own:\n    pass'),
    ("length", "services/x.py", "x = 1\n" * 500),
    ("silenced", "services/x.py", "x = 1  # type: ignore[arg-type]\ny = 2  # noqa: S603\nz = '# noqa'"),
    ("colours", "ui/x.py", "label = 'Sag #123456789'  # like #0B5A5C"),
]


def breaches(rule: str, path: str, text: str) -> list[str]:
    return list(RULES[rule](Source(PurePosixPath("koordinator") / path, text)))


@pytest.mark.parametrize(("rule", "path", "text"), CAUGHT)
def test_a_breach_is_named_with_its_place(rule: str, path: str, text: str) -> None:
    found = breaches(rule, path, text)
    assert found
    assert found[0].startswith(f"koordinator/{path}:")
    assert found[0].endswith(".")


@pytest.mark.parametrize(("rule", "path", "text"), ALLOWED)
def test_what_is_right_passes(rule: str, path: str, text: str) -> None:
    assert breaches(rule, path, text) == []


def test_a_colour_in_a_drawing_is_found_but_not_in_the_tokens() -> None:
    drawing = Source(PurePosixPath("resources/icons/case.svg"), '<path stroke="#0B5A5C"/>')
    tokens = Source(PurePosixPath("resources/tokens.toml"), 'accent = "#0B5A5C"')
    assert list(text_rules.colours(drawing))
    assert not list(text_rules.colours(tokens))


def test_a_ring_hidden_in_a_function_is_found() -> None:
    one = Source(PurePosixPath("koordinator/domain/one.py"), "from koordinator.domain import two")
    two = Source(PurePosixPath("koordinator/domain/two.py"), "def f():\n    from .one import x")
    (sentence,) = rings(graph([one, two]))
    assert sentence.startswith("koordinator/domain/two.py:2:")
    assert "koordinator.domain.one → koordinator.domain.two → koordinator.domain.one" in sentence


def test_a_chain_is_no_ring() -> None:
    one = Source(PurePosixPath("koordinator/domain/one.py"), "from koordinator.domain import two")
    two = Source(PurePosixPath("koordinator/domain/two.py"), "import datetime")
    assert not list(rings(graph([one, two])))
