"""Fields that stay together, in as many lines as the width asks for."""

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QWidget

from koordinator.ui.base.flow import FlowLayout
from koordinator.ui.base.labels import row


def lay_out(holder: QWidget, groups: Sequence[Sequence[QWidget | int | None]], spacing: int) -> list[QWidget]:
    """Sets groups of fields in a widget; a group is never broken. Returns a widget for each."""
    flow = FlowLayout(holder, spacing=spacing, line_spacing=8)
    found = []
    for group in groups:
        made = QWidget()
        made.setLayout(row(group))
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        flow.addWidget(made)
        found.append(made)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return found
