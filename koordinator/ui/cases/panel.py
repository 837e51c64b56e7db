"""The side panel of the case list: the essentials of one case, which can be corrected where they stand."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from koordinator.domain.cases import CaseCard
from koordinator.errors import KoordinatorError
from koordinator.services import case_edits, case_lists, staff
from koordinator.services.meetings import calendar
from koordinator.ui.base.avatar import Avatar
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.editable import EditableValue
from koordinator.ui.base.flow import FlowLayout
from koordinator.ui.base.form import Form
from koordinator.ui.base.labels import Label
from koordinator.ui.base.side_panel import SidePanel
from koordinator.ui.base.states import State
from koordinator.ui.cases import words
from koordinator.ui.cases.dated import DatedFact
from koordinator.ui.cases.fields import LABEL_WIDTH, CaseFields, CitizenForm, CourseForm
from koordinator.ui.cases.meetings import AHEAD, BACK, CaseMeetings
from koordinator.ui.cases.network_section import NetworkSection
from koordinator.ui.cases.track import History, TrackSection, wrapped
from koordinator.ui.context import Context
from koordinator.ui.course.head import lasting_alerts


class CasePanel(SidePanel):
    """Shows one case at a time and saves each field as one leaves it."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._card: CaseCard | None = None
        self.avatar = Avatar(size=36)
        self.set_lead(self.avatar)
        self.fields = CaseFields()
        self.fields.setParent(self)
        self.head = _Head()
        self.citizen = CitizenForm(self.fields)
        self.course = CourseForm(self.fields)
        self.track = TrackSection(self.fields)
        self.talk = DatedFact("Ny samtaledato", "Ny samtaledato")
        self.cv = DatedFact("CV opdateret den", "Opdatér CV-dato")
        self.meetings = CaseMeetings()
        self.new_meeting = Button("Nyt møde", "link")
        self.network = NetworkSection(ctx)
        self.history = History()
        self.open_button = Button("Åbn sagen", "filled", "folder-open", tip="Alt om sagen (Enter to gange)")
        self.move_button = Button("Flyt sagen …", icon_name="move")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        followed = Form(label_width=LABEL_WIDTH)
        followed.add("Seneste samtale", self.talk)
        followed.add("CV opdateret", self.cv)
        self.add_section(self.head)
        self.add_section(self.citizen, "Borger")
        self.add_section(self.track, "Jobspor")
        self.add_section(followed, "Samtale og CV")
        self.add_section(self.meetings, "Møder", link=self.new_meeting)
        self.add_section(self.network, "Netværk", link=self.network.add)
        self.add_section(self.course, "Forløb")
        self.add_section(self.history, "Tilknytninger")
        self.add_section(self.fields.by_key["remark"], "Bemærkning")
        self.set_actions([self.open_button, self.move_button])

    def _connect(self) -> None:
        self.fields.committed.connect(self._save)
        self.track.hours.committed.connect(self._save_hours)
        self.track.ended.connect(self._end)
        self.talk.recorded.connect(lambda iso: self._record(self.talk, case_edits.record_talk, iso))
        self.cv.recorded.connect(lambda iso: self._record(self.cv, case_edits.record_cv, iso))
        self.open_button.clicked.connect(self._open_course)
        self.move_button.clicked.connect(self._move)
        self.meetings.opened.connect(self._ctx.show_meeting)
        self.new_meeting.clicked.connect(self._new_meeting)
        self.closed.connect(self._forget)

    # What is shown

    def case_id(self) -> int | None:
        """The case shown, or None while the panel is closed."""
        return self._card.line.case_id if self._card is not None and not self.isHidden() else None

    def show_case(self, case_id: int) -> CaseCard:
        """Fetches and shows a case; what is being typed on another one is saved first."""
        if self._card is not None and self._card.line.case_id != case_id:
            self.fields.settle()
            self.track.hours.commit()
        card = case_lists.case_card(self._ctx.desk, case_id)
        self._fill(card)
        return card

    def ask_talk(self) -> None:
        """Asks for the date of a new talk."""
        self.talk.ask()
        self.bring_into_view(self.talk)

    def ask_cv(self) -> None:
        """Asks for the day the CV was brought up to date."""
        self.cv.ask()
        self.bring_into_view(self.cv)

    def refresh(self) -> None:
        """Fetches the case anew; it closes if the case is gone."""
        case_id = self.case_id()
        if case_id is None:
            return
        try:
            self._fill(case_lists.case_card(self._ctx.desk, case_id))
        except KoordinatorError:
            self.close_panel()

    def _fill(self, card: CaseCard) -> None:
        anew = self._card is None or self._card.line.case_id != card.line.case_id
        self._card = card
        line, today = card.line, self._ctx.desk.today()
        desk = self._ctx.desk
        self.avatar.set_name(line.name)
        self.set_title(line.name, f"Sag {line.number}" if line.number else "")
        self.head.show_card(card, today)
        self.fields.set_choices([(t.team_id, t.name) for t in staff.teams(desk)], staff.programmes(desk))
        self.fields.fill(card, anew=anew)
        self.citizen.show_card(card)
        self.course.show_card(card)
        self.track.show_card(card, today, anew=anew)
        self._show_days(card, today, anew=anew)
        held = calendar.of_case(desk, line.case_id, today - BACK, today + AHEAD)
        self.meetings.show_entries(held, today)
        self.new_meeting.setEnabled(line.ended is None)
        self.network.show_case(line.case_id)
        self.history.show_periods(card.assignments, self._ctx.desk.today())
        if anew:
            self.scroll_to_top()
        self.move_button.setEnabled(line.ended is None)

    def _show_days(self, card: CaseCard, today: date, *, anew: bool) -> None:
        line = card.line
        if anew:
            self.talk.give_up()
            self.cv.give_up()
        old = words.cv_state(line, today) is State.OVER
        age = words.cv_words(line, today) if line.cv_day else ""
        self.talk.show_day(line.last_talk, today, words.ago(line.last_talk, today))
        under = f"{age} · for gammel" if old else words.ago(line.cv_day, today)
        self.cv.show_day(line.cv_day, today, under, "over_text" if old else "text2")

    def _forget(self) -> None:
        self.citizen.cpr.hide_number()
        self._card = None

    # What is saved

    def _save(self, key: str, value: str) -> None:
        field = self.fields.by_key[key]
        saved = self._attempt(
            field, lambda case_id: case_edits.save_field(self._ctx.desk, case_id, key, value)
        )
        if saved and self._card is not None:
            field.set_value(self.fields.shown(key, self._card))

    def _save_hours(self, value: str) -> None:
        today = self._ctx.desk.today()
        self._attempt(
            self.track.hours,
            lambda case_id: case_edits.set_paid_hours(self._ctx.desk, case_id, value, today),
        )

    def _record(self, fact: DatedFact, record: Callable[..., None], iso: str) -> None:
        if iso:
            day = date.fromisoformat(iso)
            self._attempt(fact.entry, lambda case_id: record(self._ctx.desk, case_id, day))

    def _attempt(self, field: EditableValue, write: Callable[[int], object]) -> bool:
        """Writes something of the case shown; a refusal stands under its field."""
        if self._card is None:
            return False
        try:
            write(self._card.line.case_id)
        except KoordinatorError as fault:
            field.show_error(str(fault))
            return False
        return True

    def _end(self, kind: str, row_id: int) -> None:
        desk = self._ctx.desk
        self._ctx.attempt(lambda: case_edits.end_period(desk, kind, row_id, desk.today()))

    def _new_meeting(self) -> None:
        if self._card is not None:
            self._ctx.new_meeting(case_id=self._card.line.case_id)

    def _open_course(self) -> None:
        if self._card is not None:
            self._ctx.open_case(self._card.line.case_id)

    def _move(self) -> None:
        if self._card is not None:
            self._ctx.move([self._card.line.case_id])


class _Head(QWidget):
    """Age and course, what one must know at once, and who has the case with their phone."""

    def __init__(self) -> None:
        super().__init__()
        self._facts = wrapped()
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self.caseworker, self.consultant = wrapped(), wrapped()
        people = QGridLayout()
        people.setHorizontalSpacing(10)
        people.setVerticalSpacing(4)
        for number, (role, label) in enumerate((("KS", self.caseworker), ("VK", self.consultant))):
            people.addWidget(Label(role, tone="text2"), number, 0, Qt.AlignmentFlag.AlignTop)
            people.addWidget(label, number, 1)
        people.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._facts)
        column.addWidget(self._chips)
        column.addLayout(people)

    def show_card(self, card: CaseCard, today: date) -> None:
        """Shows a case."""
        line = card.line
        facts = [f"{words.age(line, today)} år", line.programme, words.week_words(line, today)]
        self._facts.setText(" · ".join(fact for fact in facts if fact))
        self.caseworker.setText(_person(line.caseworker, card.caseworker_phone))
        self.consultant.setText(_person(line.consultant, card.consultant_phone))
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        chips = lasting_alerts(card, today)
        for chip in chips:
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(chips))


def _person(name: str | None, phone: str | None) -> str:
    return " · ".join(part for part in (name, phone) if part) or "ingen"
