"""A small office with meetings, and the calendar page in front of Anna."""

from dataclasses import dataclass
from datetime import UTC, date
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from koordinator.db.meeting_tables import BusyTime, Meeting, Participant
from koordinator.domain.meetings.records import MeetingRef
from koordinator.domain.roles import Role
from koordinator.services.desk import Desk
from koordinator.services.meetings import calendar
from koordinator.ui.calendar.layout import moment_at
from koordinator.ui.calendar.page import CalendarPage
from koordinator.ui.context import Context
from tests.factories import add_case, add_team, add_worker, new_desk
from tests.ui.cases.desk import context, seated

TODAY = date(2026, 11, 24)


@dataclass
class Office:
    """Anna and Bo are of one team, Peter of another; Mille's case is Anna's."""

    desk: Desk
    ctx: Context
    team: int
    anna: int
    bo: int
    peter: int
    mille: int

    def meet(self, day: date, first: float, last: float, *workers: int, **fields: Any) -> int:
        """A meeting with these workers from an hour to an hour."""
        row = {
            "type_key": "network", "title": "Netværksmøde", "case_id": None, "team_id": None,
            "zone": "Europe/Copenhagen", "rule": None, "series_id": None, "original": None, "place": None,
            "state": "planned", "reason": None, "clash_kept": None,
        }  # fmt: skip
        starts, ends = (moment_at(day, round(hour * 60)).astimezone(UTC) for hour in (first, last))
        with self.desk.write_quietly("Nyt møde") as tx:
            meeting = Meeting(**row | fields, starts=starts, ends=ends)
            meeting.over = None if meeting.rule else ends
            tx.add(meeting)
            for worker in workers:
                tx.add(Participant(meeting_id=meeting.id, worker_id=worker, role=None, status="accepted"))
            return meeting.id

    def taken(self, day: date, first: float, last: float, worker: int) -> None:
        """Busy time from a calendar file."""
        starts, ends = (moment_at(day, round(hour * 60)).astimezone(UTC) for hour in (first, last))
        with self.desk.write_quietly("Optaget") as tx:
            tx.add(BusyTime(worker_id=worker, starts=starts, ends=ends, all_day=False))

    def times(self, meeting_id: int) -> str:
        """When a meeting is, as a person reads it."""
        found = calendar.card(self.desk, MeetingRef(meeting_id)).entry
        return f"{found.starts:%d/%m %H.%M}–{found.ends:%H.%M}"


def make_office(folder: Path) -> Office:
    """The office in a new store, with Anna at the desk on a Tuesday."""
    desk = new_desk(folder, today=TODAY)
    team, other = add_team(desk, "Fyldt 30"), add_team(desk, "Under 30")
    anna, bo = (add_worker(desk, name, team_id=team) for name in ("Anna Holm", "Bo Lindgaard"))
    peter = add_worker(desk, "Peter Ågård", roles=(Role.CONSULTANT,), team_id=other)
    mille = add_case(desk, "Mille Østerby", caseworker=anna)
    desk = seated(desk, anna, "Anna Holm", (Role.CASEWORKER,))
    return Office(desk, context(desk), team, anna, bo, peter, mille)


def show_page(qtbot: QtBot, office: Office) -> CalendarPage:
    """The page in front; it refreshes after each change, as the shell has it do."""
    page = CalendarPage(office.ctx)
    qtbot.addWidget(page)
    office.ctx.changed.connect(lambda _: page.refresh())
    page.resize(1300, 800)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.activate()
    return page
