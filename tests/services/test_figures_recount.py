"""Every key figure against a second count that knows only the definitions."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from koordinator.domain.figures import flow
from koordinator.domain.figures.book import Book
from koordinator.domain.figures.records import By, Key, Narrow, Part
from koordinator.domain.roles import Role
from koordinator.services.figures import book
from tests.factories import add_team, add_worker, new_desk
from tests.services import figure_recount as plain
from tests.services.figure_recount import Counted, Row, recount
from tests.services.figure_stores import DAYS, keep, rows

Inside = Callable[[Row, date], bool]
NAMES = {
    **{(By.AGE, str(least)): name for least, name in plain.AGE_BANDS},
    **{(By.LENGTH, str(least)): name for least, name in plain.LENGTHS},
}
TEAM_NAMES = {None: "Uden team", 1: "Under 30", 2: "Fyldt 30"}
WORKER_NAMES = {None: "Uden sagsbehandler", 2: "Anna", 3: "Bo"}
GROUPS: dict[By, Callable[[Row, date], str]] = {
    By.TEAM: lambda row, _: TEAM_NAMES[row.team],
    By.WORKER: lambda row, day: WORKER_NAMES[plain.holder(row.caseworkers, plain.stands_on(row, day))],
    By.AGE: plain.age_band,
    By.LENGTH: plain.length_band,
}
TEAMS, WORKERS, CONSULTANT = (1, 2), (2, 3), 4


@settings(max_examples=20)
@given(data=st.data())
def test_every_figure_is_what_a_second_count_says(data: st.DataObject) -> None:
    day = data.draw(DAYS, "day")
    some = data.draw(st.lists(rows(day, TEAMS, WORKERS, CONSULTANT), max_size=5), "rows")
    with TemporaryDirectory() as folder:
        found, held = opened(Path(folder), day, some)
    assert [one.year * 12 + one.month for one in found.days.days] == [
        day.year * 12 + day.month - back for back in range(12, -1, -1)
    ]
    for key in Key:
        for narrow, inside in asked():
            compare(found, held, key, narrow, inside)
        for by in By:
            compare_groups(found, held, key, by)
    compare_flow(found, held)


def opened(folder: Path, day: date, some: list[Row]) -> tuple[Book, dict[int, Row]]:
    """The figures of a store that holds some rows, and the rows by their case."""
    desk = new_desk(folder)
    assert [add_team(desk, name) for name in ("Under 30", "Fyldt 30")] == list(TEAMS)
    assert [add_worker(desk, name) for name in ("Anna", "Bo")] == list(WORKERS)
    assert add_worker(desk, "Kim", [Role.CONSULTANT]) == CONSULTANT
    with desk.write_quietly("Sager") as tx:
        held = {keep(tx, row, f"610190{at:04d}"): row for at, row in enumerate(some)}
    found = book(desk, day)
    desk.store.close()
    return found, held


def asked() -> Iterator[tuple[Narrow, Inside]]:
    """Everything a reader can ask about, with the second count's own word for who belongs to it."""
    for team in (None, *TEAMS):
        for worker in (None, *WORKERS, CONSULTANT):
            yield Narrow(team, worker), partial(_theirs, team, worker)
    for by, bands, band in (
        (By.AGE, ("0", "30", "40", "50"), plain.age_band),
        (By.LENGTH, ("0", "6", "12", "24", "36"), plain.length_band),
    ):
        for group in bands:
            yield Narrow(by=by, group=group), partial(_banded, band, NAMES[by, group])


def _theirs(team: int | None, worker: int | None, row: Row, day: date) -> bool:
    return team in (None, row.team) and (worker is None or worker in plain.holders(row, day))


def _banded(band: Callable[[Row, date], str], name: str, row: Row, day: date) -> bool:
    return band(row, day) == name


def compare(found: Book, held: dict[int, Row], key: Key, narrow: Narrow, inside: Inside) -> None:
    """A figure, its twelve months, and the cases behind it."""

    def again(day: date) -> Counted:
        return recount({case: row for case, row in held.items() if inside(row, day)}, key, day)

    figure, on = found.figure(key, narrow), found.days.days[-1]
    told = {one.day: (one.numerator, one.denominator, one.percent) for one in figure.history}
    for day, said in told.items():
        mine = again(day)
        assert said == (len(mine.counted), len(mine.among), near(mine.percent)), (key, narrow, day)
    behind = again(on)
    assert (figure.numerator, figure.denominator, figure.percent) == told[on]
    assert set(found.behind(key, Part.COUNTED, narrow)) == behind.counted
    assert set(found.behind(key, Part.OF, narrow)) == behind.among
    assert set(found.behind(key, Part.REST, narrow)) == behind.among - behind.counted


def compare_groups(found: Book, held: dict[int, Row], key: Key, by: By) -> None:
    """A figure on the day by team, worker, age or length, for each group there is something to count in."""
    day = found.days.days[-1]
    mine = {}
    for name in {GROUPS[by](row, day) for row in held.values()}:
        some = recount({case: row for case, row in held.items() if GROUPS[by](row, day) == name}, key, day)
        if some.among:
            mine[name] = (len(some.counted), len(some.among), near(some.percent))
    told = {one.name: (one.numerator, one.denominator, one.percent) for one in found.breakdown(key, by)}
    assert told == mine, (key, by, day)


def compare_flow(found: Book, held: dict[int, Row]) -> None:
    """Who began and who ended in each month up to the day."""
    on = found.days.days[-1]
    for month in flow.months(found, Narrow()):
        days = plain.Time(month.last.replace(day=1), month.last)
        assert set(month.begun) == {case for case, row in held.items() if days.holds(row.starts)}
        assert sorted(month.ended) == sorted(plain.ended_within(held, days, on)), month.last


def near(percent: float | None) -> object:
    """The same percentage but for what adding in another order does."""
    return None if percent is None else pytest.approx(percent)
