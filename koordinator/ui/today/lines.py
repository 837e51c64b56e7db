"""Lines of work under a heading, each citizen once; a long list shows its beginning."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.today import Group, WorkLine, by_citizen
from koordinator.domain.values.cpr import age_on
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.labels import Icon, Label, hairline, row
from koordinator.ui.base.pile import Pile
from koordinator.ui.base.text import count
from koordinator.ui.today.names import name_link
from koordinator.ui.today.row import WorkRow

_AT_FIRST = 12
_MORE = 100  # so many more widgets are still made in a moment
_NOBODY = "Uden sag"


class LinesSection(QWidget):
    """A heading with its count, then the groups; hidden when there are none."""

    def __init__(self, title: str, *, over: bool = False) -> None:
        super().__init__()
        self._title = Label(title, "section", "over_text" if over else "text")
        self._count = Label("", tone="text2")
        self._beside = Label("", tone="text2")
        parts: list[QWidget | int | None] = [self._title, self._count, self._beside, None]
        if over:
            parts.insert(0, Icon("octagon-alert", "over_text"))
        self._rest = Label("", "small", "text2")
        self.more = Button("", "link")
        self.more.clicked.connect(self._show_more)
        self._foot = QWidget()
        self._foot.setLayout(row([self._rest, self.more, None], spacing=4))
        self._body = Pile()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row(parts))
        column.addWidget(self._body)
        column.addWidget(self._foot)
        self.rows: list[WorkRow] = []
        self.stops: list[QWidget] = []
        self._most = _AT_FIRST
        self._again: Callable[[], object] = lambda: None

    def show_lines(
        self,
        lines: Sequence[WorkLine],
        today: date,
        open_case: Callable[[int], object],
        again: Callable[[], object],
        beside: str = "",
    ) -> None:
        """Shows these instead of those before; `again` is asked to show them anew with more of them."""
        self._again = again
        self.rows, self.stops = [], []
        self._count.setText(count(len(lines)))
        self._beside.setText(f"· {beside}" if beside else "")
        groups = by_citizen(_first(lines, self._most))
        self._body.renew([self._group(group, today, open_case) for group in groups])
        left = len(lines) - len(self.rows)
        self._rest.setText(f"og {count(left)} mere ·")
        self.more.set_text("vis alle" if left <= _MORE else "vis flere")
        self._foot.setVisible(left > 0)
        if left > 0:
            self.stops.append(self.more)
        self.setVisible(bool(lines))

    def fold(self) -> None:
        """Shows only the beginning the next time."""
        self._most = _AT_FIRST

    def _group(self, group: Group, today: date, open_case: Callable[[int], object]) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(0)
        column.addWidget(hairline())
        column.addSpacing(6)
        column.addLayout(self._head(group, today, open_case))
        for line in group.lines:
            made = WorkRow(line, today)
            self.rows.append(made)
            self.stops += made.stops
            column.addWidget(made)
        return whole

    def _head(self, group: Group, today: date, open_case: Callable[[int], object]) -> QVBoxLayout:
        parts: list[QWidget | int | None]
        case_id = group.case_id
        if case_id is None:
            parts = [Label(_NOBODY, "strong"), None]
        else:
            name = name_link(group.citizen)
            name.clicked.connect(lambda: open_case(case_id))
            self.stops.append(name)
            age = f"{age_on(group.born, today)} år" if group.born is not None else ""
            parts = [name, Label(age, tone="text2"), None]
        head = QVBoxLayout()
        head.addLayout(row(parts, spacing=6))
        head.setAlignment(Qt.AlignmentFlag.AlignLeft)
        return head

    def _show_more(self) -> None:
        self._most += _MORE
        self._again()


def _first(lines: Sequence[WorkLine], most: int) -> Sequence[WorkLine]:
    """The beginning; a last few are not held back alone."""
    return lines if len(lines) <= most + 2 else lines[:most]
