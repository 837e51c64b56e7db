"""The letter to a citizen whose case goes over to another caseworker."""

from datetime import date
from typing import NamedTuple

from koordinator.db.queries import handovers as queries
from koordinator.db.queries.assignments import held_in_role
from koordinator.db.queries.staff import coming_absences
from koordinator.db.store import Session
from koordinator.domain.caseload import FULL_TIME
from koordinator.domain.cases import CaseCard
from koordinator.domain.handovers import HandoverLine
from koordinator.domain.meetings.holidays import is_workday
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.meetings.records import MeetingRef
from koordinator.domain.periods import ONE_DAY
from koordinator.domain.roles import CaseRole
from koordinator.errors import Refused
from koordinator.reports.content import handover as content
from koordinator.reports.content.handover import Away, LetterFacts, MeetingFacts, Reach
from koordinator.reports.content.privacy import typed_warnings
from koordinator.services.desk import Desk
from koordinator.services.meetings import calendar
from koordinator.services.papers import Paper
from koordinator.services.paperwork.about import about_case
from koordinator.services.paperwork.people import holder_reach, in_order, reach, worker


class _Change(NamedTuple):
    """The newest change of caseworker of a case."""

    new: Reach
    former: str
    consultant: Reach | None
    day: date
    handover: HandoverLine | None
    away: Away | None


def handover_letter(desk: Desk, case_id: int, *, with_address: bool = False) -> Paper:
    """The letter about the newest change of caseworker; a protected address only `with_address`."""
    # reportlab is needed by nobody who prints nothing.
    from koordinator.reports.pdf.handover import handover_pdf

    about, change = about_case(desk, case_id), _change(desk, case_id)
    card, today = about.card, desk.today()
    facts = LetterFacts(
        card.line.name, _address(card, with_address), change.new, change.former, change.consultant,
        change.day, _meeting(desk, change.handover), card.line.interpreter or "", today,
        change.away,
    )  # fmt: skip
    asked = {"contact": change.new.name, "contact_role": change.new.role}
    head = about.head._replace(**asked, phone=change.new.phone, email=change.new.email)
    made = content.handover_letter(facts, head)
    told = typed_warnings(content.typed(made), about.secrets)
    drawn = handover_pdf(made)
    return Paper(
        drawn.pdf, f"Overdragelsesbrev {made.day}", drawn.pages, tuple(told),
        f"overdragelsesbrev-{today.isoformat()}.pdf",
    )  # fmt: skip


def _change(desk: Desk, case_id: int) -> _Change:
    with desk.read() as session:
        held = in_order(held_in_role(session, [case_id], CaseRole.CASEWORKER)[case_id])
        if not held:
            raise Refused("Sagen har ingen sagsbehandler at skrive om.")
        newest = held[-1]
        before = next((one for one in reversed(held[:-1]) if one.worker_id != newest.worker_id), None)
        line = next(
            (
                one
                for one in queries.handovers(session, case_id)
                if (one.to_id, one.day) == (newest.worker_id, newest.starts)
            ),
            None,
        )
        day = max(newest.starts, desk.today())
        consultant = holder_reach(session, case_id, CaseRole.CONSULTANT, day)
        former = worker(session, before.worker_id, day).name if before is not None else ""
        new = reach(worker(session, newest.worker_id, day), CaseRole.CASEWORKER)
        away = _away(session, newest.worker_id, day)
    return _Change(new, former, consultant, newest.starts, line, away)


def _away(session: Session, worker_id: int, day: date) -> Away | None:
    """Whether a worker is wholly away on a day, and the workday she is back on."""
    back = day
    while True:
        lines = [one for _name, one in coming_absences(session, back, back) if one.worker_id == worker_id]
        whole = [one for one in lines if one.share == FULL_TIME]
        if any(one.ends is None for one in whole):
            return Away(None)
        if not whole and (back == day or is_workday(back)):
            return Away(back) if back > day else None
        back = max((one.ends for one in whole if one.ends is not None), default=back) + ONE_DAY


def _meeting(desk: Desk, handover: HandoverLine | None) -> MeetingFacts | None:
    """The meeting, while it is still to come."""
    if handover is None or handover.meeting_id is None or handover.meeting_starts is None:
        return None
    if to_local(handover.meeting_starts).date() < desk.today():
        return None
    card = calendar.card(desk, MeetingRef(handover.meeting_id))
    others = tuple(one.name for one in card.participants if one.person.citizen_id is None)
    points = tuple(one.title for one in card.agenda)
    return MeetingFacts(card.entry.starts, card.entry.ends, card.entry.place or "", others, points)


def _address(card: CaseCard, with_address: bool) -> tuple[str, ...]:
    if card.line.protected and not with_address:
        return ()
    town = " ".join(part for part in (card.postcode, card.city) if part)
    return tuple(part for part in (card.address, town) if part)
