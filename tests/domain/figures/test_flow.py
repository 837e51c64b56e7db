"""Intake, ends and contacts month by month."""

from datetime import date, timedelta

from koordinator.domain.figures.book import EVERYTHING
from koordinator.domain.figures.days import month_ends
from koordinator.domain.figures.flow import contacts, months
from koordinator.domain.figures.records import Ended, Holder, Narrow
from tests.domain.figures.courses import STARTS, D, book, course

OCTOBER = date(2026, 10, 31)


def test_months_hold_their_first_and_last_day_and_the_last_ends_on_the_day() -> None:
    some = [
        course(1, starts=date(2026, 10, 1)),
        course(2, starts=OCTOBER),
        course(3, starts=D),
        course(4, starts=D + timedelta(1)),
        course(5, starts=date(2025, 1, 1), ended=OCTOBER, endings=(Ended(OCTOBER, True, "Fleksjob"),)),
        course(6, starts=date(2025, 1, 1), ended=D + timedelta(1),
               endings=(Ended(D + timedelta(1), True, "Fleksjob"),)),
        course(7, endings=(Ended(OCTOBER, True, "Fleksjob", D),)),
    ]  # fmt: skip
    found = months(book(some, *month_ends(D)), EVERYTHING)
    assert len(found) == 13
    assert (found[-2].begun, found[-2].ended) == ((1, 2), (5,))
    assert found[-2].reasons == (("Fleksjob", (5,)),)
    assert (found[-1].begun, found[-1].ended) == ((3,), ())
    assert months(book(some, *month_ends(D)), Narrow(team_id=2))[-2].begun == ()


def test_changes_of_caseworker_count_for_a_year() -> None:
    change = date(2026, 3, 1)
    some = [
        course(1, caseworkers=(Holder(7, STARTS, change - timedelta(1)), Holder(8, change, None))),
        # The same worker again is no change.
        course(2, caseworkers=(Holder(7, STARTS, change - timedelta(1)), Holder(7, change, None)),
               consultants=(Holder(9, STARTS, None),)),
    ]  # fmt: skip
    found = contacts(book(some, *month_ends(D)), EVERYTHING, {1: 3})
    assert found.professionals == (1 + 3 + 2) / 2
    by_day = dict(found.changes)
    assert (by_day[date(2026, 2, 28)], by_day[date(2026, 3, 31)], by_day[D]) == (0, 0.5, 0.5)
    assert by_day[date(2025, 12, 31)] is None
    assert dict(contacts(book(some, date(2027, 2, 28), change + timedelta(365)), EVERYTHING, {}).changes) == {
        date(2027, 2, 28): 0.5,
        date(2027, 3, 1): 0,
    }
