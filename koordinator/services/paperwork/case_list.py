"""A worker's cases on paper: next meeting and next deadline of each."""

from collections.abc import Sequence
from datetime import date, timedelta

from koordinator.db.queries import cases, papers, staff
from koordinator.domain.cases import CaseFilter, CaseLine, Track
from koordinator.domain.due.records import DueItem, DueState
from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.meetings.records import Entry
from koordinator.domain.roles import ROLE_NAMES, Role
from koordinator.domain.staff import WorkerLine
from koordinator.domain.values.dates import day_and_month, day_month
from koordinator.domain.values.numbers import format_hours
from koordinator.domain.values.times import clock
from koordinator.errors import Refused
from koordinator.reports.content import case_list as content
from koordinator.reports.content.agenda import Letterhead
from koordinator.reports.content.privacy import Secrets, typed_warnings
from koordinator.services.desk import Desk
from koordinator.services.due import due_items
from koordinator.services.letterhead import read_sender
from koordinator.services.meetings import calendar
from koordinator.services.papers import Paper

_AHEAD = timedelta(days=183)
_COMING = (MeetingState.PLANNED, MeetingState.DRAFT)
_NO_REASON = "passiv, årsag mangler"


def case_list_paper(
    desk: Desk, case_id: int | None = None, worker_id: int | None = None, *, initials: bool = False
) -> Paper:
    """The running cases of a worker, by name: the one named, else a case's caseworker, else who asks."""
    # reportlab is needed by nobody who prints nothing.
    from koordinator.reports.pdf.case_list import case_list_pdf

    today = desk.today()
    with desk.read() as session:
        if worker_id is None and case_id is not None:
            card = cases.case_card(session, case_id, today)
            worker_id = card.line.caseworker_id if card is not None else None
        wanted = worker_id if worker_id is not None else desk.who.worker_id
        worker = next(iter(staff.workers(session, today, worker_id=wanted)), None)
        if worker is None:
            raise Refused("Medarbejderen findes ikke længere.")
        lines = cases.case_lines(session, CaseFilter(worker_id=wanted), today)
        sender = read_sender(session)
        secrets = [
            Secrets(*one) for one in papers.secrets(session, None, [line.citizen_id for line in lines])
        ]
    rows = tuple(_rows(desk, lines, today))
    head = Letterhead(sender.authority, sender.unit, worker.name, _role(worker), worker.phone or "")
    made = content.CaseListContent(head, worker.name, f"{day_and_month(today)} {today.year}", rows)
    if initials:
        made = content.with_initials(made)
    told = typed_warnings(content.typed(made), secrets)
    drawn = case_list_pdf(made)
    name = f"sagsliste-{today.isoformat()}.pdf"
    return Paper(drawn.pdf, f"Sagsliste {made.day}", drawn.pages, tuple(told), name)


def _role(worker: WorkerLine) -> str:
    return next((ROLE_NAMES[role] for role in Role if role in worker.roles), "")


def _rows(desk: Desk, lines: Sequence[CaseLine], today: date) -> list[content.CaseRow]:
    due: dict[int, DueItem] = {}
    numbers = [line.case_id for line in lines]
    for item in due_items(desk, case_ids=numbers) if numbers else []:
        if item.shown is not None and item.state is not DueState.UNKNOWN:
            known = due.get(item.case_id)
            if known is None or known.shown is None or item.shown < known.shown:
                due[item.case_id] = item
    return [_row(line, _next(desk, line.case_id, today), due.get(line.case_id), today) for line in lines]


def _next(desk: Desk, case_id: int, today: date) -> Entry | None:
    held = calendar.of_case(desk, case_id, today, today + _AHEAD)
    return min((one for one in held if one.state in _COMING), key=lambda one: one.starts, default=None)


def _row(line: CaseLine, meeting: Entry | None, due: DueItem | None, today: date) -> content.CaseRow:
    week = line.week(today)
    course = "\n".join(part for part in (line.programme, f"uge {week}" if week else "") if part)
    late = due is not None and due.state is DueState.OVERDUE
    said = f"{due.sentence}\n{_day(due.shown, today)}" if due is not None and due.shown is not None else ""
    return content.CaseRow(
        f"sag {line.number}" if line.number else "", line.name, course, _track(line),
        _day(line.last_talk, today) if line.last_talk else "ingen", _meeting(meeting, today),
        f"{said} – over frist" if late else said, late,
    )  # fmt: skip


def _track(line: CaseLine) -> str:
    match line.track:
        case Track.PAID:
            return f"Lønnede timer: {format_hours(line.paid_hours)} om ugen" if line.paid_hours else ""
        case Track.PLACEMENT:
            return line.placement or ""
        case Track.INTERVENTION:
            return line.intervention or ""
        case _:
            return f"Passiv: {line.passive_reason}" if line.passive_reason else _NO_REASON.capitalize()


def _meeting(one: Entry | None, today: date) -> str:
    if one is None:
        return "intet planlagt"
    day = _day(to_local(one.starts).date(), today)
    return f"{one.type_name or one.title}\n{day} kl. {clock(one.starts)}"


def _day(day: date, today: date) -> str:
    return day_month(day) if day.year == today.year else f"{day_month(day)} {day.year}"
