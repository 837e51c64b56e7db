"""About the program: version, licence, and where its files lie."""

from koordinator import __version__, config
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.form import Form
from koordinator.ui.base.labels import Label
from koordinator.ui.context import Context
from koordinator.ui.settings.section import Section

_SENTENCE = "Sager, møder og sagstal for jobcentrets koordinerende sagsbehandlere."
_PRIVACY = (
    "Programmet sender ingen oplysninger nogen steder hen. Alt om borgere og medarbejdere ligger i lageret; "
    "uden for det gemmes kun udseende og tekststørrelse, om menuen er foldet sammen, hvornår skærmen låses, "
    "og hvor det seneste lager og den seneste liste ligger."
)


class AboutSection(Section):
    """A few facts to read."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx, "Om koordinator", _SENTENCE)
        form = Form(label_width=140)
        facts = (
            ("Version", __version__),
            ("Licens", "MIT. Skriften IBM Plex Sans har licensen SIL OFL 1.1."),
            ("Indstillinger i", str(config.settings_file())),
            ("Log over programfejl i", str(config.data_folder() / "log")),
        )
        for label, value in facts:
            field = TextValue(label)
            field.set_fixed(True)
            field.set_value(value)
            form.add(label, field)
        self.body.addWidget(form)
        self.body.addWidget(Label(_PRIVACY, tone="text2", wrap=True))
        self.lay_out_scrolled()
