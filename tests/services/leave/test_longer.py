"""A leave that becomes longer: whoever stands in on the days added is judged by the gate."""

from dataclasses import replace
from datetime import date

import pytest

from koordinator.db.tables import Assignment
from koordinator.domain.leaves import Choice, Way
from koordinator.errors import Refused
from koordinator.services.absences import save_absence
from koordinator.services.desk import Desk
from koordinator.services.leave import plan
from koordinator.services.leave_saving import save
from koordinator.services.undoing import undo
from tests.factories import add_case, add_team
from tests.services.leave.staff import FIRST, LAST, contents, covers, totals, wish, worker

LATER = date(2027, 1, 10)


def _full_in_january(desk: Desk, **team: object) -> tuple[int, int, int]:
    """Bo is away in December and Anna stands in on one case; in January she has room for none."""
    home = add_team(desk, "Lille", warning=2, maximum=3, **team)
    bo, anna = worker(desk, "Bo Lund", 1, team_id=home), worker(desk, "Anna Holm", 2, team_id=home)
    absence = save(desk, plan(desk, wish(bo)))
    add_case(desk, "Ny i januar", caseworker=anna, starts=date(2027, 1, 4), team_id=home)
    return bo, anna, absence


def _reasons(desk: Desk) -> set[str | None]:
    with desk.read() as session:
        return {row.reason for row in session.query(Assignment).filter_by(role="cover")}


def test_a_cover_that_becomes_too_long_asks_for_a_reason_and_keeps_it(desk: Desk) -> None:
    bo, anna, absence = _full_in_january(desk)
    before = contents(desk)
    with pytest.raises(Refused, match=r"4\. januar: Anna Holm går fra 3 til 4 af højst 3"):
        save_absence(desk, bo, "leave", FIRST, LATER, absence_id=absence)
    assert contents(desk) == before
    save_absence(desk, bo, "leave", FIRST, LATER, absence_id=absence, reason="Kun en uge")
    assert [row[3] for row in covers(desk)] == [LATER]
    assert totals(desk, anna, date(2027, 1, 10), date(2027, 1, 11)) == [4, 3]
    assert _reasons(desk) == {"Kun en uge"}
    undo(desk)
    assert contents(desk) == before


def test_a_team_that_lets_nobody_over_refuses_it_whatever_the_reason(desk: Desk) -> None:
    bo, _anna, absence = _full_in_january(desk, refuse_over=True)
    with pytest.raises(Refused, match="Teamet tillader det ikke"):
        save_absence(desk, bo, "leave", FIRST, LATER, absence_id=absence, reason="Kun en uge")


def test_what_becomes_no_longer_is_asked_no_more(desk: Desk) -> None:
    """She is over already on the days she has; only days added count."""
    bo, anna, absence = _full_in_january(desk)
    add_case(desk, "Endnu en", caseworker=anna, starts=date(2026, 12, 10))
    save_absence(desk, bo, "leave", FIRST, date(2026, 12, 15), absence_id=absence)
    save_absence(desk, bo, "illness", date(2026, 12, 2), date(2026, 12, 15), absence_id=absence)
    assert [row[2:] for row in covers(desk)] == [(date(2026, 12, 2), date(2026, 12, 15))]


def test_the_page_tells_who_comes_over_by_the_longer_leave_and_another_can_be_chosen(desk: Desk) -> None:
    bo, anna, absence = _full_in_january(desk)
    longer = plan(desk, wish(bo, ends=LATER, absence_id=absence))
    assert [one.load.worker for one in longer.over] == ["Anna Holm"]
    with pytest.raises(Refused, match="Skriv en begrundelse"):
        save(desk, longer)
    carl = worker(desk, "Carl Dam")
    (case,) = (one.case.case_id for one in longer.cases)
    other = plan(desk, replace(longer.wish, choices={case: Choice(Way.COVER, carl)}))
    assert other.over == ()
    save(desk, other)
    assert [row[1:] for row in covers(desk)] == [(carl, FIRST, LATER)]
    assert totals(desk, anna, FIRST, date(2027, 1, 4)) == [2, 3]


def test_a_longer_leave_saved_from_the_page_keeps_the_reason_on_the_cover(desk: Desk) -> None:
    bo, _anna, absence = _full_in_january(desk)
    save(desk, plan(desk, wish(bo, ends=LATER, absence_id=absence)), "Ferieafløsning")
    assert [row[3] for row in covers(desk)] == [LATER]
    assert _reasons(desk) == {"Ferieafløsning"}


def test_one_who_is_away_herself_on_the_days_added_is_not_given_them_unasked(desk: Desk) -> None:
    bo, anna = worker(desk, "Bo Lund", 1), worker(desk, "Anna Holm")
    absence = save(desk, plan(desk, wish(bo)))
    save_absence(desk, anna, "leave", date(2026, 12, 28), LATER)
    with pytest.raises(
        Refused, match=r"28\. december: Anna Holm er på orlov til 10\. januar 2027, men får 1 sag"
    ):
        save_absence(desk, bo, "leave", FIRST, LATER, absence_id=absence)
    assert [row[3] for row in covers(desk)] == [LAST]
