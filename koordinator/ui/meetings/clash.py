"""Clashes told with what they clash with, and the question whether to keep them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.meetings.records import Clash
from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.labels import Icon, Label, row
from koordinator.ui.base.text import count

KEPT = "Beholdt bevidst"
_ICONS = {
    "meeting": "calendar",
    "absence": "sun",
    "day_off": "sun",
    "busy": "clock",
    "holiday": "calendar",
    "weekend": "calendar",
}
_MOST = 6


class ClashList(QWidget):
    """One line for each clash; more than a handful are counted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._made: list[QWidget] = []
        self._texts: list[str] = []

    def show_clashes(self, clashes: Sequence[Clash]) -> None:
        """Shows these instead of those before."""
        for widget in self._made:
            widget.hide()
            widget.deleteLater()
        self._made = []
        self._texts = [clash.sentence for clash in clashes]
        for clash in clashes[:_MOST]:
            self._add(_ICONS.get(clash.key, "triangle-alert"), clash.sentence)
        if len(clashes) > _MOST:
            self._add("more", f"og {count(len(clashes) - _MOST)} mere")
        self.setAccessibleName("; ".join(self._texts))
        self.setVisible(bool(clashes))

    def texts(self) -> list[str]:
        """The sentences, those that are only counted too."""
        return list(self._texts)

    def _add(self, icon: str, sentence: str) -> None:
        line = QWidget()
        mark, words = Icon(icon, "near_text", 15), Label(sentence, wrap=True)
        layout = row([mark, words])
        layout.setStretch(1, 1)
        layout.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        line.setLayout(layout)
        self._made.append(line)
        self._column.addWidget(line)


class ClashDialog(Dialog):
    """Says what a time clashes with; keeping it knowingly may be given a reason."""

    kept = Signal(str)

    def __init__(self, clashes: Sequence[Clash], parent: QWidget | None = None) -> None:
        super().__init__("Tiden er optaget", _sentence(clashes), width=460, parent=parent)
        self.clashes = ClashList()
        self.clashes.show_clashes(clashes)
        self.reason = TextValue("Hvorfor den beholdes", placeholder=KEPT)
        self.reason.box()
        self.content.addWidget(self.clashes)
        self.content.addSpacing(4)
        self.content.addWidget(Label("Hvorfor den beholdes (kan udelades)", tone="text2"))
        self.content.addWidget(self.reason)
        self.content.addStretch(1)
        self.add_close()
        self.keep = self.add_button("Behold alligevel", "filled")
        self.keep.clicked.connect(self._keep)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.keep.setFocus()

    def _keep(self) -> None:
        self.reason.commit()
        self.accept()
        self.kept.emit(self.reason.value() or KEPT)


def ask_clash(
    parent: QWidget,
    clashes: Sequence[Clash],
    keep: Callable[[str], object],
    given_up: Callable[[], object] | None = None,
) -> ClashDialog:
    """Asks without stopping anything; `keep` is told why the clash is kept, `given_up` that it is not."""
    dialog = ClashDialog(clashes, parent)
    dialog.kept.connect(keep)
    if given_up is not None:
        dialog.rejected.connect(given_up)
    dialog.open()
    return dialog


def _sentence(clashes: Sequence[Clash]) -> str:
    people = {person for clash in clashes for person in clash.people}
    if len(people) > 1:
        return f"{count(len(people))} af deltagerne kan ikke på det tidspunkt."
    if people:
        return "En af deltagerne kan ikke på det tidspunkt."
    return "Tidspunktet ligger uden for de almindelige arbejdsdage."
