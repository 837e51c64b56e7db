"""A section with a list of records, and one of them in the panel beside it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.ui.base.buttons import Button
from koordinator.ui.base.chips import ChipBar
from koordinator.ui.base.notices import Banner
from koordinator.ui.base.side_panel import PanelHost, SidePanel
from koordinator.ui.base.table import DataTable
from koordinator.ui.context import Context
from koordinator.ui.settings.section import ONLY_LEADERS, Section

_LEFT_OUT = "left_out"


class ListSection(Section):
    """A chip shows those that are left out otherwise; only leaders can add to the list."""

    def __init__(self, ctx: Context, title: str, sentence: str, left_out: str) -> None:
        super().__init__(ctx, title, sentence)
        self.filters = ChipBar()
        self.filters.add(_LEFT_OUT, left_out)
        self.filters.changed.connect(self.refresh)

    @property
    def every(self) -> bool:
        """Whether those left out otherwise are wanted too."""
        return bool(self.filters.chosen())

    def lay_out_list(self, table: DataTable, panel: SidePanel, add: Button) -> None:
        """Lays out the list with its panel; the button stands in the head, for those who may add."""
        if self.is_leader:
            self.header.add_action(add)
        else:
            self.body.addWidget(Banner(ONLY_LEADERS, "plain"))
        self.body.addWidget(self.filters)
        self.body.addWidget(table, 1)
        content = QWidget()
        self._column(content).addLayout(self.body, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(PanelHost(content, panel))
