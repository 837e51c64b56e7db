"""The cases that are to move, each with whom it comes from and its first day with the new one."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.cases import CaseLine
from koordinator.domain.roles import CaseRole
from koordinator.domain.values.dates import day_month
from koordinator.services.move_cases import MovePreview
from koordinator.ui.base.record_model import Column, RecordModel
from koordinator.ui.base.table import DataTable

_MOST_ROWS = 5


class _Moving(NamedTuple):
    case_id: int
    name: str
    holder: str
    starts: str


class MovingCases(QWidget):
    """A short table that scrolls when there are many."""

    def __init__(self) -> None:
        super().__init__()
        self.table = DataTable()
        self.table.setAccessibleName("Sager, der flyttes")
        self._model: RecordModel[_Moving] = RecordModel(
            (
                Column("name", "Borger", lambda m: m.name, width=14, stretch=True, fixed=True),
                Column("holder", "Nu hos", lambda m: m.holder, width=13),
                Column("starts", "Flytter", lambda m: m.starts, width=7),
            ),
            lambda m: m.case_id,
        )
        self._model.setParent(self)
        self.table.setModel(self._model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)

    def show_cases(self, lines: Sequence[CaseLine], role: CaseRole, preview: MovePreview | None) -> None:
        """Shows the cases; with a preview also when each moves, or that it does not."""
        starts = {line.case_id: day_month(line.starts) for line in preview.lines} if preview else {}
        stays = "nej" if preview is not None else ""
        self._model.set_records(
            _Moving(line.case_id, line.name, _holder(line, role) or "ingen", starts.get(line.case_id, stays))
            for line in lines
        )
        header = self.table.horizontalHeader().sizeHint().height()
        rows = min(max(1, len(lines)), _MOST_ROWS)
        self.table.setFixedHeight(header + rows * self.table.verticalHeader().defaultSectionSize() + 2)


def _holder(line: CaseLine, role: CaseRole) -> str | None:
    return line.caseworker if role is CaseRole.CASEWORKER else line.consultant
