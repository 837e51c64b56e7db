"""What stands in the head of every paper: the authority and the unit."""

from functools import partial

from koordinator.errors import KoordinatorError
from koordinator.services.letterhead import FIELDS, save_sender, sender
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.form import Form
from koordinator.ui.base.labels import Label
from koordinator.ui.context import Context
from koordinator.ui.settings.section import ONLY_LEADERS, Section

_SENTENCE = "Står øverst på alt, der udskrives."
_EXAMPLE = (
    "For eksempel »Nørremark Kommune« og »Jobcenter«. Mødets team og sagsbehandlerens navn, telefon og "
    "e-mail kommer af sig selv. Det, der ikke er udfyldt, udelades."
)


class PapersSection(Section):
    """Two names that leaders may write."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx, "Papir", _SENTENCE)
        self.fields = {key: TextValue(label) for key, label in FIELDS.items()}
        form = Form()
        for key, field in self.fields.items():
            field.set_fixed(not self.is_leader)
            field.committed.connect(partial(self._save, key))
            form.add(FIELDS[key], field)
        self.body.addWidget(form)
        self.body.addWidget(Label(_EXAMPLE if self.is_leader else ONLY_LEADERS, tone="text2", wrap=True))
        self.lay_out_scrolled()

    def refresh(self) -> None:
        held = sender(self.ctx.desk)
        for key, field in self.fields.items():
            field.set_value(getattr(held, key))

    def _save(self, key: str, value: str) -> None:
        try:
            save_sender(self.ctx.desk, key, value)
        except KoordinatorError as fault:
            self.fields[key].show_error(str(fault))
