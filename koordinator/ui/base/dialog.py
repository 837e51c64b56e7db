"""Dialogs of the house: a title, a sentence, what it is about, and buttons to the right."""

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from koordinator.ui.base.buttons import Button
from koordinator.ui.base.header import Sentence
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label

_MARGIN = 28


class Dialog(QDialog):
    """Esc closes it; `content` is the column that a dialog fills."""

    def __init__(
        self, title: str, sentence: str = "", *, width: int = 480, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self._title = Label(title, "title", wrap=True)
        self._sentence = Sentence([sentence] if sentence else [])
        self._sentence.setMinimumWidth(house.px(width) - 2 * _MARGIN)
        self.content = QVBoxLayout()
        self.content.setSpacing(12)
        self._left = QHBoxLayout()
        self._left.setSpacing(8)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._foot = QHBoxLayout()
        self._foot.addLayout(self._left)
        self._foot.addStretch(1)
        self._foot.addLayout(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 24, _MARGIN, 20)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addSpacing(8)
        column.addLayout(self.content, 1)
        column.addSpacing(12)
        column.addLayout(self._foot)
        self.setMinimumWidth(house.px(width))

    def set_title(self, title: str) -> None:
        """Is about something else."""
        self.setWindowTitle(title)
        self._title.setText(title)

    def set_sentence(self, text: str) -> None:
        """Says something else under the title."""
        self._sentence.set_parts([text] if text else [])

    def add_button(
        self, text: str, kind: str = "outlined", icon_name: str = "", *, left: bool = False
    ) -> Button:
        """Adds a button from left to right; the filled one is what Enter does."""
        button = Button(text, kind, icon_name)
        button.setAutoDefault(kind == "filled")
        button.setDefault(kind == "filled")
        (self._left if left else self._buttons).addWidget(button)
        return button

    def grow(self, wide: int, high: int, *, room: int = 48) -> None:
        """Becomes so large where the window and the screen have room, over the middle of the window.

        To be called when it is shown: Qt has placed it by the size it had before.
        """
        screen = self.screen().availableGeometry()
        under = self.parentWidget()
        over = under.window().frameGeometry() if under is not None else screen
        most = over.intersected(screen).size().shrunkBy(QMargins(0, 0, room, room))
        least = self.minimumSizeHint().expandedTo(self.minimumSize())
        self.resize(QSize(wide, high).boundedTo(most).expandedTo(least))
        place = self.frameGeometry()
        place.moveCenter(over.center())
        place.moveRight(min(place.right(), screen.right()))
        place.moveBottom(min(place.bottom(), screen.bottom()))
        place.moveTo(max(place.left(), screen.left()), max(place.top(), screen.top()))
        self.move(place.topLeft())

    def add_close(self, text: str = "Annullér") -> Button:
        """Adds the button that closes without doing anything."""
        button = self.add_button(text)
        button.clicked.connect(self.reject)
        return button


class MessageDialog(Dialog):
    """Tells one thing and offers one button, or a choice of two."""

    def __init__(
        self,
        title: str,
        sentence: str,
        *,
        action: str = "",
        close: str = "Luk",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, sentence, width=420, parent=parent)
        self.add_close(close)
        if action:
            self.add_button(action, "filled").clicked.connect(self.accept)


# A dialog without a parent lives only as long as somebody holds it.
_told: set[MessageDialog] = set()


def tell(parent: QWidget | None, title: str, sentence: str) -> None:
    """Shows a sentence without stopping anything; the dialog goes when it is closed."""
    dialog = MessageDialog(title, sentence, parent=parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _told.add(dialog)
    dialog.finished.connect(lambda: _told.discard(dialog))
    dialog.open()
