"""The next four weeks under the bars: a line per worker, and each number opens its cases."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.caseload import WorkerLoad
from koordinator.domain.load_changes import Change, Kind
from koordinator.services.team_view import NOTHING, Beside
from koordinator.ui.base.header import Link, Sentence
from koordinator.ui.base.labels import Label
from koordinator.ui.loads import day_words

_MOST = 10
_CASES = {
    Kind.STARTS: ("starter", "starter"),
    Kind.TAKES: ("overtages", "overtages"),
    Kind.COVERS: ("passes for en kollega", "passes for kolleger"),
    Kind.ENDS: ("slutter", "slutter"),
    Kind.EXPECTED: ("ventes afsluttet", "ventes afsluttet"),
    Kind.GIVES: ("går til en kollega", "går til kolleger"),
    Kind.RETURNS: ("går tilbage", "går tilbage"),
    Kind.LENT: ("passes af en kollega", "passes af kolleger"),
    Kind.HOME: ("kommer tilbage", "kommer tilbage"),
}
# Leave has its own lines just below.
_OWN = {Kind.HOURS: "arbejdstiden ændres", Kind.LIMITS: "egne grænser ændres"}


class Upcoming(QWidget):
    """Sends the worker whose name is pressed, or the cases behind a number."""

    opened = Signal(int)
    cases_opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._cases: dict[str, frozenset[int]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(Label("De næste fire uger", "section"))
        self._made: list[Sentence] = []

    def show_changes(self, loads: Iterable[WorkerLoad], beside: Mapping[int, Beside], day: date) -> None:
        """Shows what is known of these workers, in their order, as seen from a day."""
        for one in self._made:
            one.hide()
            one.deleteLater()
        self._cases.clear()
        lines = [
            (load, parts)
            for load in loads
            if (parts := self._parts(load, beside.get(load.worker_id or 0, NOTHING).changes, day))
        ]
        said = [[Link(load.worker, str(load.worker_id)), *parts] for load, parts in lines[:_MOST]]
        if len(lines) > _MOST:
            said.append([f"Og {len(lines) - _MOST} mere; hver står i medarbejderens panel."])
        self._made = [Sentence(parts) for parts in said or [["Ingen kendte ændringer i sagerne."]]]
        for one in self._made:
            one.link_activated.connect(self._follow)
            self._column.addWidget(one)
            one.show()

    def _parts(self, load: WorkerLoad, changes: Sequence[Change], day: date) -> list[str | Link]:
        by_kind: dict[Kind, list[Change]] = defaultdict(list)
        for one in changes:
            by_kind[one.kind].append(one)
        said: list[str | Link] = []
        for kind, words in _CASES.items():
            cases = {one.case_id for one in by_kind[kind] if one.case_id is not None}
            if cases:
                key = f"{load.worker_id}:{kind}"
                self._cases[key] = frozenset(cases)
                said.append(Link(f"{len(cases)} {words[len(cases) > 1]}", key))
        said += [
            f"{words} {day_words(one.day, day)}" for kind, words in _OWN.items() for one in by_kind[kind]
        ]
        return [part for one in said for part in ("·", one)]

    def _follow(self, key: str) -> None:
        if key in self._cases:
            self.cases_opened.emit(self._cases[key])
        else:
            self.opened.emit(int(key))
