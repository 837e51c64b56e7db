"""What the rulebook judges cases by, in one statement however many cases there are."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Row,
    ScalarSelect,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session, aliased

from koordinator.db import sqlite
from koordinator.db.base import Moment
from koordinator.db.course_tables import Assessment, KeptPaper, Milestone, Postponement, StatusNote
from koordinator.db.meeting_tables import Consent, Meeting, NetworkMember
from koordinator.db.queries.cases import active_on, running_on
from koordinator.db.queries.due_rows import record
from koordinator.db.system_tables import RuleOverride
from koordinator.db.tables import (
    Assignment,
    Case,
    Citizen,
    Contact,
    CvUpdate,
    Intervention,
    PaidHours,
    Placement,
    Talk,
    Team,
    Worker,
)
from koordinator.domain.due.clocks import BOARD, FOLLOWING_UP, HANDOVER, START, TALK
from koordinator.domain.due.facts import CaseFacts
from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.moments import window
from koordinator.domain.plans import OPEN
from koordinator.domain.roles import CaseRole
from koordinator.domain.status_notes import NoteState

LETTER = "handover-letter"
_FORMS = ("distance", "quarterly")
_MEETINGS = (BOARD, HANDOVER, START, *FOLLOWING_UP)
_HELD = (MeetingState.HELD.value, MeetingState.CLOSED.value)
# How far back a course's beginning and what has ended are looked at; the rules lapse before that.
LATELY, ENDED = timedelta(days=400), timedelta(days=130)
_TODAY, _LATELY, _ENDED = (bindparam(name, type_=Date()) for name in ("today", "lately", "ended"))
_BEGINS, _TOMORROW = (bindparam(name, type_=Moment()) for name in ("begins", "tomorrow"))
_RECEIVED = StatusNote.state == NoteState.RECEIVED.value


def overrides(session: Session) -> Sequence[Row[int, str, str | None, bool]]:
    """Each team's own way with rules."""
    query = select(RuleOverride.team_id, RuleOverride.rule_key, RuleOverride.value, RuleOverride.active)
    return session.execute(query).all()


def facts(
    session: Session, today: date, case_ids: Sequence[int] | None = None, worker_id: int | None = None
) -> list[CaseFacts]:
    """The cases running on a day: some of them, those of a worker in any role, or all."""
    begins, tomorrow = window(today, today)
    values: dict[str, Any] = {
        "today": today, "begins": begins, "tomorrow": tomorrow, "lately": today - LATELY,
        "ended": today - ENDED,
    }  # fmt: skip
    if case_ids is not None:
        values["case_ids"] = list(case_ids)
    if worker_id is not None:
        values["worker_id"] = worker_id
    query = _query(some=case_ids is not None, held=worker_id is not None)
    # Straight to the connection: plain columns need nothing of what the ORM does for each row.
    return [record(row, today) for row in session.connection().execute(query, values).all()]


@cache
def _query(*, some: bool, held: bool) -> Any:
    """The statement, built once: it is long, and asked for wherever a case is looked at."""
    holder, guide, cover = aliased(Assignment), aliased(Assignment), aliased(Assignment)
    columns: list[Any] = [
        Case.id, Case.number, Citizen.name, Citizen.born, Worker.id, Worker.name, Case.team_id, Team.age_to,
        Case.starts, Case.expected_end, func.coalesce(Case.passive_reason, "") != "",
        guide.worker_id, cover.worker_id,
        _newest(CvUpdate.day, CvUpdate, CvUpdate.day <= _TODAY),
        _newest(Talk.day, Talk, Talk.day <= _TODAY),
        _newest(StatusNote.done, StatusNote, StatusNote.done <= _TODAY, StatusNote.corrects_id.is_(None)),
        _newest(StatusNote.done, StatusNote, StatusNote.done <= _TODAY, _RECEIVED),
        _begun(Intervention), _begun(Placement), _changed(), _next_change(holder),
        _newest(KeptPaper.made_at, KeptPaper, KeptPaper.kind == LETTER, KeptPaper.made_at < _TOMORROW),
        _talks(), _meetings(), _forms(), _consents(), _placements(), _over(), _follow_ups(), _milestones(),
        _postponed(),
    ]  # fmt: skip
    query = (
        select(*columns).join(Citizen, Citizen.id == Case.citizen_id).outerjoin(Team, Team.id == Case.team_id)
    )
    for role, one in ((CaseRole.CASEWORKER, holder), (CaseRole.CONSULTANT, guide), (CaseRole.COVER, cover)):
        on_day = active_on(one.starts, one.ends, _TODAY)
        query = query.outerjoin(one, and_(one.case_id == Case.id, one.role == role.value, on_day))
    query = query.outerjoin(Worker, Worker.id == holder.worker_id).where(running_on(_TODAY))
    # A case that ends today is still counted among the running ones, but asks for nothing more.
    query = query.where(or_(Case.ended.is_(None), Case.ended > _TODAY))
    if some:
        query = query.where(Case.id.in_(bindparam("case_ids", expanding=True)))
    if held:
        hers = Assignment.worker_id == bindparam("worker_id")
        on_day = active_on(Assignment.starts, Assignment.ends, _TODAY)
        query = query.where(Case.id.in_(select(Assignment.case_id).where(hers, on_day)))
    return query


def _of(table: Any) -> ColumnElement[bool]:
    return table.case_id == Case.id  # type: ignore[no-any-return]


def _newest(day: Any, table: Any, *conditions: ColumnElement[bool]) -> ScalarSelect[Any]:
    return select(func.max(day)).where(_of(table), *conditions).correlate(Case).scalar_subquery()


def _begun(table: type[Intervention | Placement]) -> ScalarSelect[Any]:
    """When the first one began; one whose start nobody knows began with the case."""
    first = func.min(func.coalesce(table.starts, Case.starts))
    return select(first).where(_of(table)).correlate(Case).scalar_subquery()


def _changed() -> ScalarSelect[Any]:
    """When the case last came to a caseworker from another one; her own given back is no change."""
    before = aliased(Assignment)
    last = (
        select(before.worker_id)
        .where(
            before.case_id == Assignment.case_id, before.role == CaseRole.CASEWORKER.value,
            before.starts < Assignment.starts,
        ).order_by(before.starts.desc(), before.id.desc()).limit(1)
        .correlate(Assignment).scalar_subquery()
    )  # fmt: skip
    return _newest(
        Assignment.starts, Assignment, Assignment.role == CaseRole.CASEWORKER.value,
        Assignment.starts <= _TODAY, last != Assignment.worker_id,
    )  # fmt: skip


def _next_change(holder: Any) -> ScalarSelect[Any]:
    """When the case goes to another caseworker, where that is settled."""
    query = select(func.min(Assignment.starts)).where(
        _of(Assignment), Assignment.role == CaseRole.CASEWORKER.value, Assignment.starts > _TODAY,
        Assignment.worker_id != holder.worker_id,
    )  # fmt: skip
    return query.correlate(Case, holder).scalar_subquery()


def _gathered(table: Any, columns: Sequence[Any], *conditions: ColumnElement[bool]) -> ScalarSelect[Any]:
    query = select(sqlite.gathered(*columns)).select_from(table).where(*conditions)
    return query.correlate(Case).scalar_subquery()


def _talks() -> ColumnElement[Any]:
    """The days talked on since the start of a course begun lately: those written down, and talks held."""
    noted = select(Talk.day.label("at")).where(_of(Talk), Talk.day >= Case.starts, Talk.day <= _TODAY)
    held = select(Meeting.starts.label("at")).where(
        _of(Meeting), Meeting.type_key == TALK, Meeting.state.in_(_HELD), Meeting.starts < _TOMORROW
    )
    both = union_all(noted.correlate(Case), held.correlate(Case)).subquery()
    found = select(sqlite.gathered(both.c.at)).correlate(Case).scalar_subquery()
    return case((Case.starts > _LATELY, found))


def _meetings() -> ScalarSelect[Any]:
    """By type the last meeting held, and the first one to come."""
    held = and_(Meeting.state.in_(_HELD), Meeting.starts < _TOMORROW)
    coming = or_(
        and_(
            Meeting.state == MeetingState.PLANNED.value, or_(Meeting.over.is_(None), Meeting.over > _BEGINS)
        ),
        and_(Meeting.state.in_(_HELD), Meeting.starts >= _TOMORROW),
    )
    by_type = (
        select(
            Meeting.type_key.label("key"),
            func.max(case((held, Meeting.starts))).label("held"),
            func.min(case((coming, Meeting.starts))).label("coming"),
        )
        .where(_of(Meeting), Meeting.type_key.in_(_MEETINGS))
        .group_by(Meeting.type_key)
        .correlate(Case)
        .subquery()
    )
    return _gathered(by_type, [by_type.c.key, by_type.c.held, by_type.c.coming])


def _forms() -> ScalarSelect[Any]:
    newest = (
        select(Assessment.form_key.label("key"), func.max(Assessment.day).label("day"))
        .where(_of(Assessment), Assessment.form_key.in_(_FORMS), Assessment.day <= _TODAY)
        .group_by(Assessment.form_key)
        .correlate(Case)
        .subquery()
    )
    return _gathered(newest, [newest.c.key, newest.c.day])


def _consents() -> ScalarSelect[Any]:
    """Each contact's consent that lasts longest, where it has a last day and none was taken back since."""
    other = aliased(Consent)
    holds = or_(other.withdrawn.is_(None), other.withdrawn > _TODAY)
    longer = or_(
        other.ends.is_(None),
        other.ends > Consent.ends,
        and_(other.ends == Consent.ends, other.id > Consent.id),
    )
    taken_back = and_(other.withdrawn <= _TODAY, other.withdrawn >= Consent.ends)
    outdone = exists().where(other.member_id == Consent.member_id, or_(and_(holds, longer), taken_back))
    member = NetworkMember
    whose = func.coalesce(member.role, Contact.title, member.relation)
    return (
        select(sqlite.gathered(Consent.id, Consent.ends, Contact.name, whose))
        .join(member, member.id == Consent.member_id)
        .join(Contact, Contact.id == member.contact_id)
        .where(
            _of(member),
            Consent.ends.is_not(None),
            or_(Consent.withdrawn.is_(None), Consent.withdrawn > _TODAY),
            ~outdone,
        )
        .correlate(Case)
        .scalar_subquery()
    )


def _placements() -> ScalarSelect[Any]:
    """Placements that end, or have ended lately, with neither placement, hours nor offer after them."""
    other, offer = aliased(Placement), aliased(Intervention)

    def lasts(table: Any, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
        longer = or_(table.ends.is_(None), table.ends > Placement.ends)
        return exists().where(table.case_id == Placement.case_id, longer, *conditions)

    followed = or_(
        lasts(other, other.id != Placement.id),
        lasts(PaidHours),
        lasts(offer, offer.starts > Placement.starts),
    )
    return _gathered(
        Placement, [Placement.id, Placement.ends, Placement.place], _of(Placement),
        Placement.ends > _ENDED, ~followed,
        or_(Placement.starts.is_(None), Placement.starts <= _TODAY),
    )  # fmt: skip


def _over() -> ScalarSelect[Any]:
    """Offers that ended lately."""
    return _gathered(
        Intervention, [Intervention.id, Intervention.ends, Intervention.title], _of(Intervention),
        Intervention.ends <= _TODAY, Intervention.ends > _ENDED,
    )  # fmt: skip


def _follow_ups() -> ScalarSelect[Any]:
    runs = or_(Intervention.ends.is_(None), Intervention.ends >= Intervention.follow_up)
    return _gathered(
        Intervention, [Intervention.id, Intervention.follow_up, Intervention.title], _of(Intervention),
        Intervention.follow_up.is_not(None), runs,
    )  # fmt: skip


def _milestones() -> ScalarSelect[Any]:
    return _gathered(
        Milestone, [Milestone.id, Milestone.due, Milestone.title], _of(Milestone),
        Milestone.due.is_not(None), Milestone.status.in_([one.value for one in OPEN]),
    )  # fmt: skip


def _postponed() -> ScalarSelect[Any]:
    put_off = (
        select(Postponement.rule_key, Postponement.subject_id, Postponement.due, Postponement.until)
        .where(_of(Postponement)).order_by(Postponement.id).correlate(Case).subquery()
    )  # fmt: skip
    return _gathered(put_off, [put_off.c.rule_key, put_off.c.subject_id, put_off.c.due, put_off.c.until])
