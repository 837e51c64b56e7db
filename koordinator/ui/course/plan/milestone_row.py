"""One milestone: what is to be reached, how far in three months and longer, and what serves it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from koordinator.domain.plans import STATUS_WORDS, MilestoneLine, MilestoneStatus, PlanCard
from koordinator.domain.smart import hints
from koordinator.domain.values.dates import whole_day
from koordinator.services import plans
from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.choices import ChoiceValue
from koordinator.ui.base.editable import EditableValue, LongTextValue, TextValue
from koordinator.ui.base.focus import input_of
from koordinator.ui.base.fonts import set_font
from koordinator.ui.base.formats import long_date
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Icon, Label, hairline
from koordinator.ui.base.saving import attempt
from koordinator.ui.base.text import no_mnemonic
from koordinator.ui.base.typed import day_format
from koordinator.ui.context import Context
from koordinator.ui.course.plan.saving import iso, side_by_side

_STATUS, _DUE, _NUMBER, _AREA = 112, 200, 22, 196
_NARROW = 680
_STATUSES = [(key.value, word.capitalize()) for key, word in STATUS_WORDS.items()]
_NAMES = {
    "title": "delmål", "status": "status", "due": "senest", "in_3_months": "om 3 måneder",
    "longer": "på længere sigt", "area_key": "område på hjulet",
}  # fmt: skip


class MilestoneRow(QWidget):
    """Fields that save as one leaves them; moving and removing are asked of the list."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self, ctx: Context, milestone_id: int) -> None:
        super().__init__()
        self._ctx, self.milestone_id = ctx, milestone_id
        self._card: PlanCard | None = None
        self._linked: tuple[int, ...] = ()
        self.number = Label("", "strong", "accent")
        self.title = LongTextValue("Delmål", lines=1, single=True, placeholder="Hvad skal være nået?")
        set_font(input_of(self.title), "medium")
        self.status = ChoiceValue("Status", _STATUSES)
        due = replace(day_format(ctx.desk.today), read=_by)
        self.due = TextValue("Senest", due, placeholder="Nået senest …")
        self.near = LongTextValue("Om 3 måneder", lines=1, placeholder="Hvor langt om 3 måneder?")
        self.far = LongTextValue("På længere sigt", lines=1, placeholder="Og på længere sigt?")
        self.area = ChoiceValue("Område på hjulet")
        self.fields: dict[str, EditableValue] = {
            "title": self.title, "status": self.status, "due": self.due, "in_3_months": self.near,
            "longer": self.far, "area_key": self.area,
        }  # fmt: skip
        self.up = IconButton("arrow-up", "Flyt op", small=True, shortcut="Alt+↑")
        self.down = IconButton("arrow-down", "Flyt ned", small=True, shortcut="Alt+↓")
        self.remove = IconButton("close", "Fjern delmålet", small=True, shortcut="Alt+Delete")
        self.tie = Button("Knyt indsats", "link", "link")
        self.served = Label("", "small", "text2", wrap=True)
        self.since = Label("", "small", "text2")
        self.help = Label("", "small", "text2", wrap=True)
        self._help_line = QWidget()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        grid = QGridLayout()
        grid.setContentsMargins(0, 8, 0, 10)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        high = self.status.sizeHint().height()
        small: tuple[QWidget, ...] = (self.up, self.down, self.remove)
        for one in (self.number, *small):
            one.setFixedHeight(high)
        dated = QHBoxLayout()
        dated.setSpacing(6)
        dated.addWidget(self.status, 0, top)
        dated.addWidget(self.due, 0, top)
        dated.addStretch(1)
        self._head.setSpacing(2)
        self._head.addWidget(self.title, 1, top)
        self._head.addLayout(dated)
        grid.addWidget(self.number, 0, 0, top)
        grid.addLayout(self._head, 0, 1)
        for place, one in enumerate(small, 2):
            grid.addWidget(one, 0, place, top)
        beside = QHBoxLayout()
        beside.setSpacing(16)
        for label, field in (("Om 3 måneder", self.near), ("På længere sigt", self.far)):
            beside.addLayout(_labelled(label, field), 1)
        grid.addLayout(beside, 1, 1, 1, 4)
        grid.addLayout(self._foot(), 2, 1, 1, 4)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        column.addLayout(grid)
        house.changed.connect(self._fit)
        self._fit()

    def _foot(self) -> QVBoxLayout:
        served = QHBoxLayout()
        served.setContentsMargins(12, 0, 0, 0)
        served.setSpacing(12)
        served.addWidget(self.served, 1)
        served.addWidget(self.since)
        served.addWidget(self.area)
        served.addWidget(self.tie)
        helped = QHBoxLayout(self._help_line)
        helped.setContentsMargins(12, 2, 0, 0)
        helped.setSpacing(6)
        helped.addWidget(Icon("info", "text2", 14), 0, Qt.AlignmentFlag.AlignTop)
        helped.addWidget(self.help, 1)
        foot = QVBoxLayout()
        foot.setSpacing(2)
        foot.addLayout(served)
        foot.addWidget(self._help_line)
        return foot

    def _connect(self) -> None:
        for key, field in self.fields.items():
            field.committed.connect(partial(self._save, key))
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)
        self.tie.clicked.connect(self.open_ties)

    def stand_for(self, milestone_id: int) -> None:
        """Takes another one's place; what was typed of the former is forgotten."""
        self.milestone_id = milestone_id
        for field in self.fields.values():
            field.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side_by_side(self._head, self.width() >= house.px(_NARROW))

    # What is shown

    def offer_areas(self, areas: Sequence[tuple[str, str]]) -> None:
        """The areas of the wheel a milestone may belong to, by key and name."""
        self.area.set_options([("", "Intet område på hjulet"), *areas])

    def show_line(self, line: MilestoneLine, card: PlanCard, place: int, *, helped: bool) -> None:
        """Shows a milestone at its place in the plan."""
        self._card, self._linked = card, line.intervention_ids
        today = self._ctx.desk.today()
        self.number.setText(str(place))
        values = (
            line.title, line.status.value, iso(line.due), line.in_3_months or "", line.longer or "",
            line.area_key or "",
        )  # fmt: skip
        for field, value in zip(self.fields.values(), values, strict=True):
            field.set_value(value)
        titles = card.titles(line.intervention_ids)
        self.served.setText(f"Indsatser: {', '.join(titles)}" if titles else "Ingen indsats er knyttet til.")
        self.since.setText(_since(line))
        self.since.setVisible(bool(self.since.text()))
        self.tie.setEnabled(bool(card.interventions))
        self._show_help(line, today, helped)
        self.up.setEnabled(place > 1)
        self.down.setEnabled(place < len(card.milestones))
        self._name(place)

    def _show_help(self, line: MilestoneLine, today: date, helped: bool) -> None:
        found = hints(line, today) if helped else []
        self.help.setText("  ".join(f"{one.smart.value.capitalize()}? {one.question}" for one in found))
        self._help_line.setVisible(bool(found))

    def _name(self, place: int) -> None:
        for key, field in self.fields.items():
            input_of(field).setAccessibleName(f"Delmål {place}: {_NAMES[key]}")
        for button, word in ((self.up, "Flyt op"), (self.down, "Flyt ned"), (self.remove, "Fjern")):
            button.setAccessibleName(f"{word}, delmål {place}")
        self.tie.setAccessibleDescription(f"Delmål {place}")

    def order(self) -> list[QWidget]:
        """The fields in the order Tab goes through them."""
        return [*self.fields.values(), self.tie, self.up, self.down, self.remove]

    # What is done

    def open_ties(self) -> QMenu:
        """The interventions to choose among, those that serve this milestone ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in self._card.interventions if self._card else ():
            entry = menu.addAction(no_mnemonic(one.title))
            entry.setCheckable(True)
            entry.setChecked(one.intervention_id in self._linked)
            entry.toggled.connect(partial(self._tie, one.intervention_id))
        menu.popup(self.tie.mapToGlobal(self.tie.rect().bottomLeft()))
        return menu

    def _tie(self, intervention_id: int, on: bool) -> None:
        desk = self._ctx.desk
        self._ctx.attempt(lambda: plans.link(desk, self.milestone_id, intervention_id, on))

    def _save(self, key: str, value: str) -> None:
        desk = self._ctx.desk
        attempt(self.fields[key], lambda: plans.save_milestone(desk, self.milestone_id, key, value))

    def _fit(self) -> None:
        self.status.setFixedWidth(house.px(_STATUS))
        self.due.setFixedWidth(house.px(_DUE))
        self.area.setFixedWidth(house.px(_AREA))
        self.number.setFixedWidth(house.px(_NUMBER))


def _by(iso_day: str) -> str:
    return f"senest {long_date(iso_day)}" if iso_day else ""


def _since(line: MilestoneLine) -> str:
    """Since when a milestone is as it is, where it is done with."""
    if line.status_day is None or line.status not in (MilestoneStatus.REACHED, MilestoneStatus.DROPPED):
        return ""
    return f"{STATUS_WORDS[line.status].capitalize()} {whole_day(line.status_day)}"


def _labelled(text: str, field: QWidget) -> QVBoxLayout:
    label = Label(text, "small", "text2")
    label.setContentsMargins(12, 0, 0, 0)
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(label)
    column.addWidget(field)
    column.addStretch(1)
    return column
