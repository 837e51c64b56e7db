"""The command line's list of what is due, as scripts and hands use it."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from koordinator.cli import run
from koordinator.domain.roles import Role
from koordinator.services import demo, stores
from koordinator.services.staff import workers
from tests.cli.answers import answer

TODAY = date(2026, 11, 20)
KEYS = ["case", "citizen", "worker", "rule", "due", "shown", "state", "source"]

listed = partial(answer, "due")


def test_it_has_its_fixed_shape(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = listed(store, capsys)
    assert found
    for one in found:
        assert list(one) == KEYS
        assert one["state"] in ("overdue", "soon", "later", "unknown")
        assert (one["due"] is None) == (one["shown"] is None) == (one["state"] == "unknown")
        if one["due"] is not None:
            assert date.fromisoformat(one["shown"]) <= date.fromisoformat(one["due"])
            assert (one["state"] == "overdue") == (one["due"] < TODAY.isoformat())


def test_one_worker_and_another_day(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    place = stores.open_store(Path(store), demo.LOGIN, demo.PASSWORD)
    name = workers(place.desk, Role.CASEWORKER)[0].name
    place.close(back_up=False)
    own = listed(store, capsys, "--worker", name)
    assert own
    assert {one["worker"] for one in own} == {name}
    assert len(own) < len(listed(store, capsys))
    later = listed(store, capsys, "--worker", name, "--on", "2027-06-01")
    assert sum(one["state"] == "overdue" for one in later) > sum(one["state"] == "overdue" for one in own)


def test_lines_say_what_is_due_and_why(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["due", "--store", store]) == 0
    said = capsys.readouterr().out
    assert "Over frist: " in said
    assert "Inden 14 dage: " in said
    assert "CV på Jobnet · opdateres mindst hver 2. måned, sidst " in said


def test_an_unknown_worker_and_a_wrong_day_are_told(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["due", "--store", store, "--worker", "Ingen Sådan"]) == 2
    assert "Der er ingen medarbejder" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        run(["due", "--store", store, "--on", "i morgen"])
