"""The meetings a leave changed that can be put back, and whether they are to be."""

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from koordinator.domain.leave_plans import LeavePlan
from koordinator.ui.base.labels import Label
from koordinator.ui.team.absence.words import put_back_lines, put_back_words


class PutBackList(QWidget):
    """Says which meetings they are; `box` stands with the buttons that save."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", "section")
        self.lines = Label("", "body", "text2", wrap=True)
        self.box = QCheckBox()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.lines)

    def begin(self) -> None:
        """Another leave: they are put back unless one says otherwise."""
        self.box.setChecked(True)
        self.hide()
        self.box.hide()

    def wanted(self) -> bool:
        """Whether they are to be put back."""
        return self.box.isChecked() and not self.box.isHidden()

    def show_plan(self, plan: LeavePlan, *, may_save: bool) -> None:
        """Those that saving puts back, or else those that taking the leave away would."""
        meant = len(plan.put_backs or plan.all_put_backs)
        titles = f"Møder, der kan flyttes tilbage · {meant}", "Møder, fraværet har flyttet"
        self.title.setText(titles[0] if meant else titles[1])
        self.lines.setText(put_back_lines(plan))
        self.box.setText(put_back_words(plan))
        self.setVisible(meant > 0 or bool(plan.staying))
        self.box.setVisible(meant > 0 and may_save)
