"""Somebody who is away covers cases for others: they go back or to another colleague."""

from datetime import date
from decimal import Decimal

import pytest

from koordinator.db.tables import Absence
from koordinator.domain.leaves import STAYS, Choice, Way
from koordinator.errors import Refused
from koordinator.services.absences import remove_absence, save_absence
from koordinator.services.caseloads import caseloads
from koordinator.services.desk import Desk
from koordinator.services.leave import plan
from koordinator.services.leave_saving import save
from koordinator.services.undoing import undo
from tests.factories import add_case, add_team, at
from tests.services.leave.staff import FIRST, LAST, contents, covers, total, totals, ways, wish, worker

OFF, ON = date(2026, 12, 7), date(2026, 12, 11)  # the week in which who covers is away herself


def _covered_by_anna(desk: Desk) -> tuple[int, int, int]:
    bo, anna = worker(desk, "Bo Lund", 1), worker(desk, "Anna Holm")
    return bo, anna, save(desk, plan(desk, wish(bo)))


def test_it_goes_to_another_for_the_days_she_is_away_and_comes_back_to_her(desk: Desk) -> None:
    bo, anna, leave = _covered_by_anna(desk)
    carl = worker(desk, "Carl Dam")
    before = contents(desk)
    found = plan(desk, wish(anna, OFF, ON))
    assert ways(found) == {"Bo Lund 0": (Way.COVER, "Carl Dam")}
    assert [(one.load.worker, one.after) for one in found.effects] == [("Anna Holm", 0), ("Carl Dam", 1)]
    save(desk, found)
    (case,) = {row[0] for row in covers(desk)}
    assert sorted(row[1:] for row in covers(desk)) == sorted([
        (anna, FIRST, date(2026, 12, 6)), (carl, OFF, ON), (anna, date(2026, 12, 12), LAST),
    ])  # fmt: skip
    days = (date(2026, 12, 6), OFF, ON, date(2026, 12, 12), LAST, date(2026, 12, 21))
    assert totals(desk, anna, *days) == [1, 0, 0, 1, 1, 0]
    assert totals(desk, carl, *days) == [0, 1, 1, 0, 0, 0]
    assert totals(desk, bo, *days) == [0, 0, 0, 0, 0, 1]
    undo(desk)
    assert contents(desk) == before
    save(desk, found)
    save_absence(desk, bo, "leave", FIRST, date(2026, 12, 9), absence_id=leave)
    assert total(desk, bo, date(2026, 12, 10)) == 1, "he is back early, and has it at once"
    assert {row[0] for row in covers(desk)} == {case}


def test_it_goes_back_to_its_caseworker_who_is_here_again(desk: Desk) -> None:
    bo, anna, leave = _covered_by_anna(desk)
    with desk.write_quietly("Fravær") as tx:  # a list may bring a cover that is longer than the leave
        tx.get(Absence, leave).ends = OFF
    found = plan(desk, wish(anna, date(2026, 12, 9), ON))
    assert ways(found) == {"Bo Lund 0": (Way.BACK, "Bo Lund")}
    assert found.sentence == "1 sag går tilbage"
    save(desk, found)
    days = (date(2026, 12, 8), date(2026, 12, 9), ON, date(2026, 12, 12))
    assert totals(desk, anna, *days) == [1, 0, 0, 1]
    assert totals(desk, bo, *days) == [0, 1, 1, 0]


def test_it_stays_with_her_where_one_chooses_so_or_nobody_can(desk: Desk) -> None:
    bo, anna, _leave = _covered_by_anna(desk)
    found = plan(desk, wish(anna, OFF, ON))
    (case,) = found.cases
    assert case.choice == STAYS
    assert case.reasons == ("Ingen kollega har plads alle dage",)
    assert bo not in [one.worker.worker_id for one in found.stand_ins(case.case.case_id)], "it is his case"
    worker(desk, "Carl Dam")
    kept = plan(desk, wish(anna, OFF, ON, choices={case.case.case_id: STAYS}))
    before = covers(desk)
    save(desk, kept)
    assert covers(desk) == before


def test_days_that_have_been_stay_as_they_were(desk: Desk) -> None:
    _bo, anna, _leave = _covered_by_anna(desk)
    carl = worker(desk, "Carl Dam")
    later = at(desk, date(2026, 12, 10))
    save(later, plan(later, wish(anna, OFF, ON)))
    assert sorted(row[1:] for row in covers(desk)) == sorted([
        (anna, FIRST, date(2026, 12, 9)), (carl, date(2026, 12, 10), ON), (anna, date(2026, 12, 12), LAST),
    ])  # fmt: skip


def test_an_open_ended_cover_goes_on_afterwards(desk: Desk) -> None:
    bo, anna = worker(desk, "Bo Lund", 1), worker(desk, "Anna Holm")
    save(desk, plan(desk, wish(bo, ends=None)))
    carl = worker(desk, "Carl Dam")
    save(desk, plan(desk, wish(anna, OFF, ON)))
    assert [(row[1], row[3]) for row in covers(desk)] == [
        (anna, date(2026, 12, 6)), (anna, None), (carl, ON),
    ]  # fmt: skip
    save(desk, plan(desk, wish(carl, date(2027, 2, 1), date(2027, 2, 5))))
    assert totals(desk, anna, date(2027, 6, 1)) == [1]


def test_a_leave_for_some_of_the_time_leaves_them_with_her(desk: Desk) -> None:
    _bo, anna, _leave = _covered_by_anna(desk)
    worker(desk, "Carl Dam")
    assert ways(plan(desk, wish(anna, OFF, ON, share=Decimal("0.5")))) == {"Bo Lund 0": (Way.STAYS, "")}


def test_whoever_gets_it_passes_the_gate(desk: Desk) -> None:
    home = add_team(desk, "Lille", warning=1, maximum=1)
    bo, anna = worker(desk, "Bo Lund", 1), worker(desk, "Anna Holm")
    save(desk, plan(desk, wish(bo)))
    carl = worker(desk, "Carl Dam", 1, team_id=home)
    (case,) = plan(desk, wish(anna, OFF, ON)).cases
    forced = plan(desk, wish(anna, OFF, ON, choices={case.case.case_id: Choice(Way.COVER, carl)}))
    assert [one.load.worker for one in forced.over] == ["Carl Dam"]
    with pytest.raises(Refused, match="Carl Dam går fra 1 til 2 af højst 1"):
        save(desk, forced)
    save(desk, forced, "Kun en uge")
    assert total(desk, carl, OFF) == 2


def test_her_own_cases_and_those_she_covers_are_one_plan(desk: Desk) -> None:
    _bo, anna, _leave = _covered_by_anna(desk)
    add_case(desk, "Annas egen", caseworker=anna)
    worker(desk, "Carl Dam")
    found = plan(desk, wish(anna, OFF, ON))
    assert found.sentence == "2 sager dækkes"
    save(desk, found)
    assert [one.total for one in caseloads(desk, OFF).workers] == [0, 0, 2]
    assert sum(one.total for one in caseloads(desk, ON).workers) == 2


def test_a_plan_about_a_cover_that_has_ended_meanwhile_is_refused(desk: Desk) -> None:
    _bo, anna, leave = _covered_by_anna(desk)
    worker(desk, "Carl Dam")
    found = plan(desk, wish(anna, OFF, ON))
    remove_absence(desk, leave)
    with pytest.raises(Refused, match="ændret sig i mellemtiden"):
        save(desk, found)
