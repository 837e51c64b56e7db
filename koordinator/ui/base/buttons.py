"""Buttons of the house: one filled per page, the rest outlined, plain or links."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QToolButton, QWidget

from koordinator.ui.base.fonts import set_font
from koordinator.ui.base.house import house
from koordinator.ui.base.icons import icon
from koordinator.ui.base.text import no_mnemonic, plain_tip

_ICON_GAP = 4
_TONES = {"filled": "on_accent", "plain": "accent", "link": "accent", "danger": "over_text"}
_FONTS = {"filled": "strong", "link": "medium"}
_RENEWED = (QEvent.Type.StyleChange, QEvent.Type.PaletteChange)


class Button(QPushButton):
    """A push button of one kind: "outlined", "filled" (one per page), "plain", "link" or "danger"."""

    def __init__(
        self,
        text: str,
        kind: str = "outlined",
        icon_name: str = "",
        *,
        small: bool = False,
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._icon_name = kind, icon_name
        self.setProperty("kind", kind)
        self.setProperty("small", "true" if small else "false")
        set_font(self, _FONTS.get(kind, "medium"))
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.set_text(text)
        plain_tip(self, tip)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._renew_icon()

    def set_text(self, text: str) -> None:
        """Changes the words, shown as they are."""
        self.setText(no_mnemonic(text))
        self.setAccessibleName(text)

    def set_icon(self, icon_name: str) -> None:
        """Shows another icon beside the words."""
        self._icon_name = icon_name
        self._renew_icon()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._kind == "link":  # Qt makes room for a frame that a link does not have
            icon_width = self.iconSize().width() if self._icon_name else 0
            words = self.fontMetrics().horizontalAdvance(self.accessibleName())
            hint = QSize(words + 2 + icon_width, max(self.fontMetrics().height(), self.iconSize().height()))
        return hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _RENEWED:
            self._renew_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_on_enter(self, event):
            super().keyPressEvent(event)

    def _renew_icon(self) -> None:
        if self._icon_name:
            side = house.px(16)
            gap = _ICON_GAP if self.text() else 0
            self.setIconSize(QSize(side + gap, side))
            self.setIcon(icon(self._icon_name, _TONES.get(self._kind, "text"), side, gap))


class IconButton(QToolButton):
    """A button with an icon alone; its name is read aloud and stands in the tooltip."""

    def __init__(
        self,
        icon_name: str,
        name: str,
        *,
        small: bool = False,
        shortcut: str = "",
        tone: str = "text2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._tone, self._small = icon_name, tone, small
        self.setProperty("kind", "icon")
        self.setProperty("small", "true" if small else "false")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        plain_tip(self, f"{name} ({shortcut})" if shortcut else name)
        self._renew_icon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _RENEWED:
            self._renew_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_on_enter(self, event):
            super().keyPressEvent(event)

    def _renew_icon(self) -> None:
        side = house.px(16 if self._small else 18)
        self.setIconSize(QSize(side, side))
        self.setIcon(icon(self._icon_name, self._tone, side))


def press_on_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Lets Enter press a button as Space does; Qt has it only in dialogs."""
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~(
        Qt.KeyboardModifier.KeypadModifier
    ):
        button.click()
        return True
    return False
