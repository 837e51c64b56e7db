"""The first part of a leave: who, what kind, from when to when, and what becomes of cases in a long one.

What cannot stand is told at its field while one types, once one stops for a moment.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.absences import Fault, period_fault, share_fault
from koordinator.domain.leave_plans import LeaveWish
from koordinator.domain.leaves import LeaveLine, Way
from koordinator.domain.periods import Period
from koordinator.domain.staff import WorkerLine
from koordinator.domain.values.numbers import format_hours
from koordinator.errors import UnusableInput
from koordinator.services import absences, staff
from koordinator.ui.base.chips import ChipBar
from koordinator.ui.base.choices import ChoiceValue
from koordinator.ui.base.editable import EditableValue, ErrorLine, TextValue
from koordinator.ui.base.flow import FlowLayout
from koordinator.ui.base.formats import Format
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label
from koordinator.ui.base.saving import all_stand
from koordinator.ui.base.typed import SHARE, day_format
from koordinator.ui.context import Context

_FIRST = "Skriv den første dag, for eksempel 1/12."
_PAUSE = 300  # how long one stops typing before it is judged, in milliseconds
_TITLES = ("Medarbejder", "Slags", "Første dag", "Sidste dag", "Andel")
_WIDTHS = {"worker": 208, "kind": 148, "starts": 168, "ends": 168, "share": 72}


class LeaveForm(QWidget):
    """Fields beside each other; what they hold is told when one of them is left."""

    changed = Signal()
    judged = Signal(bool)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._absence_id: int | None = None
        self._others: list[Period] = []
        self._faults: dict[str, Fault] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._judge)
        days = day_format(ctx.desk.today, needed=_FIRST)
        self.worker = ChoiceValue("Medarbejder")
        self.kind = ChoiceValue("Slags", list(staff.absence_kinds().items()))
        self.starts = TextValue("Første dag", days)
        self.ends = TextValue("Sidste dag", day_format(ctx.desk.today), placeholder="ukendt endnu")
        self.share = TextValue("Andel af arbejdstiden, 1 er det hele", Format(parse=_share))
        self.longer = ChipBar(single=True)
        for way, words in ((Way.COVER, "Dækkes"), (Way.HANDOVER, "Overdrages"), (Way.STAYS, "Bliver")):
            self.longer.add(way, words, on=way is Way.COVER)
        self._fields: dict[str, EditableValue] = {
            "worker": self.worker, "kind": self.kind, "starts": self.starts, "ends": self.ends,
            "share": self.share,
        }  # fmt: skip
        self.wrong = ErrorLine()
        fields = QWidget()
        flow = FlowLayout(fields, spacing=16, line_spacing=12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(fields)
        column.addWidget(self.wrong)
        for (key, field), title in zip(self._fields.items(), _TITLES, strict=True):
            field.box()
            field.tell_elsewhere(self._tell)
            field.setFixedWidth(house.px(_WIDTHS[key]))
            field.committed.connect(lambda _: self._committed())
            flow.addWidget(_titled(title, field))
        for typed in (self.starts, self.ends, self.share):
            typed.typing.connect(self._pause.start)
        self.longer.setMinimumWidth(self.longer.sizeHint().width())
        self.longer.changed.connect(self.changed)
        self._longer = _titled("Sagerne ved fravær over fire uger", self.longer)
        flow.addWidget(self._longer)

    def offer(self, workers: list[WorkerLine]) -> None:
        """Who can be chosen."""
        self.worker.set_options([(str(one.worker_id), one.name) for one in workers])

    def begin(self, worker_id: int, starts: date) -> None:
        """A new leave."""
        self._absence_id = None
        self.worker.set_fixed(False)
        self.worker.set_value(str(worker_id))
        self.kind.set_value(next(iter(staff.absence_kinds())))
        self.starts.set_value(starts.isoformat())
        self.ends.set_value("")
        self.share.set_value("1")
        self.longer.choose([Way.COVER])
        self.look_again()

    def show_leave(self, line: LeaveLine) -> None:
        """A leave that is there already."""
        self._absence_id = line.absence_id
        self.worker.set_value(str(line.worker_id))
        self.worker.set_fixed(True)
        self.kind.set_value(line.kind)
        self.starts.set_value(line.starts.isoformat())
        self.ends.set_value(line.ends.isoformat() if line.ends else "")
        self.share.set_value(format_hours(line.share))
        self.look_again()

    def commit(self) -> bool:
        """Understands what is typed; False, and stands there, when it is not understood."""
        if not all_stand(self._fields.values()):
            return False
        self._judge()
        for field in self._faults:
            self._fields[field].setFocus()
            return False
        return True

    def look_again(self) -> None:
        """Asks when else the worker is away."""
        self._others = absences.others(self._ctx.desk, int(self.worker.value()), self._absence_id)
        self._judge()

    def stands(self) -> bool:
        """Whether what is in the fields can stand, as far as it is understood."""
        return not self._faults

    def _committed(self) -> None:
        self.look_again()
        self.changed.emit()

    def _judge(self) -> None:
        """Says at its field what cannot stand, and no longer at another one."""
        self._pause.stop()
        before, self._faults = self._faults, {one.field: one for one in self._found()}
        for field in {*before} - {*self._faults}:
            self._fields[field].warn("")
        for field, fault in self._faults.items():
            if self._fields[field].error() != fault.sentence:
                self._fields[field].warn(fault.sentence)
        self.judged.emit(self.stands())

    def _found(self) -> Iterator[Fault]:
        """What is half typed is told when one leaves the field."""
        starts, ends = self.starts.meant(), self.ends.meant()
        if starts and ends is not None:
            period = Period(date.fromisoformat(starts), date.fromisoformat(ends) if ends else None)
            if (fault := period_fault(period, self._others)) is not None:
                yield fault
        if (fault := _too_much(self.share.typed())) is not None:
            yield fault

    def _tell(self) -> None:
        """One line under the fields, which are narrow, says what is wrong with which."""
        named = zip(_TITLES, self._fields.values(), strict=True)
        said = [f"{title}: {field.error()}" for title, field in named if field.error()]
        self.wrong.say(" ".join(said))

    def wish(self) -> LeaveWish:
        """The leave as the fields say it, nothing chosen yet."""
        ends = self.ends.value()
        return LeaveWish(
            int(self.worker.value()),
            self.kind.value(),
            date.fromisoformat(self.starts.value()),
            date.fromisoformat(ends) if ends else None,
            Decimal(self.share.value().replace(",", ".")),
            self._absence_id,
            Way(self.longer.chosen()[0]),
        )


def _share(text: str) -> str:
    understood = SHARE.parse(text)
    fault = share_fault(Decimal(understood.replace(",", ".")))
    if fault is not None:
        raise UnusableInput(fault.sentence)
    return understood


def _too_much(text: str) -> Fault | None:
    """A share above the whole; one of nothing may be on its way to 0,8."""
    try:
        share = Decimal(SHARE.parse(text).replace(",", "."))
    except UnusableInput:
        return None
    return share_fault(share) if share else None


def _titled(title: str, field: QWidget) -> QWidget:
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(Label(title, "small", "text2"))
    column.addWidget(field)
    return block
