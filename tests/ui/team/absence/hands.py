"""What one does with the tab of leave, and what one sees there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from koordinator.ui.base.editable import EditableValue
from koordinator.ui.team.absence.tab import AbsenceTab


def settled(qtbot: QtBot, tab: AbsenceTab) -> None:
    """Waits for the answer."""
    qtbot.waitUntil(lambda: not tab.page._asking.busy)


def line_of(field: EditableValue) -> QLineEdit:
    """Where one types."""
    edit = field.focusProxy()
    assert isinstance(edit, QLineEdit)
    return edit


def type_in(field: EditableValue, text: str) -> None:
    """Types instead of what stands there, and stays in the field."""
    edit = line_of(field)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)


def think_of(qtbot: QtBot, tab: AbsenceTab, worker: int, first: str, last: str) -> None:
    """A new leave, with its days typed."""
    tab.think_of(worker)
    for field, text in ((tab.page.form.starts, first), (tab.page.form.ends, last)):
        type_in(field, text)
        QTest.keyClick(line_of(field), Qt.Key.Key_Return)
    settled(qtbot, tab)


def ways(tab: AbsenceTab) -> list[tuple[str, str]]:
    """Each citizen and what becomes of the case."""
    model = tab.page.cases.table.model()
    return [(model.index(at, 0).data(), model.index(at, 2).data()) for at in range(model.rowCount())]
