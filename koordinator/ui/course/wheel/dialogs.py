"""Forms filled in as a whole: one from paper, and a correction of an earlier day with its reason."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from koordinator.domain.forms import LONGEST_NAME, Answer, AssessmentCard, Form, Sheet
from koordinator.domain.values.dates import whole_day
from koordinator.errors import KoordinatorError
from koordinator.services import forms
from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.editable import EditableValue, ErrorLine, LongTextValue, TextValue
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.base.form import Form as Fields
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, hairline
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.base.typed import day_format
from koordinator.ui.context import Context
from koordinator.ui.course.wheel.scale import ScaleList
from koordinator.ui.course.wheel.words import number

_ASK = "Et tal for hvert område, der er svaret på. Et område kan stå uden tal."


class WholeForm(Dialog):
    """All of a form at once; nothing is saved before Gem, and what was refused stays as it stands."""

    def __init__(
        self, ctx: Context, title: str, sentence: str, form: Form, by_citizen: bool, parent: QWidget | None
    ) -> None:
        super().__init__(title, sentence, width=560, parent=parent)
        self._ctx, self._form, self._by_citizen = ctx, form, by_citizen
        self.values: dict[str, int] = {}
        self.list = ScaleList()
        self.list.scored.connect(self._score)
        self._error = ErrorLine()
        area = scrolled(self.list)
        area.setMinimumHeight(house.px(340))
        self._fields = Fields()
        self.content.addWidget(self._fields)
        self.content.addWidget(hairline())
        self.content.addWidget(area, 1)
        self.content.addWidget(self._error)
        self.add_close()
        self.save = self.add_button("Gem", "filled")
        self.save.clicked.connect(self._try)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def error(self) -> str:
        """Why it could not be saved, or empty."""
        return self._error.text()

    def _add(self, label: str, field: EditableValue) -> None:
        field.box()
        self._fields.add(label, field)

    def _score(self, key: str, value: int | None) -> None:
        if value is None:
            self.values.pop(key, None)
        else:
            self.values[key] = value
        self._show()

    def _show(self) -> None:
        areas = self._form.asked(by_citizen=self._by_citizen)
        self.list.show_scores(
            self._form, areas, self.values, self._before(), by_citizen=self._by_citizen, scoring=True
        )

    def _before(self) -> Mapping[str, int]:
        return {}

    def _keep(self) -> bool:
        """Saves; False when a field says what is wrong."""
        raise NotImplementedError

    def _try(self) -> None:
        self._error.say("")
        try:
            if self._keep():
                self.accept()
        except KoordinatorError as fault:
            self._error.say(str(fault))


class FromPaper(WholeForm):
    """Writes down a form that was filled in on paper."""

    def __init__(self, ctx: Context, form: Form, sheet: Sheet, parent: QWidget | None = None) -> None:
        who = "borgerens" if sheet.by_citizen else "din"
        super().__init__(ctx, f"{form.name}: {who} måling fra papir", _ASK, form, sheet.by_citizen, parent)
        self._sheet = sheet
        self.day = TextValue(
            "Dato", day_format(ctx.desk.today, needed="Skriv datoen for målingen."), placeholder="24-11-2026"
        )
        self._add("Dato", self.day)
        self._show()
        self.day.setFocus()

    def _keep(self) -> bool:
        if not self.day.commit():
            self.day.setFocus()
            return False
        day = date.fromisoformat(self.day.value())
        answers = {key: Answer(value) for key, value in self.values.items()}
        forms.new_assessment(self._ctx.desk, self._sheet, day, answers)
        return True


class Correction(WholeForm):
    """Corrects an assessment of an earlier day; the old one is kept beside the new."""

    def __init__(self, ctx: Context, form: Form, card: AssessmentCard, parent: QWidget | None = None) -> None:
        sentence = f"Målingen fra {whole_day(card.day)} bliver bevaret ved siden af rettelsen."
        super().__init__(ctx, "Ret målingen", sentence, form, card.by_citizen, parent)
        self._card = card
        self.values = dict(card.values)
        self.reason = LongTextValue("Begrundelse", lines=1, most=4, placeholder="Hvorfor rettes den?")
        self._add("Begrundelse", self.reason)
        self._show()
        self.reason.setFocus()

    def _before(self) -> Mapping[str, int]:
        return self._card.values

    def _keep(self) -> bool:
        self.reason.commit()
        keys = [*self._card.answers, *(key for key in self.values if key not in self._card.answers)]
        answers = {key: self._answer(key) for key in keys}
        forms.correct(self._ctx.desk, self._card.assessment_id, answers, self.reason.value())
        return True

    def _answer(self, key: str) -> Answer:
        kept = self._card.answers.get(key, Answer())
        return Answer(self.values.get(key), kept.note)


class Versions(Dialog):
    """What a corrected assessment stood at before, the newest first."""

    def __init__(
        self, card: AssessmentCard, before: Sequence[AssessmentCard], parent: QWidget | None = None
    ) -> None:
        super().__init__(f"Målingen fra {whole_day(card.day)}", width=460, parent=parent)
        for newer, older in zip([card, *before], before, strict=False):
            self.content.addWidget(Label(f"Rettet: {newer.reason}", "strong", wrap=True))
            changed = [
                f"{one.name}: {number(one.value)} → {number(newer.answers.get(key, Answer()).value)}"
                for key, one in older.answers.items()
                if newer.answers.get(key, Answer()).value != one.value
            ]
            changed += [
                f"{one.name}: {number(None)} → {number(one.value)}"
                for key, one in newer.answers.items()
                if key not in older.answers and one.value is not None
            ]
            told = "\n".join(changed) or "Tallene er de samme."
            self.content.addWidget(Label(told, tone="text2", wrap=True))
        self.content.addStretch(1)
        self.add_close("Luk")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


def rename_dialog(
    ctx: Context, case_id: int, form_key: str, area: tuple[str, str, str], parent: QWidget
) -> EntryDialog:
    """Asks what the citizen calls an area (its key, name and the team's name)."""
    key, name, usual = area

    def save(values: Mapping[str, str]) -> None:
        forms.rename_area(ctx.desk, case_id, form_key, key, values["name"])

    sentence = f"Teamet kalder området »{usual or name}«. Et tomt felt giver det navn igen."
    dialog = EntryDialog("Borgerens eget navn", sentence, save, parent=parent)
    hint = f"højst {LONGEST_NAME} tegn"
    dialog.add_field("name", "Navn", TextValue("Navn", placeholder=hint), name if usual else "")
    return dialog
