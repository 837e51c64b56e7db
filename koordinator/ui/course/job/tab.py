"""The tab with the job side of the case: job plan, CV, paid hours and placements."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.cases import PeriodLine, Track
from koordinator.domain.placements import PlacementLine
from koordinator.domain.values.dates import told_day
from koordinator.domain.values.numbers import format_hours
from koordinator.services import case_edits, job_plans, placements
from koordinator.services.job_track import JobTrack, job_track
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.editable import EditableValue, LongTextValue
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, hairline, row
from koordinator.ui.base.notices import Banner
from koordinator.ui.base.saving import attempt
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.base.states import State
from koordinator.ui.cases import words
from koordinator.ui.cases.dated import DatedFact
from koordinator.ui.context import Context
from koordinator.ui.course.job.dialogs import hours_dialog, placement_dialog
from koordinator.ui.course.job.plan_part import JobPlanPart
from koordinator.ui.course.tab import CaseTab
from koordinator.ui.network.rows import RowButton, Rows, RowSpec

_TWO_COLUMNS = 760
_MOST_DAYS = 4


class JobTab(CaseTab):
    """What the citizen wants to the left, what there is to the right."""

    key = "job"
    title = "Job & praktik"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._case_id: int | None = None
        self._held: JobTrack | None = None
        self.plan = JobPlanPart()
        self.cv = DatedFact("CV opdateret den", "Opdatér CV-dato")
        self.cv_before = Label("", "small", "text2", wrap=True)
        self.cv_before.setContentsMargins(12, 0, 0, 0)  # under the date
        self.passive = Banner()
        self.reason = LongTextValue(
            "Årsag til passivitet", placeholder="Hvorfor sker der ikke noget lige nu?"
        )
        self.reason.box()
        self.hours = Label("", "strong")
        self.hours_before = Rows("Ingen lønnede timer endnu.")
        self.change_hours = Button("Ændr timer …", "link")
        self.rows = Rows("Ingen praktik endnu.")
        self.add = Button("Tilføj praktik", icon_name="plus")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._reason = _part("Passiv uden indsats", self.passive, self.reason)
        left, right = QVBoxLayout(), QVBoxLayout()
        for part in (_part("Jobplan", self.plan), _part("CV på Jobnet", self.cv, self.cv_before)):
            left.addWidget(part)
        hours = _part("Lønnede timer", self.hours, self.hours_before, link=self.change_hours)
        for part in (self._reason, _part("Praktik og løntilskud", self.rows), hours):
            right.addWidget(part)
        inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(32, 16, 32, 24)
        self._columns.setSpacing(40)
        for column in (left, right):
            column.setSpacing(20)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        self.area = scrolled(inside, sideways=False)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self.area)

    def _connect(self) -> None:
        self.plan.written.connect(self._save_plan)
        self.cv.recorded.connect(self._record_cv)
        self.reason.committed.connect(self._save_reason)
        self.change_hours.clicked.connect(self.ask_hours)
        self.add.clicked.connect(lambda: self.ask_placement(None))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        narrow = self.width() < house.px(_TWO_COLUMNS)
        self._columns.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    # What is shown

    def show_case(self, case_id: int) -> None:
        anew = case_id != self._case_id
        if anew and self._case_id is not None:
            self.leave()
        self._case_id = case_id
        held = self._held = job_track(self._ctx.desk, case_id)
        self.plan.show_plans(case_id, held.plans, self._ctx.desk.today())
        self._show_cv(held, anew=anew)
        self._show_hours(held)
        self._show_reason(held, anew=anew)
        self.rows.show_rows([self._row(one) for one in held.placements], anew=anew)

    def head_button(self) -> Button | None:
        return self.add

    def leave(self) -> bool:
        return self.plan.goals.commit() and (self._reason.isHidden() or self.reason.commit())

    def _show_cv(self, held: JobTrack, *, anew: bool) -> None:
        if anew:
            self.cv.give_up()
        today, day = self._ctx.desk.today(), held.cv_days[0] if held.cv_days else None
        under = words.ago(day, today)
        if held.cv_old:
            under = f"{under} – skal opdateres mindst hver 2. måned"
        self.cv.show_day(day, today, under, "over_text" if held.cv_old else "text2")
        before = [told_day(one, today) for one in held.cv_days[1 : 1 + _MOST_DAYS]]
        self.cv_before.setText("Før: " + ", ".join(before) if before else "")
        self.cv_before.setVisible(bool(before))

    def _show_hours(self, held: JobTrack) -> None:
        today = self._ctx.desk.today()
        now = next((one for one in held.paid if _covers(one, today)), None)
        since = f" siden {told_day(now.starts, today)}" if now is not None and now.starts else ""
        self.hours.setText(f"{words.hours_a_week(now.hours)}{since}" if now is not None else "Ingen lige nu")
        self.hours_before.setVisible(bool(held.paid))
        self.hours_before.show_rows(
            [RowSpec(words.period_words(one, today)) for one in held.paid if one is not now]
        )
        self.hours_before.setVisible(any(one is not now for one in held.paid))

    def _show_reason(self, held: JobTrack, *, anew: bool) -> None:
        line = held.card.line
        passive = line.track is Track.PASSIVE and line.ended is None
        self._reason.setVisible(passive)
        self.passive.setVisible(passive and not line.passive_reason)
        self.passive.show_text("Skriv årsagen, så den står på teamets liste.", "warning")
        if anew:
            self.reason.restore()
        self.reason.set_value(line.passive_reason or "")

    def _row(self, one: PlacementLine) -> RowSpec:
        today = self._ctx.desk.today()
        state, word = _stands(one, today)
        buttons = [
            RowButton(f"Ret {one.title}", "pencil", partial(self.ask_placement, one)),
            RowButton(f"Fjern {one.title}", "trash", partial(self._remove, one.placement_id)),
        ]
        if state is State.REACHED and one.ends != today:
            buttons.insert(0, RowButton("Afslut i dag", "", partial(self._end, one.placement_id)))
        period = PeriodLine(one.placement_id, one.kind, one.title, one.starts, one.ends, one.hours)
        return RowSpec(
            one.title, words.period_words(period, today), "building", state, word, buttons=tuple(buttons)
        )

    # What is saved

    def _save_plan(self, goals: str) -> None:
        self._write(self.plan.goals, lambda case_id: job_plans.save_job_plan(self._ctx.desk, case_id, goals))

    def _save_reason(self, text: str) -> None:
        self._write(
            self.reason,
            lambda case_id: case_edits.save_field(self._ctx.desk, case_id, "passive_reason", text),
        )

    def _record_cv(self, iso: str) -> None:
        if iso:
            day = date.fromisoformat(iso)
            self._write(self.cv.entry, lambda case_id: case_edits.record_cv(self._ctx.desk, case_id, day))

    def _write(self, field: EditableValue, write: Callable[[int], object]) -> None:
        """Writes something of the case shown; a refusal stands under its field."""
        case_id = self._case_id
        if case_id is not None:
            attempt(field, lambda: write(case_id))

    def ask_hours(self) -> None:
        """Asks for other paid hours and the day they begin."""
        if self._held is not None and self._case_id is not None:
            hours = self._held.card.line.paid_hours
            hours_dialog(self._ctx, self._case_id, format_hours(hours) if hours else "", self).open()

    def ask_placement(self, held: PlacementLine | None) -> None:
        """Asks about a new placement, or for corrections of one."""
        if self._case_id is not None:
            placement_dialog(self._ctx, self._case_id, held, self).open()

    def _end(self, placement_id: int) -> None:
        desk = self._ctx.desk
        self._ctx.attempt(lambda: case_edits.end_period(desk, "placement", placement_id, desk.today()))

    def _remove(self, placement_id: int) -> None:
        self._ctx.attempt(lambda: placements.remove_placement(self._ctx.desk, placement_id))


def _covers(one: PeriodLine, day: date) -> bool:
    return (one.starts is None or one.starts <= day) and (one.ends is None or one.ends >= day)


def _stands(one: PlacementLine, today: date) -> tuple[State, str]:
    if one.starts is not None and one.starts > today:
        return State.CALM, "aftalt"
    if one.ends is not None and one.ends < today:
        return State.NONE, "slut"
    return State.REACHED, "i gang"


def _part(title: str, *widgets: QWidget, link: Button | None = None) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addLayout(row([Label(title, "section"), None, *([link] if link is not None else [])]))
    column.addWidget(hairline())
    for widget in widgets:
        column.addWidget(widget)
    return whole
