"""The teams: age band, limits for caseworkers and consultants, and whether a limit stops a move."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.caseload import Limits
from koordinator.domain.staff import TeamLine
from koordinator.errors import KoordinatorError, UnusableInput
from koordinator.services import staff
from koordinator.services.caseloads import default_limits
from koordinator.services.desk import Desk
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.choices import CheckValue
from koordinator.ui.base.editable import EditableValue, TextValue
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.base.form import Form, FormRow
from koordinator.ui.base.formats import Format, required
from koordinator.ui.base.labels import Label, hairline
from koordinator.ui.base.notices import Banner, EmptyState
from koordinator.ui.base.typed import WHOLE
from koordinator.ui.context import Context
from koordinator.ui.settings.section import ONLY_LEADERS, Section

_SENTENCE = "Grænserne gælder for en fuldtidsmedarbejder; deltid og fravær sætter dem ned."
_NEEDED = "Skriv teamets navn."
_BOTH = "Skriv både advarsel og max, eller lad begge stå tomme."


def _blank_or_whole(text: str) -> str:
    return WHOLE.parse(text) if text.strip() else ""


NUMBER = Format(parse=_blank_or_whole)


class TeamsSection(Section):
    """Every team as a form that saves as one leaves a field."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx, "Teams", _SENTENCE)
        self.forms: dict[int, TeamForm] = {}
        self._empty = EmptyState(
            "Her kommer teams til at stå med aldersgruppe og grænser for sagstal.",
            "Nyt team" if self.is_leader else "",
            "users",
        )
        self._empty.acted.connect(self.add_team)
        self.new = Button("Nyt team", icon_name="plus")
        self.new.clicked.connect(self.add_team)
        if self.is_leader:
            self.header.add_action(self.new)
        else:
            self.body.addWidget(Banner(ONLY_LEADERS, "plain"))
        self._teams = QVBoxLayout()
        self._teams.setSpacing(16)
        self.body.addWidget(self._empty)
        self.body.addLayout(self._teams)
        self.lay_out_scrolled()

    def refresh(self) -> None:
        lines = staff.teams(self.ctx.desk)
        self._empty.setVisible(not lines)
        self.new.setVisible(bool(lines) and self.is_leader)
        if [line.team_id for line in lines] != list(self.forms):
            self._rebuild(lines)
        for line in lines:
            self.forms[line.team_id].show_team(line)

    def add_team(self) -> EntryDialog:
        """Asks for the name of a new team; the rest has the rulebook's values."""

        def save(values: Mapping[str, str]) -> None:
            staff.save_team(self.ctx.desk, None, values["name"], None, None)

        usual = default_limits()
        sentence = f"Grænserne bliver {usual.warning} og {usual.maximum} og kan rettes bagefter."
        dialog = EntryDialog("Nyt team", sentence, save, parent=self)
        dialog.add_field("name", "Navn", TextValue("Navn", required(_NEEDED), placeholder=""))
        dialog.open()
        return dialog

    def _rebuild(self, lines: list[TeamLine]) -> None:
        while (item := self._teams.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.forms = {}
        for line in lines:
            form = TeamForm(self.ctx.desk, fixed=not self.is_leader)
            form.told.connect(self.ctx.refused)
            self.forms[line.team_id] = form
            self._teams.addWidget(form)


class TeamForm(QWidget):
    """One team; values that only make sense together are tried together, and what was refused stays typed."""

    told = Signal(str)

    def __init__(self, desk: Desk, *, fixed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._line: TeamLine | None = None
        self._typed: dict[str, str] = {}
        self._title = Label("", "section", wrap=True)
        self.fields: dict[str, EditableValue] = {
            "name": TextValue("Navn", required(_NEEDED)),
            "age_from": TextValue("Fra alder", NUMBER, placeholder="ingen grænse"),
            "age_to": TextValue("Til og med alder", NUMBER, placeholder="ingen grænse"),
            "warning": TextValue("Advarsel, sagsbehandler", NUMBER),
            "maximum": TextValue("Max, sagsbehandler", NUMBER),
            "consultant_warning": TextValue("Advarsel, konsulent", NUMBER, placeholder="ingen grænse"),
            "consultant_maximum": TextValue("Max, konsulent", NUMBER, placeholder="ingen grænse"),
            "refuse_over": CheckValue("Over max", "Afvis flytninger, der bringer nogen over max"),
        }
        for key, field in self.fields.items():
            field.set_fixed(fixed)
            field.committed.connect(partial(self._save, key))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(hairline())
        column.addWidget(self._title)
        column.addWidget(self._form())

    def _form(self) -> Form:
        form = Form(label_width=128)
        form.add("Navn", self.fields["name"])
        form.add("Alder", self._pair("fra", "age_from", "til og med", "age_to"))
        form.add("Sagsbehandlere", self._pair("advarsel ved", "warning", "max", "maximum"))
        form.add("Konsulenter", self._pair("advarsel ved", "consultant_warning", "max", "consultant_maximum"))
        form.add("Over max", self.fields["refuse_over"])
        return form

    def _pair(self, word: str, first: str, second_word: str, second: str) -> QWidget:
        """Two values that belong together, each with its word before it."""
        pair = QWidget()
        line = QHBoxLayout(pair)
        line.setContentsMargins(10, 0, 0, 0)  # as far in as the text of the inputs above and below
        line.setSpacing(12)
        line.addWidget(FormRow(word, self.fields[first], label_width=84), 1)
        line.addWidget(FormRow(second_word, self.fields[second], label_width=72), 1)
        return pair

    def show_team(self, line: TeamLine) -> None:
        """Shows the team as it is saved."""
        self._line = line
        self._title.setText(line.name)
        for key, value in _values(line).items():
            if key not in self._typed:
                self.fields[key].set_value(value)

    def _save(self, key: str, value: str) -> None:
        assert self._line is not None
        tried = _values(self._line) | self._typed | {key: value}
        try:
            _save_team(self._desk, self._line.team_id, tried)
        except KoordinatorError as fault:
            self._typed[key] = value
            self.fields[key].show_error(str(fault))
            return
        waiting, self._typed = self._typed, {}
        for other in waiting:
            self.fields[other].set_value(tried[other])


def _values(line: TeamLine) -> dict[str, str]:
    limits, other = line.caseworker, line.consultant
    return {
        "name": line.name,
        "age_from": _number(line.age_from),
        "age_to": _number(line.age_to),
        "warning": str(limits.warning),
        "maximum": str(limits.maximum),
        "consultant_warning": _number(other.warning if other else None),
        "consultant_maximum": _number(other.maximum if other else None),
        "refuse_over": "1" if line.refuse_over else "",
    }


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _save_team(desk: Desk, team_id: int, values: Mapping[str, str]) -> None:
    number = {key: int(text) if text.isdecimal() else None for key, text in values.items()}
    staff.save_team(
        desk,
        team_id,
        values["name"],
        number["age_from"],
        number["age_to"],
        _limits(number["warning"], number["maximum"], "En grænse for sagsbehandlere skal stå der."),
        _optional_limits(number["consultant_warning"], number["consultant_maximum"]),
        refuse_over=values["refuse_over"] == "1",
    )


def _optional_limits(warning: int | None, maximum: int | None) -> Limits | None:
    return None if warning is None and maximum is None else _limits(warning, maximum, _BOTH)


def _limits(warning: int | None, maximum: int | None, missing: str) -> Limits:
    if warning is None or maximum is None:
        raise UnusableInput(missing)
    return Limits(warning, maximum)
