"""The year ahead of teams as the store has them: room that moves, and numbers a leader writes."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from koordinator.db.tables import Worker
from koordinator.domain.forecast.records import Basis, Forecast
from koordinator.domain.roles import Role
from koordinator.errors import KoordinatorError
from koordinator.services.desk import Desk
from koordinator.services.forecast import INTAKE, LENGTH, assume, forecast, forecasts
from koordinator.services.staff import save_absence, set_outside, set_working_time
from koordinator.services.undoing import undo
from tests.factories import add_case, add_team, add_worker, new_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


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
