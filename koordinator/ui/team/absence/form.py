"""The first part of a leave: who, what kind, from when to when, and what becomes of cases in a long one."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.leave_plans import LeaveWish
from koordinator.domain.leaves import LeaveLine, Way
from koordinator.domain.staff import WorkerLine
from koordinator.domain.values.numbers import format_hours
from koordinator.services import staff
from koordinator.ui.base.chips import ChipBar
from koordinator.ui.base.choices import ChoiceValue
from koordinator.ui.base.editable import EditableValue, TextValue
from koordinator.ui.base.flow import FlowLayout
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label
from koordinator.ui.base.typed import SHARE, day_format
from koordinator.ui.context import Context

_FIRST = "Skriv den første dag, for eksempel 1/12."
_WIDTHS = {"worker": 208, "kind": 148, "starts": 168, "ends": 168, "share": 72}


class LeaveForm(QWidget):
    """Fields beside each other; what they hold is told when one of them is left."""

    changed = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._absence_id: int | None = None
        days = day_format(ctx.desk.today, needed=_FIRST)
        self.worker = ChoiceValue("Medarbejder")
        self.kind = ChoiceValue("Slags", list(staff.absence_kinds().items()))
        self.starts = TextValue("Første dag", days)
        self.ends = TextValue("Sidste dag", day_format(ctx.desk.today), placeholder="ukendt endnu")
        self.share = TextValue("Andel af arbejdstiden, 1 er det hele", SHARE)
        self.longer = ChipBar(single=True)
        for way, words in ((Way.COVER, "Dækkes"), (Way.HANDOVER, "Overdrages"), (Way.STAYS, "Bliver")):
            self.longer.add(way, words, on=way is Way.COVER)
        self._fields: dict[str, EditableValue] = {
            "worker": self.worker, "kind": self.kind, "starts": self.starts, "ends": self.ends,
            "share": self.share,
        }  # fmt: skip
        flow = FlowLayout(self, spacing=16, line_spacing=12)
        titles = ("Medarbejder", "Slags", "Første dag", "Sidste dag", "Andel")
        for (key, field), title in zip(self._fields.items(), titles, strict=True):
            field.box()
            field.setFixedWidth(house.px(_WIDTHS[key]))
            field.committed.connect(lambda _: self.changed.emit())
            flow.addWidget(_titled(title, field))
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

    def show_leave(self, line: LeaveLine) -> None:
        """A leave that is there already."""
        self._absence_id = line.absence_id
        self.worker.set_value(str(line.worker_id))
        self.worker.set_fixed(True)
        self.kind.set_value(line.kind)
        self.starts.set_value(line.starts.isoformat())
        self.ends.set_value(line.ends.isoformat() if line.ends else "")
        self.share.set_value(format_hours(line.share))

    def commit(self) -> bool:
        """Understands what is typed; False, and stands there, when it is not understood."""
        for field in self._fields.values():
            if not field.commit():
                field.setFocus()
                return False
        return True

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


def _titled(title: str, field: QWidget) -> QWidget:
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(Label(title, "small", "text2"))
    column.addWidget(field)
    return block
