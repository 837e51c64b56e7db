"""The head of a page: its title, one sentence on what it asks, and what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from koordinator.ui.base.buttons import Button
from koordinator.ui.base.flow import FlowLayout
from koordinator.ui.base.focus import tab_in_place
from koordinator.ui.base.labels import Label
from koordinator.ui.base.states import LOOKS, State


@dataclass(frozen=True)
class Link:
    """Words in a sentence that lead somewhere; `key` says where."""

    text: str
    key: str
    state: State = State.NONE


class Sentence(QWidget):
    """Words and links in one running line that wraps."""

    link_activated = Signal(str)

    def __init__(self, parts: Sequence[str | Link] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = self.fontMetrics().horizontalAdvance(" ")
        self._flow = FlowLayout(self, spacing=space, line_spacing=2)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_parts(parts)

    def set_parts(self, parts: Sequence[str | Link]) -> None:
        """Says something else; parts are set apart by a space."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        made: list[QWidget] = []
        for part in parts:
            if isinstance(part, Link):
                made.append(self._link(part))
                self._flow.addWidget(made[-1])
            elif len(parts) == 1:
                self._flow.addWidget(Label(part, tone="text2", wrap=True))
            else:
                self._flow.addWidget(Label(part, tone="text2"))
        tab_in_place(self, made)
        if not parts:
            self.hide()
        elif self.parentWidget() is not None:  # shown without a parent it would be a window of its own
            self.show()
        self.updateGeometry()

    def _link(self, part: Link) -> Button:
        button = Button(part.text, "link")
        if part.state is not State.NONE:
            button.setProperty("tone", LOOKS[part.state].text)
        button.clicked.connect(lambda: self.link_activated.emit(part.key))
        return button


class PageHeader(QWidget):
    """Title and sentence to the left, actions to the right, a way back above where there is one."""

    link_activated = Signal(str)
    back = Signal()

    def __init__(
        self, title: str = "", sentence: Sequence[str | Link] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._crumb = Button("", "link", "chevron-left", small=True)
        self._crumb.clicked.connect(self.back)
        self._crumb.hide()
        self.title = Label(title, "title", wrap=True)
        self.title.setMinimumHeight(self.title.sizeHint().height())
        self._beside = Label("", tone="text2")
        self._beside.hide()
        self.sentence = Sentence(sentence)
        self.sentence.link_activated.connect(self.link_activated)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._crumb, 0, Qt.AlignmentFlag.AlignLeft)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.title, 1)
        top.addWidget(self._beside, 0, Qt.AlignmentFlag.AlignBottom)
        words.addLayout(top)
        words.addWidget(self.sentence)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(12)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(24)
        line.addLayout(words, 1)
        line.addLayout(self._actions)
        line.setAlignment(self._actions, Qt.AlignmentFlag.AlignTop)

    def set_title(self, title: str) -> None:
        """Changes the title."""
        self.title.setText(title)

    def set_crumb(self, text: str) -> None:
        """Shows the page one came from; `back` is sent when it is pressed."""
        self._crumb.set_text(text)
        self._crumb.setVisible(bool(text))

    def set_sentence(self, *parts: str | Link) -> None:
        """Says what the page asks; links in it are sent as `link_activated`."""
        self.sentence.set_parts(parts)

    def add_action(self, button: QWidget) -> None:
        """Adds a button at the right end."""
        self._actions.addWidget(button)
