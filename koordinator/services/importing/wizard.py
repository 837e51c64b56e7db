"""What the import wizard asks for: a file opened, its columns understood, its names settled, and doing it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from koordinator import resources
from koordinator.domain.lists.columns import FieldColumn, columns_of
from koordinator.domain.lists.likeness import Known, Likely, likely
from koordinator.domain.lists.merge import WORKER_FIELDS
from koordinator.domain.lists.plan import Decisions, ImportPlan, UnknownWorker
from koordinator.domain.lists.planning import plan_list
from koordinator.domain.lists.rows import CaseRow, ParsedList
from koordinator.domain.lists.shown import shown_value
from koordinator.domain.values.cpr import format_cpr
from koordinator.domain.values.names import worker_key
from koordinator.errors import Refused
from koordinator.services.importing.applying import ImportResult, Progress, apply_import
from koordinator.services.importing.files import (
    first_rows,
    headings_of,
    proposed,
    read_file,
    save_rejects,
    understand,
)
from koordinator.services.importing.mappings import load_mapping, save_mapping
from koordinator.services.importing.planning import plan_import

if TYPE_CHECKING:
    from koordinator.db.store import Transaction
    from koordinator.exchange.mapping import RawList
    from koordinator.services.desk import Desk
    from koordinator.services.workplace import Workplace

Columns = Mapping[str, Sequence[int]]

_SAMPLES = 3
_LONGEST_SAMPLE = 40
_PREVIEWED = 8
# Beyond so many unknown names nobody reads proposals, and each costs time.
_MOST_NAMES = 200


@dataclass(frozen=True)
class OpenedList:
    """A list file that could be read; `mapping` says which columns each field is proposed to have."""

    path: Path
    raw: "RawList" = field(repr=False)
    mapping: dict[str, list[int]]
    remembered: bool

    @property
    def sheet(self) -> str:
        """The sheet the list is on; empty for a text file."""
        return self.raw.sheet.title if self.path.suffix.lower().startswith(".xls") else ""

    @property
    def extract_date(self) -> date | None:
        """The list's own day, where it tells it."""
        return self.raw.extract_date

    @cached_property
    def columns(self) -> tuple[FieldColumn, ...]:
        """The file's columns with their first values."""
        return columns_of(self.raw.headings, self._samples())

    def _samples(self) -> list[list[str]]:
        from itertools import islice

        from koordinator.exchange.cells import shown

        found: list[list[str]] = [[] for _ in self.raw.headings]
        for _, values in islice(self.raw.records(), _PREVIEWED):
            for samples, value in zip(found, values, strict=False):
                text = " ".join(shown(value).split())
                text = text if len(text) <= _LONGEST_SAMPLE else text[:_LONGEST_SAMPLE] + " …"
                if text and text not in samples and len(samples) < _SAMPLES:
                    samples.append(text)
        return found


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One of the first rows as it will be understood; `wrong` is the field that `sentence` is about."""

    row: int
    cells: Mapping[str, str]
    wrong: str = ""
    sentence: str = ""
    rejected: bool = False


@dataclass(frozen=True, slots=True)
class NameQuestion:
    """A name nobody has; `proposals` are whom it may mean: a worker's number or the key of a new name."""

    unknown: UnknownWorker
    proposals: tuple[Likely, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """Running cases the list lacks that are to end, with their last day and the reason."""

    case_ids: tuple[int, ...]
    last: date
    reason: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What the person has answered; `same_as` gives a new name to another new name of the list, by key."""

    decisions: Decisions = field(default_factory=Decisions)
    same_as: Mapping[str, str] = field(default_factory=dict)
    ending: Ending | None = None


def field_titles() -> dict[str, str]:
    """Every field a column can be, by key, with what people call it."""
    return {key: entry["title"] for key, entry in resources.table("columns.toml")["fields"].items()}


def open_list(desk: "Desk", path: Path) -> OpenedList:
    """Read a file and propose what its columns are; UnusableInput with a sentence when there is no list."""
    raw = read_file(path)
    mapping = proposed(desk, raw)
    opened = OpenedList(path, raw, mapping, remembered=mapping == load_mapping(desk, raw.signature))
    _ = opened.columns
    return opened


def preview(desk: "Desk", opened: OpenedList, mapping: Columns) -> list[PreviewRow]:
    """The first rows as they will be understood with these columns."""
    columns = _columns(mapping)
    parsed = first_rows(desk, opened.raw, columns, _PREVIEWED)
    headings = headings_of(opened.raw, columns)
    fields = {heading: key for key, heading in headings.items()}
    said = {warning.row: warning for warning in parsed.warnings}
    rows = []
    for row in parsed.rows:
        cells = {key: _understood(row, key) for key in columns}
        warning = said.get(row.row)
        wrong = fields.get(warning.column, "") if warning else ""
        rows.append(PreviewRow(row.row, cells, wrong, warning.sentence if warning and wrong else ""))
    as_written = _as_written(opened, columns, {rejected.row for rejected in parsed.rejected})
    for rejected in parsed.rejected:
        key = fields.get(rejected.column, "")
        rows.append(PreviewRow(rejected.row, as_written[rejected.row], key, rejected.reason, rejected=True))
    return sorted(rows, key=lambda row: row.row)


def make_plan(desk: "Desk", opened: OpenedList, mapping: Columns, progress: Progress) -> ImportPlan:
    """Understand the whole list and say what it would do with nothing answered; nothing is written."""
    columns = _columns(mapping)
    parsed = understand(desk, opened.raw, columns, progress=progress)
    return plan_import(desk, parsed, headings=headings_of(opened.raw, columns))


def answered(plan: ImportPlan, answers: Answers) -> ImportPlan:
    """The plan that make_plan gave, with what the person has answered."""
    parsed = _with_names(plan.parsed, answers.same_as)
    return plan_list(plan.facts, parsed, answers.decisions, plan.today, plan.headings)


def name_questions(plan: ImportPlan) -> list[NameQuestion]:
    """The names nobody has, with those each may mean; what most likely is a slip comes first."""
    known = [Known(worker.worker_id, worker.name, worker.initials) for worker in plan.facts.workers.values()]
    new = [Known(unknown.key, unknown.name) for unknown in plan.unknown_workers]
    cases = {unknown.key: unknown.cases for unknown in plan.unknown_workers}
    questions = []
    for unknown in plan.unknown_workers:
        # Of two new names that are alike, the one with fewer cases is the slip.
        others = [other for other in new if cases[str(other.identity)] > unknown.cases]
        people = [*known, *others] if len(new) <= _MOST_NAMES else []
        questions.append(NameQuestion(unknown, tuple(likely(unknown.name, people))))
    return sorted(questions, key=lambda question: (not question.proposals, question.unknown.key))


def carry_out(
    place: "Workplace",
    opened: OpenedList,
    mapping: Columns,
    plan: ImportPlan,
    answers: Answers,
    progress: Progress,
) -> ImportResult:
    """Back the store up and write the plan as one change; then remember how the columns were understood.

    `plan` is the one make_plan gave.
    """
    ending = answers.ending
    if ending is not None and not ending.reason.strip():
        raise Refused("Skriv en årsag til, at sagerne afsluttes.")
    settled = answered(plan, answers)
    place.back_up_before_import()
    # So that somebody who cancelled during the backup has changed nothing.
    progress(0, 0)
    ended = len(ending.case_ids) if ending is not None else 0
    result = apply_import(place.desk, settled, progress=progress, also=_also(answers), ended=ended)
    save_mapping(place.desk, opened.raw.signature, _columns(mapping))
    return result


def save_rejected_rows(path: Path, opened: OpenedList, plan: ImportPlan) -> None:
    """Write the rejected rows to an .xlsx, to be mended and read again."""
    save_rejects(path, opened.raw, ImportResult(plan, written=False))


def rejects_name(today: date) -> str:
    """What a file of rejected rows is called."""
    return f"Afviste rækker {today.isoformat()}.xlsx"


def _also(answers: Answers) -> "Callable[[Transaction], None]":
    def write(tx: "Transaction") -> None:
        from koordinator.services.case_edits import end_in
        from koordinator.services.importing.people import remember_new_spellings

        remember_new_spellings(tx, answers.same_as)
        if (ending := answers.ending) is not None:
            end_in(tx, ending.case_ids, ending.last, ending.reason)

    return write


def _with_names(parsed: ParsedList, same_as: Mapping[str, str]) -> ParsedList:
    """The list with the names the person has called slips written as they should be."""
    if not same_as:
        return parsed
    spelt: dict[str, str] = {}
    for row in parsed.rows:
        for role in WORKER_FIELDS:
            if (name := getattr(row, role)) is not None:
                spelt.setdefault(worker_key(name), name)
    return replace(parsed, rows=[_mended(row, same_as, spelt) for row in parsed.rows])


def _mended(row: CaseRow, same_as: Mapping[str, str], spelt: Mapping[str, str]) -> CaseRow:
    meant: dict[str, str] = {}
    for role in WORKER_FIELDS:
        name = getattr(row, role)
        wanted = same_as.get(worker_key(name), "") if name is not None else ""
        if wanted in spelt:
            meant[role] = spelt[wanted]
    return replace(row, **meant) if meant else row  # type: ignore[arg-type]


def _columns(mapping: Columns) -> dict[str, list[int]]:
    return {key: list(places) for key, places in mapping.items() if places}


def _understood(row: CaseRow, key: str) -> str:
    if key == "postal":
        return " ".join(part for part in (row.postcode, row.city) if part)
    value = getattr(row, key)
    return format_cpr(value) if key == "cpr" else shown_value(value)


def _as_written(
    opened: OpenedList, columns: Mapping[str, list[int]], wanted: set[int]
) -> dict[int, dict[str, str]]:
    from koordinator.exchange.cells import shown

    found: dict[int, dict[str, str]] = {}
    for number, values in opened.raw.records():
        if len(found) == len(wanted):
            break
        if number in wanted:
            found[number] = {
                key: " ".join(shown(values[at]) for at in places if at < len(values))
                for key, places in columns.items()
            }
    return found
