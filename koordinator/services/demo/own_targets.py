"""The example's own targets, of all and of a team, some with the day by which they are to be reached."""

from decimal import Decimal
from typing import Any

from koordinator import resources
from koordinator.db.team_tables import RulebookNumber
from koordinator.db.values import Fields
from koordinator.domain.forecast.calendar import month_end
from koordinator.services.demo.calendar import months_later
from koordinator.services.demo.course import Courses


def write_own_targets(courses: Courses) -> None:
    """Write the targets the data files name."""
    rows = resources.table("demo/staff.toml")["targets"]
    courses.tx.add_many(RulebookNumber, [_target(courses, row) for row in rows])


def _target(courses: Courses, row: dict[str, Any]) -> Fields:
    names = [team.name for team in courses.plan.teams]
    teams = dict(zip(names, courses.actors["team"], strict=True))
    return {
        "key": row["key"],
        "team_id": teams[row["team"]] if "team" in row else None,
        "value": Decimal(row["value"]),
        "reach_by": month_end(months_later(courses.today, row["months"])) if "months" in row else None,
    }
