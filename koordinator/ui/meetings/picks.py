"""Who is to take part in a meeting being planned: ticks, roles, consent, and why one comes without it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.meetings.records import ConsentState, Person
from koordinator.services.meetings.planning import DraftParticipant
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.labels import Label
from koordinator.ui.base.text import no_mnemonic
from koordinator.ui.meetings.consent_mark import ConsentMark

_INDENT = 24  # under the words of a tick box


class PickRow(QWidget):
    """One person: in or out, and the question that a lacking consent asks."""

    changed = Signal()

    def __init__(self, one: DraftParticipant, today: date, *, ticked: bool) -> None:
        super().__init__()
        self._one = one
        self.box = QCheckBox(no_mnemonic(one.name))
        self.box.setAccessibleName(", ".join(part for part in (one.name, one.role) if part))
        self.box.setChecked(ticked)
        self.reason = TextValue(f"Begrundelse for {one.name}", placeholder="Hvorfor skal personen med?")
        self.reason.box()
        self.reason.set_value(one.consent_reason or "")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.box, 1)
        top.addWidget(ConsentMark(one.consent, one.person, today), 0, Qt.AlignmentFlag.AlignVCenter)
        under = QVBoxLayout()
        under.setContentsMargins(_INDENT, 0, 0, 0)
        under.setSpacing(4)
        facts = " · ".join(part for part in (one.role, one.proposed_because) if part)
        facts = facts[:1].upper() + facts[1:]
        if facts:
            under.addWidget(Label(facts, "small", "text2", wrap=True))
        self._warning = Label(one.consent.sentence, "small", "over_text", wrap=True)
        under.addWidget(self._warning)
        under.addWidget(self.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(under)
        self._warning.setVisible(one.consent.lacking)
        self.box.toggled.connect(self._toggled)
        self.box.clicked.connect(self._wonder)
        self.reason.committed.connect(lambda _: self.changed.emit())
        self._ask()

    @property
    def person(self) -> Person:
        """Who the row is about."""
        return self._one.person

    def participant(self) -> DraftParticipant:
        """The participant with the reason typed."""
        return replace(self._one, consent_reason=self.reason.value() or None)

    def settle(self) -> None:
        """Takes what is being typed."""
        self.reason.commit()

    def _toggled(self) -> None:
        self._ask()
        self.changed.emit()

    def _wonder(self) -> None:
        """Who ticks one without consent says why at once."""
        if self.reason.isVisible():
            self.reason.setFocus()

    def _ask(self) -> None:
        self.reason.setVisible(self._one.consent.lacking and self.box.isChecked())


class PeoplePicks(QWidget):
    """The rows of all who are proposed or were added; ticks and reasons outlive a new proposal."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[PickRow] = []
        self._added: dict[Person, DraftParticipant] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def propose(self, proposed: Sequence[DraftParticipant], today: date) -> None:
        """Shows those a type and case propose, and those added by hand."""
        ticked = {row.person: row.box.isChecked() for row in self.rows}
        reasons = {row.person: row.participant().consent_reason for row in self.rows}
        known = {one.person for one in proposed}
        shown = [*proposed, *(one for who, one in self._added.items() if who not in known)]
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for one in shown:
            kept = replace(one, consent_reason=one.consent_reason or reasons.get(one.person))
            on = ticked.get(one.person, not one.consent.lacking)
            self._add_row(PickRow(kept, today, ticked=on))

    def judge(self, consent_of: Callable[[Person], ConsentState], today: date) -> None:
        """Asks anew how the consents of those shown stand; ticks and reasons stay."""
        before = [row.participant() for row in self.rows]
        after = [replace(one, consent=consent_of(one.person)) for one in before]
        for one in after:
            if one.person in self._added:
                self._added[one.person] = one
        if after != before:
            self.propose(after, today)

    def forget_added(self) -> None:
        """Those added by hand belonged to another case."""
        self._added.clear()

    def add(self, one: DraftParticipant, today: date) -> None:
        """Adds somebody, ticked; one who is there already is ticked."""
        for row in self.rows:
            if row.person == one.person:
                row.box.setChecked(True)
                row.box.setFocus()
                return
        self._added[one.person] = one
        row = PickRow(one, today, ticked=True)
        self._add_row(row)
        if one.consent.lacking:
            row.reason.setFocus()
        self.changed.emit()

    def chosen(self) -> list[DraftParticipant]:
        """Those who are ticked."""
        return [row.participant() for row in self.rows if row.box.isChecked()]

    def settle(self) -> None:
        """Takes what is being typed."""
        for row in self.rows:
            row.settle()

    def _add_row(self, row: PickRow) -> None:
        row.changed.connect(self.changed)
        self.rows.append(row)
        self._column.addWidget(row)
        row.show()
