"""A leave thought through: fields, effect, cases and meetings under each other, saved in one step."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from koordinator.domain.leave_plans import LeavePlan, MeetingChoice, MeetingPlan
from koordinator.domain.leaves import Choice, LeaveLine
from koordinator.domain.meetings.clashes import FoundTime
from koordinator.domain.meetings.records import MeetingRef
from koordinator.domain.roles import Role
from koordinator.errors import KoordinatorError
from koordinator.services import absences, leave, staff
from koordinator.services.leave_meetings import other_times
from koordinator.services.leave_saving import save
from koordinator.ui.asking import Asking
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.labels import Label, hairline, row
from koordinator.ui.base.notices import Banner
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.context import Context
from koordinator.ui.team.absence.effect import LeaveEffect
from koordinator.ui.team.absence.form import LeaveForm
from koordinator.ui.team.absence.lists import CaseList, MeetingList
from koordinator.ui.team.absence.put_backs import PutBackList
from koordinator.ui.team.absence.words import remarks

_MEND = "Ret det, der er markeret. Så står her, hvad fraværet betyder."
_NOTHING = "Vælg, hvem der er væk hvornår. Så står her, hvad det betyder. Intet gemmes, før du trykker Gem."


class LeavePage(QWidget):
    """Answers "what happens if", and saves it; `done` is sent when one is finished with it."""

    done = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._plan: LeavePlan | None = None
        self._choices: dict[int, Choice] = {}
        self._meetings: dict[MeetingRef, MeetingChoice] = {}
        self._line: LeaveLine | None = None
        self.may_save = Role.LEADER in ctx.desk.who.roles
        self.back = Button("Fravær", "link", "chevron-left", small=True)
        self.title = Label("Nyt fravær", "figure")
        self.form = LeaveForm(ctx)
        self.note = Banner(_NOTHING, "plain")
        self.effect = LeaveEffect()
        self.cases = CaseList()
        self.meetings = MeetingList(self._times)
        self.put_backs = PutBackList()
        self.over = Banner("", "error")
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Begrundelse for at gå over max")
        self.reason.setPlaceholderText("Hvorfor skal max overskrides?")
        self.reason.setMaxLength(500)
        self.remove = Button("Slet fraværet", "danger", "trash")
        self.give_up = Button("Annullér")
        self.save = Button("Gem fraværet", "filled", "check")
        self._asking = Asking(ctx.runner, "Regner fraværet igennem", self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 16, 32, 24)
        column.setSpacing(16)
        column.addLayout(row([self.back, None]))
        for widget in (
            self.title,
            self.form,
            self.note,
            self.effect,
            self.cases,
            self.meetings,
            self.put_backs,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        self.area = scrolled(inside, sideways=False)
        foot = QVBoxLayout()
        foot.setContentsMargins(32, 12, 32, 12)
        foot.setSpacing(8)
        foot.addWidget(self.over)
        foot.addWidget(self.reason)
        foot.addWidget(self.put_backs.box)
        foot.addLayout(row([self.remove, None, self.give_up, self.save]))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addWidget(hairline())
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.back.clicked.connect(self.done)
        self.give_up.clicked.connect(self.done)
        self.save.clicked.connect(self.save_leave)
        self.remove.clicked.connect(self._remove)
        self.form.changed.connect(self._think_anew)
        self.form.judged.connect(lambda _: self._offer_saving())
        self.cases.chosen.connect(self._choose_cases)
        self.cases.opened.connect(self._ctx.open_case)
        self.meetings.chosen.connect(self._choose_meetings)
        self.effect.worker_wanted.connect(self._ctx.show_worker)
        self._asking.answered.connect(self._show)
        self._asking.failed.connect(self._refused)

    # What is asked

    def begin(self, worker_id: int, starts: date) -> None:
        """A new leave of somebody from a day on."""
        self._line = None
        self.title.setText("Nyt fravær")
        self._open()
        self.form.begin(worker_id, starts)
        self._think_anew()

    def show_leave(self, line: LeaveLine) -> None:
        """A leave that is there already, to look at, correct or take away."""
        self._line = line
        self.title.setText(f"Fravær for {line.worker}")
        self._open()
        self.form.show_leave(line)
        self._think_anew()

    def refresh(self) -> None:
        """The store has changed: the same question again."""
        self.form.look_again()
        self._ask()

    def _open(self) -> None:
        self.form.offer(staff.workers(self._ctx.desk))
        self.remove.setVisible(self.may_save and self._line is not None)
        self.save.setVisible(self.may_save)
        self.area.verticalScrollBar().setValue(0)
        self.reason.clear()
        self.put_backs.begin()

    def _think_anew(self) -> None:
        """Another leave: what was chosen for the one before is forgotten."""
        self._choices, self._meetings = {}, {}
        self._ask()

    def _ask(self) -> None:
        if not self.form.stands():
            self._refused(_MEND, "plain")
            return
        desk = self._ctx.desk
        wish = replace(self.form.wish(), choices=dict(self._choices), meetings=dict(self._meetings))
        self._offer_saving(ready=False)
        self._asking.ask(lambda _progress: leave.plan(desk, wish))

    def _choose_cases(self, chosen: Mapping[int, Choice]) -> None:
        self._choices |= chosen
        # Whoever takes a case takes its meetings: what was chosen for those is thought of anew.
        plan = self._plan
        for one in plan.meetings if plan is not None else ():
            if one.case_id in chosen:
                self._meetings.pop(one.ref, None)
        self._ask()

    def _choose_meetings(self, chosen: Mapping[MeetingRef, MeetingChoice]) -> None:
        self._meetings |= chosen
        self._ask()

    def _times(self, meeting: MeetingPlan) -> Sequence[FoundTime]:
        plan = self._plan
        return other_times(self._ctx.desk, plan.wish, meeting, plan.meetings) if plan is not None else ()

    # What is shown

    def _show(self, plan: LeavePlan) -> None:
        self._plan = plan
        self._choices = {one.case.case_id: one.choice for one in plan.cases}
        self._meetings = {one.ref: one.choice for one in plan.meetings}
        said = [f"{plan.worker}: {plan.sentence[:1].lower()}{plan.sentence[1:]}."]
        self._say(" ".join([*said, *remarks(plan)]).replace("..", "."), "info")
        self.effect.show_plan(plan, self._ctx.desk.today())
        self.cases.show_plan(plan)
        self.meetings.show_plan(plan)
        self.put_backs.show_plan(plan, may_save=self.may_save)
        names = [one.load.worker for one in plan.over]
        self.over.setVisible(bool(names))
        self.reason.setVisible(bool(names) and self.may_save)
        if names:
            self.over.show_text(
                f"Over max: {', '.join(names)}. Skriv en begrundelse, eller vælg en anden.", "error"
            )
        self._offer_saving()

    def _refused(self, sentence: str, kind: str = "error") -> None:
        self._plan = None
        self._say(sentence, kind)
        for widget in (self.effect, self.cases, self.meetings, self.over, self.reason):
            widget.hide()
        self._offer_saving()

    def _offer_saving(self, *, ready: bool = True) -> None:
        """A leave is saved as it was thought through, with nothing in the fields that cannot stand."""
        stands = self._plan is not None and self.form.stands()
        self.save.setEnabled(ready and stands and not self._asking.busy)

    def _say(self, sentence: str, kind: str) -> None:
        if sentence != self.note.text():
            self.note.show_text(sentence, kind)

    # What is done

    def save_leave(self) -> None:
        """Saves the leave as it is shown; a refusal is said above the buttons."""
        plan = self._plan
        if plan is None or self._asking.busy or not self.form.commit() or self._asking.busy:
            return
        try:
            save(self._ctx.desk, plan, self.reason.text(), put_back=self.put_backs.wanted())
        except KoordinatorError as fault:
            self.over.show_text(str(fault), "error")
            self.over.show()
            if self.reason.isVisibleTo(self) and not self.reason.text().strip():
                self.reason.setFocus()
            return
        self.done.emit()

    def _remove(self) -> None:
        line = self._line
        if line is not None and self._ctx.attempt(
            lambda: absences.remove_absence(self._ctx.desk, line.absence_id, put_back=self.put_backs.wanted())
        ):
            self.done.emit()
