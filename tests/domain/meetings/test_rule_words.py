"""A series' rule in plain Danish."""

from datetime import date

import pytest

from koordinator.domain.meetings.series import Every, make_rule, rule_words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (make_rule(Every.WEEK, 2, weekdays=[1]), "hver 2. uge om tirsdagen"),
        (make_rule(Every.WEEK, weekdays=[3, 1, 0]), "hver uge om mandagen, tirsdagen og torsdagen"),
        (make_rule(Every.WEEK), "hver uge på samme ugedag"),
        (make_rule(Every.DAY), "hver dag"),
        (make_rule(Every.DAY, 3), "hver 3. dag"),
        (make_rule(Every.DAY, weekdays=range(5)), "hver hverdag"),
        (make_rule(Every.WEEK, weekdays=range(5)), "hver hverdag"),
        (make_rule(Every.MONTH, weekdays=[0], nth=1), "hver måned den første mandag"),
        (make_rule(Every.MONTH, 2, weekdays=[1], nth=2), "hver 2. måned den 2. tirsdag"),
        (make_rule(Every.MONTH, weekdays=[4], nth=-1), "hver måned den sidste fredag"),
        (make_rule(Every.MONTH, month_day=15), "hver måned den 15."),
        (make_rule(Every.MONTH, month_day=-1), "hver måned den sidste dag"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "hver måned den sidste hverdag"),
        (make_rule(Every.YEAR), "hvert år på samme dato"),
        ("FREQ=YEARLY;INTERVAL=2;BYMONTH=6;BYMONTHDAY=5", "hvert 2. år den 5. juni"),
        (make_rule(Every.WEEK, weekdays=[1], count=10), "hver uge om tirsdagen, 10 gange i alt"),
        (
            make_rule(Every.WEEK, weekdays=[1], until=date(2027, 6, 24)),
            "hver uge om tirsdagen til og med den 24. juni 2027",
        ),
    ],
)
def test_rules_are_said_in_words(rule: str, words: str) -> None:
    assert rule_words(rule) == words
