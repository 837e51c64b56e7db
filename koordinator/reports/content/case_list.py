"""A worker's cases on paper, with what comes next in each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from koordinator.reports.content.agenda import Letterhead
from koordinator.reports.content.privacy import short_name


class CaseRow(NamedTuple):
    """One case; everything is as it is to be read."""

    number: str
    citizen: str
    course: str
    track: str
    last_talk: str
    meeting: str
    deadline: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class CaseListContent:
    """All that stands on the paper."""

    letterhead: Letterhead
    worker: str
    day: str
    rows: tuple[CaseRow, ...]

    @property
    def under(self) -> str:
        """Whose list it is, of which day, and how long."""
        count = f"{len(self.rows)} {'sag' if len(self.rows) == 1 else 'sager'}"
        return " · ".join(part for part in (self.worker, count, self.day) if part)


def with_initials(made: CaseListContent) -> CaseListContent:
    """The same list with citizens by first name and initial."""
    return replace(made, rows=tuple(row._replace(citizen=short_name(row.citizen)) for row in made.rows))


def typed(made: CaseListContent) -> Iterator[tuple[str, str]]:
    """Every text somebody has typed, and where it stands."""
    yield "brevhovedet", "\n".join(made.letterhead)
    for row in made.rows:
        yield "en sags jobspor", row.track
        yield "et mødes sted", row.meeting
