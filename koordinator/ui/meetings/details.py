"""The facts of a meeting in its panel: type, title, case, time, place, duties, series, agenda in short."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.meetings.kinds import SCOPE_NAMES, Duty, MeetingState, MeetingType, Scope
from koordinator.domain.meetings.records import MeetingCard
from koordinator.domain.meetings.rule_words import rule_words
from koordinator.domain.values.times import moment_words
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.chips import ChipBar
from koordinator.ui.base.choices import ChoiceValue
from koordinator.ui.base.editable import EditableValue, LongTextValue
from koordinator.ui.base.form import Form, FormRow
from koordinator.ui.base.formats import required
from koordinator.ui.base.labels import Label
from koordinator.ui.base.notices import Banner
from koordinator.ui.meetings.duties import DutyForm

_LABEL = 84


class Details(QWidget):
    """`saved` is sent when a field is left with another value."""

    saved = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.reason = Banner("", "plain")
        self.kept = Banner("", "warning")
        self.type = ChoiceValue("Type")
        self.title = LongTextValue("Titel", required("Skriv mødets titel."), lines=1, single=True)
        self.case = Button("Åbn sag", "link")
        self.time = Label("", "strong", wrap=True)
        self.move_link = Button("Flyt mødet …", "link")
        self.place = LongTextValue("Sted", lines=1, single=True, placeholder="intet sted endnu")
        self.duties = DutyForm(label_width=_LABEL)
        self.series = Label("", wrap=True)
        self.scope = ChipBar(single=True)
        for scope, words in SCOPE_NAMES.items():
            self.scope.add(scope, words, on=scope is Scope.THIS)
        self.agenda = Label("", elide=True)
        self.paper = Button("Vis, udskriv eller gem", "link")
        self._lay_out()
        self.type.committed.connect(lambda key: self.saved.emit("type", key))
        self.title.committed.connect(lambda text: self.saved.emit("title", text))
        self.place.committed.connect(lambda text: self.saved.emit("place", text))

    def _lay_out(self) -> None:
        form = Form(label_width=_LABEL)
        form.add("Type", self.type)
        form.add("Titel", self.title)
        self._case_row = _link(form, "Sag", self.case)
        form.add("Tid", _padded(_under(self.time, self.move_link)))
        form.add("Sted", self.place)
        tail = Form(label_width=_LABEL)
        self._series = QWidget()
        series = QVBoxLayout(self._series)
        series.setContentsMargins(0, 6, 0, 0)
        series.addWidget(self.series)
        series.addWidget(Label("Ændringer gælder", "small", "text2"))
        series.addWidget(self.scope)
        self._series_row = tail.add("Gentages", _padded(self._series))
        tail.add("Dagsorden", _padded(_under(self.agenda, self.paper)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.reason, self.kept, form, self.duties, tail):
            column.addWidget(part)

    def order(self) -> list[QWidget]:
        """What Tab goes through."""
        chips = [self.scope.chip(one) for one in SCOPE_NAMES]
        facts = [self.type, self.title, self.case, self.move_link, self.place]
        return [*facts, *self.duties.fields.values(), *chips, self.paper]

    def chosen_scope(self) -> Scope:
        """How much of a series a change is meant for."""
        return Scope(self.scope.chosen()[0])

    def show_card(self, card: MeetingCard, types: Sequence[MeetingType], *, anew: bool, fixed: bool) -> None:
        """Shows a meeting; a fixed one is only read."""
        entry = card.entry
        self.type.set_options([(one.key, one.name) for one in types])
        self.type.set_value(entry.type_key)
        self.title.set_value(entry.title)
        self.place.set_value(entry.place or "")
        self._case_row.setVisible(entry.case_id is not None)
        said = " · ".join(part for part in (entry.citizen, card.case_number) if part)
        self.case.set_text(f"Åbn sag: {said}" if said else "Åbn sag")
        self.time.setText(moment_words(entry.starts, entry.ends).replace("kl. ", "kl.\N{NO-BREAK SPACE}"))
        self.move_link.setVisible(not fixed)
        self._show_duties(card)
        self._series_row.setVisible(card.rule is not None)
        if card.rule is not None:
            words = rule_words(card.rule)
            self.series.setText(words[:1].upper() + words[1:])
        if anew:
            self.scope.choose([Scope.THIS])
        self.agenda.setText(agenda_words(card))
        self._show_notices(card)
        fields: tuple[EditableValue, ...] = (self.type, self.title, self.place, *self.duties.fields.values())
        for field in fields:
            field.set_fixed(fixed)

    def _show_duties(self, card: MeetingCard) -> None:
        people = [(str(one.participant_id), one.name) for one in card.participants]
        held = {}
        for duty in Duty:
            holder = card.holder(duty)
            if holder is not None:
                held[duty] = str(holder.participant_id)
        self.duties.show_people(people, held)

    def _show_notices(self, card: MeetingCard) -> None:
        self.reason.setVisible(bool(card.reason))
        self.reason.show_text(f"Aflyst: {card.reason}" if card.reason else "", "plain")
        self.kept.setVisible(bool(card.clash_kept) and card.entry.state is not MeetingState.CANCELLED)

    def show_kept(self, why: str, clashes: Sequence[str]) -> None:
        """Says why a clash was kept, and with what it clashes as things stand now."""
        said = "\n".join(clashes) if clashes else "Tiden var optaget."
        self.kept.show_text(f"{why}: {said}", "warning")


def agenda_words(card: MeetingCard) -> str:
    """6 punkter, 90 min."""
    number = len(card.agenda)
    if not number:
        return "Ingen punkter endnu"
    points = "1 punkt" if number == 1 else f"{number} punkter"
    minutes = sum(line.minutes or 0 for line in card.agenda)
    return f"{points}, {minutes} min." if minutes else points


def _link(form: Form, label: str, button: Button) -> FormRow:
    return form.add(label, _padded(_under(button)))


def _under(*widgets: QWidget) -> QWidget:
    """Widgets below each other, links no wider than their words."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for one in widgets:
        column.addWidget(
            one, 0, Qt.AlignmentFlag.AlignLeft if isinstance(one, Button) else Qt.AlignmentFlag(0)
        )
    return whole


def _padded(widget: QWidget) -> QWidget:
    """Begins where the text of the inputs above and below begins."""
    outer = QWidget()
    column = QVBoxLayout(outer)
    column.setContentsMargins(12, 6, 0, 2)
    column.addWidget(widget)
    return outer
