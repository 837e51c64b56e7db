"""The cases and the meetings of a leave, with what becomes of each and how to choose otherwise."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QAbstractItemModel, QPoint, QTimer, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from koordinator.domain.leave_plans import CasePlan, LeavePlan, MeetingChoice, MeetingPlan, MeetingWay
from koordinator.domain.leaves import STAYS, AwayCase, Choice, Way
from koordinator.domain.meetings.clashes import FoundTime
from koordinator.domain.meetings.records import MeetingRef
from koordinator.domain.roles import CaseRole
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.editable import see
from koordinator.ui.base.labels import Label, row
from koordinator.ui.base.record_model import Column, RecordModel
from koordinator.ui.base.states import State
from koordinator.ui.base.table import DataTable
from koordinator.ui.base.text import no_mnemonic
from koordinator.ui.team.absence.words import case_way, meeting_note, meeting_way, meeting_when, moment_words

_MOST_ROWS = 12


class _List(QWidget):
    """A title, buttons for the rows chosen, and a table as high as its rows."""

    opened = Signal(int)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = Label(title, "section")
        self._name = title
        self.table = DataTable(multi=True, two_line=True)
        self.table.setAccessibleName(title)
        self.table.selection_changed.connect(self._offer_buttons)
        self._buttons: list[Button] = []
        self._head = row([self.title, None], spacing=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head)
        column.addWidget(self.table)

    def _add(self, words: str, icon: str, press: Callable[[], object]) -> Button:
        button = Button(words, icon_name=icon, small=True)
        button.clicked.connect(press)
        button.setEnabled(False)
        self._buttons.append(button)
        self._head.addWidget(button)
        return button

    def _take(self, model: QAbstractItemModel) -> None:
        """The table scrolls with the page: the row one walks to is brought to sight."""
        self.table.setModel(model)
        selection = self.table.selectionModel()
        selection.currentChanged.connect(lambda *_: QTimer.singleShot(0, self, self._keep_in_sight))

    def _keep_in_sight(self) -> None:
        if self.table.hasFocus():
            see(self.table.viewport(), self.table.visualRect(self.table.currentIndex()).center())

    def _offer_buttons(self) -> None:
        for button in self._buttons:
            button.setEnabled(self.table.selected_count() > 0)

    def _fit(self, rows: int) -> None:
        self.title.setText(f"{self._name} · {rows}")
        header = self.table.horizontalHeader().sizeHint().height()
        high = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(header + min(rows, _MOST_ROWS) * high + 2)
        self.setVisible(rows > 0)
        self._offer_buttons()

    def _pop(self, menu: QMenu, button: Button) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))


class CaseList(_List):
    """Sends what is chosen for which cases."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("Sager")
        self._plan: LeavePlan | None = None
        self._model: RecordModel[CasePlan] = RecordModel(_case_columns(), lambda one: one.case.case_id)
        self._model.setParent(self)
        self._take(self._model)
        self.table.opened.connect(lambda at: self.opened.emit(self._model.record(at).case.case_id))
        self.stays = self._add("Bliver", "", lambda: self._choose(STAYS))
        self.cover = self._add("Dækkes af …", "chevron-down", lambda: self._ask(Way.COVER, self.cover))
        self.hand = self._add("Overdrages til …", "chevron-down", lambda: self._ask(Way.HANDOVER, self.hand))

    def show_plan(self, plan: LeavePlan) -> None:
        """Shows the cases of a plan; what is selected stays selected."""
        self._plan = plan
        self._model.set_records(plan.cases)
        self._fit(len(plan.cases))

    def _picked(self) -> list[CasePlan]:
        ids = set(self.table.selected_ids())
        plan = self._plan
        return [one for one in plan.cases if one.case.case_id in ids] if plan is not None else []

    def _choose(self, choice: Choice) -> None:
        self.chosen.emit({one.case.case_id: choice for one in self._picked()})

    def _ask(self, way: Way, button: Button) -> None:
        """A list of those who could take the cases chosen; who has no room stands last."""
        menu = self.menu(way)
        if menu is not None:
            self._pop(menu, button)

    def menu(self, way: Way) -> QMenu | None:
        """Those who can be chosen for the rows selected."""
        picked, plan = self._picked(), self._plan
        if not picked or plan is None:
            return None
        menu = QMenu(self)
        if way is Way.COVER and any(one.case.role is CaseRole.CONSULTANT for one in picked):
            menu.addAction("En virksomhedskonsulents sager bliver eller overdrages").setEnabled(False)
            return menu
        if way is Way.HANDOVER and any(one.case.role is CaseRole.COVER for one in picked):
            menu.addAction("En sag, der dækkes for en kollega, kan ikke overdrages").setEnabled(False)
            return menu
        if way is Way.COVER:
            self._offer_back(menu, picked)
        parted = False
        for one in plan.stand_ins(picked[0].case.case_id):
            if not one.free and not parted:
                menu.addSeparator()
                parted = True
            said = one.reasons[0] if one.free else one.against[0]
            action = menu.addAction(no_mnemonic(f"{one.worker.name}: {said[:1].lower()}{said[1:]}"))
            action.triggered.connect(partial(self._choose_person, way, one.worker.worker_id))
        return menu

    def _offer_back(self, menu: QMenu, picked: Sequence[CasePlan]) -> None:
        """What she covers can go back to its caseworker, where all chosen are the same one's."""
        holders = {one.case.holder for one in picked}
        holder = holders.pop() if len(holders) == 1 else None
        if holder is not None and holder.here:
            action = menu.addAction(no_mnemonic(f"{holder.name}: har selv sagen og er her i perioden"))
            action.triggered.connect(lambda: self._choose(Choice(Way.BACK, holder.worker_id)))
            menu.addSeparator()

    def _choose_person(self, way: Way, worker_id: int, _checked: bool = False) -> None:
        self._choose(Choice(way, worker_id))


def _case_columns() -> Sequence[Column[CasePlan]]:
    return (
        Column("name", "Borger", lambda p: p.case.facts.name, second=_about, tip=_tip,
               strong=True, width=20, least=14, fixed=True),
        Column("consultant", "VK", lambda p: p.case.facts.consultant or "–", width=16, least=10, yields=2),
        Column("way", "Hvad sker der", case_way, state=_case_state, width=24, least=18, fixed=True),
        Column("why", "Fordi", _why, tip=_why, width=30, least=16, stretch=True, wraps=True, yields=1),
    )  # fmt: skip


def _about(plan: CasePlan) -> str:
    facts = plan.case.facts
    parts = (_part(plan.case), f"{facts.age} år", facts.team, "tung" if facts.heavy else "")
    return " · ".join(part for part in parts if part)


def _tip(plan: CasePlan) -> str:
    return f"{plan.case.facts.name}\n{_about(plan)}"


def _part(case: AwayCase) -> str:
    """What the one who is away is on the case, where she is not its caseworker."""
    if case.role is CaseRole.CONSULTANT:
        return "som VK"
    if case.role is CaseRole.COVER:
        return f"dækkes for {case.holder.name}" if case.holder is not None else "dækkes"
    return ""


def _why(plan: CasePlan) -> str:
    return " · ".join(plan.reasons)


def _case_state(plan: CasePlan) -> State | None:
    missing = plan.choice.way is Way.STAYS and plan.reasons and plan.case.covered_by is None
    return State.NEAR if missing else None


class MeetingList(_List):
    """Sends what is chosen for which meetings; `times` are asked for when one wants to move one."""

    chosen = Signal(object)

    def __init__(self, times: Callable[[MeetingPlan], Sequence[FoundTime]]) -> None:
        super().__init__("Møder i perioden")
        self._times = times
        self._names: dict[int, str] = {}
        self._meetings: tuple[MeetingPlan, ...] = ()
        columns = (
            Column[MeetingPlan]("when", "Tid", meeting_when, sort=lambda m: m.starts, width=18, fixed=True),
            Column[MeetingPlan]("what", "Møde", _title, second=lambda m: m.citizen or "", tip=_title,
                                strong=True, width=20, least=14, fixed=True),
            Column[MeetingPlan]("way", "Hvad sker der", self._way, width=24, least=18, fixed=True),
            Column[MeetingPlan]("clash", "Bemærk", meeting_note, tip=meeting_note, width=24, least=14,
                                stretch=True, wraps=True, yields=1),
        )  # fmt: skip
        self._model: RecordModel[MeetingPlan] = RecordModel(columns, lambda one: one.ref)
        self._model.setParent(self)
        self._take(self._model)
        self.keep = self._add("Beholdes", "", lambda: self._choose(MeetingChoice(MeetingWay.KEEP)))
        self.cover = self._add("Overtages", "", self._cover)
        self.other_time = self._add("Flyttes til …", "chevron-down", self._move)

    def show_plan(self, plan: LeavePlan) -> None:
        """Shows the meetings of a plan."""
        self._names = {one.choice.to_id: one.to for one in plan.cases if one.choice.to_id is not None}
        self._meetings = plan.meetings
        self._model.set_records(plan.meetings)
        self._fit(len(plan.meetings))

    def _way(self, meeting: MeetingPlan) -> str:
        return meeting_way(meeting, self._names)

    def _picked(self) -> list[MeetingPlan]:
        refs = set(self.table.selected_ids())
        return [one for one in self._meetings if one.ref in refs]

    def _offer_buttons(self) -> None:
        picked = self._picked()
        self.keep.setEnabled(bool(picked))
        self.cover.setEnabled(any(one.cover_id is not None for one in picked))
        self.other_time.setEnabled(len(picked) == 1)

    def _choose(self, choice: MeetingChoice) -> None:
        self.chosen.emit({one.ref: choice for one in self._picked()})

    def _cover(self) -> None:
        found: dict[MeetingRef, MeetingChoice] = {
            one.ref: MeetingChoice(MeetingWay.COVER, one.cover_id)
            for one in self._picked()
            if one.cover_id is not None
        }
        self.chosen.emit(found)

    def _move(self) -> None:
        """A list of times at which everybody can."""
        menu = QMenu(self)
        for time in self._times(self._picked()[0]):
            choice = MeetingChoice(MeetingWay.MOVE, None, time.starts)
            menu.addAction(moment_words(time.starts)).triggered.connect(
                lambda _=False, chosen=choice: self._choose(chosen)
            )
        if menu.isEmpty():
            menu.addAction("Ingen tid omkring fraværet passer alle").setEnabled(False)
        self._pop(menu, self.other_time)


def _title(meeting: MeetingPlan) -> str:
    return meeting.title
