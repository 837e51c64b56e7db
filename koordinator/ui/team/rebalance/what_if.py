"""Hvad nu hvis: somebody away from day to day, and colleagues who keep exactly what they have."""

from collections.abc import Sequence
from datetime import date
from itertools import zip_longest

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from koordinator.domain.staff import WorkerLine
from koordinator.services.rebalancing import Away
from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.choices import ChoiceValue
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label
from koordinator.ui.base.text import no_mnemonic
from koordinator.ui.base.typed import day_format
from koordinator.ui.context import Context
from koordinator.ui.team.rebalance.groups import lay_out

_MOST = 6
_NEEDED = "Skriv den første dag, for eksempel 1/12."
_WRONG_WAY = "Den sidste dag ligger før den første."


class AwayRow(QWidget):
    """One supposed absence; it counts while it is shown and somebody is chosen."""

    changed = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.worker = ChoiceValue("Hvem er væk")
        self.starts = TextValue("Væk fra", day_format(ctx.desk.today, needed=_NEEDED))
        self.ends = TextValue("Væk til", day_format(ctx.desk.today), placeholder="indtil videre")
        self.remove = IconButton("close", "Fjern fraværet", small=True)
        for field in (self.worker, self.starts, self.ends):
            field.box()
            field.committed.connect(lambda _: self._check())
        self.outside = Label("", "small", "near_text")
        groups: list[list[QWidget | int | None]] = [
            [self.worker],
            [Label("er væk fra", tone="text2"), self.starts],
            [Label("til", tone="text2"), self.ends, self.remove],
            [self.outside],
        ]
        lay_out(self, groups, spacing=8)
        house.changed.connect(self._fit)
        self._fit()
        self.hide()

    def offer(self, people: Sequence[WorkerLine]) -> None:
        """Whom it can be about."""
        names = ((str(one.worker_id), one.name) for one in people)
        self.worker.set_options([("", "Vælg medarbejder"), *names])

    def begin(self, day: date) -> None:
        """Comes empty, from a day on."""
        self.worker.set_value("")
        self.starts.set_value(day.isoformat())
        self.ends.set_value("")
        self.outside.setText("")
        self.show()
        self.worker.setFocus()

    def show_away(self, away: Away) -> None:
        """Shows an absence that was supposed before."""
        self.worker.set_value(str(away.worker_id))
        self.starts.set_value(away.starts.isoformat())
        self.ends.set_value(away.ends.isoformat() if away.ends else "")
        self.ends.show_error("")
        self.show()

    def away(self) -> Away | None:
        """The absence, if somebody is chosen and its days go the right way."""
        if self.isHidden() or not self.worker.value() or self.ends.error():
            return None
        ends = date.fromisoformat(self.ends.value()) if self.ends.value() else None
        return Away(int(self.worker.value()), date.fromisoformat(self.starts.value()), ends)

    def look_at(self, on: date) -> None:
        """Says so where the absence does not touch the day the cases are distributed for."""
        away = self.away()
        misses = away is not None and not (away.starts <= on and (away.ends is None or on <= away.ends))
        self.outside.setText("Dagen for fordelingen ligger uden for fraværet." if misses else "")

    def _check(self) -> None:
        starts, ends = self.starts.value(), self.ends.value()
        self.ends.show_error(_WRONG_WAY if ends and ends < starts else "")
        self.changed.emit()

    def _fit(self) -> None:
        self.worker.setFixedWidth(house.px(200))
        self.starts.setFixedWidth(house.px(168))
        self.ends.setFixedWidth(house.px(168))


class WhatIf(QWidget):
    """Rows of absences that are only supposed, and a way to leave a colleague out of it."""

    changed = Signal()
    pinned = Signal(int, str)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._people: tuple[WorkerLine, ...] = ()
        self._on = ctx.desk.today()
        # Made beforehand, so that Tab goes through them where they stand.
        self.rows = [AwayRow(ctx) for _ in range(_MOST)]
        for one in self.rows:
            one.changed.connect(self.changed)
            one.remove.clicked.connect(lambda _=False, gone=one: self._remove(gone))
        self.add = Button("Nogen er væk", "plain", "plus", small=True)
        self.add.clicked.connect(self.add_row)
        self.pin = Button("Lås en medarbejder fast", "plain", "pin", small=True)
        self.pin.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for one in self.rows:
            column.addWidget(one)
        said = Label("Det er kun en prøve: intet fravær bliver skrevet.", "small", "text2")
        foot = QWidget()
        lay_out(foot, [[self.add], [self.pin], [said]], spacing=8)
        column.addWidget(foot)

    def set_people(self, people: Sequence[WorkerLine], on: date) -> None:
        """Whom it can be about, and the day the cases are distributed for."""
        if tuple(people) != self._people:
            self._people = tuple(people)
            for one in self.rows:
                if not one.isHidden():  # the others are offered everybody when they come
                    one.offer(people)
        self._on = on
        for one in self.rows:
            one.look_at(on)

    def look_at(self, on: date) -> None:
        """Another day for the distribution."""
        self.set_people(self._people, on)

    def away(self) -> tuple[Away, ...]:
        """The absences that are supposed."""
        return tuple(away for one in self.rows if (away := one.away()) is not None)

    def show_away(self, supposed: Sequence[Away]) -> None:
        """Supposed is what was supposed then."""
        if self.away() == tuple(supposed):
            return
        for one, away in zip_longest(self.rows, supposed[:_MOST]):
            one.hide()
            if away is not None:
                one.offer(self._people)
                one.show_away(away)
        self.add.setEnabled(len(supposed) < _MOST)

    def add_row(self) -> None:
        """One more absence, as long as there is room for one."""
        free = [one for one in self.rows if one.isHidden()]
        if free:
            free[0].offer(self._people)
            free[0].begin(self._on)
        self.add.setEnabled(len(free) > 1)

    def _remove(self, gone: AwayRow) -> None:
        gone.hide()
        self.add.setEnabled(True)
        self.add.setFocus()
        self.changed.emit()

    def _choose(self) -> None:
        menu = QMenu(self)
        for one in self._people:
            made = menu.addAction(no_mnemonic(one.name))
            made.triggered.connect(lambda _=False, who=one: self.pinned.emit(who.worker_id, who.name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.pin.mapToGlobal(QPoint(0, self.pin.height() + 2)))
