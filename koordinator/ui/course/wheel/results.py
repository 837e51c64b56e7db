"""What the numbers say: the progression in words, the table, and the curve."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.forms import AssessmentCard, FormKind
from koordinator.domain.progression import mean
from koordinator.domain.values.dates import day_month
from koordinator.ui.base.choices import ChoiceValue
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, StateWord, row
from koordinator.ui.base.states import State
from koordinator.ui.course.wheel.curve import Curve, Line
from koordinator.ui.course.wheel.looking import Looking
from koordinator.ui.course.wheel.table import AreaTable, Headings, Means
from koordinator.ui.course.wheel.words import beside_headline, first_name, headline, worker_above

MEAN = "mean"


class Results(QWidget):
    """The right half of the tab."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: Looking | None = None
        self._citizen = ""
        self.headline = Label("", "title", wrap=True)
        self.told = Label("", tone="text2", wrap=True)
        self.target = StateWord(State.REACHED, "")
        self.table = AreaTable()
        self.table.picked.connect(self.picked)
        self.curve = Curve()
        self.what = ChoiceValue("Kurven viser", [(MEAN, "Gennemsnit")])
        self.what.box()
        self.what.set_value(MEAN)
        self.what.committed.connect(lambda _: self._show_curve())
        self.over_time = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.headline, 1)
        top.addWidget(self.target, 0, Qt.AlignmentFlag.AlignVCenter)
        below = QVBoxLayout(self.over_time)
        below.setContentsMargins(0, 8, 0, 0)
        below.addLayout(row([Label("Over tid", "section"), None, self.what]))
        below.addWidget(self.curve)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 0, 32, 16)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.told)
        column.addSpacing(4)
        column.addWidget(self.table)
        column.addWidget(self.over_time)
        column.addStretch(1)
        house.changed.connect(self._fit)
        self._fit()

    def show_looking(self, seen: Looking, citizen: str) -> None:
        """Shows what the numbers of a form say."""
        self._seen, self._citizen = seen, citizen
        rows, found = seen.rows, seen.found
        fresh = seen.scoring and seen.now is None
        self.headline.setText("Ny måling" if fresh else headline(found, seen.now))
        told = (beside_headline(found, seen.then, seen.now, len(rows)), self._above())
        self.told.setText("\n".join(words for words in told if words))
        self.told.setVisible(bool(self.told.text()))
        self._show_target()
        own = first_name(citizen) if any(one.usual for one in rows) else ""
        area = "Spørgsmål" if seen.form.kind is FormKind.LIST else "Område"
        heads = Headings(
            f"{area}, som {own} kalder det" if own else area,
            _day(seen.then), "I dag" if seen.scoring else _day(seen.now), self._other_name(),
            self._other_day(),
        )  # fmt: skip
        means = Means(
            found.first if found else _mean(seen.then),
            found.last if found else _mean(seen.now),
            _mean(seen.other),
        )
        self.table.show_rows(rows, heads, means, "worker" if seen.sheet.by_citizen else "now")
        self.what.set_options([(MEAN, "Gennemsnit"), *((one.key, one.name) for one in rows)])
        if self.what.value() not in {MEAN, *(one.key for one in rows)}:
            self.what.set_value(MEAN)
        self._show_curve()

    def _above(self) -> str:
        seen = self._seen
        if seen is None or seen.now is None or seen.other is None:
            return ""
        pair = (seen.now, seen.other) if seen.sheet.by_citizen else (seen.other, seen.now)
        return worker_above(seen.form, *pair)

    def _show_target(self) -> None:
        assert self._seen is not None
        target, found = self._seen.form.target, self._seen.found
        self.target.setVisible(target is not None and found is not None)
        if target is None or found is None:
            return
        if found.reached(target):
            self.target.set(State.REACHED, f"målet er {target} %")
        else:
            self.target.set(State.NONE, f"målet er {target} %")

    def _show_curve(self) -> None:
        seen = self._seen
        if seen is None:
            return
        own, theirs = (first_name(self._citizen), "now"), (self._worker_name(), "worker")
        sides = (own, theirs) if seen.sheet.by_citizen else (theirs, own)
        lines = [
            Line(look, name, [(card.day, self._value(card)) for card in cards])
            for (name, look), cards in zip(sides, (seen.mine, seen.others), strict=True)
        ]
        self.curve.show_lines(lines, seen.form.low, seen.form.high, self._target_line(lines[0]))
        self.over_time.setVisible(len({card.day for card in (*seen.mine, *seen.others)}) > 1)

    def _target_line(self, line: Line) -> tuple[float, str] | None:
        assert self._seen is not None
        target, given = self._seen.form.target, line.given
        if target is None or self.what.value() != MEAN or not given or not given[0][1]:
            return None
        return min(self._seen.form.high, given[0][1] * (100 + target) / 100), f"mål +{target} %"

    def _value(self, card: AssessmentCard) -> float | None:
        assert self._seen is not None
        key = self.what.value()
        if key != MEAN:
            return card.values.get(key)
        asked = {area.key for area in self._seen.form.areas}
        return mean({area: value for area, value in card.values.items() if area in asked})

    def _other_name(self) -> str:
        assert self._seen is not None
        if not self._seen.form.both:
            return ""
        return self._worker_name() if self._seen.sheet.by_citizen else first_name(self._citizen)

    def _other_day(self) -> str:
        """When the other side's numbers are from, where that is not the day beside them."""
        assert self._seen is not None
        seen, other = self._seen, self._seen.other
        return _day(other) if other is not None and seen.now is not None and other.day != seen.now.day else ""

    def _worker_name(self) -> str:
        """The worker whose scores stand there; of several, the one of the time looked at."""
        assert self._seen is not None
        seen = self._seen
        workers = seen.others if seen.sheet.by_citizen else seen.mine
        card = seen.other if seen.sheet.by_citizen else seen.now
        card = card or (workers[-1] if workers else None)
        return first_name(card.worker) if card is not None and card.worker else "KS"

    def _fit(self) -> None:
        self.what.setFixedWidth(house.px(190))


def _day(card: AssessmentCard | None) -> str:
    return day_month(card.day) if card is not None else ""


def _mean(card: AssessmentCard | None) -> float | None:
    return mean(card.values) if card is not None else None
