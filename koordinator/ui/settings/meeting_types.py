"""The meeting types of each team: name, duration, who comes, and the agenda a new meeting begins with."""

from functools import partial
from typing import Any

from koordinator.domain.meetings.kinds import MeetingType
from koordinator.domain.meetings.role_words import role_key, role_list, role_word, roles_of
from koordinator.errors import KoordinatorError
from koordinator.services.meetings import types
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.choices import ChoiceValue
from koordinator.ui.base.editable import EditableValue, LongTextValue, TextValue
from koordinator.ui.base.focus import step_in_order
from koordinator.ui.base.form import Form
from koordinator.ui.base.formats import required
from koordinator.ui.base.labels import Label, hairline, row
from koordinator.ui.base.typed import WHOLE
from koordinator.ui.context import Context
from koordinator.ui.meetings.agenda_editor import AgendaEditor
from koordinator.ui.settings.team_section import TeamSection

_SENTENCE = "Det, et nyt møde begynder med. Møder, der allerede er booket, ændres ikke."
_ROLES = "Skil roller med komma. »Hele netværket« er alle i borgerens netværk, »hele teamet« alle i teamet."


class MeetingTypesSection(TeamSection):
    """One team's way with one type at a time."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx, "Mødetyper", _SENTENCE, "Mødetyper tilpasses i hvert team.")
        self._kind: MeetingType | None = None
        self.type = ChoiceValue("Mødetype", [])
        self.fields: dict[str, EditableValue] = {
            "name": TextValue("Navn", required("Giv mødetypen et navn.")),
            "minutes": TextValue("Varighed i minutter", WHOLE),
            "purpose": LongTextValue("Formål", lines=2),
            "attend": LongTextValue("Deltagere", lines=2),
            "chair": TextValue("Mødeleder"),
            "host": TextValue("Vært"),
            "minute_taker": TextValue("Referent"),
        }
        self.agenda = AgendaEditor()
        self.state = Label("", "small", "text2")
        self.reset = Button("Tilbage til den oprindelige", "link", "undo")
        self._lay_out()
        for key, field in self.fields.items():
            field.set_fixed(not self.is_leader)
            field.committed.connect(partial(self._save_field, key))
        self.agenda.setEnabled(self.is_leader)
        self.agenda.changed.connect(self._save_agenda)
        self.reset.clicked.connect(self._reset)
        self.type.committed.connect(lambda _: self.refresh())

    def _lay_out(self) -> None:
        self.which.add("Mødetype", self.type)
        form = Form(label_width=128)
        words = ("Navn", "Varighed (min.)", "Formål", "Deltagere", "Mødeleder", "Vært", "Referent")
        for word, field in zip(words, self.fields.values(), strict=True):
            form.add(word, field)
        said = Label(_ROLES, "small", "text2", wrap=True)
        for part in (hairline(), form, said, hairline(), Label("Dagsorden", "section"), self.agenda):
            self.column.addWidget(part)
        self.column.addLayout(row([self.state, None, self.reset]))

    def focusNextPrevChild(self, onward: bool) -> bool:
        order = [self.team, self.type, *self.fields.values(), *self.agenda.order(), self.reset]
        return step_in_order(self, order, onward, wrap=False)

    def show_team(self) -> None:
        kinds = types.meeting_types(self.ctx.desk, self.team_id)
        self.type.set_options([(one.key, one.name) for one in kinds])
        if self.type.value() not in {one.key for one in kinds}:
            self.type.set_value(kinds[0].key)
        self._show(next(one for one in kinds if one.key == self.type.value()))

    def _show(self, kind: MeetingType) -> None:
        self._kind = kind
        values = {
            "name": kind.name,
            "minutes": str(kind.minutes),
            "purpose": kind.purpose,
            "attend": role_list(kind.attend),
            "chair": role_word(kind.chair),
            "host": role_word(kind.host),
            "minute_taker": role_word(kind.minute_taker),
        }
        for key, value in values.items():
            self.fields[key].set_value(value)
        self.agenda.set_duration(kind.minutes)
        if list(kind.agenda) != self.agenda.points():
            self.agenda.set_points(kind.agenda)
        self.state.setText(
            "Teamet har sin egen udgave." if kind.changed else "Som den følger med programmet."
        )
        self.reset.setVisible(kind.changed and self.is_leader)

    def _save_field(self, key: str, value: str) -> None:
        if self._kind is None:
            return
        changed: Any = value
        if key == "minutes":
            changed = int(value)
        elif key == "attend":
            changed = roles_of(value)
        elif key in ("chair", "host", "minute_taker"):
            changed = role_key(value)
        self._save(self._kind._replace(**{key: changed}), self.fields[key])

    def _save_agenda(self) -> None:
        if self._kind is not None:
            self._save(self._kind._replace(agenda=tuple(self.agenda.points())), None)

    def _save(self, kind: MeetingType, field: EditableValue | None) -> None:
        try:
            types.save_type(self.ctx.desk, self.team_id, kind)
        except KoordinatorError as fault:
            if field is None:
                self.ctx.refused.emit(str(fault))
            else:
                field.show_error(str(fault))

    def _reset(self) -> None:
        if self._kind is not None:
            kind, team = self._kind, self.team_id
            self.ctx.attempt(lambda: types.reset_type(self.ctx.desk, team, kind.key))
