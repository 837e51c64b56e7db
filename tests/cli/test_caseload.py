"""The command line's caseloads follow own limits, absence and covers on the day asked about."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from koordinator.cli import run
from koordinator.db.tables import Assignment
from koordinator.domain.caseload import Limits
from koordinator.domain.cases import CaseFilter
from koordinator.domain.roles import CaseRole
from koordinator.services import absences, demo, staff, stores
from koordinator.services.case_lists import case_lines
from koordinator.services.caseloads import caseloads
from tests.cli.answers import answer

FIRST, LAST = date(2027, 3, 1), date(2027, 3, 31)


@pytest.fixture
def arranged(example: Path, as_leader: None) -> str:
    """In March 2027 the first caseworker has low limits and the second covers two of her cases."""
    place = stores.open_store(example, demo.LOGIN, demo.PASSWORD)
    first, second = (one.worker_id for one in caseloads(place.desk, FIRST).workers[:2])
    assert first
    assert second
    staff.set_own_limit(place.desk, first, FIRST, LAST, Limits(2, 3), "Deltid i en periode")
    absences.save_absence(place.desk, second, "course", FIRST, LAST)
    lines = [one for one in case_lines(place.desk, CaseFilter()) if one.caseworker_id == first][:2]
    with place.desk.write_quietly("Dæk") as tx:
        for line in lines:
            tx.add(
                Assignment(
                    case_id=line.case_id, worker_id=second, role=CaseRole.COVER.value, starts=FIRST, ends=LAST
                )
            )  # fmt: skip
    place.close(back_up=False)
    return str(example)


def listed(store: str, capsys: pytest.CaptureFixture[str], day: date) -> Any:
    return answer("caseload", store, capsys, "--on", day.isoformat())


def test_the_limits_are_those_of_the_day_and_the_cases_her_own(
    arranged: str, capsys: pytest.CaptureFixture[str]
) -> None:
    inside, after = listed(arranged, capsys, LAST), listed(arranged, capsys, date(2027, 4, 1))
    assert (inside[0]["warning"], inside[0]["maximum"], inside[0]["state"]) == (2, 3, "over")
    assert (after[0]["warning"], after[0]["maximum"], after[0]["state"]) == (30, 35, "ok")
    assert [one["cases"] for one in inside] == [one["cases"] for one in after]


def test_the_text_says_what_is_covered_by_and_for_others(
    arranged: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["caseload", "--store", arranged, "--on", FIRST.isoformat()])
    first, second = capsys.readouterr().out.splitlines()[:2]
    assert first.endswith(" 9 af  3  over max (2 passes af kolleger)")
    assert second.endswith("(heraf 2 passes for kolleger)")
