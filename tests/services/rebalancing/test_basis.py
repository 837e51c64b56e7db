"""What a proposal stands on: another fact makes it old, anything else leaves it as it is."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from koordinator.db.tables import Absence, Assignment, Case, Citizen, Worker
from koordinator.domain.meetings.records import Person
from koordinator.domain.roles import CaseRole
from koordinator.services import forecast
from koordinator.services.desk import Desk
from koordinator.services.move_cases import move_cases
from koordinator.services.rebalancing import cases_with, still_holds
from koordinator.services.rulebook_numbers import reset_number, save_number
from tests.factories import TODAY, add_case, add_team, add_worker, new_desk
from tests.services.meetings.diary import book
from tests.services.rebalancing.team import asked, fill


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Anna has two cases too many, Bo has room; the first is Anna's, then Bo's."""
    made = new_desk(tmp_path)
    team = add_team(made, "Fyldt 30", warning=6, maximum=8)
    anna, bo = (add_worker(made, name, team_id=team) for name in ("Anna Holm", "Bo Kjær"))
    fill(made, anna, 10, team_id=team)
    fill(made, bo, 2, team_id=team)
    return made


def _worker(desk: Desk, name: str) -> int:
    with desk.read() as session:
        return int(session.query(Worker.id).where(Worker.name == name).scalar())


def _first_case(desk: Desk) -> int:
    with desk.read() as session:
        return int(session.query(Case.id).order_by(Case.id).limit(1).scalar())


def _moved(desk: Desk) -> None:
    move_cases(desk, [_first_case(desk)], _worker(desk, "Bo Kjær"), TODAY)


def _away_in_a_week(desk: Desk) -> None:
    fields = {"kind": "leave", "starts": TODAY + timedelta(days=7), "share": Decimal(1), "scales": True}
    with desk.write("Orlov") as tx:
        tx.add(Absence(worker_id=_worker(desk, "Bo Kjær"), **fields))


def _renamed(desk: Desk) -> None:
    with desk.write("Nyt navn") as tx:
        tx.session.query(Citizen).order_by(Citizen.id).limit(1).one().name = "Et Andet Navn"


def _dearer(desk: Desk) -> None:
    save_number(desk, "rebalance_year", Decimal(50))


def _nothing(_desk: Desk) -> None:
    pass


def _assumed(desk: Desk) -> None:
    forecast.assume(desk, "forecast.intake", Decimal(7))


def _aimed(desk: Desk) -> None:
    save_number(desk, "target.cv", Decimal(50))


def _there_and_back(desk: Desk) -> None:
    _dearer(desk)
    reset_number(desk, "rebalance_year")


def _phoned(desk: Desk) -> None:
    with desk.write("Nyt telefonnummer") as tx:
        tx.session.query(Citizen).order_by(Citizen.id).limit(1).one().phone = "12345678"


@pytest.mark.parametrize("change", [_moved, _away_in_a_week, _renamed, _dearer])
def test_a_proposal_does_not_hold_once_something_it_tells_is_otherwise(
    desk: Desk, change: Callable[[Desk], None]
) -> None:
    found = asked(desk)
    change(desk)
    assert not still_holds(desk, found)


@pytest.mark.parametrize("change", [_nothing, _assumed, _aimed, _there_and_back, _phoned])
def test_a_proposal_holds_whatever_else_is_changed(desk: Desk, change: Callable[[Desk], None]) -> None:
    found = asked(desk)
    change(desk)
    assert still_holds(desk, found)
    assert asked(desk).moves == found.moves


def test_a_meeting_within_the_days_that_cost_makes_it_old(desk: Desk) -> None:
    found = asked(desk)
    starts = datetime.combine(TODAY + timedelta(days=3), time(9), UTC)
    book(desk, starts, Person(worker_id=_worker(desk, "Anna Holm")), case_id=_first_case(desk))
    assert not still_holds(desk, found)


def test_a_covered_case_counts_with_who_covers_it(desk: Desk) -> None:
    anna, bo = _worker(desk, "Anna Holm"), _worker(desk, "Bo Kjær")
    covered = add_case(desk, "Dækket", caseworker=anna)
    with desk.write("Dæk sagen") as tx:
        tx.add(Assignment(case_id=covered, worker_id=bo, role=CaseRole.COVER, starts=TODAY))
    assert len(cases_with(desk, [anna], TODAY)) == 10
    assert covered in cases_with(desk, [bo], TODAY)
    assert len(cases_with(desk, [anna, bo], TODAY)) == 13
