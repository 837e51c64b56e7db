"""Case lists and the single case."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    Subquery,
    and_,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from koordinator.db.tables import (
    Assignment,
    Case,
    Citizen,
    CvUpdate,
    Intervention,
    PaidHours,
    Placement,
    Programme,
    Talk,
    Team,
    Worker,
)
from koordinator.domain.cases import CaseCard, CaseFilter, CaseLine, Chip, PeriodLine, Tally, cv_oldest
from koordinator.domain.roles import CaseRole
from koordinator.domain.search import Needle, needle
from koordinator.domain.values.names import fold

_Columns = Any
_Question = Callable[[_Columns, date], ColumnElement[bool]]
_Day = date | ColumnElement[date]
_TODAY, _CASE_ID = bindparam("today", type_=Date()), bindparam("case_id", type_=Case.id.type)


def _passive(c: _Columns) -> ColumnElement[bool]:
    return and_(c.placement.is_(None), c.intervention.is_(None), func.coalesce(c.paid_hours, 0) == 0)


QUESTIONS: dict[Chip, _Question] = {
    Chip.NO_CASEWORKER: lambda c, _: c.caseworker_id.is_(None),
    Chip.NO_CONSULTANT: lambda c, _: c.consultant_id.is_(None),
    Chip.PAID: lambda c, _: c.paid_hours > 0,
    Chip.PLACEMENT: lambda c, _: c.placement.is_not(None),
    Chip.PASSIVE: lambda c, _: _passive(c),
    Chip.UNEXPLAINED: lambda c, _: and_(func.coalesce(c.passive_reason, "") == "", _passive(c)),
    Chip.CV_OLD: lambda c, today: or_(c.cv_day.is_(None), c.cv_day < cv_oldest(today)),
    Chip.PAST_END: lambda c, today: c.expected_end < today,
    Chip.PROTECTED: lambda c, _: c.protected,
    Chip.INTERPRETER: lambda c, _: c.interpreter.is_not(None),
    Chip.HEAVY: lambda c, _: c.weight == "heavy",
}

# What is asked of the citizen and the case, whether it is over or not.
_LASTING = (Chip.PROTECTED, Chip.INTERPRETER, Chip.HEAVY)


def active_on(starts: Any, ends: Any, day: date | ColumnElement[date]) -> ColumnElement[bool]:
    """Whether a period covers a day; both its days count, and an open side is open."""
    return and_(or_(starts.is_(None), starts <= day), or_(ends.is_(None), ends >= day))


def running_on(day: date | ColumnElement[date]) -> ColumnElement[bool]:
    """Whether a case runs on a day."""
    return and_(Case.starts <= day, or_(Case.ended.is_(None), Case.ended >= day))


def not_over(day: date | ColumnElement[date]) -> ColumnElement[bool]:
    """Whether a case is running or still to start: what lists of cases show."""
    return or_(Case.ended.is_(None), Case.ended >= day)


def case_lines(session: Session, wanted: CaseFilter, today: date) -> list[CaseLine]:
    """The cases that answer the filter, by name."""
    lines = _lines(wanted, today)
    query = select(*_shown(lines)).where(*_narrowed(lines, wanted, today))
    ordered = query.order_by(lines.c.name, lines.c.case_id)
    # Straight to the connection: plain columns need nothing of what the ORM does for each row.
    return list(map(CaseLine._make, session.connection().execute(ordered).all()))


def tally(session: Session, wanted: CaseFilter, today: date) -> Tally:
    """The list without chips counted: all of it, what has yet to start, and what each chip would leave."""
    unchipped = replace(wanted, chips=frozenset())
    lines = _lines(unchipped, today)
    # Several questions ask the same of a case; each answer is looked up once.
    seen = select(*_shown(lines)).where(*_narrowed(lines, unchipped, today)).cte("seen")
    seen = seen.prefix_with("MATERIALIZED")
    asked = [seen.c.starts > today, *(_asked(chip, seen.c, wanted, today) for chip in QUESTIONS)]
    sums = [func.coalesce(func.sum(case((answer, 1), else_=0)), 0) for answer in asked]
    query = select(func.count(), *sums).select_from(seen)
    cases, coming, *numbers = session.execute(query).one()
    return Tally(cases, coming, dict(zip(QUESTIONS, numbers, strict=True)))


def case_numbered(session: Session, number: str) -> int | None:
    """The case with a number, or None."""
    return session.scalar(select(Case.id).where(Case.number == number))


def in_store(session: Session) -> int:
    """How many cases there are, ended ones too."""
    return session.scalar(select(func.count()).select_from(Case)) or 0


def case_card(session: Session, case_id: int, today: date) -> CaseCard | None:
    """One case with its citizen, or None if there is no such case."""
    asked: dict[str, Any] = {"case_id": case_id, "today": today}
    found = session.execute(_card_line(), asked).one_or_none()
    if found is None:
        return None
    line = CaseLine._make(found)
    held = {"caseworker_id": line.caseworker_id, "consultant_id": line.consultant_id}
    citizen: Any = session.execute(_card_facts(), asked | held).one()
    parts = ([PeriodLine(*row) for row in session.execute(made(), asked)] for made in (_periods, _assigned))
    return CaseCard(line, *citizen, *map(tuple, parts))


# The statements of a card are built once: they are long, and asked for wherever a case is looked at.


@cache
def _card_line() -> Select[*tuple[Any, ...]]:
    lines = _lines(None, _TODAY)
    return select(*_shown(lines)).where(lines.c.case_id == _CASE_ID)


@cache
def _card_facts() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Citizen.cpr, Citizen.address, Citizen.postcode, Citizen.city, Citizen.phone, Citizen.email,
            Citizen.digital_post, Case.remark, Case.keep_worker, Case.keep_worker_reason,
            _phone("caseworker_id"), _phone("consultant_id"),
        ).join(Case, Case.citizen_id == Citizen.id).where(Case.id == _CASE_ID)
    )  # fmt: skip


def _shown(lines: Subquery) -> list[ColumnElement[Any]]:
    return [lines.c[name] for name in CaseLine._fields]


def _phone(holder: str) -> Any:
    return select(Worker.phone).where(Worker.id == bindparam(holder, type_=Worker.id.type)).scalar_subquery()


def _asked(chip: Chip, c: _Columns, wanted: CaseFilter, today: date) -> ColumnElement[bool]:
    """A question of a case; what a course has now is not asked of ended ones that stand among the others."""
    answer = QUESTIONS[chip](c, today)
    lasting = not wanted.over_too or chip in _LASTING
    return answer if lasting else and_(answer, or_(c.ended.is_(None), c.ended >= today))


def _narrowed(lines: Subquery, wanted: CaseFilter, today: date) -> list[ColumnElement[bool]]:
    conditions = [_asked(chip, lines.c, wanted, today) for chip in sorted(wanted.chips)]
    if wanted.text.strip():
        conditions.append(_answers(lines, needle(fold(wanted.text))))
    if wanted.worker_id is not None:
        conditions.append(
            or_(lines.c.caseworker_id == wanted.worker_id, lines.c.consultant_id == wanted.worker_id)
        )
    return conditions


def _answers(lines: Subquery, wanted: Needle) -> ColumnElement[bool]:
    names = [lines.c.name_key.contains(word, autoescape=True) for word in wanted.words]
    number = func.lower(lines.c.number).contains(" ".join(wanted.words), autoescape=True)
    ways: list[ColumnElement[bool]] = [and_(*names), number]
    if len(wanted.digits) >= 3:
        ways += [lines.c.cpr.startswith(wanted.digits), lines.c.phone_digits.startswith(wanted.digits)]
    return or_(*ways)


def _lines(wanted: CaseFilter | None, today: _Day) -> Subquery:
    caseworker, consultant = aliased(Worker), aliased(Worker)
    held, followed = aliased(Assignment), aliased(Assignment)
    query: Any = (
        select(
            Case.id.label("case_id"), Case.number, Citizen.id.label("citizen_id"), Citizen.name, Citizen.born,
            Citizen.protected, Citizen.interpreter, Programme.name.label("programme"), Case.team_id,
            Team.name.label("team"), Case.starts, Case.expected_end, Case.ended, Case.weight,
            Case.passive_reason,
            caseworker.id.label("caseworker_id"), caseworker.name.label("caseworker"),
            consultant.id.label("consultant_id"), consultant.name.label("consultant"),
            _newest(Talk.day, Talk.case_id, today).label("last_talk"),
            _newest(CvUpdate.day, CvUpdate.case_id, today).label("cv_day"),
            _current(PaidHours.hours, PaidHours, today).label("paid_hours"),
            _current(Placement.title, Placement, today).label("placement"),
            _current(Intervention.title, Intervention, today).label("intervention"),
        )
        .join(Citizen, Citizen.id == Case.citizen_id)
        .outerjoin(Programme, Programme.id == Case.programme_id)
        .outerjoin(Team, Team.id == Case.team_id)
    )  # fmt: skip
    query = _with_worker(query, held, caseworker, CaseRole.CASEWORKER, today)
    query = _with_worker(query, followed, consultant, CaseRole.CONSULTANT, today)
    if wanted is None:
        whole: Subquery = query.subquery("line")
        return whole
    chosen: Subquery = _searchable(query, wanted).where(*_conditions(wanted, today)).subquery("line")
    return chosen


def _searchable(query: Any, wanted: CaseFilter) -> Any:
    return (
        query.add_columns(Citizen.name_key, Citizen.cpr, Citizen.phone_digits)
        if wanted.text.strip()
        else query
    )


def _conditions(wanted: CaseFilter, today: _Day) -> list[ColumnElement[bool]]:
    over = ~not_over(today) if wanted.ended else not_over(today)
    conditions = [] if wanted.over_too else [over]
    if wanted.team_id is not None:
        conditions.append(Case.team_id == wanted.team_id)
    if wanted.programme_id is not None:
        conditions.append(Case.programme_id == wanted.programme_id)
    if wanted.case_ids is not None:
        conditions.append(Case.id.in_(wanted.case_ids))
    return conditions


def _with_worker(
    query: Any, held: type[Assignment], worker: type[Worker], role: CaseRole, today: _Day
) -> Any:
    # An ended case shows who had it last, one still to start who will have it.
    day: Any = case((Case.ended < today, Case.ended), (Case.starts > today, Case.starts), else_=today)
    there = and_(held.case_id == Case.id, held.role == role, active_on(held.starts, held.ends, day))
    return query.outerjoin(held, there).outerjoin(worker, worker.id == held.worker_id)


def _newest(day: InstrumentedAttribute[date], case_id: InstrumentedAttribute[int], today: _Day) -> Any:
    return select(func.max(day)).where(case_id == Case.id, day <= today).correlate(Case).scalar_subquery()


def _current(
    value: InstrumentedAttribute[Any], table: type[PaidHours | Placement | Intervention], today: _Day
) -> Any:
    there = and_(table.case_id == Case.id, active_on(table.starts, table.ends, today))
    if table is Intervention:  # one that is ordered and has no first day yet is waited for
        there = and_(there, or_(Intervention.starts.is_not(None), Intervention.ordered.is_(None)))
    newest_first = func.coalesce(table.starts, date.min).desc()
    # Hours at one place count, though there are none at another.
    order = [(PaidHours.hours > 0).desc(), newest_first] if table is PaidHours else [newest_first]
    return select(value).where(there).order_by(*order).limit(1).correlate(Case).scalar_subquery()


@cache
def _periods() -> Select[*tuple[Any, ...]]:
    nothing = literal(None, PaidHours.hours.type)
    parts = [
        select(Intervention.id, literal("intervention"), Intervention.title, Intervention.starts,
               Intervention.ends, nothing.label("hours")).where(Intervention.case_id == _CASE_ID),
        select(Placement.id, literal("placement"), Placement.title, Placement.starts, Placement.ends,
               Placement.hours).where(Placement.case_id == _CASE_ID),
        select(PaidHours.id, literal("paid_hours"), literal("Lønnede timer"), PaidHours.starts,
               PaidHours.ends, PaidHours.hours).where(PaidHours.case_id == _CASE_ID),
    ]  # fmt: skip
    both = union_all(*parts).subquery()
    newest = func.coalesce(both.c.starts, date.min).desc()
    return select(both).order_by(newest, both.c[0].desc())


@cache
def _assigned() -> Select[*tuple[Any, ...]]:
    return (
        select(Assignment.id, Assignment.role, Worker.name, Assignment.starts, Assignment.ends, literal(None))
        .join(Worker, Worker.id == Assignment.worker_id)
        .where(Assignment.case_id == _CASE_ID)
        .order_by(Assignment.starts.desc(), Assignment.id.desc())
    )
