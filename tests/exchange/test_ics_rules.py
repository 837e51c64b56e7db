"""Recurrence against a well-known expander, and within bounds whatever a rule says."""

from datetime import datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from koordinator.exchange.ics_limits import STEPS_PER_EVENT, Steps, Unreadable
from koordinator.exchange.ics_rules import later, parse_rule

LO, HI = datetime(2026, 10, 20), datetime(2027, 12, 26)
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def expanded(text: str, start: datetime, steps: Steps | None = None) -> list[datetime]:
    found = set(later(parse_rule(text), start, LO, HI, steps or Steps()))
    return sorted(found | ({start} if LO <= start <= HI else set()))


def some(values: list[str], most: int = 3) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=most, unique=True).map(",".join)


def numbers(*values: int) -> list[str]:
    return [str(value) for value in values]


WEEKDAYS = some(DAYS)
NTH_DAYS = some([f"{nth}{day}" for nth in ("", "1", "2", "-1", "5") for day in DAYS])
# The other expander looks on for minutes where a rule never comes, and there is always a 15th.
MONTH_DAYS = some(numbers(1, 2, 14, 28, 29, 30, 31, -1, -2, -31)).map(lambda days: f"{days},15")
MONTHS = some(numbers(*range(1, 13)))
OPTIONS: dict[str, list[tuple[str, st.SearchStrategy[str]]]] = {
    "DAILY": [("BYDAY", WEEKDAYS), ("BYMONTH", MONTHS), ("BYMONTHDAY", MONTH_DAYS)],
    "WEEKLY": [("BYDAY", WEEKDAYS), ("BYMONTH", MONTHS), ("WKST", st.sampled_from(DAYS))],
    "MONTHLY": [("BYDAY", NTH_DAYS), ("BYMONTHDAY", MONTH_DAYS), ("BYMONTH", MONTHS)],
    "YEARLY": [
        ("BYMONTH", MONTHS), ("BYDAY", NTH_DAYS), ("BYMONTHDAY", MONTH_DAYS),
    ],
}  # fmt: skip


@st.composite
def rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(sorted(OPTIONS)))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 5))}"]
    parts += [f"{name}={draw(values)}" for name, values in OPTIONS[frequency] if draw(st.booleans())]
    if frequency in {"MONTHLY", "YEARLY"} and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(some(numbers(1, 2, -1)))}")
    return ";".join(parts)


starts = st.datetimes(datetime(2019, 1, 1), datetime(2027, 6, 1)).map(lambda at: at.replace(microsecond=0))


@given(text=rules(), start=starts, count=st.none() | st.integers(1, 300))
def test_rules_as_the_well_known_expander_has_them(text: str, start: datetime, count: int | None) -> None:
    # The first time counts even where the rule would not give it, so it is taken from what the rule gives.
    reference = rrulestr(f"{text};UNTIL=20300101T000000", dtstart=start)
    first = next(iter(reference), None)
    if first is None:
        return
    again = rrulestr(f"{text};COUNT={count}" if count else f"{text};UNTIL=20300101T000000", dtstart=first)
    if next(iter(again), None) != first:
        return  # intervals are counted from the first time
    told = list(again.between(LO, HI, inc=True))
    assert expanded(f"{text};COUNT={count}" if count else text, first) == told


@given(days=st.sets(st.sampled_from([1, 60, 200, 366, -1, -366]), min_size=1))
def test_days_of_the_year(days: set[int]) -> None:
    text, start = f"FREQ=YEARLY;BYYEARDAY={','.join(map(str, days))}", datetime(2024, 12, 31, 9)
    assert expanded(text, start) == rrulestr(text, dtstart=start).between(LO, HI, inc=True)


@given(weeks=st.sets(st.integers(1, 53), min_size=1), day=st.sampled_from(DAYS))
def test_weeks_of_the_year(weeks: set[int], day: str) -> None:
    text = f"FREQ=YEARLY;BYWEEKNO={','.join(map(str, weeks))};BYDAY={day}"
    days = (LO + timedelta(days=number, hours=9) for number in range((HI - LO).days))
    told = [one for one in days if one.isocalendar().week in weeks and DAYS[one.weekday()] == day]
    assert expanded(text, datetime(2020, 1, 1, 9)) == told


@pytest.mark.parametrize(("week", "day"), [("53", "31.12.26"), ("-1", "31.12.26"), ("-2", "24.12.26")])
def test_weeks_from_the_end_of_the_year(week: str, day: str) -> None:
    found = expanded(f"FREQ=YEARLY;BYWEEKNO={week};BYDAY=TH", datetime(2020, 1, 1, 9))
    assert found[0].strftime("%d.%m.%y") == day


def test_times_of_the_day_in_a_rule() -> None:
    found = expanded("FREQ=DAILY;BYHOUR=8,13;BYMINUTE=30", datetime(2026, 11, 20, 8, 30))
    assert found[:3] == [
        datetime(2026, 11, 20, 8, 30),
        datetime(2026, 11, 20, 13, 30),
        datetime(2026, 11, 21, 8, 30),
    ]
    with pytest.raises(Unreadable):
        parse_rule("FREQ=DAILY;BYHOUR=8,9,10;BYMINUTE=0,5,10,15,20,25,30,35,40")


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31;INTERVAL=7",
        "FREQ=DAILY;INTERVAL=999999999",
        "FREQ=MONTHLY;BYSETPOS=366",
        "FREQ=DAILY;COUNT=999999999",
    ],
)
@pytest.mark.parametrize("year", [1, 1601, 2026, 9999])
def test_rules_that_never_come_are_given_up_soon(text: str, year: int) -> None:
    steps = Counted()
    for _ in range(3):
        list(later(parse_rule(text), datetime(year, 1, 1, 8), LO, HI, steps))
    assert steps.taken < STEPS_PER_EVENT


class Counted(Steps):
    """Counts without an end."""

    taken = 0

    def take(self, steps: int) -> None:
        self.taken += steps


def test_a_rule_that_takes_long_is_given_up() -> None:
    with pytest.raises(Unreadable):
        expanded("FREQ=DAILY;BYDAY=MO;COUNT=100000", datetime(1700, 1, 1))


def test_a_long_count_is_not_walked_through() -> None:
    steps = Counted()
    start = datetime(1990, 1, 1, 8, 30)
    number = (LO - start) // timedelta(days=1) + 10
    found = list(later(parse_rule(f"FREQ=DAILY;COUNT={number}"), start, LO, HI, steps))
    assert len(found) == 9
    assert steps.taken < 30
