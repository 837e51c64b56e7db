"""Writing down a task or an agreement, and correcting one: what, who and by when."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from koordinator.domain.tasks import KIND_NAMES, TaskKind, TaskLine
from koordinator.services import tasks
from koordinator.ui.base.choices import ChoiceValue
from koordinator.ui.base.editable import LongTextValue, TextValue
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.base.formats import required
from koordinator.ui.base.typed import day_format
from koordinator.ui.context import Context

_SENTENCES = {
    TaskKind.AGREEMENT: "En aftale holdes eller holdes ikke. Den står på I dag, når dagen nærmer sig.",
    TaskKind.TASK: "En opgave udføres. Den står på I dag, når dagen nærmer sig.",
}


class TaskDialog(EntryDialog):
    """A new one of a kind, or one that is there; a name of a colleague makes it hers."""

    def __init__(
        self,
        ctx: Context,
        parent: QWidget | None,
        *,
        kind: TaskKind = TaskKind.TASK,
        case_id: int | None = None,
        line: TaskLine | None = None,
    ) -> None:
        self._ctx, self._line = ctx, line
        self._case_id = line.case_id if line is not None else case_id
        self._kind = line.kind if line is not None else kind
        word = KIND_NAMES[self._kind].lower()
        title = f"Ret {word}" if line is not None else f"Ny {word}"
        super().__init__(title, _SENTENCES[self._kind], self._keep, width=480, parent=parent)
        self._add_fields()
        if line is not None:
            self.remove = self.add_button("Fjern", "danger", "trash", left=True)
            self.remove.clicked.connect(self._remove)

    def _add_fields(self) -> None:
        line = self._line
        what = LongTextValue(
            "Hvad", required("Skriv, hvad der skal gøres."), single=True, lines=1, most=6,
            placeholder="for eksempel ringer til egen læge",
        )  # fmt: skip
        self.add_field("title", "Hvad", what, line.title if line is not None else "")
        who = TextValue("Hvem", placeholder="borgeren, en kollega eller en anden")
        self.add_field("who", "Hvem", who, self._first_doer())
        self._offer_names(who)
        due = TextValue("Senest", day_format(self._ctx.desk.today), placeholder="for eksempel 1/12")
        self.add_field("due", "Senest", due, _iso(line.due) if line is not None else "")
        if line is not None and line.is_open:
            kinds = [(kind.value, name) for kind, name in KIND_NAMES.items()]
            self.add_field("kind", "Slags", ChoiceValue("Slags", kinds), line.kind.value)

    def _first_doer(self) -> str:
        if self._line is not None:
            return self._line.doer
        return self._ctx.desk.who.name if self._kind is TaskKind.TASK else ""

    def _offer_names(self, who: TextValue) -> None:
        """Proposes while one types; any other name may be written too."""
        edit = who.focusProxy()
        assert isinstance(edit, QLineEdit)
        names = list(dict.fromkeys(one.name for one in tasks.doers(self._ctx.desk, self._case_id)))
        offered = QCompleter(names, edit)
        offered.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        offered.setFilterMode(Qt.MatchFlag.MatchContains)
        edit.setCompleter(offered)

    def _keep(self, values: Mapping[str, str]) -> None:
        desk, line = self._ctx.desk, self._line
        doer = tasks.named(desk, values["who"])
        who = None if doer.worker_id is not None else doer.name
        if line is None:
            tasks.add_task(
                desk, values["title"], kind=self._kind, case_id=self._case_id, due=values["due"],
                worker_id=doer.worker_id, who=who,
            )  # fmt: skip
            return
        kind = TaskKind(values.get("kind", line.kind.value))
        tasks.save_task(
            desk,
            line.task_id,
            values["title"],
            kind=kind,
            due=values["due"],
            worker_id=doer.worker_id,
            who=who,
        )

    def _remove(self) -> None:
        line = self._line
        if line is not None and self._ctx.attempt(lambda: tasks.remove_task(self._ctx.desk, line.task_id)):
            self.accept()


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
