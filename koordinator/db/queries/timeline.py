"""Everything that stands on a case's timeline but its meetings, in one statement."""

from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Select,
    Text,
    bindparam,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import Session, aliased

from koordinator.db.course_tables import (
    Assessment,
    CaseEnding,
    JobPlan,
    JournalNote,
    KeptPaper,
    Milestone,
    Plan,
    Spoke,
    StatusNote,
)
from koordinator.db.tables import (
    Assignment,
    Case,
    Contact,
    CvUpdate,
    Intervention,
    Organisation,
    PaidHours,
    Placement,
    Talk,
    Worker,
)
from koordinator.domain.forms import WHEEL
from koordinator.domain.meetings.moments import to_local

_CASE: BindParameter[int] = bindparam("case_id")
_LONGEST = 200


class Fact(NamedTuple):
    """A row of the timeline as it is kept; what `words`, `key` and `number` are depends on the kind."""

    kind: str
    row_id: int
    starts: date | None
    ends: date | None
    words: str | None
    more: str | None
    key: str | None
    number: float | None


def facts(session: Session, case_id: int) -> list[Fact]:
    """Everything of one case, in no order."""
    rows = session.connection().execute(_facts(), {"case_id": case_id}).all()
    return [Fact(row[0], row[1], _day(row[2]), _day(row[3]), *row[4:]) for row in rows]


def _day(text: str | None) -> date | None:
    """A day, or the local day of a moment in UTC."""
    if text is None:
        return None
    if len(text) == len("2026-11-24"):
        return date.fromisoformat(text)
    return to_local(datetime.fromisoformat(text if "+" in text else text + "+00:00")).date()


def hours_of(number: float | None) -> Decimal | None:
    """Hours as they are written, from the thousandths they are kept in."""
    return None if number is None else Decimal(round(number)) / 1000


@cache
def _facts() -> CompoundSelect[*tuple[Any, ...]]:
    return union_all(*(query.where(owner == _CASE) for query, owner in [*_ways(), *_written(), *_people()]))


def _ways() -> list[tuple[Select[Any], Any]]:
    """What runs from day to day, and what was agreed about work."""
    helper = func.coalesce(Organisation.name, Contact.name)
    intervention = (
        _row("intervention", Intervention.id, Intervention.starts, Intervention.ends, Intervention.title,
             helper, Intervention.law)
        .outerjoin(Organisation, Organisation.id == Intervention.organisation_id)
        .outerjoin(Contact, Contact.id == Intervention.contact_id)
    )  # fmt: skip
    placement = _row("placement", Placement.id, Placement.starts, Placement.ends, Placement.title,
                     Placement.place, Placement.kind, Placement.hours)  # fmt: skip
    paid = _row("paid_hours", PaidHours.id, PaidHours.starts, PaidHours.ends, number=PaidHours.hours)
    return [
        (intervention, Intervention.case_id),
        (placement, Placement.case_id),
        (paid, PaidHours.case_id),
        (_row("job_plan", JobPlan.id, JobPlan.day, None, _begin(JobPlan.goals)), JobPlan.case_id),
        (_row("cv", CvUpdate.id, CvUpdate.day), CvUpdate.case_id),
        (_row("talk", Talk.id, Talk.day), Talk.case_id),
    ]


def _written() -> list[tuple[Select[Any], Any]]:
    """Plan, measurements, notes and papers; of what was corrected only what counts."""
    mean = select(func.avg(Spoke.value)).where(Spoke.assessment_id == Assessment.id).scalar_subquery()
    wheel = (
        _row("wheel", Assessment.id, Assessment.day, None, Worker.name, None, Assessment.by_citizen, mean)
        .outerjoin(Worker, Worker.id == Assessment.worker_id)
        .where(Assessment.form_key == WHEEL, _stands(Assessment))
    )
    note = (
        _row("note", JournalNote.id, JournalNote.day, None, JournalNote.subject, _begin(JournalNote.text),
             Worker.name)
        .outerjoin(Worker, Worker.id == JournalNote.worker_id)
        .where(_stands(JournalNote))
    )  # fmt: skip
    day = func.coalesce(StatusNote.done, StatusNote.ends)
    status = (
        _row("status_note", StatusNote.id, day, None, StatusNote.provider, Worker.name, StatusNote.state)
        .outerjoin(Worker, Worker.id == StatusNote.worker_id)
        .where(_stands(StatusNote))
    )
    paper = (
        _row("paper", KeptPaper.id, KeptPaper.made_at, None, KeptPaper.title, KeptPaper.recipients,
             Worker.name)
        .outerjoin(Worker, Worker.id == KeptPaper.worker_id)
    )  # fmt: skip
    milestone = _row("milestone", Milestone.id, Milestone.status_day, Milestone.due, Milestone.title, None,
                     Milestone.status)  # fmt: skip
    return [
        (_row("goal", Plan.id, None, None, Plan.goal), Plan.case_id),
        (milestone, Milestone.case_id),
        (wheel, Assessment.case_id),
        (note, JournalNote.case_id),
        (status, StatusNote.case_id),
        (paper, KeptPaper.case_id),
    ]


def _people() -> list[tuple[Select[Any], Any]]:
    """The case's own days and who held it."""
    held = _row("worker", Assignment.id, Assignment.starts, Assignment.ends, Worker.name, Assignment.reason,
                Assignment.role).join(Worker, Worker.id == Assignment.worker_id)  # fmt: skip
    ending = _row("end", CaseEnding.id, CaseEnding.day, CaseEnding.reopened, CaseEnding.reason,
                  CaseEnding.reopened_reason, CaseEnding.outcome)  # fmt: skip
    return [
        (held, Assignment.case_id),
        (ending, CaseEnding.case_id),
        (_row("case", Case.id, Case.starts, func.coalesce(Case.ended, Case.expected_end), Case.end_reason,
              None, Case.ended), Case.id),
    ]  # fmt: skip


def _row(
    kind: str,
    row_id: Any,
    starts: Any,
    ends: Any = None,
    words: Any = None,
    more: Any = None,
    key: Any = None,
    number: Any = None,
) -> Select[Any]:
    """A row with the same columns for every kind; days travel as text, numbers as they are kept."""
    days = [cast(day, Text) if day is not None else null() for day in (starts, ends)]
    texts = [cast(part, Text) if part is not None else null() for part in (words, more, key)]
    figure = func.coalesce(number, None) if number is not None else null()
    return select(literal(kind), row_id, *days, *texts, figure)


def _begin(column: Any) -> Any:
    return func.substr(column, 1, _LONGEST)


def _stands(table: Any) -> Any:
    """Not put aside by a newer row that corrects it."""
    newer = aliased(table)
    return ~select(literal(1)).where(newer.corrects_id == table.id).exists()
