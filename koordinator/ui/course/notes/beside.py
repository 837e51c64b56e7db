"""The list and what is read or written in it: beside each other, or one of them where it is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from koordinator.ui.base.buttons import Button
from koordinator.ui.base.chips import ChipBar
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import row
from koordinator.ui.base.notices import EmptyState

_BOTH = 760  # the least width for the list and what is read in it


class ListBeside(QWidget):
    """Chips and buttons above, a list to the left and one of several panes to the right."""

    def __init__(
        self,
        chips: ChipBar,
        buttons: Sequence[Button],
        lines: QWidget,
        panes: Sequence[QWidget],
        none: EmptyState,
    ) -> None:
        super().__init__()
        self._reading = False  # whether a line was opened, where only it or the list is seen
        self._chips = chips
        self.back = Button("Til listen", "plain", "arrow-left")
        self._gap = QWidget()
        self._panes = QStackedWidget()
        for pane in panes:
            self._panes.addWidget(pane)
        self._list_side = QWidget()
        column = QVBoxLayout(self._list_side)
        column.setContentsMargins(32, 8, 8, 8)
        column.addWidget(lines)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(4)
        self._split.addWidget(self._list_side)
        self._split.addWidget(self._panes)
        self._split.setStretchFactor(0, 2)
        self._split.setStretchFactor(1, 3)
        self._split.setSizes([420, 640])
        self._whole = QStackedWidget()
        self._whole.addWidget(self._split)
        self._whole.addWidget(none)
        above = row([self.back, chips, self._gap, *buttons])
        above.setStretch(1, 1)
        above.setStretch(2, 1)
        above.setContentsMargins(32, 12, 32, 4)
        for button in buttons:
            above.setAlignment(button, Qt.AlignmentFlag.AlignTop)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(above)
        page.addWidget(self._whole, 1)
        house.changed.connect(self._arrange)
        self._arrange()

    def pane(self) -> QWidget | None:
        """The pane in front."""
        return self._panes.currentWidget()

    def show_pane(self, pane: QWidget) -> None:
        """Brings a pane to the front."""
        self._panes.setCurrentWidget(pane)

    def show_some(self, some: bool) -> None:
        """Shows the list, or what stands instead where there is nothing."""
        self._whole.setCurrentIndex(0 if some else 1)

    def read(self, on: bool) -> None:
        """Where there is no room for both: what was opened, or the list."""
        self._reading = on
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < house.px(_BOTH)
        alone = narrow and self._reading
        self._list_side.setVisible(not alone)
        self._panes.setVisible(not narrow or self._reading)
        self.back.setVisible(alone)
        self._chips.fold(narrow)
        self._chips.setVisible(not alone)
        self._gap.setVisible(alone)
