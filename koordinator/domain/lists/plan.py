"""What taking a list in would do, row by row and field by field, before anything is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from koordinator.domain.lists.facts import KnownCase, StoreFacts
from koordinator.domain.lists.merge import Said, Verdict
from koordinator.domain.lists.rows import CaseRow, ParsedList, Rejected, RowWarning
from koordinator.domain.roles import CaseRole


class RowKind(StrEnum):
    """What becomes of a row that can be taken in."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the person has answered; where nothing is answered, ours is kept and what is unknown is made.

    `workers` gives names of colleagues (by key) to workers; `same_case` holds the rows whose new case number
    belongs to the citizen's running case; `take_listed` the conflicts, by row and field, that the list wins.
    """

    workers: Mapping[str, int] = field(default_factory=dict)
    same_case: frozenset[int] = frozenset()
    take_listed: frozenset[tuple[int, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs: ours before and the list's after as shown to people, and whose value holds."""

    field: str
    before: str
    after: str
    verdict: Verdict
    taken: bool


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row with the case it belongs to (None for a new one) and the fields that differ.

    `said` is what is to be remembered as the list's words, or None where that is known already. `citizen_id`
    is None for somebody new.
    """

    row: CaseRow
    kind: RowKind
    case: KnownCase | None
    citizen_id: int | None
    fields: tuple[FieldChange, ...]
    said: Said | None

    def taken(self) -> frozenset[str]:
        """The fields that get the list's value."""
        return frozenset(change.field for change in self.fields if change.taken)


@dataclass(frozen=True, slots=True)
class MissingCase:
    """A running case of the store that the list does not have."""

    case_id: int
    number: str | None
    name: str


@dataclass(frozen=True, slots=True)
class UnknownWorker:
    """A name no worker has; without an answer it becomes a new worker with these roles."""

    key: str
    name: str
    roles: frozenset[CaseRole]
    cases: int


@dataclass(frozen=True, slots=True)
class NumberQuestion:
    """A new case number for a citizen whose case runs: a new case, or `same_case` under a new number."""

    row: int
    name: str
    number: str
    our_number: str
    case_id: int
    same_case: bool


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The whole of it; every data row of the list is in created, changed, unchanged or rejected.

    `facts` is what it was compared with; `headings` what columns are called in messages.
    """

    parsed: ParsedList
    decisions: Decisions
    facts: StoreFacts = field(repr=False)
    headings: Mapping[str, str]
    today: date
    created: tuple[PlannedRow, ...]
    changed: tuple[PlannedRow, ...]
    unchanged: tuple[PlannedRow, ...]
    rejected: tuple[Rejected, ...]
    missing: tuple[MissingCase, ...]
    warnings: tuple[RowWarning, ...]
    unknown_workers: tuple[UnknownWorker, ...]
    new_teams: tuple[str, ...]
    new_programmes: tuple[str, ...]
    questions: tuple[NumberQuestion, ...]

    @property
    def day(self) -> date:
        """The day the list speaks of: its own if it tells it, else the day it is taken in."""
        return self.parsed.extract_date or self.today

    @property
    def read(self) -> int:
        """All data rows."""
        return len(self.created) + len(self.changed) + len(self.unchanged) + len(self.rejected)

    @property
    def writes(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.created or self.changed or self.remembered() or self.decisions.workers)

    def remembered(self) -> list[PlannedRow]:
        """Rows that change nothing, but say something else than last time."""
        return [planned for planned in self.unchanged if planned.said is not None]

    def conflicts(self) -> list[tuple[PlannedRow, FieldChange]]:
        """The fields changed both here and in the list since last time."""
        return list(self._with(Verdict.CONFLICT))

    def kept(self) -> list[tuple[PlannedRow, FieldChange]]:
        """The fields changed only here, which stay as they are."""
        return list(self._with(Verdict.KEPT))

    def _with(self, verdict: Verdict) -> Iterator[tuple[PlannedRow, FieldChange]]:
        for planned in (*self.created, *self.changed, *self.unchanged):
            for change in planned.fields:
                if change.verdict is verdict:
                    yield planned, change
