"""What narrows the page: the search, which side is looked at, and the chips."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.ui.base.chips import ChipBar
from koordinator.ui.base.house import house
from koordinator.ui.base.search_field import SearchField
from koordinator.ui.network.sides import Side

PEOPLE, PLACES = "contacts", "organisations"
DOUBLE, UNREACHED, UNUSED = "double", "unreached", "unused"


class Narrowing(QWidget):
    """Says what is chosen, and which lines the chips leave."""

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField("Søg navn, titel, organisation, telefon eller e-mail", "Søg i netværket")
        self.kinds = ChipBar(single=True)
        self.kinds.add(PEOPLE, "Kontakter", on=True)
        self.kinds.add(PLACES, "Organisationer")
        self.chips = ChipBar()
        self.chips.add(DOUBLE, "Mulige dobbelte", tip="Dem, der ser ud til at være skrevet op to gange")
        self.chips.add(UNREACHED, "Uden telefon")
        self.chips.add(UNUSED, "Uden løbende sager")
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.search, 2)
        line.addWidget(self.kinds)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(line)
        column.addWidget(self.chips)
        house.changed.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """What is searched for."""
        return self.search.text().strip()

    def people(self) -> bool:
        """Whether contacts are looked at, and not organisations."""
        return self.kinds.chosen() == [PEOPLE]

    def choose(self, *chips: str) -> None:
        """Takes the search away and has these chips alone."""
        self.search.clear()
        self.chips.choose(list(chips))

    def to_search(self) -> None:
        """Goes to the search with all of it selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_left(self, side: Side, found: Sequence[Any]) -> bool:
        """Shows the lines the chips leave, doubles beside each other; False where none is left."""
        shown, chosen, in_doubt = side.lines, self.chips.chosen(), side.in_doubt()
        fits: dict[str, Callable[[Any], bool]] = {
            DOUBLE: lambda line: shown.identify(line) in in_doubt,
            UNREACHED: lambda line: not line.phone,
            UNUSED: lambda line: not line.cases,
        }
        left: list[Any] = [line for line in found if all(fits[key](line) for key in chosen)]
        in_pairs = DOUBLE in chosen
        if in_pairs:
            left.sort(key=lambda line: in_doubt[shown.identify(line)])
        shown.show_lines(left, as_given=in_pairs)
        self.chips.set_counts({key: sum(map(fit, found)) for key, fit in fits.items()})
        return bool(left)

    def _fit(self) -> None:
        self.search.setMinimumWidth(house.px(180))
        self.search.setMaximumWidth(house.px(380))
        self.kinds.setMinimumWidth(self.kinds.sizeHint().width())
