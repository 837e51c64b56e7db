"""The wheel as it stands on paper: empty to write on, or filled with one day or two."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from koordinator.domain.comparing import Compared
from koordinator.domain.progression import UNCHANGED, Progression, decimal, signed
from koordinator.reports.content.agenda import Letterhead
from koordinator.reports.content.privacy import short_name

BLANK = "–"


class WheelRow(NamedTuple):
    """One area; a number that is not there is None."""

    name: str
    then: int | None
    now: int | None
    change: str
    other: int | None


class AreaNote(NamedTuple):
    """What was written about an area."""

    area: str
    text: str


@dataclass(frozen=True, slots=True)
class WheelPaper:
    """All that stands on the paper; an empty wheel has no columns."""

    letterhead: Letterhead
    heading: str
    citizen: str
    under: str
    low: int
    high: int
    ends: tuple[str, str]
    rows: tuple[WheelRow, ...]
    columns: tuple[str, str, str]
    summary: str
    notes: tuple[AreaNote, ...]
    day: str

    @property
    def filled(self) -> bool:
        """Whether there are numbers on it."""
        return bool(self.columns[1])


def rows(found: Sequence[Compared]) -> tuple[WheelRow, ...]:
    """The areas that are asked about, by the names they have now."""
    return tuple(
        WheelRow(one.name, one.then, one.now, "" if one.change is None else signed(one.change), one.other)
        for one in found
        if one.asked
    )


def summary(found: Progression | None, target: int | None) -> str:
    """The progression in one sentence, or nothing where there is none."""
    if found is None:
        return ""
    told = f"Gennemsnit {decimal(found.first)} → {decimal(found.last)}: {found.change}"
    if found.change != UNCHANGED:
        told += " point" if found.percent is None else f" point, {signed(found.percent, 1)} %"
    if target is not None:
        told += f" (mål: +{target} %)"
    return f"{told}, regnet på {found.areas} {'område' if found.areas == 1 else 'områder'}."


def notes(found: Sequence[Compared], written: Mapping[str, str | None]) -> tuple[AreaNote, ...]:
    """What was written about the areas, in their order."""
    return tuple(AreaNote(one.name, text) for one in found if (text := written.get(one.key)))


def with_initials(paper: WheelPaper) -> WheelPaper:
    """The same with the citizen by first name and initial."""
    return replace(paper, citizen=short_name(paper.citizen))


def typed(paper: WheelPaper) -> Iterator[tuple[str, str]]:
    """Every text somebody has typed, and where it stands."""
    yield "brevhovedet", "\n".join(paper.letterhead)
    for row in paper.rows:
        yield f"området »{row.name}«", row.name
    for note in paper.notes:
        yield f"noten til »{note.area}«", note.text
