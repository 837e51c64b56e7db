"""What stands above the wheel: which form, whose scores, which two days, and the paper."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from koordinator.domain.forms import AssessmentCard, Form
from koordinator.domain.values.dates import whole_day
from koordinator.ui.base.buttons import IconButton
from koordinator.ui.base.chips import ChipBar
from koordinator.ui.base.choices import ChoiceValue
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, row
from koordinator.ui.course.wheel.looking import NONE, TODAY, Looking
from koordinator.ui.course.wheel.wheel_paint import COLOURS
from koordinator.ui.course.wheel.words import first_name

CITIZEN, WORKER = "citizen", "worker"
_NARROW = 960


class LineMark(QWidget):
    """A line as on the wheel, beside the day it stands for."""

    def __init__(self, look: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(house.px(26), house.px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = house.colour(COLOURS[self.look])
        then = self.look == "then"
        pen = QPen(colour, 2)
        if then:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        middle = QPointF(self.width() / 2, self.height() / 2)
        painter.drawLine(QPointF(0, middle.y()), QPointF(self.width(), middle.y()))
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(house.colour("page") if then else colour)
        if then:
            painter.drawRect(QRectF(middle.x() - 3.5, middle.y() - 3.5, 7, 7))
        else:
            painter.drawEllipse(middle, 4, 4)


class WheelBar(QWidget):
    """Tells what somebody picks; what holds is shown by `show_looking`."""

    form_picked = Signal(str)
    side_picked = Signal(bool)
    then_picked = Signal(str)
    now_picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = ChoiceValue("Skema")
        self.sides = ChipBar(single=True)
        self.then = ChoiceValue("Holdt op mod")
        self.now = ChoiceValue("Måling")
        self.paper = IconButton("printer", "Vis eller udskriv delmålshjulet")
        self._now_mark = LineMark("now")
        self.sides.add(CITIZEN, "Borgeren selv", on=True)
        self.sides.add(WORKER, "Sagsbehandleren")
        self.form.committed.connect(self.form_picked)
        self.sides.changed.connect(lambda: self.side_picked.emit(self.sides.chosen() == [CITIZEN]))
        self.then.committed.connect(self.then_picked)
        self.now.committed.connect(self.now_picked)
        self._lay_out()
        house.changed.connect(self._fit)
        self._fit()

    def _lay_out(self) -> None:
        for field in (self.form, self.then, self.now):
            field.box()
        days = QWidget()
        line = row([LineMark("then"), self.then, Label("mod", tone="text2"), self._now_mark, self.now])
        days.setLayout(line)
        side = QWidget()
        holder = QVBoxLayout(side)
        holder.setContentsMargins(0, 3, 0, 3)
        holder.addWidget(self.sides)
        self._days, self._side = days, side
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ways.setSpacing(8)
        self._ways.addLayout(row([self.form, 8, side, None]), 1)
        self._ways.addLayout(row([days, None]))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._ways, 1)
        whole.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignTop)

    def show_looking(self, seen: Looking, forms: Sequence[Form]) -> None:
        """Shows what is looked at, and what else there is."""
        self.form.set_options([(one.key, one.name) for one in forms])
        self.form.set_value(seen.form.key)
        self._side.setVisible(seen.form.both)
        self.sides.choose([CITIZEN if seen.sheet.by_citizen else WORKER])
        self._now_mark.look = "now" if seen.sheet.by_citizen else "worker"
        self._now_mark.update()
        named = len({card.worker_id for card in seen.mine}) > 1
        offered = [(seen.key_of(card), _words(card, named=named)) for card in reversed(seen.mine)]
        now = [(TODAY, "I dag, ny måling")] if seen.scoring and seen.now is None else []
        self.now.set_options([*now, *offered] or [(NONE, "ingen måling")])
        self.now.set_value(TODAY if seen.scoring else seen.key_of(seen.now))
        then = [one for one in offered if one[0] != self.now.value()]
        self.then.set_options([*then, (NONE, "ingen")])
        self.then.set_value(seen.key_of(seen.then))
        self._days.setVisible(bool(seen.mine) or seen.scoring)
        self.paper.setVisible(seen.form.kind.value == "wheel")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._ways.setDirection(ways.TopToBottom if self.width() < house.px(_NARROW) else ways.LeftToRight)

    def _fit(self) -> None:
        self.form.setFixedWidth(house.px(216))
        self.sides.setFixedWidth(house.px(258))
        for field in (self.then, self.now):
            field.setFixedWidth(house.px(166))


def _words(card: AssessmentCard, *, named: bool) -> str:
    return whole_day(card.day) + (f" · {first_name(card.worker)}" if named and card.worker else "")
