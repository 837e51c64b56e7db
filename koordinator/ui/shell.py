"""The window of somebody logged in: its pages, what they ask of each other, undo, search and backups."""

import os
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from koordinator import config
from koordinator.domain.cases import CaseFilter
from koordinator.domain.roles import ROLE_SHORT, Role
from koordinator.domain.search import Hit
from koordinator.domain.values.dates import long_date
from koordinator.errors import KoordinatorError
from koordinator.services import undoing
from koordinator.services.caseloads import caseloads, own_load
from koordinator.services.desk import Changed
from koordinator.services.workplace import Workplace
from koordinator.ui.actions import Action
from koordinator.ui.base.focus import OWN_RING
from koordinator.ui.base.states import State
from koordinator.ui.context import Context, MeetingWish
from koordinator.ui.gauges import gauge_of, gauge_of_all
from koordinator.ui.main_window import MainWindow, PageFactory
from koordinator.ui.page import Page
from koordinator.ui.routes import Routes
from koordinator.ui.tasks import OperationRunner

if TYPE_CHECKING:
    from koordinator.ui.reminder import Reminder

_BACKUP_EVERY_MS = 30 * 60 * 1000
_MOST_OVER = 2
_LOAD_ENTITIES = frozenset(
    {"assignment", "cases", "absence", "working_time", "outside_caseload", "own_limit", "team", "worker"}
)


class Shell(QObject):
    """Brings a logged-in person's window together and takes it apart again."""

    lock_wanted = Signal()
    logout_wanted = Signal()
    first_page_painted = Signal()

    def __init__(self, place: Workplace, crashed: Callable[[BaseException], None], first_page: str = "today"):
        super().__init__()
        self.place = place
        self.runner = OperationRunner(crashed, self)
        self.window = MainWindow(self._pages())
        self.window.take_place(config.load().window)
        self.ctx = Context(place, self.window.registry, self.runner)
        self.routes = Routes(self.window, self.ctx)
        self.reminder: Reminder | None = None
        self._connect()
        self._show_person()
        self._backups = QTimer(self)
        self._backups.timeout.connect(self._back_up)
        self._backups.start(_BACKUP_EVERY_MS)
        self.window.stack.installEventFilter(self)
        self.window.go(first_page)
        # The page has the focus at first: Tab goes into it, and no control is ringed before a key is pressed.
        self.window.stack.setProperty(OWN_RING, True)
        self.window.stack.setFocus()

    def close(self) -> None:
        """Let go of the store; what is being typed is saved first, as by leaving the field."""
        config.change(window=self.window.place())
        page = self.window.page(self.window.current_key())
        page.setFocus()
        page.leave()
        self.runner.stop_all()
        if self.reminder is not None:
            self.reminder.stop()
        self.ctx.close()
        self.window.close()
        self.window.deleteLater()
        self.place.close()

    def _pages(self) -> list[PageFactory]:
        return [
            PageFactory("today", "I dag", "sun", self._today),
            PageFactory("cases", "Sager", "folder", self._cases),
            PageFactory("course", "Sag", "folder-open", self._course, within="cases"),
            PageFactory("calendar", "Kalender", "calendar", self._calendar),
            PageFactory("network", "Netværk", "users", self._network),
            PageFactory("team", "Team", "bars", self._team),
            PageFactory("figures", "Nøgletal", "chart", self._figures),
            PageFactory("settings", "Indstillinger", "gear", self._settings, foot=True),
        ]

    # Pages are imported when they are visited: the first page does not wait for the others.

    def _today(self) -> Page:
        from koordinator.ui.today.page import TodayPage

        page = TodayPage(self.ctx)
        page.overdue.connect(partial(self.window.rail.set_count, "today"))
        return page

    def _cases(self) -> Page:
        from koordinator.ui.cases.page import CasesPage

        return CasesPage(self.ctx)

    def _course(self) -> Page:
        from koordinator.ui.course.page import CoursePage

        return CoursePage(self.ctx)

    def _calendar(self) -> Page:
        from koordinator.ui.calendar.page import CalendarPage

        return CalendarPage(self.ctx)

    def _network(self) -> Page:
        from koordinator.ui.network.page import NetworkPage

        return NetworkPage(self.ctx)

    def _team(self) -> Page:
        from koordinator.ui.team.page import TeamPage

        return TeamPage(self.ctx)

    def _figures(self) -> Page:
        from koordinator.ui.figures.page import FiguresPage

        return FiguresPage(self.ctx)

    def _settings(self) -> Page:
        from koordinator.ui.settings.page import SettingsPage

        return SettingsPage(self.ctx)

    def _connect(self) -> None:
        window, ctx = self.window, self.ctx
        ctx.changed.connect(self._changed)
        ctx.told.connect(lambda text, undo: window.toast.show_saved(text, undo=undo))
        ctx.refused.connect(lambda text: window.toast.show_message(text, State.OVER))
        window.undo_requested.connect(self._undo)
        window.redo_requested.connect(self._redo)
        window.lock_requested.connect(self.lock_wanted)
        window.logout_requested.connect(self.logout_wanted)
        window.gauge_clicked.connect(self._open_gauge)
        window.search_requested.connect(self._search)
        window.result_chosen.connect(self._chosen)

    def _show_person(self) -> None:
        who, store = self.ctx.desk.who, self.ctx.desk.store
        self.window.set_user(who.name, next((ROLE_SHORT[role] for role in Role if role in who.roles), ""))
        if store.demo_day is not None:
            self.window.set_demo_day(long_date(self.ctx.desk.today()))

    def _show_load(self) -> None:
        roles = self.ctx.desk.who.roles
        if Role.CASEWORKER in roles:
            load = own_load(self.ctx.desk)
            if load is not None and load.limits is not None:
                self.window.set_load(gauge_of(load) if load.total else None)
        elif Role.LEADER in roles:
            found = caseloads(self.ctx.desk)
            self.window.set_load(gauge_of_all(found) if found.cases else None)

    def _changed(self, change: Changed) -> None:
        if change.entities & _LOAD_ENTITIES:
            self._show_load()
        self.window.refresh()

    def _undo(self) -> None:
        """What was done in the page in front and is not stored goes first; then the last stored change."""
        if not self.window.page(self.window.current_key()).undo():
            self._turn(undoing.undo, "Fortrudt", again="redo")

    def _redo(self) -> None:
        if not self.window.page(self.window.current_key()).redo():
            self._turn(undoing.redo, "Gentaget", again="undo")

    def _turn(self, turn: Callable[..., undoing.Turned | None], word: str, again: str) -> None:
        """Turns an action and offers the way `again` to where one was."""
        try:
            done = turn(self.ctx.desk)
        except KoordinatorError as fault:
            self.window.toast.show_message(str(fault), State.OVER)
            return
        if done is None:
            rest = "gentage" if again == "undo" else "fortryde"
            self.window.toast.show_message(f"Der er ikke mere at {rest}.", State.NONE)
            return
        over = " ".join(done.over[:_MOST_OVER])
        more = len(done.over) - _MOST_OVER
        over += f" Og {more} mere." if more > 0 else ""
        text = f"{word}: {done.label}. {over}" if over else f"{word}: {done.label}"
        look = State.OVER if done.over else State.REACHED
        self.window.toast.show_message(text, look, undo=again == "undo", redo=again == "redo")

    def _search(self, text: str) -> None:
        from koordinator.ui.finding import results

        self.window.command_box.show_results(results(self.ctx, text))

    def _chosen(self, key: object) -> None:
        if isinstance(key, Action):
            self.window.registry.run(key.id)
        elif isinstance(key, Hit):
            self.routes.hit(key)
        elif isinstance(key, MeetingWish):
            self.routes.new_meeting(key)

    def _open_gauge(self) -> None:
        if Role.CASEWORKER not in self.ctx.desk.who.roles:
            self.window.go("team")
            return
        self.routes.cases(CaseFilter(worker_id=self.ctx.desk.who.worker_id))

    def _back_up(self) -> None:
        operation = self.runner.start("backup", "Sikkerhedskopi", lambda _progress: self.place.back_up())
        if operation is not None:
            operation.failed.connect(self.ctx.refused)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        if os.environ.get("KOORDINATOR_EXIT_AFTER_PAINT") == "1":
            sys.stdout.flush()
            os._exit(0)
        from koordinator.ui import shell_actions
        from koordinator.ui.reminder import Reminder

        self.reminder = Reminder(self.ctx)
        self._show_load()  # the page comes first
        shell_actions.declare(self.window, self.ctx, self.routes.import_cases)
        self.first_page_painted.emit()
