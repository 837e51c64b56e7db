"""The year ahead of teams as the store has them: room that moves, and numbers a leader writes."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from koordinator.db.tables import Worker
from koordinator.domain.forecast.records import Basis, Forecast, Level, Scenario
from koordinator.domain.forecast.words import answer
from koordinator.domain.roles import Role
from koordinator.errors import KoordinatorError
from koordinator.services.absences import save_absence
from koordinator.services.desk import Desk
from koordinator.services.forecast import INTAKE, LENGTH, assume, forecast, forecasts
from koordinator.services.staff import set_outside, set_working_time
from koordinator.services.undoing import undo
from tests.factories import add_case, add_team, add_worker, new_desk
from tests.services.rebalancing.team import fill


def maxima(found: Forecast) -> list[int]:
    return [one.crew.maximum for one in found.months]


def test_the_room_follows_leave_working_time_and_people_who_leave(desk: Desk) -> None:
    team = add_team(desk)
    anna, bo, _gone = (
        add_worker(desk, name, team_id=team, leaves_on=last)
        for name, last in (("Anna", None), ("Bo", None), ("Gitte", date(2027, 3, 30)))
    )
    add_case(desk, caseworker=_gone, team_id=team)
    save_absence(desk, anna, "leave", date(2027, 1, 31), date(2027, 2, 27))
    set_working_time(desk, bo, Decimal("0.8"), date(2027, 5, 1))
    assert maxima(forecast(desk, team))[:6] == [105, 70, 105, 70, 70, 63]


def test_cases_held_outside_take_room_and_a_reserve_without_cases_gives_none(desk: Desk) -> None:
    team = add_team(desk)
    anna = add_worker(desk, "Anna", team_id=team)
    with desk.write_quietly("Reserve") as tx:
        tx.get(Worker, add_worker(desk, "Rita", team_id=team)).reserve = True
    set_outside(desk, anna, 10, desk.today())
    found = forecast(desk, team)
    assert (found.crew.people, found.crew.warning, found.crew.maximum) == (1, 20, 25)


def test_each_team_is_counted_by_itself_and_all_together(desk: Desk) -> None:
    young, old = add_team(desk, "Under 30"), add_team(desk, "Fyldt 30", maximum=20, warning=10)
    add_case(desk, team_id=young)
    add_case(desk, team_id=old)
    add_case(desk)
    add_case(desk, team_id=old, ended=date(2026, 10, 1))
    found = forecasts(desk)
    assert [(one.team, one.running) for one in found] == [("", 3), ("Fyldt 30", 1), ("Under 30", 1)]
    assert found[0].full.maximum == 20


def test_a_store_with_nobody_in_it_has_its_sentence(desk: Desk) -> None:
    (found,) = forecasts(desk)
    assert found.months[0].expected == 0
    assert found.assumptions.length.basis is Basis.SHIPPED


def test_a_team_s_own_numbers_stand_for_it_alone_and_go_back(desk: Desk) -> None:
    team = add_team(desk)
    assume(desk, INTAKE, Decimal("6.25"), team)
    assume(desk, LENGTH, Decimal(18), team)
    mine, everybodys = forecast(desk, team).assumptions, forecast(desk).assumptions
    assert (mine.intake.value, mine.length.value) == (6.3, 18)
    assert (everybodys.intake.value, everybodys.length.value) == (0, 24)
    undo(desk)
    assert forecast(desk, team).assumptions.length.basis is Basis.SHIPPED
    assume(desk, INTAKE, None, team)
    assert not forecast(desk, team).assumptions.intake.own


@pytest.mark.parametrize(
    ("key", "value"), [(INTAKE, "-1"), (INTAKE, "NaN"), (LENGTH, "0"), (LENGTH, "121"), (LENGTH, "Infinity")]
)
def test_numbers_that_cannot_be_are_refused(desk: Desk, key: str, value: str) -> None:
    with pytest.raises(KoordinatorError, match="Skriv et"):
        assume(desk, key, Decimal(value))


def test_only_leaders_write_them(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, roles=(Role.CASEWORKER,))
    with pytest.raises(KoordinatorError):
        assume(desk, INTAKE, Decimal(1))
    assert forecasts(desk)


def test_a_year_worked_out_by_hand(tmp_path: Path) -> None:
    """Two caseworkers with 58 cases, 50 of them without an end; 6 new ones a month, one in 20 ends.

    At the end of a month stand 0.95 of the 50 of the month before, the new ones, and the known ones
    whose day has not passed: 50 · 0.95 + 6 + 8 = 61.5, then 53.5 · 0.95 + 6 + 4 = 60.8, and so on.
    """
    desk = new_desk(tmp_path, today=date(2026, 11, 30))
    team = add_team(desk)
    anna, bo = (add_worker(desk, name, team_id=team) for name in ("Anna Holm", "Bo Kjær"))
    before = date(2025, 1, 10)
    fill(desk, anna, 26, team_id=team, starts=before)
    # 1, 3, 1, 3 … began in the last twelve months: two a month, one more or less (√(12/11) = 1.0445).
    for month, number in enumerate([1, 3] * 6):
        starts = date(2025 + (11 + month) // 12, (11 + month) % 12 + 1, 15)
        fill(desk, bo, number, team_id=team, starts=starts)
    fill(desk, bo, 4, team_id=team, starts=before, expected_end=date(2027, 1, 15))
    fill(desk, bo, 4, team_id=team, starts=before, expected_end=date(2027, 3, 31))
    usual = forecast(desk, team).assumptions
    assert (usual.intake.value, round(usual.deviation, 4)) == (2, 1.0445)

    assume(desk, INTAKE, Decimal(6), team)
    assume(desk, LENGTH, Decimal(20), team)
    found = forecast(desk, team)
    assert (found.running, found.crew.warning, found.crew.maximum) == (58, 60, 70)
    by_scenario = {one: [month.cases(one) for month in found.months] for one in Scenario}
    assert by_scenario == {
        Scenario.LOW: [60, 59, 61, 63, 61, 63, 65, 67, 68, 70, 71, 73],
        Scenario.EXPECTED: [62, 61, 64, 67, 66, 69, 71, 74, 76, 78, 80, 82],
        Scenario.HIGH: [63, 63, 67, 71, 71, 74, 77, 81, 84, 86, 89, 92],
    }
    near, over = Level.WARNING, Level.MAXIMUM
    assert {one: (found.passes(near, one), found.passes(over, one)) for one in Scenario} == {
        Scenario.LOW: (date(2027, 2, 28), date(2027, 10, 31)),
        Scenario.EXPECTED: (date(2026, 12, 31), date(2027, 6, 30)),
        Scenario.HIGH: (date(2026, 12, 31), date(2027, 3, 31)),
    }
    # 73, 82 and 92 cases at most, by 35 and by 30.
    assert {one: (found.needed(over, one), found.needed(near, one)) for one in Scenario} == {
        Scenario.LOW: (3, 3), Scenario.EXPECTED: (3, 3), Scenario.HIGH: (3, 4),
    }  # fmt: skip
    assert answer(found) == (
        "Teamet passerer 30 pr. sagsbehandler i december 2026 og 35 i juni 2027, hvis tilgangen bliver som "
        "skrevet. Ved høj tilgang passeres 35 allerede i marts 2027. 3 fuldtidsansatte holder det på højst "
        "35 hver."
    )


def test_a_team_of_a_week_has_numbers_one_can_read(tmp_path: Path) -> None:
    """Five came in the week there is: 5/12 a month on an average, and they do not end for being new."""
    desk = new_desk(tmp_path, today=date(2026, 11, 30))
    team = add_team(desk)
    fill(desk, add_worker(desk, team_id=team), 5, team_id=team, starts=date(2026, 11, 24))
    found = forecast(desk, team)
    assert found.assumptions.length[:2] == (24, Basis.RUNNING)
    assert found.months[-1].expected >= 5
    assert round(found.assumptions.intake.value, 3) == 0.417
    assert all(0 <= one.low <= one.expected <= one.high for one in found.months)
    assert found.passes(Level.WARNING, Scenario.HIGH) is None
