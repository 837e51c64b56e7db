"""What the case list is narrowed by: text, worker, team, programme, and chips that combine."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.cases import CHIP_NAMES, CaseFilter, Tally
from koordinator.domain.cases import Chip as Question
from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.chips import ChipBar
from koordinator.ui.base.choices import Combo, NarrowingCombo
from koordinator.ui.base.house import house
from koordinator.ui.base.search_field import SearchField
from koordinator.ui.cases.picked import PickedLine

MINE, ENDED = "mine", "over"
Choices = Sequence[tuple[int, str]]


class FilterBar(QWidget):
    """Sends `changed` when the list asked for is another one."""

    changed = Signal()
    cleared = Signal()

    def __init__(self, own_id: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own_id = own_id
        self._picked = CaseFilter()  # what of the filter is no choice here: the cases picked elsewhere
        self._sent = CaseFilter()
        self.search = SearchField("Søg navn, sagsnr., CPR eller telefon", "Søg i sagerne")
        self.worker = _choice("Medarbejder", "KS og VK")
        self.team = _choice("Team", "Team")
        self.programme = _choice("Ydelse", "Ydelse")
        self.chips = ChipBar()
        self.picked = PickedLine()
        self.columns = IconButton("columns", "Vælg kolonner")
        self.clear = Button("Ryd filtre", "link")
        self._add_chips()
        self._lay_out()
        self._connect()
        house.changed.connect(self._fit)
        self._fit()

    def _add_chips(self) -> None:
        if self._own_id is not None:
            self.chips.add(MINE, "Mine", tip="Sager, hvor du er KS eller VK")
        for question in Question:
            self.chips.add(question.value, CHIP_NAMES[question])
        self.chips.add(ENDED, "Afsluttede", tip="Vis de afsluttede sager i stedet for de løbende")

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(self.search, 3)
        for combo in (self.worker, self.team, self.programme):
            fields.addWidget(combo, 2)
        fields.addWidget(self.columns)
        fields.addStretch(1)
        chips = QHBoxLayout()
        chips.setSpacing(16)
        chips.addWidget(self.chips, 1)
        self._beside = QVBoxLayout()
        self._beside.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignTop)
        chips.addLayout(self._beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(fields)
        column.addLayout(chips)
        column.addWidget(self.picked)

    def _connect(self) -> None:
        self.search.searched.connect(self._announce)
        self.chips.changed.connect(self._chip_changed)
        for combo in (self.worker, self.team, self.programme):
            combo.picked.connect(self._choice_changed)
            combo.left.connect(self._choice_changed)
            combo.given_up.connect(lambda: self.show_filter(self._sent))
        self.clear.clicked.connect(self.cleared)
        self.picked.closed.connect(self.drop_picked)

    # What is asked for

    def wanted(self) -> CaseFilter:
        """The filter as it stands."""
        chips = self.chips.chosen()
        return CaseFilter(
            text=self.search.text().strip(),
            worker_id=self.worker.currentData(),
            team_id=self.team.currentData(),
            programme_id=self.programme.currentData(),
            chips=frozenset(question for question in Question if question.value in chips),
            ended=ENDED in chips,
            case_ids=self._picked.case_ids,
            over_too=self._picked.over_too and ENDED not in chips,
            because=self._picked.because,
            outside=self._picked.outside,
        )

    def show_filter(self, wanted: CaseFilter) -> None:
        """Sets everything to a filter, without announcing it."""
        if self.search.text().strip() != wanted.text.strip():
            self.search.setText(wanted.text)
        self.worker.choose(wanted.worker_id)
        self.team.choose(wanted.team_id)
        self.programme.choose(wanted.programme_id)
        self._picked = wanted
        self.picked.show_filter(wanted)
        self._sent = wanted
        chosen = [question.value for question in wanted.chips]
        self.chips.choose([*chosen, *([ENDED] if wanted.ended else []), *self._derived()])
        self._fit_clear()

    def set_choices(self, workers: Choices, teams: Choices, programmes: Choices) -> None:
        """Shows who and what there is to choose among; what is chosen stays."""
        for combo, options in ((self.worker, workers), (self.team, teams), (self.programme, programmes)):
            combo.fill(options)

    def set_counts(self, tally: Tally) -> None:
        """Shows how many cases lie behind each chip."""
        self.chips.set_counts({question.value: number for question, number in tally.chips.items()})

    def _derived(self) -> list[str]:
        """The chip that follows from something else: one's own cases."""
        return [MINE] if self._own_id is not None and self.worker.currentData() == self._own_id else []

    def _chip_changed(self) -> None:
        chosen = self.chips.chosen()
        if self._own_id is not None and (MINE in chosen) != (self.worker.currentData() == self._own_id):
            self.worker.choose(self._own_id if MINE in chosen else None)
        self._announce()

    def drop_picked(self) -> None:
        """Asks of all cases again; whatever else was chosen stays."""
        self._picked = CaseFilter()
        self.picked.show_filter(self._picked)
        self._announce()

    def _choice_changed(self) -> None:
        if self.wanted() == self._sent:
            return
        chosen = [key for key in self.chips.chosen() if key != MINE]
        self.chips.choose([*chosen, *self._derived()])
        self._announce()

    def _announce(self) -> None:
        wanted = self.wanted()
        if wanted != self._sent:
            self._sent = wanted
            self._fit_clear()
            self.changed.emit()

    def _fit_clear(self) -> None:
        self.clear.setVisible(self._sent != CaseFilter())

    def _fit(self) -> None:
        above = (house.row("chip") - self.clear.sizeHint().height()) // 2
        self._beside.setContentsMargins(0, max(0, above), 0, 0)
        self.search.setMinimumWidth(house.px(150))
        self.search.setMaximumWidth(house.px(292))
        for combo in (self.worker, self.team, self.programme):
            combo.setMinimumWidth(house.px(84))
            combo.setMaximumWidth(house.px(176))


def _choice(name: str, everything: str) -> NarrowingCombo:
    combo = NarrowingCombo(name, everything, other="Andet valg")
    combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return combo
