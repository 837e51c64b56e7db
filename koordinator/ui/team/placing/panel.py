"""The panel of one new case: everybody who could have it, what speaks for and against, and giving it."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.caseload import State as Standing
from koordinator.domain.placing import Candidate, Placing
from koordinator.domain.values.dates import short_date
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.base.labels import Label
from koordinator.ui.base.side_panel import SidePanel
from koordinator.ui.base.states import LOOKS, State
from koordinator.ui.team.placing.candidates import Offer, OfferList

_FIRST, _ALL = 4, 100
_STATES = {
    Standing.OK: State.CALM,
    Standing.NEAR: State.NEAR,
    Standing.OVER: State.OVER,
    Standing.REFUSED: State.OVER,
}


class PlacingPanel(SidePanel):
    """Shows a case; `place` gives it to a worker, with the reason that was asked for."""

    given = Signal(int, int)
    case_wanted = Signal(int)
    worker_wanted = Signal(int)

    def __init__(self, place: Callable[[int, int, str], object], *, may_place: bool) -> None:
        super().__init__()
        self._place = place
        self._may_place = may_place
        self._placing: Placing | None = None
        self._most = _FIRST
        self.facts = Label("", tone="text2", wrap=True)
        self.offers = OfferList("Der er ingen sagsbehandlere den dag.")
        self.more = Button("", "link", "chevron-down")
        self.more.clicked.connect(self._show_all)
        self.give = Button("Tildel", "filled", "check")
        self.give.clicked.connect(self._give_proposed)
        self.open_case = Button("Åbn sagen", icon_name="folder-open")
        self.open_case.clicked.connect(self._open_case)
        candidates = QWidget()
        column = QVBoxLayout(candidates)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.offers)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_section(self.facts)
        self.add_section(candidates, "Hvem kan få sagen")
        self.set_actions([self.give, self.open_case])

    def case_id(self) -> int | None:
        """The case shown, or None while the panel is closed."""
        return self._placing.case.case_id if self._placing is not None and not self.isHidden() else None

    def show_placing(self, placing: Placing) -> None:
        """Shows a case with everybody who could have it."""
        other = self._placing is None or self._placing.case.case_id != placing.case.case_id
        self._placing = placing
        if other:
            self._most = _FIRST
            self.scroll_to_top()
        case = placing.case
        number = f"sag {case.number}" if case.number else ""
        self.set_title(
            case.name, " · ".join(part for part in (f"{case.age} år", case.programme, number) if part)
        )
        language = f"Tolk: {case.interpreter}" if case.interpreter else ""
        facts = (
            f"Starter {short_date(case.starts)}",
            case.team,
            f"VK {case.consultant or 'mangler'}",
            language,
        )
        self.facts.setText(" · ".join(part for part in facts if part))
        self.give.set_text(f"Tildel {placing.to.worker.name}" if placing.to else "Tildel")
        self.give.setVisible(self._may_place and placing.to is not None)
        self._show_candidates(anew=other)

    def _show_candidates(self, *, anew: bool) -> None:
        placing = self._placing
        if placing is None:
            return
        shown = placing.candidates[: self._most]
        self.offers.show_offers([self._offer(one) for one in shown], "Tildel", anew=anew)
        left = len(placing.candidates) - len(shown)
        self.more.set_text(f"Vis {left} mere" if left else "")
        self.more.setVisible(left > 0)

    def _offer(self, one: Candidate) -> Offer:
        verdict = one.verdict
        open_to = self._may_place and verdict.state is not Standing.REFUSED
        state = _STATES[verdict.state] if verdict.limits is not None else State.NONE
        return Offer(
            one.worker.name, verdict.before, verdict.after, verdict.limits, state, LOOKS[state].word,
            one.reasons, one.against, partial(self.worker_wanted.emit, one.worker.worker_id),
            partial(self._ask, one) if open_to else None,
        )  # fmt: skip

    def _show_all(self) -> None:
        self._most = _ALL
        self._show_candidates(anew=True)

    def _give_proposed(self) -> None:
        if self._placing is not None and self._placing.to is not None:
            self._ask(self._placing.to)

    def _ask(self, one: Candidate) -> None:
        """Gives the case, or asks first why the maximum is to be passed."""
        placing = self._placing
        if placing is None:
            return
        if not one.verdict.reason_needed:
            self.given.emit(placing.case.case_id, one.worker.worker_id)
            return

        def save(values: Mapping[str, str]) -> None:
            self._place(placing.case.case_id, one.worker.worker_id, values["reason"])

        dialog = EntryDialog(f"Giv sagen til {one.worker.name}", one.verdict.sentence, save, parent=self)
        dialog.add_field("reason", "Begrundelse", TextValue("Begrundelse for at gå over max"))
        dialog.open()

    def _open_case(self) -> None:
        if self._placing is not None:
            self.case_wanted.emit(self._placing.case.case_id)
