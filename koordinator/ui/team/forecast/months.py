"""The months as a table: cases in the three scenarios, room, and what is known of each."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from koordinator.domain.forecast.records import Forecast, Level, Month, Scenario
from koordinator.domain.forecast.words import month_name, tenth
from koordinator.domain.progression import decimal
from koordinator.ui.base.record_model import Column
from koordinator.ui.base.states import State

_NONE = "–"


class MonthRow(NamedTuple):
    """A month, and how many full-time caseworkers keep its expected cases within each level."""

    month: Month
    needed_warning: int
    needed_maximum: int


def rows(found: Forecast) -> list[MonthRow]:
    """The months of a forecast."""
    needed = partial(found.needed_in, scenario=Scenario.EXPECTED)
    return [
        MonthRow(one, needed(one, Level.WARNING), needed(one, Level.MAXIMUM)) for one in found.months
    ]  # fmt: skip


def known_cases(month: Month) -> tuple[int, ...]:
    """The cases known to begin or end in a month."""
    return (*month.starting, *month.ending)


def state_of(row: MonthRow) -> State:
    """How the expected cases stand against the room there is."""
    if row.month.expected > row.month.crew.maximum:
        return State.OVER
    near = row.month.expected and row.month.expected >= row.month.crew.warning
    return State.NEAR if near else State.CALM


def columns() -> list[Column[MonthRow]]:
    """The columns, from the month on; those that say least give way first."""
    return [
        Column("month", "Måned", lambda row: month_name(row.month.last), lambda row: row.month.last,
               fixed=True, width=15, stretch=True),
        Column("expected", "Ventet", lambda row: str(row.month.expected), lambda row: row.month.expected,
               right=True, state=state_of, strong=True, width=9, fixed=True),
        _number("low", "Lav", lambda row: row.month.low),
        _number("high", "Høj", lambda row: row.month.high),
        _number("warning", "Nær max", lambda row: row.month.crew.warning),
        _number("maximum", "Max", lambda row: row.month.crew.maximum),
        Column("people", "Fuld tid", lambda row: tenth(float(row.month.crew.full_time)),
               lambda row: row.month.crew.full_time, right=True, width=9, yields=4,
               tip=lambda row: f"{row.month.crew.people} sagsbehandlere; orlov og deltid er regnet med"),
        Column("each", "Pr. fuld tid", _each, lambda row: row.month.per_full_time, right=True, width=11,
               yields=1, tip=lambda _: "Ventede sager for hver fuldtidsansat"),
        Column("needed", "Ansatte max/nær", lambda row: f"{row.needed_maximum} / {row.needed_warning}",
               lambda row: row.needed_maximum, right=True, width=13, yields=2, tip=_needed),
        _number("starting", "Starter", lambda row: len(row.month.starting), 3, "Kendte starter i måneden"),
        _number("ending", "Slutter", lambda row: len(row.month.ending), 3,
                "Kendte og forventede slutninger i måneden"),
    ]  # fmt: skip


def _number(
    key: str, title: str, count: Callable[[MonthRow], int], yields: int = 0, tip: str = ""
) -> Column[MonthRow]:
    wide = max(6, len(title) + 1)
    told = (lambda _: tip) if tip else None
    return Column(
        key, title, lambda row: str(count(row)), count, right=True, width=wide, yields=yields, tip=told
    )  # fmt: skip


def _each(row: MonthRow) -> str:
    each = row.month.per_full_time
    return _NONE if each is None else decimal(each)


def _needed(row: MonthRow) -> str:
    return (
        f"{row.needed_maximum} fuldtidsansatte holder de ventede sager på højst max, "
        f"{row.needed_warning} på højst nær max"
    )
