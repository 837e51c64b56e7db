"""Fetching the list of cases: at once while it is short, in the background when it is long."""

from PySide6.QtCore import QObject, Signal

from koordinator.domain.cases import CaseFilter, CaseLine, Tally
from koordinator.services import case_lists
from koordinator.services.desk import Desk
from koordinator.ui.base.text import danish_key
from koordinator.ui.context import Context
from koordinator.ui.tasks import Progress

LONG = 1_500
_KEY = "cases.list"
Found = tuple[list[CaseLine], Tally, int]


class Fetcher(QObject):
    """Sends the newest list asked for; answers to older questions are dropped."""

    arrived = Signal(object, object, int)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._wanted = CaseFilter()
        self._asked: CaseFilter | None = None
        self._again = False

    def fetch(self, wanted: CaseFilter) -> None:
        """Asks for a list; what is shown stands until the answer comes."""
        self._wanted = wanted
        in_store = case_lists.cases_in_store(self._ctx.desk)
        if in_store <= LONG:
            self.arrived.emit(*_found(self._ctx.desk, wanted))
        else:
            self._start()

    def waiting(self) -> bool:
        """Whether an answer is under way."""
        return self._ctx.runner.running(_KEY)

    def _start(self) -> None:
        desk, wanted = self._ctx.desk, self._wanted

        def work(_progress: Progress) -> Found:
            found = _found(desk, wanted)
            for line in found[0]:
                danish_key(line.name)  # remembered: the window then sorts without a stall
            return found

        operation = self._ctx.runner.start(_KEY, "Henter sager", work)
        if operation is None:
            self._again = True
            return
        self._again = False
        operation.succeeded.connect(self._came)
        operation.failed.connect(self._ctx.refused)
        operation.finished.connect(self._next)

    def _came(self, found: Found) -> None:
        if not self._again:
            self.arrived.emit(*found)

    def _next(self) -> None:
        if self._again:
            self._start()


def _found(desk: Desk, wanted: CaseFilter) -> Found:
    lines, tally = case_lists.case_list(desk, wanted)
    return lines, tally, case_lists.cases_in_store(desk)
