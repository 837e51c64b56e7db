"""One import on its way: read, understood, planned and carried out, each piece in the background."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from koordinator.domain.lists.plan import ImportPlan
from koordinator.services.importing import ImportResult, wizard
from koordinator.services.importing.wizard import NameQuestion, OpenedList
from koordinator.ui.context import Context
from koordinator.ui.importing import work
from koordinator.ui.importing.background import Background
from koordinator.ui.importing.draft import Draft
from koordinator.ui.tasks import Operation

_PLAN_AFTER_MS = 120


class ImportRun(QObject):
    """Holds what was read and chosen so far, and says when a piece of the work is done."""

    opened = Signal(object)
    understood = Signal()
    planned = Signal()
    applied = Signal(object)
    not_applied = Signal(str)

    def __init__(self, ctx: Context, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx, self._background = ctx, background
        self.draft = Draft()
        self.asked: list[NameQuestion] = []
        self.result: ImportResult | None = None
        self._stale = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PLAN_AFTER_MS)
        self._pause.timeout.connect(self._plan_again)

    def busy(self) -> bool:
        """Whether something is being read, planned or written, or is about to be."""
        return self._background.running() or self._pause.isActive()

    def has_names(self) -> bool:
        """Whether somebody or something in the list is not known."""
        base = self.draft.base
        return base is not None and bool(base.unknown_workers or base.new_teams or base.new_programmes)

    def read(self, path: Path, refused: Callable[[str], object]) -> None:
        """Reads a file; one that cannot be read leaves everything as it was."""
        desk = self._ctx.desk
        self._background.start(
            "Læser filen …", lambda _progress: wizard.open_list(desk, path), self._opened, refused
        )

    def _opened(self, opened: OpenedList) -> None:
        self.draft = Draft.of(opened)
        self.opened.emit(opened)

    def understand(self) -> None:
        """Reads the rows by the columns chosen, unless that has been done."""
        draft, desk = self.draft, self._ctx.desk
        opened, mapping = draft.opened, {key: list(places) for key, places in draft.mapping.items()}
        if draft.planned or opened is None:
            self.understood.emit()
            return
        self._background.start(
            "Læser rækkerne …",
            work.understanding(desk, opened, mapping),
            lambda answer: self._understood(mapping, *answer),
        )

    def _understood(self, mapping: dict[str, list[int]], plan: ImportPlan, asked: list[NameQuestion]) -> None:
        self.draft.base, self.draft.base_mapping, self.draft.plan = plan, mapping, None
        self.asked = asked
        self.understood.emit()

    def plan_soon(self) -> None:
        """Something was answered: what will happen is worked out again when no more comes."""
        self._pause.start()

    def _plan_again(self) -> None:
        if self._background.running():
            self._stale = True
        else:
            self.plan(lambda: None)

    def plan(self, then: Callable[[], None]) -> None:
        """Works out what will happen."""
        base, answers = self.draft.base, self.draft.answers()
        if base is None:
            return
        self._stale = False
        self._background.start(
            "Regner det igennem …",
            lambda _progress: wizard.answered(base, answers),
            lambda plan: self._planned(plan, then),
        )

    def _planned(self, plan: ImportPlan, then: Callable[[], None]) -> None:
        self.draft.plan = plan
        self.planned.emit()
        then()
        if self._stale:
            self._plan_again()

    def apply(self) -> Operation | None:
        """Carries it out; None where that cannot be begun."""
        opened, base = self.draft.opened, self.draft.base
        if opened is None or base is None:
            return None
        self._pause.stop()
        return self._background.start(
            "Henter sagerne …",
            work.carrying_out(self._ctx.place, opened, self.draft.mapping, base, self.draft.answers()),
            self._applied,
            self.not_applied.emit,
            lambda: self.not_applied.emit("Afbrudt. Intet er ændret."),
        )

    def _applied(self, result: ImportResult) -> None:
        self.result = result
        self.applied.emit(result)

    def rejects(self) -> tuple[OpenedList, ImportPlan] | None:
        """The list and the plan that rejected rows of it, when nothing runs."""
        plan = self.result.plan if self.result is not None else self.draft.plan
        if self.draft.opened is None or plan is None or self._background.running():
            return None
        return self.draft.opened, plan

    def save_rejects(self, path: Path, saved: Callable[[], object]) -> None:
        """Writes the rejected rows to be mended and read again."""
        found = self.rejects()
        if found is not None:
            self._background.start(
                "Gemmer …", lambda _progress: wizard.save_rejected_rows(path, *found), lambda _: saved()
            )
