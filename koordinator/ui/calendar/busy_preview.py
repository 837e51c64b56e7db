"""What a calendar file would bring: how many stretches, the first of them, and what could not be read."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.meetings.busy import BusyReport, stretch_words
from koordinator.domain.values.dates import long_date
from koordinator.ui.base.labels import Label
from koordinator.ui.base.notices import Banner
from koordinator.ui.base.text import count

_FIRST, _FIRST_FAULTS = 10, 4


def tidsrum(number: int) -> str:
    """1 optaget tidsrum, 15 optagne tidsrum."""
    return f"{count(number)} {'optaget' if number == 1 else 'optagne'} tidsrum"


def _aftaler(number: int) -> str:
    return f"{count(number)} {'aftale' if number == 1 else 'aftaler'}"


class BusyPreview(QWidget):
    """A calendar file as it would be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", "strong", wrap=True)
        self.sums = Label("", tone="text2", wrap=True)
        self.first = Label("", wrap=True)
        self.more = Label("", tone="text2")
        self.faults = Banner("", "warning")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for one in (self.title, self.sums, self.first, self.more, self.faults):
            column.addWidget(one)
        self.hide()

    def show_report(self, name: str, report: BusyReport) -> None:
        """Shows what reading the file would do."""
        self.title.setText(f"{name}: {tidsrum(len(report.stretches))}")
        self.sums.setText(
            f"Fra {long_date(report.first)} til {long_date(report.last)}. {_aftaler(report.events)} i filen, "
            f"heraf {count(report.free)} uden optaget tid. {count(report.created)} tidsrum er nye, "
            f"{count(report.removed)} fjernes."
        )
        self.first.setText("\n".join(stretch_words(one) for one in report.stretches[:_FIRST]))
        self.first.setVisible(bool(report.stretches))
        left = len(report.stretches) - _FIRST
        self.more.setText(f"… og {count(left)} til")
        self.more.setVisible(left > 0)
        self._show_faults(report)
        self.show()

    def _show_faults(self, report: BusyReport) -> None:
        number = len(report.unread)
        lines = [f"{_aftaler(number)} kan ikke læses og springes over:"]
        lines += [f"Linje {one.line}: {one.reason}" for one in report.unread[:_FIRST_FAULTS]]
        if number > _FIRST_FAULTS:
            lines.append(f"… og {count(number - _FIRST_FAULTS)} til")
        self.faults.show_text("\n".join(lines), "warning")
        self.faults.setVisible(number > 0)
