"""Short rows of a panel: what it is, a line under it, a state in words, and what can be done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.focus import tab_in_place
from koordinator.ui.base.labels import Icon, Label, StateWord
from koordinator.ui.base.states import State
from koordinator.ui.base.text import no_mnemonic, plain_tip

_ELIDE = Qt.TextElideMode.ElideRight


@dataclass(frozen=True)
class RowButton:
    """A small button of a row: an icon with its name, or a link where there is no icon."""

    name: str
    icon: str
    press: Callable[[], object] = field(compare=False)


@dataclass(frozen=True)
class RowSpec:
    """One row; two of the same facts are the same row, whatever their buttons call."""

    title: str
    under: str = ""
    icon: str = ""
    state: State | None = None
    word: str = ""
    tip: str = ""
    open: Callable[[], object] | None = field(default=None, compare=False)
    buttons: tuple[RowButton, ...] = ()


class Rows(QWidget):
    """Shows rows under each other; the same ones stay as they stand, and so does the focus on them."""

    def __init__(self, empty: str) -> None:
        super().__init__()
        self._empty = Label(empty, tone="text2", wrap=True)
        self._shown: tuple[RowSpec, ...] = ()
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(self._empty)

    def show_rows(self, rows: Sequence[RowSpec], *, anew: bool = False) -> None:
        """Shows these; `anew` for another thing altogether, whose buttons do something else."""
        self._empty.setVisible(not rows)
        if self._shown == tuple(rows) and not anew:
            return
        self._shown = tuple(rows)
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [_Row(spec) for spec in rows]
        for row in self._rows:
            self._column.addWidget(row)
        tab_in_place(self, [widget for row in self._rows for widget in row.pressed])

    def texts(self) -> list[str]:
        """What each row says: title, line under it and state."""
        return [" | ".join(part for part in (s.title, s.under, s.word) if part) for s in self._shown]

    def button(self, row: int, name: str) -> QWidget:
        """What is pressed in a row, by its name."""
        return next(one for one in self._rows[row].pressed if one.accessibleName() == name)


class TitleLink(Button):
    """A link that is cut with … where there is no room for all of it."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "link", tip=text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…") * 3, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText(no_mnemonic(self.fontMetrics().elidedText(self.accessibleName(), _ELIDE, self.width())))


def _wrapped(text: str, role: str, tone: str = "text") -> Label:
    """Text that wraps; a word without end is cut rather than making the panel wider."""
    label = Label(text, role, tone, wrap=True)
    label.setMinimumWidth(1)
    return label


class _Row(QWidget):
    """Title and small buttons on the first line, words under it, the state and what to do about it last."""

    def __init__(self, spec: RowSpec) -> None:
        super().__init__()
        self.pressed: list[QWidget] = []
        title = self._title(spec)
        icons = [self._button(one, spec) for one in spec.buttons if one.icon]
        links = [self._button(one, spec) for one in spec.buttons if not one.icon]
        stated = spec.state is not None and bool(spec.word)
        words = QGridLayout()
        words.setSpacing(1)
        words.setColumnStretch(0, 1)
        words.addLayout(_line([title, None, *([] if stated else links)]), 0, 0)
        if spec.under:
            words.addWidget(_wrapped(spec.under, "small", "text2"), 1, 0)
        if icons:  # beside both lines, so that they push nothing apart
            words.addLayout(_line(icons), 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        if spec.state is not None and stated:
            state = StateWord(spec.state, spec.word)
            plain_tip(state, spec.tip)
            words.addLayout(_line([state, None, *links]), 2, 0, 1, 2)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        if spec.icon:
            line.addWidget(Icon(spec.icon, "text2", 16), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    def _title(self, spec: RowSpec) -> QWidget:
        opened = spec.open
        if opened is None:
            return _wrapped(spec.title, "strong")
        link = TitleLink(spec.title)
        link.clicked.connect(lambda: opened())
        self.pressed.append(link)
        return link

    def _button(self, one: RowButton, spec: RowSpec) -> QWidget:
        made = IconButton(one.icon, one.name, small=True) if one.icon else Button(one.name, "link")
        made.setAccessibleDescription(spec.title)
        made.clicked.connect(lambda: one.press())
        self.pressed.append(made)
        return made


def _line(widgets: Sequence[QWidget | None]) -> QHBoxLayout:
    """Widgets beside each other; None takes what is left, unless a text before it may wrap."""
    line = QHBoxLayout()
    line.setSpacing(8)
    for one in widgets:
        if one is None:
            line.addStretch(1)
        else:
            wraps = isinstance(one, Label)
            line.addWidget(one, 1000 if wraps else 0)
    return line
