"""The start page in front of somebody, and what she sees on it."""

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from koordinator.ui.base.buttons import Button
from koordinator.ui.base.labels import Label
from koordinator.ui.context import Context
from koordinator.ui.today.page import TodayPage
from koordinator.ui.today.pane import WorkPane
from koordinator.ui.today.row import WorkRow


def front(qtbot: QtBot, ctx: Context, width: int = 1100) -> TodayPage:
    """The start page with the work of today on it; changes reach it as in the window."""
    page = TodayPage(ctx)
    qtbot.addWidget(page)
    page.resize(width, 900)
    page.show()
    page.activate()
    ctx.changed.connect(page.refresh)
    qtbot.waitUntil(lambda: page.empty.isVisible() or pane(page).found is not None)
    page.activateWindow()
    QApplication.processEvents()  # lines that were just added come to be seen
    return page


def pane(page: TodayPage) -> WorkPane:
    """The work of today."""
    found = page.pane
    assert found is not None
    return found


def words(widget: QWidget) -> str:
    """The words of labels and of what can be pressed, from the top."""
    found = [one for one in widget.findChildren(QWidget) if isinstance(one, Label | Button)]
    texts = [one.text() for one in found if one.isVisibleTo(widget)]
    return " | ".join(text for text in texts if text)


def row(page: TodayPage, what: str) -> WorkRow:
    """The line that says this."""
    return next(one for one in pane(page).list.rows if what in words(one))
