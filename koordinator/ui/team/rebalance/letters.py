"""What was carried out a moment ago, and its letters and cards as one PDF."""

from koordinator.services.papers import Paper
from koordinator.services.rebalancing import Applied
from koordinator.ui.base.notices import Banner
from koordinator.ui.context import Context
from koordinator.ui.papers.document import Document

SAVE = "Gem alle breve som én PDF"


class LettersBar(Banner):
    """Stands over the answer after an apply, until that is undone or the next one comes."""

    def __init__(self, ctx: Context) -> None:
        super().__init__("", "info", SAVE)
        self._ctx = ctx
        self._applied: Applied | None = None
        self.acted.connect(self.open)
        self.hide()

    @property
    def ready(self) -> bool:
        """Whether there are letters to be saved."""
        return self._applied is not None

    def show_applied(self, applied: Applied) -> None:
        """Tells what was made, where anything was."""
        self._applied = applied if applied.papers else None
        self.setVisible(self.ready)
        if self.ready:
            self.show_text(_made(applied), "info", SAVE)

    def open(self) -> None:
        """Opens the preview, where they can be saved or printed all at once."""
        applied, desk = self._applied, self._ctx.desk
        if applied is None:
            return

        def make(_chosen: frozenset[str]) -> Paper:
            from koordinator.services.rebalancing.letters import letters

            return letters(desk, applied)

        self._ctx.show_document(Document("Breve og visitkort", make))

    def withdraw(self) -> None:
        """What is undone has no letters any more."""
        self._applied = None
        self.hide()


def _made(applied: Applied) -> str:
    letters = "1 brev" if applied.letters == 1 else f"{applied.letters} breve"
    made = f"{letters} og {applied.cards} visitkort" if applied.letters else f"{applied.cards} visitkort"
    return f"Fordelingen er gennemført. {made} ligger på sagerne."
