"""A checklist on paper: its questions with boxes, and what is done already."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from koordinator.domain.checklists import Checklist, Tick
from koordinator.domain.values.dates import short_date
from koordinator.reports.content.agenda import Letterhead
from koordinator.reports.content.privacy import short_name


class BoxLine(NamedTuple):
    """One question; `done` says by whom and when, and is empty where it is open."""

    text: str
    hint: str
    done: str


@dataclass(frozen=True, slots=True)
class ChecklistPaper:
    """All that stands on the paper, in the order of reading."""

    letterhead: Letterhead
    name: str
    citizen: str
    under: str
    purpose: str
    parts: tuple[tuple[str, tuple[BoxLine, ...]], ...]
    day: str


def checklist_paper(
    checklist: Checklist,
    ticks: Mapping[str, Tick],
    letterhead: Letterhead,
    *,
    citizen: str,
    under: str,
    day: str,
) -> ChecklistPaper:
    """The paper of one list for one case."""
    parts = tuple(
        (part.title, tuple(BoxLine(p.text, p.hint, _done(ticks.get(p.key))) for p in part.points))
        for part in checklist.parts
    )
    return ChecklistPaper(letterhead, checklist.name, citizen, under, checklist.purpose, parts, day)


def with_initials(paper: ChecklistPaper) -> ChecklistPaper:
    """The same with the citizen by first name and initial."""
    return replace(paper, citizen=short_name(paper.citizen))


def typed(paper: ChecklistPaper) -> Iterator[tuple[str, str]]:
    """Every text somebody has typed, and where it stands."""
    yield "brevhovedet", "\n".join(paper.letterhead)


def _done(tick: Tick | None) -> str:
    if tick is None:
        return ""
    return " · ".join(part for part in (tick.worker, short_date(tick.day)) if part)
