"""Papers for the table: the agenda as a PDF, its warnings, and pictures of its pages."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from koordinator.db.queries import cases, papers, plans, staff
from koordinator.db.store import Session
from koordinator.domain.cases import CaseCard
from koordinator.domain.meetings.holidays import is_workday
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.meetings.records import MeetingCard, MeetingRef
from koordinator.domain.periods import day_before
from koordinator.domain.roles import ROLE_NAMES, Role
from koordinator.errors import Refused
from koordinator.reports.content import agenda as content
from koordinator.reports.content import privacy
from koordinator.reports.pictures import PagePicture
from koordinator.services.desk import Desk
from koordinator.services.letterhead import read_sender
from koordinator.services.meetings import calendar

if TYPE_CHECKING:
    from koordinator.domain.staff import WorkerLine

__all__ = ["AgendaOptions", "PagePicture", "Paper", "agenda_pdf", "case_of", "page_pictures", "save"]


class AgendaOptions(NamedTuple):
    """How an agenda is wanted: the citizen by initials, the chair's copy, and with the goals of the plan."""

    initials: bool = False
    chairs_copy: bool = False
    goals: bool = True


class Paper(NamedTuple):
    """A finished paper; neither title nor file name holds a person's name."""

    pdf: bytes
    title: str
    pages: int
    warnings: tuple[str, ...]
    file_name: str


_USUAL = AgendaOptions()


def agenda_pdf(desk: Desk, ref: MeetingRef, options: AgendaOptions = _USUAL) -> Paper:
    """The agenda of a meeting, with sentences on what to look at before it is handed out."""
    # reportlab is needed by nobody who prints nothing.
    from koordinator.reports.pdf import agenda as page

    card = calendar.card(desk, ref)
    day = to_local(card.entry.starts).date()
    with desk.read() as session:
        case = cases.case_card(session, card.entry.case_id, day) if card.entry.case_id else None
        head = _letterhead(session, desk, card, case)
        secrets = _secrets(session, card)
        case_id = card.entry.case_id
        plan = plans.plan_card(session, case_id) if case_id is not None and options.goals else None
    call_by = _call_by(day, desk.today())
    made = content.agenda(card, head, call_by, chairs_copy=options.chairs_copy, plan=plan)
    names = content.citizens(made) if options.initials else frozenset()
    if options.initials:
        made = privacy.with_initials(made)
    told = privacy.warnings(made, secrets, initials_of=names)
    drawn = page.agenda_pdf(made)
    return Paper(drawn.pdf, f"Dagsorden {made.day}", drawn.pages, told, f"dagsorden-{day.isoformat()}.pdf")


def case_of(desk: Desk, ref: MeetingRef) -> int | None:
    """The case a meeting is about; none where it is about no case, or is gone."""
    try:
        return calendar.card(desk, ref).entry.case_id
    except Refused:
        return None


def page_pictures(pdf: bytes, width: int, numbers: Sequence[int] | None = None) -> list[PagePicture]:
    """Pages as pictures that many pixels wide: those of the numbers, counted from 0, or all."""
    from koordinator.reports.pictures import pictures

    return pictures(pdf, width, numbers)


def _letterhead(session: Session, desk: Desk, card: MeetingCard, case: CaseCard | None) -> content.Letterhead:
    sender = read_sender(session)
    unit = " · ".join(part for part in (sender.unit, card.team or "") if part)
    who = _whom_to_ask(session, desk, card, case)
    if who is None:
        return content.Letterhead(sender.authority, unit)
    role = next((ROLE_NAMES[role] for role in Role if role in who.roles), "")
    return content.Letterhead(sender.authority, unit, who.name, role, who.phone or "", who.email or "")


def _whom_to_ask(
    session: Session, desk: Desk, card: MeetingCard, case: CaseCard | None
) -> "WorkerLine | None":
    """The case's caseworker, else the chair, else who prints it."""
    chair = card.holder("chair")
    wanted = (
        case.line.caseworker_id if case else None,
        chair.person.worker_id if chair else None,
        desk.who.worker_id,
    )
    worker_id = next(number for number in wanted if number is not None)
    return next(iter(staff.workers(session, desk.today(), worker_id=worker_id)), None)


def _call_by(day: date, today: date) -> date | None:
    """The last working day before the meeting, unless it is over."""
    last = day_before(day)
    while last >= today and not is_workday(last):
        last = day_before(last)
    return last if last >= today else None


def _secrets(session: Session, card: MeetingCard) -> list[privacy.Secrets]:
    citizens = [one.person.citizen_id for one in card.participants if one.person.citizen_id is not None]
    return [privacy.Secrets(*one) for one in papers.secrets(session, card.entry.case_id, citizens)]


def save(paper: Paper, path: Path) -> None:
    """Put the PDF in a file, whole or not at all; KoordinatorError with a sentence when it cannot be."""
    from koordinator.exchange.files import write_whole

    write_whole(path, paper.pdf)
