"""The three scenarios side by side: when the levels are passed, and how many caseworkers it takes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from koordinator.domain.forecast.records import Forecast, Level, Scenario
from koordinator.domain.forecast.words import SCENARIO_NAMES, limit_of, passing, tenth
from koordinator.ui.base.labels import Label, hairline

_ROWS = tuple(Scenario)


class Outlook(QWidget):
    """A small table of words; the expected scenario is the strong one."""

    def __init__(self) -> None:
        super().__init__()
        self._heads = [Label("", "small", "text2", wrap=True) for _ in range(5)]
        self._cells = [
            [Label("", "strong" if one is Scenario.EXPECTED else "body", wrap=True) for _ in range(5)]
            for one in _ROWS
        ]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for at, head in enumerate(self._heads):
            grid.addWidget(head, 0, at, Qt.AlignmentFlag.AlignBottom)
            grid.setColumnStretch(at, 3 if at in (0, 2, 3) else 2)
        grid.addWidget(hairline(), 1, 0, 1, 5)
        for line, cells in enumerate(self._cells, 2):
            for at, cell in enumerate(cells):
                grid.addWidget(cell, line, at, Qt.AlignmentFlag.AlignTop)

    def show_forecast(self, found: Forecast) -> None:
        """Shows another team or other numbers."""
        warning, maximum = limit_of(found, Level.WARNING), limit_of(found, Level.MAXIMUM)
        heads = (
            "", "Nye pr. måned", f"Over {warning} pr. sagsbehandler", f"Over {maximum} pr. sagsbehandler",
            f"Fuldtidsansatte til højst {maximum}",
        )  # fmt: skip
        for label, text in zip(self._heads, heads, strict=True):
            label.setText(text)
        for scenario, cells in zip(_ROWS, self._cells, strict=True):
            texts = (
                SCENARIO_NAMES[scenario].capitalize(),
                tenth(found.assumptions.intake_in(scenario)),
                passing(found, Level.WARNING, scenario),
                passing(found, Level.MAXIMUM, scenario),
                str(found.needed(Level.MAXIMUM, scenario)),
            )
            for label, text in zip(cells, texts, strict=True):
                label.setText(text)
