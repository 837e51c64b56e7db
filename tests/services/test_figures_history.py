"""A year of figures against the same questions put to the store day by day, in SQL of their own."""

from datetime import date
from pathlib import Path

from sqlalchemy import text

from koordinator.domain.figures.days import month_ends
from koordinator.domain.figures.records import Key
from koordinator.services import demo, stores
from koordinator.services.figures import figures
from tests.examples import DAY, made_example

__all__ = ["made_example"]

_RUNNING = "select id from cases where starts <= :day and coalesce(ended, '9999') >= :day"
_THERE = "coalesce(starts, '0000') <= :day and coalesce(ends, '9999') >= :day"
_PAID = f"select case_id from paid_hours where hours > 0 and {_THERE}"
_PLACED = f"select case_id from placement where {_THERE}"
_OFFERED = f"select case_id from intervention where {_THERE} and (starts is not null or ordered is null)"
_GOOD = "('Ordinært job', 'Uddannelse', 'Fleksjob', 'Ledighedsydelse')"
_ENDED = "select id from cases where ended <= :day and ended > date(:day, '-12 months')"
QUESTIONS = {
    Key.PAID_HOURS: (f"{_RUNNING} intersect {_PAID}", _RUNNING),
    Key.PLACEMENT: (f"{_RUNNING} intersect {_PLACED}", _RUNNING),
    Key.PASSIVE: (f"{_RUNNING} except {_PAID} except {_PLACED} except {_OFFERED}", _RUNNING),
    Key.ENDED_WELL: (f"{_ENDED} and end_reason in {_GOOD}", _ENDED),
    Key.JOB_PLAN: (f"{_RUNNING} intersect select case_id from job_plan where day <= :day", _RUNNING),
    Key.CONSULTANT: (
        f"{_RUNNING} intersect select case_id from assignment where role = 'consultant' and {_THERE}",
        _RUNNING,
    ),
}


def test_every_month_is_what_the_store_says_of_its_last_day(made_example: Path) -> None:
    place = stores.open_store(made_example, demo.LOGIN, demo.PASSWORD)
    found = {one.key: one.history for one in figures(place.desk)}
    with place.desk.read() as session:

        def count(question: str, day: date) -> int:
            return len(session.connection().execute(text(question), {"day": day.isoformat()}).all())

        for key, (counted, of) in QUESTIONS.items():
            asked = [(day, count(counted, day), count(of, day)) for day in month_ends(DAY)]
            assert [month[:3] for month in found[key]] == asked, key
    place.close(back_up=False)
