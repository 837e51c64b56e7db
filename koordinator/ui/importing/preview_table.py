"""The first rows of a list as they will be understood, wrong cells marked with what is wrong."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from koordinator.services.importing.wizard import PreviewRow
from koordinator.ui.base.labels import Icon, Label, row
from koordinator.ui.base.record_model import Column, RecordModel
from koordinator.ui.base.states import State
from koordinator.ui.importing.inputs import StepTable

_WIDEST, _NARROWEST = 26, 8
_MOST_SENTENCES = 2
_MARK = 5  # characters that the sign of a wrong cell takes


class PreviewTable(QWidget):
    """A table with a column for each field, and under it the sentences about what cannot be taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = StepTable()
        self.table.setAccessibleName("De første rækker, som de forstås")
        self._model: RecordModel[PreviewRow] | None = None
        self._empty = Label("", tone="text2", wrap=True)
        self._icon = Icon("octagon-alert", "over_text", 15)
        self.sentences = Label("", "small", "over_text", wrap=True)
        shown, bare = QWidget(), QWidget()
        inside = QVBoxLayout(shown)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(self.table, 1)
        self._said = QWidget()
        line = row([self._icon, self.sentences], spacing=6)
        line.setStretch(1, 1)
        self._said.setLayout(line)
        inside.addWidget(self._said)
        alone = QVBoxLayout(bare)
        alone.setContentsMargins(0, 8, 0, 0)
        alone.addWidget(self._empty)
        alone.addStretch(1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(shown)
        self._stack.addWidget(bare)

    def say(self, sentence: str) -> None:
        """Shows a sentence instead of rows."""
        self._empty.setText(sentence)
        self._stack.setCurrentIndex(1)

    def show_rows(self, rows: Sequence[PreviewRow], titles: Sequence[tuple[str, str]]) -> None:
        """Shows rows, a column for each field by key and title."""
        columns = [_number(), *(_column(key, title, rows) for key, title in titles)]
        before = self._model
        self._model = RecordModel(columns, lambda one: one.row, rows, self)
        self.table.setModel(self._model)
        if before is not None:
            before.deleteLater()
        self._say_wrong(rows, dict(titles))
        self._stack.setCurrentIndex(0)

    def _say_wrong(self, rows: Sequence[PreviewRow], names: dict[str, str]) -> None:
        """The sentences about rows that are rejected, or else those to look at."""
        rejected = [one for one in rows if one.rejected]
        about = rejected or [one for one in rows if one.sentence]
        said = [f"Række {one.row}, {names.get(one.wrong, '')}: {one.sentence}" for one in about]
        if len(said) > _MOST_SENTENCES:
            said[_MOST_SENTENCES:] = [f"… og {len(said) - _MOST_SENTENCES} mere."]
        tone = "over_text" if rejected else "near_text"
        self._icon.set("octagon-alert" if rejected else "triangle-alert", tone)
        self.sentences.set_tone(tone)
        self.sentences.setText("\n".join(said))
        self._said.setVisible(bool(said))


def _number() -> Column[PreviewRow]:
    return Column("row", "Række", lambda one: str(one.row), lambda one: one.row, right=True, width=5)


def _column(key: str, title: str, rows: Sequence[PreviewRow]) -> Column[PreviewRow]:
    def text(one: PreviewRow) -> str:
        return one.cells.get(key, "") or ("mangler" if one.wrong == key else "")

    def state(one: PreviewRow) -> State | None:
        if one.wrong != key:
            return None
        return State.OVER if one.rejected else State.NEAR

    def tip(one: PreviewRow) -> str:
        return one.sentence if one.wrong == key else text(one)

    longest = max((len(text(one)) + (_MARK if one.wrong == key else 0) for one in rows), default=0)
    return Column(key, title, text, state=state, tip=tip, width=min(_WIDEST, max(_NARROWEST, longest)))
