"""The versions of a plan: kept, shown on paper, and compared in words."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.plans import MOST_LINE, VersionLine
from koordinator.domain.values.dates import day_and_month
from koordinator.services import plan_versions
from koordinator.services.desk import Desk
from koordinator.services.papers import Paper
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.base.labels import Label, hairline, row
from koordinator.ui.context import Context
from koordinator.ui.course.plan.compare_dialog import CompareDialog
from koordinator.ui.course.plan.saving import drop
from koordinator.ui.papers.document import INITIALS, Document

_NONE = "Ingen versioner endnu. Gem en, når planen er aftalt; så ses det siden, hvad der har flyttet sig."
_ASK = "Planen gemmes, som den står nu, og kan siden vises, udskrives og sammenlignes."


def plan_document(desk: Desk, case_id: int, version: VersionLine | None = None) -> Document:
    """The plan as it stands, or as it stood in a version, for the preview."""

    def make(chosen: frozenset[str]) -> Paper:
        from koordinator.services.paperwork.plan import plan_paper

        number = version.version_id if version else None
        return plan_paper(desk, case_id, version_id=number, initials=INITIALS.key in chosen)

    title = f"Indsatsplan, version {version.number}" if version else "Indsatsplan"
    return Document(title, make, (INITIALS,), case_id, "plan")


def version_words(one: VersionLine) -> str:
    """Version 3 · 12. oktober 2026."""
    return f"Version {one.number} · {day_and_month(one.day)} {one.day.year}"


class VersionsSection(QWidget):
    """The newest version first."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._case_id = 0
        self._held: list[VersionLine] | None = None
        self._rows: list[QWidget] = []
        self.stops: list[QWidget] = []
        self.keep = Button("Gem version …", "link", "history")
        self.keep.clicked.connect(self.ask)
        self.nothing = Label(_NONE, tone="text2", wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row([Label("Versioner", "section"), None, self.keep]))
        column.addLayout(self._column)
        column.addWidget(self.nothing)

    def show_case(self, case_id: int, versions: list[VersionLine]) -> None:
        """Shows a case's versions."""
        if (case_id, versions) == (self._case_id, self._held):
            return
        self._case_id, self._held = case_id, versions
        for spare in self._rows:
            drop(spare)
        self.stops = []
        self._rows = [self._row(one) for one in versions]
        for one in self._rows:
            self._column.addWidget(one)
        self.nothing.setVisible(not versions)

    def order(self) -> list[QWidget]:
        """What Tab goes through."""
        return [self.keep, *self.stops]

    def ask(self) -> EntryDialog:
        """Asks what gave occasion to keep the plan."""
        dialog = EntryDialog("Gem version af planen", _ASK, self._keep, parent=self.window())
        reason = TextValue("Anledning", placeholder="for eksempel opstartsmødet")
        dialog.add_field("reason", "Anledning", reason)
        dialog.open()
        return dialog

    def compare(self, one: VersionLine) -> CompareDialog:
        """Shows what changed since a version."""
        dialog = CompareDialog(self._ctx.desk, self._case_id, self._held or [], one, self.window())
        dialog.open()
        return dialog

    def _keep(self, values: Mapping[str, str]) -> None:
        plan_versions.keep_version(self._ctx.desk, self._case_id, values["reason"][: MOST_LINE + 1])

    def _row(self, one: VersionLine) -> QWidget:
        told = " · ".join(part for part in (one.reason, one.worker) if part)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(version_words(one), "medium"))
        if told:
            words.addWidget(Label(told, "small", "text2", wrap=True))
        changed, show = Button("Hvad er ændret siden?", "link"), Button("Vis", "link")
        changed.setAccessibleDescription(version_words(one))
        show.setAccessibleDescription(version_words(one))
        changed.clicked.connect(partial(self.compare, one))
        show.clicked.connect(partial(self._show, one))
        self.stops += [changed, show]
        line = QHBoxLayout()
        line.setContentsMargins(0, 8, 0, 8)
        line.setSpacing(16)
        line.addLayout(words, 1)
        line.addWidget(changed)
        line.addWidget(show)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        column.addLayout(line)
        return whole

    def _show(self, one: VersionLine) -> None:
        self._ctx.show_document(plan_document(self._ctx.desk, self._case_id, one))
