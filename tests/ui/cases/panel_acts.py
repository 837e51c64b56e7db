"""What a person does in a case's panel, and what it shows."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from koordinator.ui.base.chips import StateChip
from koordinator.ui.cases.page import CasesPage


def enter(page: CasesPage, case_id: int) -> None:
    """Stands on a case and opens it with Enter."""
    page.list.table.select_ids([case_id], case_id)
    page.list.table.setFocus()
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)


def chips(page: CasesPage) -> list[str]:
    QApplication.processEvents()  # chips that were just added come to be seen
    return [chip.accessibleName() for chip in page.panel.findChildren(StateChip) if chip.isVisible()]
