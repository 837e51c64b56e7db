"""The sheet of all shortcuts, read from the actions themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import KeyCap, Label, hairline


@dataclass(frozen=True)
class ShortcutLine:
    """What is done and by which keys; several ways are several tuples of keys."""

    group: str
    label: str
    keys: tuple[str, ...]


class ShortcutSheet(Dialog):
    """All shortcuts in two columns, group by group."""

    def __init__(self, lines: Sequence[ShortcutLine], parent: QWidget | None = None) -> None:
        super().__init__("Genveje", "Alt kan gøres fra tastaturet.", width=760, parent=parent)
        groups: dict[str, list[ShortcutLine]] = {}
        for line in lines:
            groups.setdefault(line.group, []).append(line)
        body = QWidget()
        columns = QHBoxLayout(body)
        columns.setContentsMargins(0, 0, 12, 0)
        columns.setSpacing(40)
        sides = [QVBoxLayout(), QVBoxLayout()]
        heights = [0, 0]
        for title, entries in groups.items():
            side = 0 if heights[0] <= heights[1] else 1
            sides[side].addWidget(_group(title, entries))
            heights[side] += len(entries) + 2
        for column in sides:
            column.setSpacing(20)
            column.addStretch(1)
            columns.addLayout(column, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        scroll.setMinimumHeight(min(body.sizeHint().height() + 8, house.px(520)))
        self.content.addWidget(scroll)
        self.add_close("Luk")


def _group(title: str, lines: Sequence[ShortcutLine]) -> QWidget:
    block = QWidget()
    grid = QGridLayout(block)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    grid.addWidget(Label(title, "section"), 0, 0, 1, 2)
    grid.addWidget(hairline(), 1, 0, 1, 2)
    for number, line in enumerate(lines, start=2):
        grid.addWidget(Label(line.label, wrap=True), number, 0)
        caps = QHBoxLayout()
        caps.setSpacing(4)
        for key in line.keys:
            caps.addWidget(KeyCap(key))
        grid.addLayout(caps, number, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return block
