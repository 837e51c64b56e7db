"""The citizen's own goals for work, kept as they stood."""

from datetime import date

import pytest

from koordinator.errors import Refused
from koordinator.services import case_edits
from koordinator.services.case_edits import record_cv, set_paid_hours
from koordinator.services.desk import Desk
from koordinator.services.job_plans import job_plans, save_job_plan
from koordinator.services.job_track import job_track
from tests.factories import TODAY, add_case, at


def test_another_day_keeps_what_stood_before(desk: Desk) -> None:
    case_id = add_case(desk)
    assert save_job_plan(desk, case_id, "Noget med dyr")
    assert save_job_plan(at(desk, date(2026, 12, 1)), case_id, " Dyrepasser på deltid ")
    assert [(one.day, one.goals) for one in job_plans(desk, case_id)] == [
        (date(2026, 12, 1), "Dyrepasser på deltid"), (TODAY, "Noget med dyr"),
    ]  # fmt: skip


def test_the_same_day_is_corrected_and_the_same_words_are_no_news(desk: Desk) -> None:
    case_id = add_case(desk)
    save_job_plan(desk, case_id, "Noget med dur")
    assert save_job_plan(desk, case_id, "Noget med dyr")
    assert not save_job_plan(desk, case_id, "Noget med dyr")
    assert [one.goals for one in job_plans(desk, case_id)] == ["Noget med dyr"]


@pytest.mark.parametrize(("goals", "day"), [("  ", None), ("x" * 5001, None), ("Dyr", date(2027, 1, 1))])
def test_what_cannot_be_is_refused(desk: Desk, goals: str, day: date | None) -> None:
    case_id = add_case(desk)
    with pytest.raises(Refused):
        save_job_plan(desk, case_id, goals, day)
    assert job_plans(desk, case_id) == []


@pytest.mark.parametrize(
    ("day", "old"), [(date(2026, 9, 20), False), (date(2026, 9, 19), True), (TODAY, False)]
)
def test_a_cv_is_old_after_two_months(desk: Desk, day: date, old: bool) -> None:
    case_id = add_case(desk)
    record_cv(desk, case_id, day)
    assert job_track(desk, case_id).cv_old is old


def test_a_cv_without_a_date_is_not_called_old(desk: Desk) -> None:
    assert not job_track(desk, add_case(desk)).cv_old


def test_hours_keep_their_history(desk: Desk) -> None:
    case_id = add_case(desk)
    set_paid_hours(desk, case_id, "4", date(2026, 10, 1))
    set_paid_hours(desk, case_id, "6,5", date(2026, 11, 1))
    track = job_track(desk, case_id)
    assert [(one.starts, one.ends) for one in track.paid] == [
        (date(2026, 11, 1), None), (date(2026, 10, 1), date(2026, 10, 31)),
    ]  # fmt: skip


def test_nobody_is_told_to_renew_the_cv_of_a_case_that_is_over(desk: Desk) -> None:
    case_id = add_case(desk)
    record_cv(desk, case_id, date(2026, 4, 1))
    case_edits.end_cases(desk, [case_id], TODAY, "i arbejde")
    assert not job_track(desk, case_id).cv_old
