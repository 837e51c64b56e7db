"""One point of an agenda being edited: number, title, minutes, and under them presenter and detail."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from koordinator.domain.meetings.kinds import LONGEST_MEETING, LONGEST_TEXT, LONGEST_TITLE, AgendaPoint
from koordinator.errors import UnusableInput
from koordinator.ui.base.buttons import IconButton
from koordinator.ui.base.editable import LongTextValue, TextValue
from koordinator.ui.base.focus import input_of
from koordinator.ui.base.fonts import set_font
from koordinator.ui.base.formats import Format, stripped
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Icon, Label
from koordinator.ui.base.text import plain_tip


def _title(text: str) -> str:
    kept = _at_most(LONGEST_TITLE)(text)
    if not kept:
        raise UnusableInput("Punktet mangler en overskrift.")
    return kept


def _at_most(longest: int) -> Callable[[str], str]:
    def parse(text: str) -> str:
        kept = stripped(text)
        if len(kept) > longest:
            raise UnusableInput(f"Teksten er længere end {longest} tegn.")
        return kept

    return parse


def _minutes(text: str) -> str:
    kept = text.strip().removesuffix("min.").removesuffix("min").strip()
    if not kept:
        return ""
    if not (kept.isdecimal() and len(kept) <= 4 and int(kept) <= LONGEST_MEETING):
        raise UnusableInput("Skriv et helt antal minutter.")
    return str(int(kept))


_TITLE = Format(parse=_title)
_DETAIL = Format(parse=_at_most(LONGEST_TEXT))


class Grip(QWidget):
    """The place to take hold of a row and drag it."""

    dragged = Signal(QPoint)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Icon("menu", "text3", 14))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        plain_tip(self, "Træk for at flytte punktet (Alt+pil op og ned)")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        event.accept()
        self.dropped.emit()


class AgendaRow(QWidget):
    """The fields of one point; `changed` comes when one of them is left with something new."""

    changed = Signal()
    removed = Signal()

    def __init__(self, point: AgendaPoint) -> None:
        super().__init__()
        self.grip = Grip()
        self.number = Label("", "strong", "accent")
        self.clock = Label("", "small", "text3")
        self.title = LongTextValue(
            "Overskrift", _TITLE, lines=1, single=True, placeholder="Hvad skal vi tale om?"
        )
        self.minutes = TextValue("Minutter", Format(parse=_minutes), placeholder="min.")
        self.presenter = TextValue("Hvem", Format(parse=_at_most(LONGEST_TITLE)), placeholder="Hvem?")
        self.detail = LongTextValue("Uddybning", _DETAIL, lines=1, placeholder="Uddybning")
        self.remove = IconButton("close", "Fjern punktet", small=True)
        self._lay_out()
        self.put(point)
        for field in self.fields():
            field.committed.connect(lambda _: self.changed.emit())
        self.remove.clicked.connect(self.removed)

    def _lay_out(self) -> None:
        self.minutes.setFixedWidth(house.px(54))
        typed = self.minutes.findChild(QLineEdit)
        if typed is not None:
            typed.setAlignment(Qt.AlignmentFlag.AlignRight)
        set_font(input_of(self.title), "medium")
        high = self.minutes.sizeHint().height()
        for one in (self.grip, self.number, self.clock, self.remove):
            one.setFixedHeight(high)  # on the line of the text in the field beside it
        self.number.setFixedWidth(house.px(22))
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self.presenter, 3, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.detail, 5, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 4)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(0)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.grip, 0, 0, top)
        grid.addWidget(self.number, 0, 1, top)
        grid.addWidget(self.title, 0, 2, top)
        grid.addWidget(self.minutes, 0, 3, top)
        grid.addWidget(self.remove, 0, 4, top)
        grid.addWidget(self.clock, 1, 0, 1, 2, top)
        grid.addLayout(below, 1, 2, 1, 2)
        grid.setColumnMinimumWidth(0, house.px(18))
        grid.setColumnStretch(2, 1)

    def fields(self) -> tuple[TextValue | LongTextValue, ...]:
        """The fields in the order Tab goes through them."""
        return (self.title, self.minutes, self.presenter, self.detail)

    def put(self, point: AgendaPoint) -> None:
        """Shows a point."""
        self.title.set_value(point.title)
        self.minutes.set_value("" if point.minutes is None else str(point.minutes))
        self.presenter.set_value(point.presenter or "")
        self.detail.set_value(point.detail or "")

    def point(self) -> AgendaPoint:
        """The point as its fields hold it."""
        minutes = self.minutes.value()
        return AgendaPoint(
            self.title.value(),
            int(minutes) if minutes else None,
            self.presenter.value() or None,
            self.detail.value() or None,
        )

    def place(self, number: int, clock: str) -> None:
        """Says which point it is, and when it begins."""
        self.number.setText(str(number))
        self.clock.setText(clock)
        self.clock.setVisible(bool(clock))
        for field, name in zip(self.fields(), ("Overskrift", "Minutter", "Hvem", "Uddybning"), strict=True):
            input_of(field).setAccessibleName(f"Punkt {number}: {name.lower()}")
        self.remove.setAccessibleName(f"Fjern punkt {number}")

    def commit(self) -> bool:
        """Takes what is being typed; False when a field refuses it."""
        refused = [field for field in self.fields() if not field.commit()]
        return not refused
