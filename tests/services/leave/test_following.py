"""Covers that follow their leave when it is corrected or taken away."""

from dataclasses import replace
from datetime import date

import pytest

from koordinator.domain.leaves import Choice, Way
from koordinator.services.absences import remove_absence, save_absence
from koordinator.services.desk import Desk
from koordinator.services.leave import plan
from koordinator.services.leave_saving import save
from koordinator.services.move_cases import move_cases
from koordinator.services.undoing import undo
from tests.factories import add_case, at
from tests.services.leave.staff import FIRST, LAST, covers, total, wish, worker


def test_a_case_given_to_somebody_else_is_covered_no_more(desk: Desk) -> None:
    bo, anna = worker(desk, "Bo Lund", 1), worker(desk, "Anna Holm")
    carl = worker(desk, "Carl Dam", 9)
    save(desk, plan(desk, wish(bo)))
    case, *_ = covers(desk)[0]
    move_cases(desk, [case], carl, date(2026, 12, 10))
    assert covers(desk) == [(case, anna, FIRST, date(2026, 12, 9))]
    assert [total(desk, anna, day) for day in (date(2026, 12, 9), date(2026, 12, 10))] == [1, 0]
    save_absence(desk, bo, "leave", FIRST, date(2027, 1, 10), absence_id=1)
    assert covers(desk) == [(case, anna, FIRST, date(2026, 12, 9))]


def test_an_open_ended_leave_is_covered_until_further_notice(desk: Desk) -> None:
    bo, anna = worker(desk, "Bo Lund", 1), worker(desk, "Anna Holm")
    absence = save(desk, plan(desk, wish(bo, ends=None)))
    assert [row[1:] for row in covers(desk)] == [(anna, FIRST, None)]
    save_absence(desk, bo, "leave", FIRST, LAST, absence_id=absence)
    assert [row[1:] for row in covers(desk)] == [(anna, FIRST, LAST)]


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (FIRST, date(2026, 12, 10), (FIRST, date(2026, 12, 10))),
        (FIRST, date(2027, 1, 10), (FIRST, date(2027, 1, 10))),
        (date(2026, 12, 5), LAST, (date(2026, 12, 5), LAST)),
        (date(2027, 2, 1), date(2027, 2, 5), (date(2027, 2, 1), date(2027, 2, 5))),
        (FIRST, None, (FIRST, None)),
    ],
)
def test_covers_follow_the_leave(
    desk: Desk, starts: date, ends: date | None, expected: tuple[date, date | None]
) -> None:
    bo = worker(desk, "Bo Lund", 1)
    worker(desk, "Anna Holm")
    absence = save(desk, plan(desk, wish(bo)))
    told: list[str] = []
    desk.on_change(lambda change: told.append(change.label))
    save_absence(desk, bo, "leave", starts, ends, absence_id=absence)
    assert [row[2:] for row in covers(desk)] == [expected]
    assert told == ["Ret fravær. 1 dækning følger med"]
    undo(desk)
    assert [row[2:] for row in covers(desk)] == [(FIRST, LAST)]


def test_without_the_leave_what_has_been_covered_stays_and_the_rest_falls_away(desk: Desk) -> None:
    bo, anna = worker(desk, "Bo Lund", 1), worker(desk, "Anna Holm")
    absence = save(desk, plan(desk, wish(bo)))
    remove_absence(at(desk, date(2026, 12, 4)), absence)
    assert [row[1:] for row in covers(desk)] == [(anna, FIRST, date(2026, 12, 3))]
    undo(desk)
    remove_absence(desk, absence)
    assert covers(desk) == []


def test_a_case_that_ends_or_starts_underway_is_covered_as_long_as_she_has_it(desk: Desk) -> None:
    bo = worker(desk, "Bo Lund")
    worker(desk, "Anna Holm")
    add_case(desk, "Slutter", caseworker=bo, ended=date(2026, 12, 5))
    add_case(desk, "Starter", caseworker=bo, starts=date(2026, 12, 7))
    save(desk, plan(desk, wish(bo)))
    assert [row[2:] for row in covers(desk)] == [
        (FIRST, date(2026, 12, 5)), (date(2026, 12, 7), LAST),
    ]  # fmt: skip


def test_a_leave_that_is_corrected_shows_and_keeps_its_covers(desk: Desk) -> None:
    bo, anna = worker(desk, "Bo Lund", 2), worker(desk, "Anna Holm")
    carl = worker(desk, "Carl Dam", 5)
    absence = save(desk, plan(desk, wish(bo)))
    later = at(desk, date(2026, 12, 8))
    found = plan(later, wish(bo, absence_id=absence))
    first, second = (one.case.case_id for one in found.cases)
    assert {one.choice for one in found.cases} == {Choice(Way.COVER, anna)}
    assert [one.after for one in found.effects if one.load.worker_id == anna] == [2]
    save(later, plan(later, replace(found.wish, choices={first: Choice(Way.COVER, carl)})))
    assert sorted(row for row in covers(desk)) == sorted([
        (first, anna, FIRST, date(2026, 12, 7)), (first, carl, date(2026, 12, 8), LAST),
        (second, anna, FIRST, LAST),
    ])  # fmt: skip
