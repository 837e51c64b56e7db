"""Third step: names nobody has yet, each either a new worker or another spelling of somebody known."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.lists.likeness import SIGN_WORDS, Likely, Sign
from koordinator.domain.lists.plan import ImportPlan
from koordinator.domain.roles import ROLE_SHORT, Role
from koordinator.services.importing.wizard import NameQuestion
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label
from koordinator.ui.base.notices import Banner
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.base.text import count, danish_key, plain_tip
from koordinator.ui.importing.draft import Draft
from koordinator.ui.importing.inputs import Option, StepCombo

_MOST_SHOWN = 100
_RULE: Option = ("", "")
_CREATE = "Opret som ny medarbejder"
_LOOK_AFTER = "Se dem efter, der ligner en anden: en tastefejl bliver ellers til en ekstra medarbejder."
_NAME, _CHOICE = 130, 230
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT, _RIGHT = _MIDDLE | Qt.AlignmentFlag.AlignLeft, _MIDDLE | Qt.AlignmentFlag.AlignRight
_SIDES = (_LEFT, _RIGHT, _LEFT)


class NamesStep(QWidget):
    """A line per unknown name; what it most likely is stands first in its list and beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = Draft()
        self._for: ImportPlan | None = None
        self._questions: list[NameQuestion] = []
        self._people: dict[object, str] = {}
        self.combos: dict[str, StepCombo] = {}
        self._links: dict[str, Button] = {}
        self.note = Banner()
        self.all = Button("Brug alle forslag", "plain", "check", small=True)
        self.all.clicked.connect(self._take_all)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.note, 1)
        head.addWidget(self.all)
        self._new = Label("", tone="text2", wrap=True)
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        self._rows: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._new)
        column.addLayout(self._place, 1)

    def show_draft(self, draft: Draft, questions: Sequence[NameQuestion]) -> None:
        """Shows the unknown names of a list; what was chosen before stays chosen."""
        self._draft = draft
        base = draft.base
        if base is None or base is self._for:
            return
        self._for = base
        self._questions = list(questions)
        self._people = {worker.worker_id: worker.name for worker in base.facts.workers.values()}
        self._people |= {one.unknown.key: f"{one.unknown.name} (ny)" for one in questions}
        self._propose_initials()
        if self._rows is not None:
            self._place.removeWidget(self._rows)
            self._rows.deleteLater()
        self.combos, self._links = {}, {}
        self._rows = scrolled(self._lines())
        self._place.addWidget(self._rows)
        self._tell(base)

    def focus(self) -> None:
        """The first name."""
        for combo in self.combos.values():
            combo.setFocus(Qt.FocusReason.TabFocusReason)
            return

    def _propose_initials(self) -> None:
        """Initials that are one worker's alone are taken for hers; all else waits for an answer."""
        for question in self._questions:
            signs = [one for one in question.proposals if one.sign is Sign.INITIALS]
            key = question.unknown.key
            if len(signs) == 1 and self._chosen(key) is None:
                self._answer(key, signs[0].identity)

    def _tell_left(self) -> None:
        """What the names that are not yet given to anybody will become."""
        left = [question for question in self._questions if self._chosen(question.unknown.key) is None]
        likely = any(question.proposals for question in left)
        text = "Alle medarbejdere er kendt."
        if left:
            one = len(left) == 1
            words = "1 navn er nyt" if one else f"{count(len(left))} navne er nye"
            made = "Det oprettes som medarbejder" if one else "De oprettes som medarbejdere"
            then = _LOOK_AFTER if likely else f"{made}, hvis du ikke vælger andet."
            text = f"{words} for programmet. {then}"
        elif self._questions:
            text = "Alle nye navne er givet til en medarbejder."
        if text != self.note.text():
            self.note.show_text(text, "warning" if likely else "info")
        self.all.setVisible(any(self._open_proposals()))

    def _open_proposals(self) -> Iterator[NameQuestion]:
        """The names with a proposal that are not yet given to anybody."""
        for question in self._questions:
            key = question.unknown.key
            if question.proposals and key in self.combos and self._chosen(key) is None:
                yield question

    def _tell(self, base: ImportPlan) -> None:
        self._tell_left()
        unknown = len(self._questions)
        said = []
        if base.new_teams:
            said.append(f"Nye teams, der oprettes: {', '.join(base.new_teams)}.")
        if base.new_programmes:
            said.append(f"Nye ydelser, der oprettes: {', '.join(base.new_programmes)}.")
        if unknown > _MOST_SHOWN:
            said.append(f"Her vises de første {_MOST_SHOWN}; de øvrige oprettes som nye.")
        self._new.setText("\n".join(said))
        self._new.setVisible(bool(said))

    def _lines(self) -> QWidget:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 12, 4)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, house.px(_NAME))
        grid.setColumnMinimumWidth(2, house.px(_CHOICE))
        for at, stretch in ((0, 2), (2, 3), (3, 2)):
            grid.setColumnStretch(at, stretch)
        if self._questions:
            for at, title in enumerate(("Navn i listen", "Sager", "Hvem er det?")):
                grid.addWidget(Label(title, "small", "text2"), 0, at, _SIDES[at])
        for line, question in enumerate(self._questions[:_MOST_SHOWN], 1):
            self._add_line(grid, line, question)
        grid.setRowStretch(len(self._questions) + 1, 1)
        return body

    def _add_line(self, grid: QGridLayout, line: int, question: NameQuestion) -> None:
        unknown = question.unknown
        name = Label(unknown.name, "medium", elide=True)
        plain_tip(name, unknown.name)
        roles = ", ".join(ROLE_SHORT[Role(role.value)] for role in sorted(unknown.roles))
        cases = "1 sag" if unknown.cases == 1 else f"{count(unknown.cases)} sager"
        held = Label(f"{cases} som {roles}", tone="text2")
        held.setAlignment(_SIDES[1])
        combo = StepCombo(f"Hvem er {unknown.name}?")
        combo.fill(self._proposed(question), self._chosen(unknown.key), lambda: self._others(question))
        combo.currentIndexChanged.connect(lambda _, key=unknown.key: self._choose(key))
        self.combos[unknown.key] = combo
        for at, widget in enumerate((name, held, combo)):
            grid.addWidget(widget, line, at)
        if question.proposals:
            link = self._proposal(unknown.key, question.proposals[0])
            grid.addWidget(link, line, 3, Qt.AlignmentFlag.AlignLeft)
            self._links[unknown.key] = link
            self._show_link(question)

    def _proposal(self, key: str, one: Likely) -> Button:
        words = f"Ligner {self._people[one.identity]}"
        link = Button(words, "link", tip=f"Vælg {self._people[one.identity]}: {SIGN_WORDS[one.sign]}")
        link.setAutoDefault(False)
        link.clicked.connect(lambda: self._take(key, one.identity))
        return link

    def _proposed(self, question: NameQuestion) -> list[Option]:
        likely: list[Option] = [
            (one.identity, f"{self._people[one.identity]} – {SIGN_WORDS[one.sign]}")
            for one in question.proposals
        ]
        return [(None, _CREATE), *([_RULE, *likely] if likely else [])]

    def _others(self, question: NameQuestion) -> list[Option]:
        first = {question.unknown.key, *(one.identity for one in question.proposals)}
        others: list[Option] = [(one, words) for one, words in self._people.items() if one not in first]
        others.sort(key=lambda option: (isinstance(option[0], str), danish_key(option[1])))
        return [_RULE, *others] if others else []

    def _chosen(self, key: str) -> object:
        return self._draft.workers.get(key) or self._draft.same_as.get(key)

    def _answer(self, key: str, who: object) -> None:
        self._draft.workers.pop(key, None)
        self._draft.same_as.pop(key, None)
        if isinstance(who, int):
            self._draft.workers[key] = who
        elif isinstance(who, str) and self._draft.same_as.get(who) != key:
            self._draft.same_as[key] = who

    def _choose(self, key: str) -> None:
        self._answer(key, self.combos[key].currentData())
        self._show_answers()

    def _take(self, key: str, who: object) -> None:
        self._answer(key, who)
        self.combos[key].choose(self._chosen(key))
        self.combos[key].setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_answers()

    def _take_all(self) -> None:
        for question in list(self._open_proposals()):
            key = question.unknown.key
            self._answer(key, question.proposals[0].identity)
            self.combos[key].choose(self._chosen(key))
        self.focus()
        self._show_answers()

    def _show_answers(self) -> None:
        self._tell_left()
        for question in self._questions:
            if question.unknown.key in self._links:
                self._show_link(question)

    def _show_link(self, question: NameQuestion) -> None:
        """The proposal stands beside the name until it is taken."""
        taken = self._chosen(question.unknown.key) == question.proposals[0].identity
        self._links[question.unknown.key].setVisible(not taken)
