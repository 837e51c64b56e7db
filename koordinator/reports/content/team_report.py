"""The monthly team report: figures with trend, caseloads, passive cases, changes, and what is on its way."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from koordinator.domain.caseload import State
from koordinator.domain.charts.records import Chart
from koordinator.reports.content.agenda import Letterhead

HEADING = "Teamrapport"
NO_REASON = "Årsag mangler"
NO_LONGER = "Ikke passiv længere"
CURVES = "Kurverne viser 12 måneder. Den prikkede linje er målet. Procent af løbende sager på dagen."


class FigureBox(NamedTuple):
    """One figure as it is to be read; without a chart it has no history to show."""

    name: str
    value: str
    counts: str
    state: str
    reached: bool | None
    chart: Chart | None = None


class LoadBar(NamedTuple):
    """One worker's cases against her own limits; `share` is empty at full time."""

    worker: str
    share: str
    cases: int
    warning: int | None
    maximum: int | None
    state: State | None
    note: str = ""


class CaseLine(NamedTuple):
    """A line about one citizen: what it says, and to the right a day or how long; strong is what is amiss."""

    case_id: int
    citizen: str
    text: str
    side: str
    strong: bool = False


class Numbers(NamedTuple):
    """A line of numbers under their headings."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TeamReport:
    """All that stands on the paper; `reserves` are colleagues who have no cases and are to have none yet."""

    letterhead: Letterhead
    month: str
    under: str
    lead: str
    lead_more: str
    figures: tuple[FigureBox, ...]
    loads: tuple[LoadBar, ...]
    reserves: tuple[str, ...]
    passive: tuple[CaseLine, ...]
    changes: tuple[CaseLine, ...]
    on_way: tuple[CaseLine, ...]
    lengths: tuple[Numbers, ...]
    flow: tuple[Numbers, ...]
    contacts: str
    foot: str
    passive_note: str = ""

    @property
    def heading(self) -> str:
        """Teamrapport, oktober 2026."""
        return f"{HEADING}, {self.month}"


def with_initials(made: TeamReport) -> TeamReport:
    """The same report with citizens by their initials alone."""
    return replace(
        made, passive=_short(made.passive), changes=_short(made.changes), on_way=_short(made.on_way)
    )  # fmt: skip


def initials(name: str) -> str:
    """M.Ø. for Mille Østerby; a name of one word is its first letter."""
    words = name.split()
    kept = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(f"{word[0].upper()}." for word in kept)


def citizens(made: TeamReport) -> frozenset[str]:
    """The citizens who are named."""
    return frozenset(line.citizen for line in _lines(made))


def case_ids(made: TeamReport) -> frozenset[int]:
    """The cases that have a line."""
    return frozenset(line.case_id for line in _lines(made))


def typed(made: TeamReport) -> Iterator[tuple[str, str]]:
    """Every text somebody has typed, and where it stands."""
    yield "brevhovedet", "\n".join(made.letterhead)
    for line in made.passive:
        if line.text not in (NO_REASON, NO_LONGER):
            yield "en passiv sags årsag", line.text
    for line in made.on_way:
        yield "et sted på vej", line.text


def _short(lines: Iterable[CaseLine]) -> tuple[CaseLine, ...]:
    return tuple(line._replace(citizen=initials(line.citizen)) for line in lines)


def _lines(made: TeamReport) -> Iterator[CaseLine]:
    yield from (*made.passive, *made.changes, *made.on_way)
