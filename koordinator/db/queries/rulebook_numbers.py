"""The rulebook's numbers as teams and all have them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from koordinator.db.team_tables import RulebookNumber


class KeptNumber(NamedTuple):
    """A number of one's own, and by when it is to be reached where it is a target."""

    value: Decimal
    reach_by: date | None


# By key and team; None are the numbers all have.
Kept = dict[tuple[str, int | None], KeptNumber]


def kept(session: Session, keys: Iterable[str]) -> Kept:
    """The numbers with these keys that somebody has changed."""
    row = RulebookNumber
    query = select(row.key, row.team_id, row.value, row.reach_by).where(row.key.in_(list(keys)))
    return {
        (key, team_id): KeptNumber(value, reach_by)
        for key, team_id, value, reach_by in session.execute(query)
    }


def of_team(team_id: int | None) -> ColumnElement[bool]:
    """The numbers of a team, or those of all."""
    return RulebookNumber.team_id.is_(None) if team_id is None else RulebookNumber.team_id == team_id
