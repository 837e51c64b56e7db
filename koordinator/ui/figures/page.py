"""The key figures against their targets, over twelve months, down to the very cases."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from koordinator.domain.cases import CaseFilter
from koordinator.domain.figures import words
from koordinator.domain.figures.records import By, Key, Narrow, Part
from koordinator.domain.roles import Role
from koordinator.domain.values.dates import day_and_month
from koordinator.services import staff
from koordinator.ui.actions import Action
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.header import PageHeader
from koordinator.ui.base.labels import Label
from koordinator.ui.base.notices import EmptyState
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.context import Context
from koordinator.ui.figures.asking import Answer, Asker, Wish
from koordinator.ui.figures.beside import BesideFigures
from koordinator.ui.figures.cards import FigureCards
from koordinator.ui.figures.controls import FigureControls
from koordinator.ui.figures.detail import FigureDetail
from koordinator.ui.page import Page
from koordinator.ui.papers.team import show_team_report

_CAPTION = "Kurverne viser 12 måneder til den valgte dag. Den prikkede linje er målet."


class FiguresPage(Page):
    """All figures as tiles; one of them opened; every number leads to its cases."""

    key = "figures"
    title = "Nøgletal"
    icon = "chart"

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._key: Key | None = None
        self.answer: Answer | None = None
        self._asker = Asker(ctx)
        self._asker.answered.connect(self._show)
        self.header = PageHeader(self.title)
        self.header.back.connect(lambda: self.open_figure(None))
        self.print = Button("Udskriv teamrapport", icon_name="printer")
        self.print.clicked.connect(self._print_report)
        self.header.add_action(self.print)
        self.controls = FigureControls(ctx, self._oneself())
        self.controls.changed.connect(self._ask)
        self.waiting = Label("Nøgletallene regnes ud …", tone="text2")
        self.cards = FigureCards()
        self.cards.opened.connect(lambda key: self.open_figure(Key(key)))
        self.beside = BesideFigures()
        self.beside.cases_wanted.connect(self._show_month)
        self.beside.loads_wanted.connect(lambda: ctx.page_wanted.emit("team"))
        self.detail = FigureDetail(ctx)
        self.detail.cases_wanted.connect(self.show_behind)
        self.detail.chart.picked.connect(self._to_point)
        self.empty = EmptyState(
            "Her kommer nøgletallene at stå mod deres mål, når der er sager i lageret.",
            "Hent sager fra Excel", "chart",
        )  # fmt: skip
        self.empty.acted.connect(ctx.import_wanted)
        self._lay_out()
        self._declare_actions()

    def _oneself(self) -> int | None:
        """A leader begins with all cases, who holds cases with her own."""
        roles = self._ctx.desk.who.roles
        own = roles & {Role.CASEWORKER, Role.CONSULTANT} and Role.LEADER not in roles
        return self._ctx.desk.who.worker_id if own else None

    def _lay_out(self) -> None:
        all_figures = QWidget()
        column = QVBoxLayout(all_figures)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.cards)
        column.addWidget(Label(_CAPTION, "small", "text3", wrap=True))
        column.addSpacing(8)
        column.addWidget(self.beside)
        column.addStretch(1)
        first = QWidget()
        QVBoxLayout(first).addWidget(self.waiting)
        self._stack = QStackedWidget()
        for widget in (first, all_figures, self.detail, self.empty):
            self._stack.addWidget(widget)
        inner = QWidget()
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(32, 20, 32, 24)
        whole.setSpacing(16)
        whole.addWidget(self.header)
        whole.addWidget(self.controls)
        whole.addWidget(self._stack, 1)
        self._scroll = scrolled(inner, sideways=False)
        frame = QHBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self._scroll)

    def _declare_actions(self) -> None:
        for action in (
            Action("figures.day", "Vælg dag på Nøgletal", self._choose_day, ("Ctrl+D",), "calendar",
                   "Nøgletal", self.isVisible, words=("dato", "måned")),
            Action("figures.today", "Nøgletal, som de er i dag",
                   lambda: self.controls.set_day(self._ctx.desk.today()), ("Ctrl+Shift+D",), "sun",
                   "Nøgletal", self.isVisible),
            Action("figures.back", "Tilbage til alle nøgletal", lambda: self.open_figure(None),
                   ("Alt+Left",), "chevron-left", "Nøgletal", self._opened),
            Action("figures.report", "Udskriv teamrapport for den viste måned …", self._print_report, (),
                   "printer", "Nøgletal", self.isVisible, words=("pdf", "teammøde", "rapport")),
        ):  # fmt: skip
            self._ctx.registry.add(action, self)

    def _opened(self) -> bool:
        return self.isVisible() and self._key is not None

    def refresh(self) -> None:
        desk = self._ctx.desk
        teams = [(team.team_id, team.name) for team in staff.teams(desk)]
        hold = {Role.CASEWORKER, Role.CONSULTANT}
        workers = [(one.worker_id, one.name) for one in staff.workers(desk) if one.roles & hold]
        self.controls.set_choices(teams, workers)
        self.controls.follow_today()
        self._asker.forget()
        self._ask()

    def open_figure(self, key: Key | None) -> None:
        """Opens a figure, or with none goes back to all of them."""
        before, self._key = self._key, key
        self._ask()
        if key is None and before is not None and self.cards.cards:
            self._show_page()
            self.cards.card(before).setFocus()
        self._ctx.registry.refresh()

    def show_behind(self, part: Part, by: By | None, group: str) -> None:
        """Shows the very cases of a part of the figure that is opened, or of one group in it."""
        answer = self.answer
        if answer is None or answer.wish.key is None:
            return
        key, day = answer.wish.key, answer.wish.day
        team_id, worker_id, _, _ = answer.wish.narrow
        wanted = Narrow(team_id, worker_id, by, group)
        because = words.behind(
            answer.book.texts[key], part, day, self._team(), self._worker(), answer.book.group_name(by, group)
        )
        self._ctx.show_cases(CaseFilter.picked(answer.book.behind(key, part, wanted), because))

    def _to_point(self, place: int) -> None:
        if self.answer is not None:
            self.controls.set_day(self.answer.book.days.days[place])

    def _show_month(self, case_ids: frozenset[int], month: str) -> None:
        because = words.said(f"Nye og afsluttede i {month}", self._team(), self._worker())
        self._ctx.show_cases(CaseFilter.picked(case_ids, because))

    def _print_report(self) -> None:
        show_team_report(self._ctx, self.controls.narrow().team_id, self.controls.day())

    def _choose_day(self) -> None:
        self.controls.day_field.setFocus()

    def _ask(self) -> None:
        self._asker.ask_for(Wish(self.controls.day(), self.controls.narrow(), self._key))

    def _show(self, answer: Answer) -> None:
        self.answer = answer
        today = self._ctx.desk.today()
        if answer.wish.key is None:
            self.cards.show_figures(answer.figures, today)
            self.beside.show_beside(answer.beside)
        else:
            self.detail.show_answer(answer, self._team())
        self._show_page()
        self._say(answer, today)
        self._ctx.registry.refresh()

    def _show_page(self) -> None:
        answer = self.answer
        nothing = answer is not None and not answer.book.courses
        self.controls.setVisible(not nothing)
        page = 3 if nothing else 2 if self._key is not None else 1
        if page != self._stack.currentIndex():
            self._stack.setCurrentIndex(page)
            self._scroll.verticalScrollBar().setValue(0)

    def _say(self, answer: Answer, today: date) -> None:
        key, day = answer.wish.key, answer.wish.day
        on = "i dag" if day == today else f"den {day_and_month(day)} {day.year}"
        self.header.set_crumb("" if key is None else self.title)
        self.header.set_title(self.title if key is None else answer.book.texts[key].name)
        counted = [one for one in answer.figures if one.percent is not None]
        reached = sum(one.standing.reached for one in counted)
        if not answer.book.courses:
            self.header.set_sentence()
        elif key is not None:
            self.header.set_sentence(f"Som det stod {on}." if day != today else "Som det står i dag.")
        else:
            told = f"{reached} af {len(counted)} mål er nået" if counted else "Ingen sager at tælle"
            self.header.set_sentence(f"{told} {on}.")

    def _team(self) -> str:
        return self.controls.team.currentText() if self.controls.narrow().team_id is not None else ""

    def _worker(self) -> str:
        return self.controls.worker.currentText() if self.controls.narrow().worker_id is not None else ""
