"""The head of the page of cases: its buttons, and a sentence on the list whose parts can be asked for."""

from koordinator.domain.cases import CaseFilter, Chip, Tally
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.header import Link, PageHeader
from koordinator.ui.base.text import count
from koordinator.ui.cases import words
from koordinator.ui.cases.view_menu import ViewButton
from koordinator.ui.context import Context

# The questions of the sentence, in the words it asks them.
_ASKED = {
    Chip.NO_CASEWORKER: "uden KS",
    Chip.CV_OLD: "uden ajourført CV",
    Chip.UNEXPLAINED: "passive uden årsag",
    Chip.PAST_END: "over forventet slut",
}


class CasesHead(PageHeader):
    """Views, paper and Excel are offered once there are cases."""

    def __init__(self, ctx: Context, title: str) -> None:
        super().__init__(title)
        self.views = ViewButton(ctx)
        self.paper = ctx.registry.button("cases.print_list")
        self.paper.set_text("Udskriv")
        self.export = ctx.registry.button("cases.export")
        self.export.set_text("Til Excel")
        self.new = Button("Ny sag", "outlined", "person-plus")
        for button in (self.views, self.paper, self.export, self.new):
            self.add_action(button)

    def show_tally(self, wanted: CaseFilter, tally: Tally, in_store: int) -> None:
        """Says how many there are of what is wanted."""
        for button in (self.views, self.paper, self.export):
            button.setVisible(in_store > 0)
        self.set_sentence(*(_sentence(wanted, tally) if in_store else ()))


def _sentence(wanted: CaseFilter, tally: Tally) -> list[str | Link]:
    if wanted.ended:
        return [f"{count(tally.cases)} {'afsluttet sag' if tally.cases == 1 else 'afsluttede sager'}"]
    if wanted.over_too:
        return [f"{count(tally.cases)} {'udvalgt sag' if tally.cases == 1 else 'udvalgte sager'}"]
    parts: list[str | Link] = [words.cases_word(tally.cases - tally.coming, "løbende")]
    if tally.coming:
        parts += ["·", f"{count(tally.coming)} begynder senere"]
    for chip, asked in _ASKED.items():
        if tally.chips[chip]:
            parts += ["·", Link(f"{count(tally.chips[chip])} {asked}", chip.value)]
    return parts
