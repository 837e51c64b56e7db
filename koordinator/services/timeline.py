"""A case's whole course for its overview: the timeline, the main goal and where it stands towards work."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from koordinator import resources
from koordinator.db.queries import timeline as queries
from koordinator.db.queries.timeline import Fact
from koordinator.domain.meetings.kinds import STATE_NAMES, MeetingState
from koordinator.domain.meetings.records import Entry
from koordinator.domain.plans import STATUS_WORDS, MilestoneStatus
from koordinator.domain.progression import decimal
from koordinator.domain.roles import CaseRole
from koordinator.domain.timeline import Course, Happening, Kind
from koordinator.domain.values.numbers import format_hours
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.meetings import calendar

_AHEAD = timedelta(days=366)
_BEFORE = timedelta(days=92)
_HOLDERS = {
    CaseRole.CASEWORKER: "Sagsbehandler",
    CaseRole.CONSULTANT: "Virksomhedskonsulent",
    CaseRole.COVER: "Dækker for sagsbehandleren",
}


def course(desk: Desk, case_id: int) -> Course:
    """Everything that happened on a case and is agreed for the year to come."""
    with desk.read() as session:
        facts = queries.facts(session, case_id)
    case = next((one for one in facts if one.kind == "case"), None)
    if case is None or case.starts is None:
        raise Refused("Sagen findes ikke længere.")
    today = desk.today()
    ended = date.fromisoformat(case.key) if case.key else None
    until = max(ended or today, today) + _AHEAD
    meetings = calendar.of_case(desk, case_id, case.starts - _BEFORE, until)
    found = [_meeting(one) for one in meetings]
    met = {one.day for one in found if not one.off}
    for fact in facts:
        if fact.kind == "talk" and fact.starts in met:
            continue  # the meeting says it already
        if (tell := _TELLERS.get(fact.kind)) is not None and (one := tell(fact)) is not None:
            found.append(one)
    found += _case_days(case, facts, ended)
    goal = next((one.words for one in facts if one.kind == "goal"), None)
    return Course(goal, case.starts, case.ends, ended is not None and ended < today, tuple(found))


def _meeting(entry: Entry) -> Happening:
    off = entry.state is MeetingState.CANCELLED
    state = STATE_NAMES[entry.state] if entry.state is not MeetingState.PLANNED else ""
    title = entry.title if entry.title and entry.title != entry.type_name else ""
    facts = (title, entry.place, state)
    day = entry.starts.date()
    return Happening(
        Kind.MEETING, entry.meeting_id, day, day, entry.type_name,
        " · ".join(fact for fact in facts if fact), at=entry.starts, original=entry.original, off=off,
    )  # fmt: skip


def _intervention(fact: Fact) -> Happening:
    facts = " · ".join(part for part in (fact.more, fact.key) if part)
    return _lasting(Kind.INTERVENTION, fact, fact.words or "Indsats", facts)


def _placement(fact: Fact) -> Happening:
    hours = queries.hours_of(fact.number)
    facts = f"{format_hours(hours)} timer om ugen" if hours else ""
    return _lasting(Kind.PLACEMENT, fact, fact.words or "Praktik", facts, hours)


def _paid(fact: Fact) -> Happening:
    hours = queries.hours_of(fact.number) or Decimal(0)
    return _lasting(Kind.PAID_HOURS, fact, f"{format_hours(hours)} lønnede timer om ugen", "", hours)


def _job_plan(fact: Fact) -> Happening:
    return _point(Kind.JOB_PLAN, fact, "Jobplan", fact.words or "")


def _cv(fact: Fact) -> Happening:
    return _point(Kind.CV, fact, "CV på Jobnet opdateret")


def _talk(fact: Fact) -> Happening:
    return _point(Kind.TALK, fact, "Samtale")


def _milestone(fact: Fact) -> Happening | None:
    """A milestone where it was reached or its state changed last; else where it is to be reached."""
    status = STATUS_WORDS[MilestoneStatus(fact.key)] if fact.key else ""
    day = fact.starts or fact.ends
    if day is None:
        return None
    told = status if fact.starts else f"{status}, forventet nået"
    return Happening(
        Kind.MILESTONE, fact.row_id, day, day, f"Delmål: {fact.words}", told[:1].upper() + told[1:]
    )


def _wheel(fact: Fact) -> Happening:
    by = "Borgerens egen vurdering" if fact.key == "1" else f"Vurderet af {fact.words}" if fact.words else ""
    mean = None if fact.number is None else Decimal(str(fact.number))
    title = "Delmålshjul" if mean is None else f"Delmålshjul: {decimal(float(mean))} i gennemsnit"
    return _point(Kind.WHEEL, fact, title, by)._replace(value=mean)


def _note(fact: Fact) -> Happening:
    text = " ".join((fact.more or "").split())
    return _point(Kind.NOTE, fact, fact.words or "Journalnotat", " · ".join(p for p in (fact.key, text) if p))


def _status_note(fact: Fact) -> Happening:
    if fact.key == "awaited":
        return _point(Kind.STATUS_NOTE, fact, f"Afventer statusnotat fra {fact.words}")
    title = f"Statusnotat fra {fact.words}" if fact.words else "Statusnotat"
    return _point(Kind.STATUS_NOTE, fact, title, "Kladde" if fact.key == "draft" else fact.more or "")


def _paper(fact: Fact) -> Happening:
    to = f"Til {fact.more}" if fact.more else ""
    return _point(Kind.PAPER, fact, fact.words or "Papir", " · ".join(p for p in (to, fact.key) if p))


def _worker(fact: Fact) -> Happening:
    role = CaseRole(fact.key or CaseRole.CASEWORKER)
    kind = Kind.CONSULTANT if role is CaseRole.CONSULTANT else Kind.WORKER
    return _lasting(kind, fact, f"{_HOLDERS[role]}: {fact.words}", fact.more or "")


def _case_days(case: Fact, facts: list[Fact], ended: date | None) -> list[Happening]:
    """The start, and every ending with its reason; a case that was reopened started again."""
    found = [_point(Kind.START, case, "Sagen startede")]
    outcomes = resources.table("endings.toml")
    endings = [one for one in facts if one.kind == "end"]
    for one in endings:
        outcome = str(outcomes.get(one.key or "", {}).get("name", ""))
        told = " · ".join(dict.fromkeys(part for part in (one.words, outcome) if part))
        found.append(Happening(Kind.END, one.row_id, one.starts, one.starts, "Sagen blev afsluttet", told))
        if one.ends:
            found.append(
                Happening(Kind.START, one.row_id, one.ends, one.ends, "Sagen blev genåbnet", one.more or "")
            )
    if ended and not any(one.starts == ended for one in endings):
        found.append(Happening(Kind.END, case.row_id, ended, ended, "Sagen blev afsluttet", case.words or ""))
    return found


def _point(kind: Kind, fact: Fact, title: str, detail: str = "") -> Happening:
    return Happening(kind, fact.row_id, fact.starts, fact.starts, title, detail)


def _lasting(kind: Kind, fact: Fact, title: str, detail: str, value: Decimal | None = None) -> Happening:
    return Happening(kind, fact.row_id, fact.starts, fact.ends, title, detail, value, lasting=True)


_TELLERS: dict[str, Callable[[Fact], Happening | None]] = {
    "intervention": _intervention,
    "placement": _placement,
    "paid_hours": _paid,
    "job_plan": _job_plan,
    "cv": _cv,
    "talk": _talk,
    "milestone": _milestone,
    "wheel": _wheel,
    "note": _note,
    "status_note": _status_note,
    "paper": _paper,
    "worker": _worker,
}
