"""The tab Hjul: one form of a case, scored on the wheel or question by question, then against now."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from koordinator.domain.forms import Area, Sheet, earlier
from koordinator.services import case_lists, forms
from koordinator.ui.actions import Action
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.labels import hairline
from koordinator.ui.base.notices import EmptyState
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.base.text import no_mnemonic
from koordinator.ui.context import Context
from koordinator.ui.course.tab import CaseTab
from koordinator.ui.course.wheel.bar import WheelBar
from koordinator.ui.course.wheel.board import Board
from koordinator.ui.course.wheel.dialogs import Correction, FromPaper, Versions, rename_dialog
from koordinator.ui.course.wheel.looking import TODAY, Looking, Wish, look
from koordinator.ui.course.wheel.paper import wheel_document
from koordinator.ui.course.wheel.results import Results
from koordinator.ui.course.wheel.screen import CitizenScreen
from koordinator.ui.course.wheel.words import first_name

_EMPTY = "Der er ingen måling på skemaet »{form}« endnu. Den første er det, alle senere holdes op mod."


class WheelTab(CaseTab):
    """What is scored is today's; an earlier day is corrected by a new assessment that names it."""

    key = "wheel"
    title = "Hjul"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._case: int | None = None
        self._citizen = ""
        self._wish = Wish()
        self._seen: Looking | None = None
        self._area: str | None = None
        self.citizens: CitizenScreen | None = None
        self.new = Button("Ny måling", "filled", "plus")
        self.bar = WheelBar()
        self.board = Board(ctx)
        self.wheel, self.questions, self.area = self.board.wheel, self.board.questions, self.board.area
        self.results = Results()
        self.empty = EmptyState("", "", "target")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._both = QWidget()
        columns = QHBoxLayout(self._both)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self.board, 1)
        columns.addWidget(hairline(upright=True))
        columns.addWidget(scrolled(self.results), 1)
        above = QVBoxLayout()
        above.setContentsMargins(32, 12, 32, 8)
        above.addWidget(self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self.empty, 1)
        column.addWidget(self._both, 1)

    def _connect(self) -> None:
        self.new.clicked.connect(lambda: self._open_menu(self.new))
        self.bar.form_picked.connect(self.show_form)
        self.bar.side_picked.connect(lambda citizen: self._wish_for(by_citizen=citizen, then=None, now=None))
        self.bar.then_picked.connect(lambda key: self._wish_for(then=key))
        self.bar.now_picked.connect(lambda key: self._wish_for(now=key))
        self.bar.paper.clicked.connect(self.show_paper)
        self.board.scored.connect(self._score)
        self.board.chosen.connect(self._choose)
        self.results.picked.connect(self._pick)
        self.area.cleared.connect(self._clear)
        self.area.noted.connect(self._note)
        self.area.renamed.connect(self._rename)
        self.board.correct.clicked.connect(self._correct)
        self.board.versions.clicked.connect(self._show_versions)

        self._declare_actions()

    def _declare_actions(self) -> None:
        told: tuple[tuple[str, str, Callable[[], object], str], ...] = (
            ("new", "Ny måling …", lambda: self._open_menu(self.new), "plus"),
            ("screen", "Borgeren scorer selv på hele skærmen", self.open_screen, "target"),
            ("paper", "Vis delmålshjulet på papir", self.show_paper, "printer"),
        )
        for key, label, do, icon in told:
            action = Action(f"wheel.{key}", label, do, (), icon, "Sagen", self.isVisible)
            self._ctx.registry.add(action, self)

    # What is shown

    def head_button(self) -> Button | None:
        return self.new

    def leave(self) -> bool:
        return self.area.note.commit()

    def show_case(self, case_id: int) -> None:
        if case_id != self._case:
            self._wish, self._area = Wish(), None
        self._case = case_id
        self._citizen = case_lists.case_card(self._ctx.desk, case_id).line.name
        self._refresh()

    def show_part(self, part: str) -> None:
        self.show_form(part)

    def show_form(self, form_key: str) -> None:
        """Brings another form to the front."""
        self._area = None
        self._wish = Wish(form_key, self._wish.by_citizen)
        self._refresh()

    def _wish_for(self, **changed: object) -> None:
        for name, value in changed.items():
            setattr(self._wish, name, value)
        self._refresh()

    def _refresh(self) -> None:
        if self._case is None:
            return
        seen = self._seen = look(self._ctx.desk, self._case, self._wish)
        self.bar.show_looking(seen, forms.forms(self._ctx.desk))
        if self._chosen_area() is None:
            self._area = None
        nothing = seen.now is None and not seen.scoring
        self.empty.setVisible(nothing)
        self.empty.set_sentence(_EMPTY.format(form=seen.form.name))
        self._both.setVisible(not nothing)
        self.board.show_looking(seen, self._chosen_area())
        self.results.show_looking(seen, self._citizen)
        self.results.table.choose(self._area)

    def _chosen_area(self) -> Area | None:
        assert self._seen is not None
        asked = self._seen.form.asked(by_citizen=self._seen.sheet.by_citizen)
        return next((area for area in asked if area.key == self._area), None)

    # What is done

    def _choose(self, area_key: str) -> None:
        """Another area is the chosen one; a note being typed has been saved by then."""
        self._area = area_key
        self.results.table.choose(area_key)
        if self._seen is not None:
            self.board.show_area(self._seen, self._chosen_area())

    def _pick(self, area_key: str) -> None:
        """An area was clicked in the table: it takes the keyboard on the wheel."""
        assert self._seen is not None
        self.board.focus_area(self._seen.form.kind, area_key)

    def _score(self, area_key: str, value: int | None) -> None:
        assert self._seen is not None
        sheet, desk = self._seen.sheet, self._ctx.desk
        self._wish.now = TODAY
        if not self._ctx.attempt(lambda: forms.save_value(desk, sheet, area_key, value)):
            self._refresh()

    def _clear(self) -> None:
        if self._area is not None:
            self._score(self._area, None)

    def _note(self, text: str) -> None:
        assert self._seen is not None
        sheet, area = self._seen.sheet, self._area
        self._wish.now = TODAY
        if area is not None:
            self._ctx.attempt(lambda: forms.save_note(self._ctx.desk, sheet, area, text))

    def _rename(self) -> None:
        area = self._chosen_area()
        if area is not None and self._case is not None and self._seen is not None:
            rename_dialog(
                self._ctx, self._case, self._seen.form.key, (area.key, area.name, area.usual), self
            ).open()

    def _correct(self) -> None:
        seen = self._seen
        if seen is None or seen.now is None:
            return
        dialog = Correction(self._ctx, seen.form, seen.now, self)
        dialog.accepted.connect(lambda: self._wish_for(now=None))
        dialog.open()

    def _show_versions(self) -> None:
        if self._seen is not None and self._seen.now is not None:
            Versions(self._seen.now, earlier(self._seen.whole, self._seen.now), self).open()

    # A new assessment

    def _open_menu(self, button: Button) -> None:
        menu = self.new_menu(button)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def new_menu(self, parent: QWidget) -> QMenu:
        """The ways a new assessment is made."""
        assert self._seen is not None
        who = first_name(self._citizen)
        ways: list[tuple[str, Callable[[], object]]] = [
            (f"{who} scorer selv på hele skærmen", self.open_screen),
            (f"{who} siger tallene, og jeg sætter dem", lambda: self._begin(by_citizen=True)),
        ]
        if self._seen.form.both:
            ways.append(("Min egen vurdering", lambda: self._begin(by_citizen=False)))
        ways.append(("Borgerens tal fra papir …", lambda: self._from_paper(by_citizen=True)))
        if self._seen.form.both:
            ways.append(("Min vurdering fra papir …", lambda: self._from_paper(by_citizen=False)))
        menu = QMenu(parent)
        for words, do in ways:
            menu.addAction(no_mnemonic(words)).triggered.connect(do)
        return menu

    def open_screen(self) -> CitizenScreen:
        """Lets the citizen score in a window that shows nothing else."""
        assert self._case is not None
        assert self._seen is not None
        sheet = Sheet(self._case, self._seen.form.key, True)
        self.citizens = CitizenScreen(self._ctx, sheet, self)
        self.citizens.finished.connect(self._screen_closed)
        self.citizens.open_whole()
        return self.citizens

    def _screen_closed(self) -> None:
        if self.citizens is not None:
            self.citizens.deleteLater()
            self.citizens = None
        self._wish = Wish(self._wish.form_key, True)
        self._refresh()

    def _begin(self, *, by_citizen: bool) -> None:
        self._wish_for(by_citizen=by_citizen, then=None, now=TODAY)
        assert self._seen is not None
        self.board.focus_area(self._seen.form.kind)

    def _from_paper(self, *, by_citizen: bool) -> None:
        assert self._case is not None
        assert self._seen is not None
        sheet = Sheet(self._case, self._seen.form.key, by_citizen)
        dialog = FromPaper(self._ctx, self._seen.form, sheet, self)
        dialog.accepted.connect(lambda: self._wish_for(by_citizen=by_citizen, then=None, now=None))
        dialog.open()

    def show_paper(self) -> None:
        """Opens the preview of the wheel as it is looked at."""
        if self._case is not None and self._seen is not None:
            seen = self._seen
            days = tuple(card.assessment_id for card in (seen.then, seen.now) if card is not None)
            self._ctx.show_document(wheel_document(self._ctx.desk, self._case, days))
