"""A chart in words: all of it for those who do not see it, one point, one value."""

from datetime import date

from koordinator.domain.charts.records import Chart
from koordinator.domain.progression import decimal
from koordinator.domain.values.dates import MONTHS, day_and_month


def described(chart: Chart) -> str:
    """The chart in words, for those who do not see it."""
    known = [(one.day, one.value) for one in chart.points if one.value is not None]
    if not known:
        return f"{chart.name}: ingen tal i perioden."
    first, last = known[0], known[-1]
    low, high = min(known, key=_value), max(known, key=_value)
    aim = "" if chart.target is None else f" Mål {number(chart.target, chart.unit)}."
    return (
        f"{chart.name} fra {_month(first[0])} til {_month(last[0])}: "
        f"først {number(first[1], chart.unit)}, senest {number(last[1], chart.unit)}, "
        f"lavest {number(low[1], chart.unit)} i {_month(low[0])}, "
        f"højest {number(high[1], chart.unit)} i {_month(high[0])}.{aim}"
    )


def number(value: float, unit: str) -> str:
    """16,7 %; whole numbers without decimals."""
    text = decimal(value, 0 if float(value).is_integer() else 1)
    return f"{text} {unit}".rstrip()


def told(chart: Chart, place: int) -> str:
    """One point in words: 31. oktober 2026: 16,7 %."""
    point = chart.points[place]
    value = "intet at tælle" if point.value is None else number(point.value, chart.unit)
    return f"{day_and_month(point.day)} {point.day.year}: {value}"


def _value(one: tuple[date, float]) -> float:
    return one[1]


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"
