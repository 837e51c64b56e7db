"""A paper seen before it is printed: its pages, how it is wanted, and what to look at first."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFileDialog, QSizePolicy, QWidget

from koordinator.errors import KoordinatorError
from koordinator.services.papers import Paper, save
from koordinator.ui.asking import Asking
from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.choices import Combo
from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.flow import FlowLayout
from koordinator.ui.base.folders import last_folder, remember_folder
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, row
from koordinator.ui.base.notices import Banner
from koordinator.ui.base.text import plain_tip
from koordinator.ui.context import Context
from koordinator.ui.papers.document import Choice, Document, Toggle
from koordinator.ui.papers.pages import PagesView

_WIDTH, _HEIGHT = 860, 780
_SHARE = 0.92  # of the screen at most
_SHOWN_AT_FIRST = 3
_MAKING = "Laver papiret …"


class PaperDialog(Dialog):
    """Everything stays in memory until the paper is printed or saved."""

    def __init__(self, ctx: Context, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document.title, width=560, parent=parent)
        self._ctx, self._document = ctx, document
        self.paper: Paper | None = None
        self._all_shown = False
        self._kept: bytes | None = None
        self.boxes = {toggle.key: _box(toggle) for toggle in document.toggles}
        self.combos = [_combo(choice) for choice in document.choices]
        self.warnings = Banner()
        self.warnings.acted.connect(self._show_all)
        self.warnings.hide()
        self.view = PagesView()
        self.where = Label(_MAKING, tone="text2")
        self._asking = Asking(ctx.runner, _MAKING, self)
        self._asking.answered.connect(self._made)
        self._asking.failed.connect(self._failed)
        self._lay_out()
        self._declare_keys()
        for box in self.boxes.values():
            box.toggled.connect(lambda _: self._make())
        for combo in self.combos:
            combo.currentIndexChanged.connect(lambda _: self._make())
        self.view.turned.connect(self._say_where)
        self.view.zoomed.connect(lambda: self.percent.setText(f"{self.view.percent()} %"))
        self._make()

    def _lay_out(self) -> None:
        self.smaller = IconButton("minus", "Mindre", shortcut="Ctrl+-")
        self.smaller.clicked.connect(lambda: self.view.step(-1))
        self.larger = IconButton("plus", "Større", shortcut="Ctrl++")
        self.larger.clicked.connect(lambda: self.view.step(1))
        self.percent = Label("", tone="text2")
        self.fit = Button("Tilpas bredden", "plain", tip="Tilpas bredden (Ctrl+0)")
        self.fit.clicked.connect(self.view.fit_width)
        line = row([_wrapping([*self.combos, *self.boxes.values()])])
        line.setStretch(0, 1)
        zoom = row([self.smaller, self.percent, self.larger, self.fit])
        line.addLayout(zoom)
        line.setAlignment(zoom, Qt.AlignmentFlag.AlignVCenter)
        self.content.addLayout(line)
        self.content.addWidget(self.warnings)
        self.content.addWidget(self.view, 1)
        self._left.addWidget(self.where)
        self.add_close("Luk")
        self.save_button = self.add_button("Gem som PDF …", icon_name="file-down")
        plain_tip(self.save_button, "Gem som PDF (Ctrl+S)")
        self.save_button.clicked.connect(self.ask_where_to_save)
        self.print_button = self.add_button("Udskriv …", "filled", "printer")
        plain_tip(self.print_button, "Udskriv (Ctrl+P)")
        self.print_button.clicked.connect(self.print_paper)
        self._allow(False)
        self.resize(
            QSize(house.px(_WIDTH), house.px(_HEIGHT)).boundedTo(self.screen().availableSize() * _SHARE)
        )
        self.view.setFocus()

    def _declare_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+P": self.print_paper,
            "Ctrl+S": self.ask_where_to_save,
            "Ctrl++": lambda: self.view.step(1),
            "Ctrl+=": lambda: self.view.step(1),
            "Ctrl+-": lambda: self.view.step(-1),
            "Ctrl+0": self.view.fit_width,
        }
        for key, do in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(do)

    def _allow(self, on: bool) -> None:
        self.print_button.setEnabled(on)
        self.save_button.setEnabled(on)

    # Making it

    def _make(self) -> None:
        """Makes the paper beside the window; a wish that comes meanwhile is met afterwards."""
        on = [key for key, box in self.boxes.items() if box.isChecked()]
        chosen = frozenset([*on, *(combo.currentData() for combo in self.combos)])
        make = self._document.make
        self._allow(False)
        self._asking.ask(lambda _progress: make(chosen))

    def _made(self, paper: object) -> None:
        assert isinstance(paper, Paper)
        self.paper = paper
        self.view.show_pdf(paper.pdf, paper.pages)
        self._warn()
        self._allow(True)

    def _failed(self, sentence: str) -> None:
        self.where.setText("")
        self.warnings.show()
        self.warnings.show_text(sentence, "error")

    def _warn(self) -> None:
        told = self.paper.warnings if self.paper else ()
        hidden = 0 if self._all_shown or len(told) <= _SHOWN_AT_FIRST + 1 else len(told) - _SHOWN_AT_FIRST
        self.warnings.setVisible(bool(told))
        shown = told[: len(told) - hidden]
        self.warnings.show_text("\n".join(shown), "warning", f"Vis {hidden} til" if hidden else "")

    def _show_all(self) -> None:
        self._all_shown = True
        self._warn()

    def _say_where(self, page: int) -> None:
        self.where.set_tone("text2")
        self.where.setText(f"Side {page} af {self.view.pages}" if page else "")

    # What becomes of it

    def print_paper(self) -> None:
        """Opens the system's print dialog."""
        if self.paper is None or not self.print_button.isEnabled():
            return
        from koordinator.ui.papers.printing import ask_and_print

        ask_and_print(self, self.paper, self._printed)

    def ask_where_to_save(self) -> None:
        """Asks for a file, whose name holds no person's name."""
        if self.paper is None or not self.save_button.isEnabled():
            return
        dialog = QFileDialog(self, f"Gem {self._document.title}", last_folder(), "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self.paper.file_name)
        dialog.fileSelected.connect(lambda chosen: self.save_to(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Puts the paper in a file and says so."""
        if self.paper is None:
            return
        try:
            save(self.paper, path)
        except KoordinatorError as fault:
            self._tell(str(fault), False)
            return
        remember_folder(path)
        self._keep()
        self._tell(f"Gemt i {path.name}", True)

    def _printed(self, sentence: str, well: bool) -> None:
        if well:
            self._keep()
        self._tell(sentence, well)

    def _keep(self) -> None:
        """Puts the very paper that was handed out on its case, once."""
        document, paper = self._document, self.paper
        if document.case_id is None or paper is None or self._kept == paper.pdf:
            return
        from koordinator.services import archive

        case_id, kind = document.case_id, document.kind
        if self._ctx.attempt(
            lambda: archive.keep_paper(
                self._ctx.desk, case_id, kind, paper, document.recipients, document.meeting_id
            )
        ):
            self._kept = paper.pdf

    def _tell(self, sentence: str, well: bool) -> None:
        """Says what became of it: in the foot, and in the window's strip where it stays."""
        self.where.setText(sentence)
        self.where.set_tone("text2" if well else "over_text")
        if well:
            self._ctx.tell(sentence)


def _box(toggle: Toggle) -> QCheckBox:
    box = QCheckBox(toggle.label)
    box.setChecked(toggle.on)
    plain_tip(box, toggle.tip)
    return box


def _combo(choice: Choice) -> Combo:
    combo = Combo()
    combo.setAccessibleName(choice.label)
    plain_tip(combo, choice.label)
    for key, label in choice.options:
        combo.addItem(label, key)
    combo.setCurrentIndex(combo.findData(choice.chosen))
    return combo


def _wrapping(boxes: Sequence[QWidget]) -> QWidget:
    """What may be chosen beside each other, or under each other where large text needs it."""
    place = QWidget()
    flow = FlowLayout(place, spacing=20, line_spacing=6)
    for box in boxes:
        flow.addWidget(box)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    place.setSizePolicy(policy)
    return place
