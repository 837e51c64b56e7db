"""How high each row must be for all its words to be read."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtGui import QFontMetricsF

from koordinator.ui.base.house import house
from koordinator.ui.base.record_model import Column
from koordinator.ui.base.table_paint import PAD

R = TypeVar("R")
_SPARE = 3  # a line may be a little wider than its words together


class Heights:
    """Measures every word once; the words of a list come again and again."""

    def __init__(self) -> None:
        self._wide: dict[str, dict[str, float]] = {"body": {}, "strong": {}, "small": {}}
        house.changed.connect(self._forget)

    def _forget(self) -> None:
        for known in self._wide.values():
            known.clear()

    def of(self, rows: Sequence[R], cells: Sequence[tuple[Column[R], int]]) -> list[int]:
        """The heights of rows whose cells are so wide: a line with one under it, and what comes on top."""
        least, body, small = house.row("two_line"), house.metrics().height(), house.metrics("small").height()
        return [
            least
            + max(self._more(row, column, wide - 2 * PAD - _SPARE, body, small) for column, wide in cells)
            for row in rows
        ]

    def _more(self, row: R, column: Column[R], wide: int, body: int, small: int) -> int:
        more = 0
        if column.wraps and self._lines(column.text(row), "strong" if column.strong else "body", wide) > 1:
            more = body  # a cell's own text goes over two lines at most
        second = column.second(row) if column.second else ""
        if second:
            more += (sum(self._lines(line, "small", wide) for line in second.split("\n")) - 1) * small
        return more

    def _lines(self, text: str, font: str, wide: int) -> int:
        known = self._wide[font]
        words = text.split()
        missing = [word for word in (" ", *words) if word not in known]
        if missing:
            metrics = QFontMetricsF(house.font(font))
            known.update((word, metrics.horizontalAdvance(word)) for word in missing)
        lines, filled, space = 1, 0.0, known[" "]
        for word in words:
            needed = known[word]
            if filled and filled + needed > wide:
                lines, filled = lines + 1, 0.0
            filled += needed + space
        return lines
