"""Ending a case and taking it up again."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from koordinator.domain.meetings.records import Entry
from koordinator.domain.values.times import moment_words
from koordinator.errors import KoordinatorError
from koordinator.services import case_ending
from koordinator.services.case_lists import case_card
from koordinator.ui.base.choices import CheckValue, ChoiceValue
from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.editable import ErrorLine, TextValue
from koordinator.ui.base.form import Form
from koordinator.ui.base.labels import Label
from koordinator.ui.base.notices import Banner
from koordinator.ui.base.saving import all_stand
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.base.text import no_mnemonic
from koordinator.ui.base.typed import day_format
from koordinator.ui.context import Context
from koordinator.ui.course.life.fields import make_room, reason_field
from koordinator.ui.course.life.gate import GateAnswer

_WIDE = 560
_MANY = 5


class EndCaseDialog(Dialog):
    """Asks for last day, outcome and reason, offers the last form, and cancels the meetings one chooses."""

    def __init__(self, ctx: Context, case_id: int, parent: QWidget | None = None) -> None:
        super().__init__("Afslut sagen", case_card(ctx.desk, case_id).line.name, width=_WIDE, parent=parent)
        self._ctx = ctx
        self._case_id = case_id
        self.last_form = Banner(
            "Mål en sidste gang, mens sagen er i gang, så det kan ses, hvad forløbet har ført til.", "info",
            "Gå til hjulet",
        )  # fmt: skip
        self.last_form.acted.connect(self._to_wheel)
        self.day = TextValue("Sidste dag", day_format(ctx.desk.today, needed="Skriv sagens sidste dag."))
        self.day.set_value(ctx.desk.today().isoformat())
        outcomes = [(one.key, one.name) for one in case_ending.outcomes()]
        self.outcome = ChoiceValue("Udfald", [("", "Vælg et udfald"), *outcomes])
        self.outcome.set_value("")
        self.reason = reason_field("Skriv en årsag til, at sagen afsluttes.")
        self.meetings = _Meetings(case_ending.coming_meetings(ctx.desk, case_id))
        self._error = ErrorLine()
        form = Form()
        for label, field in (
            ("Sidste dag", self.day),
            ("Udfald", self.outcome),
            ("Årsag", self.reason),
        ):
            field.box()
            form.add(label, field)
        for widget in (self.last_form, form, self.meetings, self._error):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self.add_close()
        self.go = self.add_button("Afslut sagen", "filled")
        self.go.clicked.connect(self._end)
        self.day.committed.connect(lambda iso: self.meetings.propose(date.fromisoformat(iso)))
        self.meetings.propose(ctx.desk.today())
        self.outcome.setFocus()
        make_room(self)

    def error(self) -> str:
        """Why it could not be ended, or empty."""
        return self._error.text()

    def _outcome_chosen(self) -> bool:
        if not self.outcome.value():
            self.outcome.show_error("Vælg, hvad forløbet førte til.")
        return bool(self.outcome.value())

    def _to_wheel(self) -> None:
        self.reject()
        self._ctx.open_case(self._case_id, "wheel")

    def _end(self) -> None:
        for field in (self.day, self.outcome, self.reason):
            if not field.commit() or (field is self.outcome and not self._outcome_chosen()):
                field.setFocus()
                return
        try:
            case_ending.end_case(
                self._ctx.desk, self._case_id, date.fromisoformat(self.day.value()), self.reason.value(),
                self.outcome.value(), self.meetings.chosen(),
            )  # fmt: skip
        except KoordinatorError as fault:
            self._error.say(str(fault))
            return
        self.accept()


class _Meetings(QWidget):
    """The meetings to come, each with a box; those after the last day are proposed to be cancelled."""

    def __init__(self, meetings: list[Entry]) -> None:
        super().__init__()
        self._meetings = meetings
        self.boxes = [QCheckBox(no_mnemonic(_words(one))) for one in meetings]
        self._touched: set[int] = set()
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(12, 0, 0, 0)
        rows.setSpacing(6)
        for number, box in enumerate(self.boxes):
            box.clicked.connect(lambda _on, at=number: self._touched.add(at))
            rows.addWidget(box)
        rows.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label("Aflys disse møder", "section"))
        if len(meetings) > _MANY:
            area = scrolled(inner)
            area.setMinimumHeight(_MANY * 30)
            column.addWidget(area)
        else:
            column.addWidget(inner)
        self.setVisible(bool(meetings))

    def propose(self, last: date) -> None:
        """Ticks what lies after the last day, where nobody has chosen otherwise."""
        for number, (one, box) in enumerate(zip(self._meetings, self.boxes, strict=True)):
            if number not in self._touched:
                box.setChecked(one.starts.date() > last)

    def chosen(self) -> list[Entry]:
        """What is to be cancelled."""
        return [one for one, box in zip(self._meetings, self.boxes, strict=True) if box.isChecked()]


def _words(one: Entry) -> str:
    when = moment_words(one.starts, one.ends)
    return f"{one.title}, {when}" + (" og de følgende" if one.original is not None else "")


class ReopenDialog(Dialog):
    """Asks from when and why, and says who gets the case again."""

    def __init__(self, ctx: Context, case_id: int, parent: QWidget | None = None) -> None:
        super().__init__("Genåbn sagen", case_card(ctx.desk, case_id).line.name, width=_WIDE, parent=parent)
        self._ctx = ctx
        self._case_id = case_id
        self.day = TextValue("Fra dagen", day_format(ctx.desk.today, needed="Skriv den første dag."))
        self.day.set_value(case_ending.earliest_reopening(ctx.desk, case_id).isoformat())
        self.reason = reason_field("Skriv en årsag til, at sagen genåbnes.")
        self.nobody = CheckValue("Sagsbehandler", "Genåbn uden sagsbehandler")
        self.who = GateAnswer()
        self.who.changed.connect(self._look)
        self._error = ErrorLine()
        form = Form()
        for label, field in (("Fra dagen", self.day), ("Årsag", self.reason)):
            field.box()
            form.add(label, field)
        for widget in (form, self.who, self.nobody, self._error):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self.add_close()
        self.go = self.add_button("Genåbn sagen", "filled")
        self.go.clicked.connect(self._reopen)
        self.day.committed.connect(lambda _: self._look())
        self.nobody.committed.connect(lambda _: self._look())
        self._look()
        self.reason.setFocus()

    def error(self) -> str:
        """Why it could not be taken up, or empty."""
        return self._error.text()

    def _look(self) -> None:
        """Says who gets the case, and asks for what the gate needs."""
        day = date.fromisoformat(self.day.value())
        found = case_ending.reopening(self._ctx.desk, self._case_id, day, self.who.reason())
        nobody = self.nobody.value() == "1"
        verdict = None if nobody else found.verdict
        also, ask = f" {found.beside}" if found.beside else "", found.asks_reason
        kind = "warning" if also else "plain" if nobody else "info"
        if nobody:
            self.who.show_text(f"Sagen får ingen sagsbehandler.{also}", kind, ask=ask)
        elif found.caseworker is None:
            self.who.show_text(f"{found.sentence}{also}", "warning", ask=ask)
        elif verdict is None:
            self.who.show_text(f"{found.caseworker} får sagen igen.{also}", kind, ask=ask)
        else:
            self.who.show_verdict(verdict, f"{found.caseworker} får sagen igen.{also}", ask=ask)
        self.nobody.setVisible(found.caseworker is not None)
        self.go.setEnabled(verdict is None or verdict.allowed)
        make_room(self)

    def _reopen(self) -> None:
        if not all_stand((self.day, self.reason)):
            return
        try:
            case_ending.reopen_case(
                self._ctx.desk, self._case_id, date.fromisoformat(self.day.value()), self.reason.value(),
                over_reason=self.who.reason(), nobody=self.nobody.value() == "1",
            )  # fmt: skip
        except KoordinatorError as fault:
            self._error.say(str(fault))
            return
        self.accept()
