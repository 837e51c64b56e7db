"""The limits on the command line: who comes near is told, over takes a leader's reason."""

from argparse import Namespace
from pathlib import Path

import pytest

from koordinator.cli_allocate import allocate
from koordinator.cli_rebalance import rebalance
from koordinator.domain.roles import CaseRole, Role
from koordinator.errors import Refused
from koordinator.services.caseloads import caseloads
from koordinator.services.desk import Desk, Who
from tests.factories import TODAY, add_case, add_team, add_worker, new_desk
from tests.services.gate.stands import REASON, bo_with, free_cases, load, reasons
from tests.services.rebalancing.team import fill


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def wanted(**chosen: object) -> Namespace:
    """What was written after the command."""
    usual: dict[str, object] = {
        "team": "all", "on": None, "dry_run": False, "apply": False, "reason": "", "json": False,
        "letters": None, "goal": "maximum", "max_moves": None, "pin": [],
    }  # fmt: skip
    return Namespace(**{**usual, **chosen})


def as_caseworker(desk: Desk) -> Desk:
    who = Who("kim", desk.who.worker_id, "Kim Vest", frozenset({Role.CASEWORKER}))
    return Desk(desk.store, who, desk.today)


def test_allocate_says_who_comes_near(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    bo_with(desk, 28)
    free_cases(desk, 3)
    allocate(desk, wanted())
    said = capsys.readouterr().out
    assert "Bo Kjær går fra 28 til 31 af højst 35 sager og er nær max." in said
    assert said.count("nær max") == 1


def test_allocate_says_nothing_of_those_who_have_room(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    bo_with(desk, 3)
    free_cases(desk, 3)
    allocate(desk, wanted())
    assert "max" not in capsys.readouterr().out


def test_allocate_gives_nobody_too_many_without_a_reason(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    bo = bo_with(desk, 34)
    free_cases(desk, 3)
    allocate(desk, wanted(apply=True))
    assert load(desk, bo).total == 35
    assert caseloads(desk).unheld.cases == 2
    allocate(desk, wanted(apply=True, reason=REASON))
    assert load(desk, bo).total == 37
    assert reasons(desk) == [REASON] * 2
    assert (
        "Bo Kjær går fra 35 til 37 af højst 35 sager og kommer over max. Begrundelsen gemmes."
        in capsys.readouterr().out
    )


def test_allocate_passes_no_team_that_refuses_and_nobody_but_leaders(desk: Desk) -> None:
    bo = bo_with(desk, 35, refuse_over=True)
    free_cases(desk, 1)
    allocate(desk, wanted(apply=True, reason=REASON))
    assert load(desk, bo).total == 35
    other = add_worker(desk, "Anna Holm")
    with pytest.raises(Refused, match="teamleder"):
        allocate(as_caseworker(desk), wanted(apply=True, reason=REASON))
    assert load(desk, other).total == 0


def test_rebalance_says_who_comes_near(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    bo_with(desk, 28)
    fill(desk, add_worker(desk, "Anna Holm"), 38)
    rebalance(desk, wanted())
    assert "Nær max kommer Bo Kjær (31 af højst 35)." in capsys.readouterr().out


def test_rebalance_is_carried_out_by_leaders_alone(desk: Desk) -> None:
    bo_with(desk, 28)
    anna = add_worker(desk, "Anna Holm")
    fill(desk, anna, 38)
    with pytest.raises(Refused, match="teamleder"):
        rebalance(as_caseworker(desk), wanted(apply=True, reason=REASON))
    assert load(desk, anna).total == 38


def test_over_warning_counts_from_the_one_after_the_warning(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    import json

    bo_with(desk, 30)
    fill(desk, add_worker(desk, "Anna Holm"), 31)
    rebalance(desk, wanted(json=True, goal="warning", max_moves=0))
    found = json.loads(capsys.readouterr().out)
    assert found["over_warning"] == {"before": 1, "after": 1}
    assert found["over_maximum"] == {"before": 0, "after": 0}
    rebalance(desk, wanted(json=True, goal="warning"))
    assert json.loads(capsys.readouterr().out)["over_warning"] == {"before": 1, "after": 1}


def test_a_consultants_case_counts_in_no_caseworkers_column(desk: Desk) -> None:
    team = add_team(desk, consultant_warning=1, consultant_maximum=1)
    peter = add_worker(desk, "Peter Ågård", [Role.CONSULTANT], team)
    add_case(desk, consultant=peter)
    assert load(desk, peter, TODAY, CaseRole.CONSULTANT).total == 1
    assert [one for one in caseloads(desk).workers if one.worker_id == peter] == []
