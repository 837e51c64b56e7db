"""Fordel om: choose an end, see what it takes, change it by hand, and carry it out."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.caseload import Limits
from koordinator.domain.roles import Role
from koordinator.services import staff
from koordinator.services.caseloads import default_limits
from koordinator.services.rebalancing import Applied, Proposal
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.header import PageHeader
from koordinator.ui.base.labels import hairline
from koordinator.ui.base.notices import Banner, EmptyState
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.context import Context
from koordinator.ui.team.rebalance.acts import RowActs
from koordinator.ui.team.rebalance.answer import AnswerView
from koordinator.ui.team.rebalance.commands import declare
from koordinator.ui.team.rebalance.controls import RebalanceControls
from koordinator.ui.team.rebalance.conversation import Decision, tally
from koordinator.ui.team.rebalance.decisions import Decisions
from koordinator.ui.team.rebalance.review import ReviewDialog
from koordinator.ui.team.rebalance.session import Session
from koordinator.ui.team.rebalance.showing import cases_behind
from koordinator.ui.team.rebalance.standing import AnswerStanding, notice
from koordinator.ui.team.rebalance.what_if import WhatIf
from koordinator.ui.team.rebalance.words import TITLE, apply_words, sentence, title
from koordinator.ui.team.tab import TeamTab

_NOBODY = "Her kommer forslag til, hvordan sagerne kan fordeles. Der er ingen sagsbehandlere endnu."


class RebalanceTab(TeamTab):
    """The conversation stays while the program runs; leaving the tab loses nothing."""

    key = "rebalance"
    title = "Fordel om"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.session = Session(ctx, self)
        self.header = PageHeader(TITLE)
        self.papers = QHBoxLayout()  # for what is printed of the proposal
        self.apply = Button("Gennemfør", "filled")
        limits: Limits = default_limits()
        self.controls = RebalanceControls(ctx, limits.warning)
        self.standing = AnswerStanding()
        self.what_if = WhatIf(ctx)
        self.decisions = Decisions()
        self.notice = Banner("", "warning")
        self.answer = AnswerView()
        self.empty = EmptyState(_NOBODY, "Tilføj medarbejder", "bars")
        self.acts = RowActs(ctx, self.session, self)
        self._asked = False
        self._lay_out()
        self._connect()
        declare(ctx, self)

    def _lay_out(self) -> None:
        place = QWidget()
        place.setLayout(self.papers)
        self.papers.setContentsMargins(0, 0, 0, 0)
        self.header.add_action(place)
        self.header.add_action(self.apply)
        self.notice.hide()
        self.what_if.hide()
        self.choices = QWidget()
        choices = QVBoxLayout(self.choices)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(10)
        choices.addWidget(hairline())
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.controls, 1)
        line.addWidget(self.standing)
        choices.addLayout(line)
        choices.addWidget(self.what_if)
        choices.addWidget(hairline())
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(32, 16, 32, 24)
        column.setSpacing(12)
        for widget in (self.header, self.choices, self.decisions, self.notice):
            column.addWidget(widget)
        column.addWidget(self.answer, 1)
        column.addWidget(self.empty, 1)
        self.empty.hide()
        self.answer.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inner, sideways=False))

    def _connect(self) -> None:
        session, ctx = self.session, self._ctx
        self.header.link_activated.connect(self._follow)
        self.apply.clicked.connect(self.review)
        self.controls.changed.connect(self._choose)
        self.controls.what_if.toggled.connect(self.what_if.setVisible)
        self.what_if.changed.connect(self._choose)
        self.what_if.pinned.connect(self.acts.pin)
        self.standing.solve.clicked.connect(self._solve_or_stop)
        self.decisions.taken_back.connect(self._take_back)
        self.decisions.started_over.connect(self.acts.start_over)
        self.notice.acted.connect(session.solve)
        self.empty.acted.connect(lambda: ctx.page_wanted.emit("settings"))
        session.shown.connect(self._show)
        session.curved.connect(self._show_curve)
        session.ticked.connect(self.standing.show_seconds)
        self.answer.people.opened.connect(ctx.show_worker)
        self.answer.curve.chosen.connect(self.controls.cap)
        self.answer.unplaced_opened.connect(ctx.open_case)
        for table in (self.answer.moves, self.answer.placed):
            table.wanted.connect(self.acts.act)
            table.case_opened.connect(ctx.open_case)

    def show_tab(self) -> None:
        desk = self._ctx.desk
        people = staff.workers(desk, Role.CASEWORKER)
        self.controls.set_teams(staff.teams(desk))
        self.what_if.set_people(people, self.controls.choices().on)
        self.empty.setVisible(not people)
        for widget in (self.choices, self.apply):
            widget.setVisible(bool(people))
        if people and not self._asked:
            self._asked = True
            self.session.solve()
        self._show()

    def proposal(self) -> Proposal | None:
        """The proposal shown, or None where there is none that answers what is asked."""
        return self.session.proposal if self.session.current else None

    def review(self) -> None:
        """Opens what carrying the proposal out would write."""
        proposal = self.proposal()
        if proposal is None or not self.apply.isEnabled():
            return
        dialog = ReviewDialog(self._ctx, proposal, self.window())
        dialog.applied.connect(lambda done: self._applied(proposal, done))
        dialog.stale.connect(self._stale)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def suppose(self) -> None:
        """Brings forth a row for somebody who might be away."""
        self.controls.what_if.setChecked(True)
        self.what_if.add_row()

    # What is heard

    def _choose(self) -> None:
        said = self.session.said
        said.choices = self.controls.choices()
        said.away = self.what_if.away()
        self.what_if.look_at(said.choices.on)
        self.session.choose(said)

    def _take_back(self, decision: Decision) -> None:
        self.acts.take_back(decision.kind, decision.key)

    def _solve_or_stop(self) -> None:
        (self.session.stop if self.session.busy else self.session.solve)()

    def _stale(self, sentence_: str) -> None:
        self._ctx.refused.emit(f"{sentence_.rstrip('.')}. Forslaget bliver løst igen.")
        self.session.solve()

    def _applied(self, proposal: Proposal, _done: Applied) -> None:
        self.session.carried_out(proposal)

    def _follow(self, key: str) -> None:
        if self.session.proposal is not None:
            self._ctx.show_cases(cases_behind(self._ctx.desk, self.session.proposal, key))

    # What is shown

    def _show(self) -> None:
        session = self.session
        proposal, said = session.proposal, session.said
        self.standing.show_session(session)
        self.decisions.show_decisions(said.decisions())
        self.standing.show_tally(tally(said.decisions()))
        self._show_notice()
        if proposal is not None and not self.empty.isVisibleTo(self):
            self.header.set_title(title(proposal))
            self.header.set_sentence(*sentence(proposal, self.controls.team_names(), self._ctx.desk.today()))
            self.answer.show_proposal(said, proposal, session.before)
            self.controls.show_used(proposal.broken)
            self._show_curve()
        self.answer.setVisible(proposal is not None and not self.empty.isVisibleTo(self))
        self._show_apply()
        self._ctx.registry.refresh()

    def _show_notice(self) -> None:
        text, kind, action = notice(self.session)
        if text != self.notice.text():
            self.notice.show_text(text, kind, action)
        self.notice.setVisible(bool(text))

    def _show_curve(self) -> None:
        session = self.session
        if session.proposal is not None:
            self.answer.show_curve(session.points, session.proposal, waiting=session.curving)

    def _show_apply(self) -> None:
        proposal = self.session.proposal
        may = Role.LEADER in self._ctx.desk.who.roles
        self.apply.setVisible(may and proposal is not None and bool(proposal.moves))
        if proposal is not None:
            self.apply.set_text(apply_words(proposal))
        self.apply.setEnabled(self.session.current)
