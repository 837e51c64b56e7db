"""The settings page with surroundings that note what they are told."""

from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from koordinator.services.workplace import Workplace
from koordinator.ui.actions import ActionRegistry
from koordinator.ui.base.editable import EditableValue
from koordinator.ui.base.labels import Label
from koordinator.ui.context import Context
from koordinator.ui.settings.page import SettingsPage
from koordinator.ui.settings.section import Section
from koordinator.ui.tasks import OperationRunner

HOSTILE = "<b>x</b><img src=/etc/passwd> & 'co'"
S = TypeVar("S", bound=Section)
W = TypeVar("W", bound=QWidget)


@dataclass
class Told:
    """The page, and the sentences of the strip."""

    page: SettingsPage
    ctx: Context
    said: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    left: bool = False

    def leave(self) -> None:
        """Lets go of the store, as logging out does; more than once does no harm."""
        if not self.left:
            self.left = True
            self.ctx.runner.stop_all()
            self.ctx.close()
            self.ctx.place.close(back_up=False)


def show_settings(qtbot: QtBot, place: Workplace) -> Told:
    """The page shown; it refreshes after each change."""
    ctx = Context(place, ActionRegistry(), OperationRunner())
    page = SettingsPage(ctx)
    made = Told(page, ctx)
    ctx.told.connect(lambda text, _: made.said.append(text))
    ctx.refused.connect(made.refused.append)
    ctx.changed.connect(lambda _: page.refresh())
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    page.activate()
    page.activateWindow()
    qtbot.waitActive(page)
    return made


def section(page: SettingsPage, key: str, kind: type[S]) -> S:
    """A section, chosen in the list with the mouse."""
    QTest.mouseClick(page.items[key], Qt.MouseButton.LeftButton)
    found = page.section()
    assert isinstance(found, kind)
    return found


def come_to(field: QWidget) -> QWidget:
    """Gives a field the focus; returns what has it then."""
    field.window().activateWindow()
    QApplication.processEvents()  # a dialog that was just opened comes to the front
    field.setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def press_space(field: QWidget) -> None:
    """Switches a check box by keyboard."""
    QTest.keyClick(come_to(field), Qt.Key.Key_Space)
    QApplication.processEvents()


def type_in(field: EditableValue, text: str) -> None:
    """Comes to a field, writes over what stands there, and leaves it with Enter."""
    focused = come_to(field)
    QTest.keyClick(focused, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(focused, Qt.Key.Key_Delete)
    QTest.keyClicks(focused, text)
    QTest.keyClick(focused, Qt.Key.Key_Return)


def dialog_of(qtbot: QtBot, page: QWidget, kind: type[W]) -> W:
    """The dialog of this kind, once it is open."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in page.findChildren(kind)), timeout=20_000)
    return next(one for one in page.findChildren(kind) if one.isVisible())


def seen(widget: QWidget) -> str:
    """All text in the labels one can see in a widget."""
    QApplication.processEvents()
    labels = [label for label in widget.findChildren(Label) if label.isVisibleTo(widget)]
    return " | ".join(label.text() for label in labels if label.text())


def click(widget: QWidget) -> None:
    """Presses a button with the mouse."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
