"""What stands beside a caseload follows from dated records."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from koordinator.domain.load_changes import Kind
from koordinator.domain.roles import Role
from koordinator.services import absences, pairs
from koordinator.services.move_cases import move_cases
from koordinator.services.team_view import beside_loads
from tests.factories import TODAY, add_case, add_worker, new_desk


def test_weight_trend_and_coming_changes(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    anna, bo = add_worker(desk, "Anna Holm"), add_worker(desk, "Bo Kjær")
    add_case(desk, "Tung", caseworker=anna, weight="heavy")
    add_case(desk, "Let", caseworker=anna, weight="light", expected_end=date(2026, 12, 4))
    moved = add_case(desk, "Flytter", caseworker=anna)
    add_case(desk, "Ny", caseworker=anna, starts=date(2026, 11, 30))
    over = add_case(desk, "Slut", caseworker=anna, ended=date(2026, 10, 31))
    move_cases(desk, [moved], bo, date(2026, 12, 1))
    absences.save_absence(desk, anna, "leave", date(2026, 12, 7), None)

    anna_beside = beside_loads(desk)[anna]
    assert anna_beside.weight == Decimal(3)
    assert anna_beside.trend[-2:] == (4, 3)  # the one that ended in October was among them a month ago
    assert [(one.day.day, one.kind, one.name) for one in anna_beside.changes] == [
        (30, Kind.STARTS, "Ny"),
        (1, Kind.GIVES, "Flytter"),
        (5, Kind.EXPECTED, "Let"),
        (7, Kind.AWAY, ""),
    ]
    assert [one.kind for one in beside_loads(desk)[bo].changes] == [Kind.TAKES]
    assert over not in {one.case_id for one in anna_beside.changes}


def test_pairs_share_the_running_cases_of_the_day(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    anna, lise = add_worker(desk, "Anna Holm"), add_worker(desk, "Lise Madsen", roles=(Role.CONSULTANT,))
    kept = [add_case(desk, f"Borger {n}", caseworker=anna, consultant=lise) for n in range(2)]
    add_case(desk, "Uden VK", caseworker=anna)
    add_case(desk, "Slut i går", caseworker=anna, consultant=lise, ended=TODAY - timedelta(days=1))
    last_day = add_case(desk, "Slut i dag", caseworker=anna, consultant=lise, ended=TODAY)
    (pair,) = pairs.pair_board(desk).pairs
    assert pair.cases == (*kept, last_day)
    assert (pair.caseworker_id, pair.consultant_id, pair.last) == (anna, lise, None)
    assert pairs.pair_board(desk, TODAY + timedelta(days=1)).pairs[0].cases == tuple(kept)
