"""The sections of a worker's panel: her load, her cases, her leave, her working time."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.caseload import WorkerLoad
from koordinator.domain.cases import CaseLine, Weight
from koordinator.domain.periods import Period
from koordinator.domain.staff import AbsenceLine, OwnLimitLine, WorkerDetail
from koordinator.domain.values.numbers import format_hours
from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.focus import tab_in_place
from koordinator.ui.base.labels import Label, StateWord
from koordinator.ui.base.record_model import Column, RecordModel
from koordinator.ui.base.states import State
from koordinator.ui.base.table import DataTable
from koordinator.ui.loads import day_words, of_maximum, period_words, share_words, state_of_load

_MOST_ROWS = 8
Line = TypeVar("Line", AbsenceLine, OwnLimitLine)


class LoadFacts(QWidget):
    """How many of how many, the state, and what the number is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.number = Label("", "figure")
        self.state = StateWord(State.NONE)
        self.made_of = Label("", tone="text2", wrap=True)
        self.reached = Label("", tone="text2", wrap=True)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.number)
        top.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self.made_of)
        column.addWidget(self.reached)

    def show_load(self, load: WorkerLoad | None, detail: WorkerDetail, under: str) -> None:
        """Shows the caseload of the day, and how the worker is reached."""
        self.number.setVisible(load is not None)
        self.state.setVisible(load is not None and load.limits is not None)
        if load is None:
            self.made_of.setText("Har ingen sager i den rolle den dag.")
        else:
            self.number.setText(f"{of_maximum(load)} sager")
            self.state.set(state_of_load(load))
            heavy = [f"{load.heavy} {'tung' if load.heavy == 1 else 'tunge'}"] if load.heavy else []
            self.made_of.setText(" · ".join([f"{load.cases} i programmet", *heavy, under]))
        line = detail.line
        reached = " · ".join(part for part in (line.phone, line.email) if part)
        self.reached.setText(reached)
        self.reached.setVisible(bool(reached))


class CaseShortList(QWidget):
    """The worker's cases as they are today, several of which can be chosen."""

    selection_changed = Signal()
    opened = Signal(int)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.table = DataTable(multi=True)
        self.table.setAccessibleName("Medarbejderens sager")
        self._model: RecordModel[CaseLine] = RecordModel(
            (
                Column("name", "Borger", _name, width=14, stretch=True, fixed=True, tip=_about),
                Column("week", "Uge", lambda c: str(c.week(today())), sort=lambda c: c.week(today()),
                       right=True, width=3),
            ),
            lambda c: c.case_id,
        )  # fmt: skip
        self._model.setParent(self)
        self.table.setModel(self._model)
        self.table.selection_changed.connect(self.selection_changed)
        self.table.opened.connect(lambda row: self.opened.emit(self._model.record(row).case_id))
        self._none = Label("Ingen løbende sager.", tone="text2")
        self.note = Label("Listen er, som den er i dag.", "small", "text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._none)
        column.addWidget(self.table)
        column.addWidget(self.note)

    def show_cases(self, cases: Sequence[CaseLine], day: date) -> None:
        """Shows these cases; what was chosen stays chosen."""
        self._model.set_records(cases)
        self._none.setVisible(not cases)
        self.table.setVisible(bool(cases))
        self.note.setVisible(bool(cases) and day != self._today())
        header = self.table.horizontalHeader().sizeHint().height()
        rows = min(len(cases), _MOST_ROWS) * self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(header + rows + 2)
        self.selection_changed.emit()

    def clear_selection(self) -> None:
        """Chooses none."""
        self.table.clearSelection()

    def chosen(self) -> tuple[int, ...]:
        """The numbers of the cases chosen."""
        return tuple(one for one in self.table.selected_ids() if isinstance(one, int))


def _name(case: CaseLine) -> str:
    return f"{case.name} · tung" if case.weight == Weight.HEAVY else case.name


def _about(case: CaseLine) -> str:
    return ", ".join(part for part in (case.name, case.number, case.programme) if part)


class LinesSection(QWidget):
    """Short lines with small buttons, built anew for each worker; a link under them adds one."""

    def __init__(self, add: str, empty: str) -> None:
        super().__init__()
        self._empty = empty
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.add = Button(add, "link", "plus")
        self._made: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._rows)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def lines(self) -> list[str]:
        """What the lines say."""
        return [widget.text() for widget in self.findChildren(Label) if widget.isVisibleTo(self)]

    def begin(self, *, may_edit: bool) -> None:
        """Takes the lines away; the focus goes to the link if it stood on one of them."""
        focused = QApplication.focusWidget()
        if focused is not None and any(widget.isAncestorOf(focused) for widget in self._made):
            self.add.setFocus()
        for widget in self._made:
            widget.hide()
            widget.deleteLater()
        self._made = []
        self.add.setVisible(may_edit)

    def add_line(self, text: str, under: str = "", buttons: Sequence[QWidget] = ()) -> None:
        """Adds a line at the end."""
        block = QWidget()
        line = QHBoxLayout(block)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(text, wrap=True))
        if under:
            words.addWidget(Label(under, "small", "text2", wrap=True))
        line.addLayout(words, 1)
        for button in buttons:
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._made.append(block)
        self._rows.addWidget(block)

    def end(self) -> None:
        """Says that there are none when no line was added."""
        if not self._made:
            self.add_line(self._empty)
        tab_in_place(self.add, [one for block in self._made for one in block.findChildren(IconButton)])


def show_absences(
    section: LinesSection,
    absences: Sequence[AbsenceLine],
    kinds: Mapping[str, str],
    today: date,
    *,
    edit: Callable[[AbsenceLine], object],
    remove: Callable[[AbsenceLine], object],
    may_edit: bool,
) -> None:
    """The absences as lines, the newest first, each with its buttons."""
    section.begin(may_edit=may_edit)
    for absence in absences:
        kind = kinds.get(absence.kind, absence.kind)
        period = period_words(Period(absence.starts, absence.ends), today)
        share = "" if absence.share == 1 else f"{format_hours(absence.share)} af arbejdstiden"
        over = "overstået" if absence.ends and absence.ends < today else ""
        buttons = _pencil_and_trash(f"{kind} {period}", absence, edit, remove) if may_edit else []
        under = " · ".join(part for part in (period, share, over) if part)
        section.add_line(kind.capitalize(), under, buttons)
    section.end()


def show_own_limits(
    section: LinesSection,
    own_limits: Sequence[OwnLimitLine],
    today: date,
    *,
    edit: Callable[[OwnLimitLine], object],
    remove: Callable[[OwnLimitLine], object],
    may_edit: bool,
) -> None:
    """The worker's own limits as lines, the newest first, each with its buttons."""
    section.begin(may_edit=may_edit)
    for one in own_limits:
        period = period_words(Period(one.starts, one.ends), today)
        over = "overstået" if one.ends and one.ends < today else ""
        words = f"Nær max fra {one.limits.warning}, max {one.limits.maximum}"
        buttons = _pencil_and_trash(f"egne grænser {period}", one, edit, remove) if may_edit else []
        section.add_line(words, " · ".join(part for part in (period, one.reason, over) if part), buttons)
    section.end()


def _pencil_and_trash(
    named: str, one: Line, edit: Callable[[Line], object], remove: Callable[[Line], object]
) -> list[QWidget]:
    """The two small buttons of a line."""
    pencil = IconButton("pencil", f"Ret {named}", small=True)
    pencil.clicked.connect(lambda: edit(one))
    trash = IconButton("trash", f"Slet {named}", small=True)
    trash.clicked.connect(lambda: remove(one))
    return [pencil, trash]


def show_working_times(section: LinesSection, detail: WorkerDetail, today: date, *, may_edit: bool) -> None:
    """The working times as lines, the newest first."""
    section.begin(may_edit=may_edit)
    for line in detail.working_times:
        period = period_words(Period(line.starts, line.ends), today)
        section.add_line(f"{share_words(line.share)} {period}")
    section.end()


def show_outside(section: LinesSection, detail: WorkerDetail, today: date, *, may_edit: bool) -> None:
    """The numbers of cases held outside the program as lines, the newest first."""
    section.begin(may_edit=may_edit)
    for line in detail.outside:
        words = "1 sag" if line.cases == 1 else f"{line.cases} sager"
        section.add_line(f"{words} fra {day_words(line.day, today)}")
    section.end()
