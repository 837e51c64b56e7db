"""Fourth step: what the list would do, count by count, and the few questions only a person can answer."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from koordinator.domain.lists.plan import ImportPlan
from koordinator.domain.periods import day_before
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.formats import long_date
from koordinator.ui.base.labels import Label, hairline
from koordinator.ui.base.notices import Banner
from koordinator.ui.base.record_model import Column, RecordModel
from koordinator.ui.base.states import State
from koordinator.ui.importing import lines
from koordinator.ui.importing.choice_table import ChoiceTable
from koordinator.ui.importing.draft import Draft
from koordinator.ui.importing.ending_form import EndingForm
from koordinator.ui.importing.inputs import StepTable
from koordinator.ui.importing.lines import ChangeLine, NewLine, Remark
from koordinator.ui.importing.tally import Count, Tally

R = TypeVar("R")

_EXPLAINED = {
    "created": "Sager, der ikke findes her i forvejen. De oprettes.",
    "changed": "Det, der er nyt i listen siden sidst, felt for felt. Det tages med.",
    "unchanged": "Listen siger det samme som sidst om disse sager.",
    "kept": "Ændret her siden den sidste liste. Det, der står her, beholdes.",
    "conflicts": "Ændret både her og i listen. Vælg, hvad der skal gælde.",
    "questions": "Listen har et nyt sagsnummer til en borger, der har en løbende sag.",
    "missing": "Løbende sager her, som ikke står på listen. De fortsætter, medmindre du afslutter dem.",
    "rejected": "Rækker, der ikke kan tages med. Gem dem i en fil, ret dem, og hent filen bagefter.",
    "warnings": "Rækker, der tages med, men som du bør se efter.",
}
_NO_DAY = "Listen siger ikke, hvilken dag den er fra. Der regnes med i dag"
_FIRST_OPEN = ("questions", "conflicts", "changed", "created", "rejected", "unchanged")


class ReviewStep(QWidget):
    """The counts as tabs, and under them the rows of the one that is open."""

    changed = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = Draft()
        self._stale: set[str] = set()
        self.tally = Tally()
        self.tally.opened.connect(self._open)
        self.explanation = Label("", tone="text2", wrap=True)
        self._stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {}
        self._make_tables()
        self._buttons = self._make_buttons()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.explanation, 1)
        for button in self._buttons.values():
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.notice = Banner("", "warning")
        self.day = Label("", tone="text2", wrap=True)
        top = QVBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.tally)
        top.addWidget(hairline())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.notice)
        column.addWidget(self.day)
        column.addLayout(top)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _make_tables(self) -> None:
        self.created = self._table("created", _NEW, NewLine)
        self.changes = self._table("changed", _CHANGES, ChangeLine)
        self.unchanged = self._table("unchanged", _NEW, NewLine)
        self.kept = self._table("kept", _KEPT, ChangeLine)
        self.rejected = self._table("rejected", _remarks("Hvorfor den afvises"), Remark)
        self.warnings = self._table("warnings", _remarks("Advarsel"), Remark)
        about = (("Række", 5), ("Navn", 18), ("Felt", 18))
        self.conflicts = ChoiceTable(about, ("Behold vores", "Tag listens"), "Ændret begge steder")
        self.conflicts.answered.connect(self._decide)
        self.questions = ChoiceTable(
            about[:2], ("Opret en ny sag", "Ret nummeret på sagen"), "Nye sagsnumre til kendte borgere"
        )
        self.questions.answered.connect(self._settle)
        self.ending = EndingForm()
        self.ending.changed.connect(self._end)
        for key, page in (
            ("conflicts", self.conflicts), ("questions", self.questions), ("missing", self.ending),
        ):  # fmt: skip
            self._add(key, page)

    def _table(self, key: str, columns: Sequence[Column[R]], _of: type[R]) -> "RecordModel[R]":
        model: RecordModel[R] = RecordModel(columns, _identity, (), self)
        table = StepTable()
        table.setAccessibleName(_EXPLAINED[key])
        table.setModel(model)
        self._add(key, table)
        return model

    def _add(self, key: str, page: QWidget) -> None:
        self._pages[key] = page
        self._stack.addWidget(page)

    def _make_buttons(self) -> dict[str, Button]:
        buttons = {
            "ours": Button("Behold vores i alle", "plain", small=True),
            "listed": Button("Tag listens i alle", "plain", small=True),
            "save": Button("Gem afviste rækker …", "outlined", "file-down", small=True),
        }
        for button in buttons.values():
            button.setAutoDefault(False)
        buttons["ours"].clicked.connect(lambda: self._decide_all(False))
        buttons["listed"].clicked.connect(lambda: self._decide_all(True))
        buttons["save"].clicked.connect(self.save_wanted)
        return buttons

    def show_draft(self, draft: Draft) -> None:
        """Shows the plan as it stands; what is open stays open."""
        another = draft is not self._draft
        self._draft = draft
        plan = draft.plan
        if plan is None:
            return
        if another:
            self.ending.wanted.setChecked(False)
        self.ending.show_missing(plan.missing, day_before(plan.day))
        self._stale = set(self._pages)
        self._tell(plan)
        self._count(plan)
        if another or not self.tally.current():
            self._open_first()
        else:
            self._fill(self.tally.current())

    def _fill(self, key: str) -> None:
        """A long list's rows are made for the table that is looked at, not for all at once."""
        draft, plan = self._draft, self._draft.plan
        if plan is None or key not in self._stale:
            return
        self._stale.discard(key)
        match key:
            case "created":
                self.created.set_records(lines.cases(plan.created))
            case "changed":
                self.changes.set_records(lines.changes(plan))
            case "unchanged":
                self.unchanged.set_records(lines.cases(plan.unchanged))
            case "kept":
                self.kept.set_records(lines.kept(plan))
            case "rejected":
                self.rejected.set_records(lines.rejected(plan))
            case "warnings":
                self.warnings.set_records(lines.warnings(plan))
            case "conflicts":
                self.conflicts.show_questions(lines.conflicts(plan, draft.take_listed))
            case "questions":
                self.questions.show_questions(lines.questions(plan, draft.same_case))

    def fault(self) -> str:
        """What must be filled in before going on, or an empty text; the place is then open."""
        self.ending.commit()
        self._end()
        fault = self.ending.fault()
        if fault:
            self.tally.open("missing")
        return fault

    def focus(self) -> None:
        """The count that is open."""
        self.tally.tiles[self.tally.current()].setFocus(Qt.FocusReason.TabFocusReason)

    def _tell(self, plan: ImportPlan) -> None:
        """Which day the list speaks of, and what is odd about the list as a whole."""
        day = long_date(plan.day.isoformat())
        own = plan.parsed.extract_date is not None
        self.day.setText(f"Listen er fra {day}." if own else f"{_NO_DAY}, {day}.")
        odd = "\n".join(lines.list_warnings(plan))
        if odd != self.notice.text():
            self.notice.show_text(odd, "warning")
        self.notice.setVisible(bool(odd))

    def _count(self, plan: ImportPlan) -> None:
        always = [
            Count("created", "Oprettes", len(plan.created)),
            Count("changed", "Ændres", len(plan.changed)),
            Count("unchanged", "Uændrede", len(plan.unchanged)),
            Count("missing", "Mangler på listen", len(plan.missing)),
            Count("rejected", "Afvises", len(plan.rejected), State.OVER),
        ]
        some = [
            Count("questions", "Spørgsmål", len(plan.questions), State.NEAR),
            Count("conflicts", "Konflikter", len(plan.conflicts()), State.NEAR),
            Count("kept", "Ændret her", len(plan.kept())),
            Count("warnings", "Advarsler", len(lines.warnings(plan)), State.NEAR),
        ]
        self.tally.show_counts([*always, *(one for one in some if one.number)])

    def _open_first(self) -> None:
        tiles = self.tally.tiles
        filled = [key for key in _FIRST_OPEN if key in tiles and tiles[key].shown.number]
        self.tally.open(next((key for key in filled if not tiles[key].isHidden()), "created"))

    def _open(self, key: str) -> None:
        self._fill(key)
        self._stack.setCurrentWidget(self._pages[key])
        self.explanation.setText(_EXPLAINED[key])
        rejected = self._draft.plan is not None and bool(self._draft.plan.rejected)
        self._buttons["ours"].setVisible(key == "conflicts")
        self._buttons["listed"].setVisible(key == "conflicts")
        self._buttons["save"].setVisible(key == "rejected" and rejected)

    def _decide(self, key: tuple[int, str], take: bool) -> None:
        (self._draft.take_listed.add if take else self._draft.take_listed.discard)(key)
        self._show_decisions()

    def _decide_all(self, take: bool) -> None:
        plan = self._draft.plan
        if plan is not None:
            keys = {(planned.row.row, change.field) for planned, change in plan.conflicts()}
            self._draft.take_listed = keys if take else set()
            self._show_decisions()

    def _show_decisions(self) -> None:
        self._stale.add("conflicts")
        self._fill("conflicts")
        self.changed.emit()

    def _settle(self, key: tuple[int, str], same: bool) -> None:
        (self._draft.same_case.add if same else self._draft.same_case.discard)(key[0])
        self._stale.add("questions")
        self._fill("questions")
        self.changed.emit()

    def _end(self) -> None:
        self._draft.ending = self.ending.ending()


def _identity(record: object) -> object:
    return record


def _differing(before: str, after: str) -> "list[Column[ChangeLine]]":
    return [
        Column("row", "Række", lambda one: str(one.row), lambda one: one.row, right=True, width=5),
        Column("name", "Navn", lambda one: one.name, tip=lambda one: one.name, width=20),
        Column("field", "Felt", lambda one: one.field, tip=lambda one: one.field, width=25),
        Column("before", before, lambda one: one.before, tip=lambda one: one.before, width=16, stretch=True),
        Column("after", after, lambda one: one.after, tip=lambda one: one.after, width=16, stretch=True),
    ]


def _remarks(sentence: str) -> "list[Column[Remark]]":
    return [
        Column("row", "Række", lambda one: str(one.row), lambda one: one.row, right=True, width=5),
        Column("column", "Kolonne", lambda one: one.column, tip=lambda one: one.column, width=14),
        Column("value", "Værdi", lambda one: one.value, tip=lambda one: one.value, width=16),
        Column(
            "sentence", sentence, lambda one: one.sentence, tip=lambda one: one.sentence, width=40,
            stretch=True,
        ),
    ]  # fmt: skip


_NEW: list[Column[NewLine]] = [
    Column("row", "Række", lambda one: str(one.row), lambda one: one.row, right=True, width=5),
    Column("name", "Navn", lambda one: one.name, tip=lambda one: one.name, width=22, stretch=True),
    Column("number", "Sagsnr.", lambda one: one.number, width=12),
    Column(
        "starts",
        "Start",
        lambda one: one.starts,
        lambda one: one.starts[6:] + one.starts[3:5] + one.starts[:2],
        width=10,
    ),
    Column("caseworker", "Sagsbehandler", lambda one: one.caseworker, width=18),
    Column("team", "Team", lambda one: one.team, width=14),
]
_CHANGES = _differing("Før", "Efter")
_KEPT = _differing("Her (beholdes)", "I listen")
