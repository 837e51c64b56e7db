"""The areas of each team's wheel: named, put in order, added and taken out."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.forms import FEWEST_AREAS, MOST_AREAS, WHEEL, Area
from koordinator.errors import KoordinatorError
from koordinator.services import form_areas
from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.base.focus import step_in_order
from koordinator.ui.base.formats import required
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, hairline, row
from koordinator.ui.context import Context
from koordinator.ui.settings.team_section import TeamSection

_SENTENCE = (
    f"Delmålshjulet har {FEWEST_AREAS}-{MOST_AREAS} områder. Tal, der allerede er sat, bliver i sagen, "
    "også når et område tages ud. Den enkelte borger kan kalde områderne noget andet."
)
_NEEDED = "Giv området et navn."


class AreaRow(QWidget):
    """One area: its name, and where it stands among the others."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = Label("", tone="text2")
        self.name = TextValue("Områdets navn", required(_NEEDED))
        self.up = IconButton("arrow-up", "Flyt området op", small=True)
        self.down = IconButton("arrow-down", "Flyt området ned", small=True)
        self.remove = IconButton("trash", "Tag området ud af hjulet", small=True)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._number)
        line.addWidget(self.name, 1)
        for button in (self.up, self.down, self.remove):
            line.addWidget(button)
        house.changed.connect(self._fit)
        self._fit()

    def show_area(self, at: int, of: int, name: str, *, fixed: bool) -> None:
        """Shows the area at a place among so many."""
        self._number.setText(str(at + 1))
        self.name.set_value(name)
        self.name.set_fixed(fixed)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at < of - 1)
        self.remove.setEnabled(of > FEWEST_AREAS)
        for button in (self.up, self.down, self.remove):
            button.setVisible(not fixed)

    def order(self) -> list[QWidget]:
        """What Tab reaches, as one sees it."""
        return [self.name, self.up, self.down, self.remove]

    def _fit(self) -> None:
        self._number.setFixedWidth(house.px(20))


class AreasSection(TeamSection):
    """One team's wheel at a time; each change is saved at once."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx, "Områder", _SENTENCE, "Hjulets områder vælges i hvert team.")
        self._areas: tuple[Area, ...] = ()
        self.rows: list[AreaRow] = []
        self.add = Button("Tilføj område", icon_name="plus")
        self.state = Label("", "small", "text2")
        self.reset = Button("Tilbage til de oprindelige", "link", "undo")
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.column.addWidget(hairline())
        self.column.addLayout(self._list)
        self.column.addLayout(row([self.add, None]))
        self.column.addLayout(row([self.state, None, self.reset]))
        self.add.clicked.connect(self.add_area)
        self.reset.clicked.connect(self._reset)

    def focusNextPrevChild(self, onward: bool) -> bool:
        order = [self.team, *(one for line in self.rows for one in line.order()), self.add, self.reset]
        return step_in_order(self, order, onward, wrap=False)

    def show_team(self) -> None:
        wheel = form_areas.form(self.ctx.desk, WHEEL, self.team_id)
        self._areas = wheel.areas
        self._fill()
        self.add.setVisible(self.is_leader)
        self.add.setEnabled(len(wheel.areas) < MOST_AREAS)
        told = "Teamet har sine egne områder." if wheel.changed else "Som de følger med programmet."
        self.state.setText(told)
        self.reset.setVisible(wheel.changed and self.is_leader)

    def add_area(self) -> EntryDialog:
        """Asks for the name of another area, which comes last."""

        def save(values: Mapping[str, str]) -> None:
            self._keep([*self._areas, Area("", values["name"])])

        dialog = EntryDialog("Nyt område", "Det kommer sidst på hjulet og kan flyttes.", save, parent=self)
        dialog.add_field("name", "Navn", TextValue("Navn", required(_NEEDED), placeholder=""))
        dialog.open()
        return dialog

    def _fill(self) -> None:
        count = len(self._areas)
        while len(self.rows) < count:
            self._make_row(len(self.rows))
        for line in self.rows[count:]:
            line.hide()
            line.deleteLater()
        del self.rows[count:]
        for at, (line, area) in enumerate(zip(self.rows, self._areas, strict=True)):
            line.show_area(at, count, area.name, fixed=not self.is_leader)

    def _make_row(self, at: int) -> None:
        line = AreaRow()
        line.name.committed.connect(partial(self._rename, at))
        line.moved.connect(partial(self._move, at))
        line.removed.connect(partial(self._remove, at))
        self.rows.append(line)
        self._list.addWidget(line)

    def _rename(self, at: int, name: str) -> None:
        changed = [one._replace(name=name) if n == at else one for n, one in enumerate(self._areas)]
        try:
            self._keep(changed)
        except KoordinatorError as fault:
            self.rows[at].name.show_error(str(fault))

    def _move(self, at: int, step: int) -> None:
        changed = list(self._areas)
        changed.insert(at + step, changed.pop(at))
        if self.ctx.attempt(lambda: self._keep(changed)):
            moved = self.rows[at + step]
            (moved.up if step < 0 else moved.down).setFocus()

    def _remove(self, at: int) -> None:
        self.ctx.attempt(lambda: self._keep([one for n, one in enumerate(self._areas) if n != at]))

    def _keep(self, areas: Sequence[Area]) -> None:
        form_areas.save_areas(self.ctx.desk, self.team_id, areas)

    def _reset(self) -> None:
        self.ctx.attempt(lambda: form_areas.reset_areas(self.ctx.desk, self.team_id))
