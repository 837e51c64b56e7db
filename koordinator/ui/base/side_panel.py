"""The panel to the right of a page: sections, a fixed row of actions, and Esc to leave it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.focus import give_back
from koordinator.ui.base.fonts import renew_fonts
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, hairline

_WIDTH = 392
_INSIDE = 24
_OVERLAY_BELOW = 1000  # of the page itself, which is a window of 1200 less the rail


class SidePanel(QFrame):
    """Title and close on top, sections that scroll, actions that stay."""

    closed = Signal()

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidepanel")
        self._came_from: QWidget | None = None
        self._over = Label("", "small", "text2", elide=True)
        self._title = Label("", "gauge", elide=True)
        self._lead = QHBoxLayout()
        self._close = IconButton("close", "Luk", small=True, shortcut="Esc")
        self._close.clicked.connect(self.close_panel)
        self._body = QWidget()
        self._body.setMinimumWidth(1)  # or what is wide would run under the scroll bar
        self._sections = QVBoxLayout(self._body)
        self._sections.setContentsMargins(0, 0, 0, 16)
        self._sections.setSpacing(0)
        self._sections.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._body)
        self._actions = QFrame()
        self._actions.setObjectName("panelactions")
        self._action_row = QHBoxLayout(self._actions)
        self._action_row.setContentsMargins(_INSIDE, 12, _INSIDE, 12)
        self._actions.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self._scroll, 1)
        column.addWidget(self._actions)
        self.set_title(title)
        house.changed.connect(self._fit)
        self._fit()

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._over)
        words.addWidget(self._title)
        head = QHBoxLayout()
        head.setContentsMargins(_INSIDE, 16, 16, 12)
        head.setSpacing(8)
        head.addLayout(self._lead)
        head.addLayout(words, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def set_title(self, title: str, over: str = "") -> None:
        """Says whom or what the panel is about; `over` is a quiet line above."""
        self._title.setText(title)
        self._over.setText(over)
        self._over.setVisible(bool(over))
        self.setAccessibleName(title)

    def set_lead(self, widget: QWidget) -> None:
        """Puts something small before the title, such as a person's initials."""
        self._lead.addWidget(widget)
        self._lead.addSpacing(4)

    def add_section(
        self, content: QWidget, title: str = "", sub: str = "", link: Button | None = None
    ) -> QWidget:
        """Adds a part under a hairline; returns the frame around it, which may be hidden."""
        section = QWidget()
        column = QVBoxLayout(section)
        column.setContentsMargins(_INSIDE, 0, _INSIDE, 12)
        column.setSpacing(8)
        if self._sections.count() > 1:
            column.addWidget(hairline())
            column.addSpacing(4)
        if title:
            head = QHBoxLayout()
            head.setSpacing(8)
            head.addWidget(Label(title, "section"))
            if sub:
                head.addWidget(Label(sub, tone="text2", elide=True), 1)
            head.addStretch(0 if sub else 1)
            if link is not None:
                head.addWidget(link)
            column.addLayout(head)
        column.addWidget(content)
        self._sections.insertWidget(self._sections.count() - 1, section)
        return section

    def bring_into_view(self, widget: QWidget) -> None:
        """Scrolls to something in a section, which may just have come to be shown."""
        self._sections.activate()
        self._scroll.ensureWidgetVisible(widget, 0, 48)

    def scroll_to_top(self) -> None:
        """Goes back to the first section, as for somebody else."""
        self._scroll.verticalScrollBar().setValue(0)

    def set_actions(self, buttons: Sequence[QWidget]) -> None:
        """Fills the fixed row at the bottom; the first button takes the room that is left."""
        while (item := self._action_row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, button in enumerate(buttons):
            self._action_row.addWidget(button, 1 if number == 0 else 0)
        self._actions.setVisible(bool(buttons))

    def open_panel(self, *, take_focus: bool = False) -> None:
        """Shows the panel and remembers where the focus was."""
        if not self.isVisible():
            self._came_from = QApplication.focusWidget()
        self.show()
        if take_focus:
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)
            self.focusNextChild()

    def close_panel(self) -> None:
        """Hides the panel and gives the focus back."""
        # Leaving a field saves it, so the focus goes before the panel does.
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused) and not give_back(self._came_from):
            focused.clearFocus()
        self._came_from = None
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self.setMinimumWidth(min(house.px(_WIDTH) - 8, 640))


class PanelHost(QWidget):
    """A page with its side panel beside it, or over it where the page would get too narrow."""

    def __init__(self, content: QWidget, panel: SidePanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content, self.panel = content, panel
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(4)
        self._splitter.addWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)
        self._overlaid: bool | None = None
        self._arrange()
        panel.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        over = self.width() < house.px(_OVERLAY_BELOW)
        if over != self._overlaid:
            shown = not self.panel.isHidden()
            self._overlaid = over
            if over:
                self.panel.setParent(self)
            else:
                self._splitter.addWidget(self.panel)
                self._splitter.setStretchFactor(0, 1)
                self._splitter.setStretchFactor(1, 0)
                self._splitter.setSizes([max(1, self.width() - house.px(_WIDTH)), house.px(_WIDTH)])
            self.panel.setAutoFillBackground(True)
            self.panel.setVisible(shown)
            renew_fonts(self.panel)
        if over:
            wide = min(house.px(_WIDTH), self.width())
            self.panel.setGeometry(self.width() - wide, 0, wide, self.height())
            self.panel.raise_()
