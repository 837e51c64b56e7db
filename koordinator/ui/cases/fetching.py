"""Fetching the list of cases: at once while it is short, in the background when it is long."""

from PySide6.QtCore import Signal

from koordinator.domain.cases import CaseFilter, CaseLine, Tally
from koordinator.services import case_lists
from koordinator.services.desk import Desk
from koordinator.ui.asking import Asking
from koordinator.ui.base.text import danish_key
from koordinator.ui.context import Context

LONG = 1_500
Found = tuple[list[CaseLine], Tally, int]


class Fetcher(Asking):
    """Sends the newest list asked for."""

    arrived = Signal(object, object, int)

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx.runner, "Henter sager")
        self._desk = ctx.desk
        self.answered.connect(lambda found: self.arrived.emit(*found))
        self.failed.connect(ctx.refused)

    def fetch(self, wanted: CaseFilter) -> None:
        """Asks for a list; what is shown stands until the answer comes."""
        desk = self._desk
        if case_lists.cases_in_store(desk) <= LONG:
            self.arrived.emit(*_found(desk, wanted))
        else:
            self.ask(lambda _progress: _prepared(desk, wanted))


def _prepared(desk: Desk, wanted: CaseFilter) -> Found:
    found = _found(desk, wanted)
    for line in found[0]:
        danish_key(line.name)  # remembered: the window then sorts without a stall
    return found


def _found(desk: Desk, wanted: CaseFilter) -> Found:
    lines, tally = case_lists.case_list(desk, wanted)
    return lines, tally, case_lists.cases_in_store(desk)
