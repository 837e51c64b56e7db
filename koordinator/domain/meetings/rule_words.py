"""A series' rule in plain Danish."""

from koordinator.domain.meetings.rules import Every, Rule, parse_rule
from koordinator.domain.values.dates import MONTHS, WEEKDAYS, day_and_month
from koordinator.domain.values.words import enumerated

_UNITS = {Every.DAY: "dag", Every.WEEK: "uge", Every.MONTH: "måned", Every.YEAR: "år"}
_WORKDAYS = (0, 1, 2, 3, 4)
_SAME = {
    Every.DAY: "",
    Every.WEEK: "på samme ugedag",
    Every.MONTH: "på samme dato",
    Every.YEAR: "på samme dato",
}


def rule_words(rule: str) -> str:
    """hver 2. uge om tirsdagen."""
    parsed = parse_rule(rule)
    return _often(parsed) + _ending(parsed)


def _often(rule: Rule) -> str:
    if rule.plain_days == _WORKDAYS and rule.every in {Every.DAY, Every.WEEK} and rule.interval == 1:
        return "hver hverdag"
    every = "hvert" if rule.every is Every.YEAR else "hver"
    number = f" {rule.interval}." if rule.interval > 1 else ""
    # A daily rule that names weekdays comes week by week.
    unit = "uge" if rule.every is Every.DAY and rule.weekdays else _UNITS[rule.every]
    return f"{every}{number} {unit} {_days(rule)}".strip()


def _days(rule: Rule) -> str:
    if rule.positions:
        names = [WEEKDAYS[day] for day in rule.plain_days]
        day = "hverdag" if rule.plain_days == _WORKDAYS else enumerated(names, "eller")
        return enumerated([f"den {_nth(place)} {day}" for place in rule.positions])
    if rule.month_days:
        days = enumerated([f"den {day}." if day > 0 else f"den {_nth(day)} dag" for day in rule.month_days])
        if rule.months:
            return f"{days} {MONTHS[rule.months[0] - 1]}" if rule.month_days[0] > 0 else _in(rule, days)
        return days
    if rule.every in {Every.DAY, Every.WEEK} and rule.weekdays:
        return "om " + enumerated([WEEKDAYS[day] + "en" for day in rule.plain_days])
    if rule.weekdays:
        return _in(rule, enumerated([f"den {_nth(nth)} {WEEKDAYS[day]}" for nth, day in rule.weekdays]))
    return _SAME[rule.every]


def _in(rule: Rule, days: str) -> str:
    return f"{days} i {MONTHS[rule.months[0] - 1]}" if rule.months else days


def _nth(number: int) -> str:
    if number > 0:
        return "første" if number == 1 else f"{number}."
    return {-1: "sidste", -2: "næstsidste"}.get(number, f"{-number}. sidste")


def _ending(rule: Rule) -> str:
    if rule.until is not None:
        return f" til og med den {day_and_month(rule.until)} {rule.until.year}"
    if rule.count is not None:
        return f", {rule.count} {'gang' if rule.count == 1 else 'gange'} i alt"
    return ""
