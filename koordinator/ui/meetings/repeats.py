"""How a meeting comes again: the few ways a dialog offers."""

from datetime import date

from koordinator.domain.meetings.series import Every, make_rule

NEVER = ""
CHOICES = (
    (NEVER, "aldrig"),
    ("1", "hver uge"),
    ("2", "hver 2. uge"),
    ("3", "hver 3. uge"),
    ("month", "hver måned"),
)


def rule_for(key: str, first: date, until: date | None) -> str | None:
    """The rule of a choice; a month's meetings keep their weekday, as the second Tuesday."""
    if key == NEVER:
        return None
    if key == "month":
        nth = (first.day - 1) // 7 + 1
        return make_rule(Every.MONTH, weekdays=[first.weekday()], nth=-1 if nth == 5 else nth, until=until)
    return make_rule(Every.WEEK, int(key), weekdays=[first.weekday()], until=until)
