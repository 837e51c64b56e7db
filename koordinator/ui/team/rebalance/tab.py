"""Fordel om: choose an end, see what it takes, change it by hand, and carry it out."""

from koordinator.domain.roles import Role
from koordinator.services import staff
from koordinator.services.rebalancing import Proposal
from koordinator.ui.context import Context
from koordinator.ui.papers.team import show_proposal
from koordinator.ui.team.rebalance.acts import RowActs
from koordinator.ui.team.rebalance.commands import Ways, declare
from koordinator.ui.team.rebalance.conversation import Decision
from koordinator.ui.team.rebalance.review import ReviewDialog
from koordinator.ui.team.rebalance.screen import RebalanceScreen
from koordinator.ui.team.rebalance.showing import cases_behind


class RebalanceTab(RebalanceScreen):
    """The conversation stays while the program runs; leaving the tab loses nothing."""

    key = "rebalance"
    title = "Fordel om"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.acts = RowActs(ctx, self.session, self)
        self._asked = False
        self._connect()
        declare(ctx, self, Ways(self.review, self.print_proposal, self.suppose, self.acts.start_over))

    def _connect(self) -> None:
        session, ctx = self.session, self._ctx
        self.header.link_activated.connect(self._follow)
        self.apply.clicked.connect(self.review)
        self.print.clicked.connect(self.print_proposal)
        self.controls.changed.connect(self._choose)
        self.controls.what_if.toggled.connect(self.what_if.setVisible)
        self.what_if.changed.connect(self._choose)
        self.what_if.pinned.connect(self.acts.pin)
        self.standing.solve.clicked.connect(self._solve_or_stop)
        self.decisions.taken_back.connect(self._take_back)
        self.decisions.started_over.connect(self.acts.start_over)
        self.notice.acted.connect(session.solve)
        self.empty.acted.connect(lambda: ctx.page_wanted.emit("settings"))
        session.shown.connect(self.show_session)
        session.curved.connect(self.show_curve)
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
        self.show_people(some=bool(people))
        if self.controls.follow_today() and self._asked:
            self._choose()
        elif people and not self._asked:
            self._asked = True
            self.session.solve()
        else:
            self.show_session()

    def proposal(self) -> Proposal | None:
        """The proposal shown, or None where there is none that answers what is asked."""
        return self.session.proposal if self.session.current else None

    def print_proposal(self) -> None:
        """Opens the proposal as a paper."""
        show_proposal(self._ctx, self.proposal())

    def suppose(self) -> None:
        """Brings forth a row for somebody who might be away."""
        self.controls.what_if.setChecked(True)
        self.what_if.add_row()

    def review(self) -> None:
        """Opens what carrying the proposal out would write."""
        proposal = self.proposal()
        if proposal is None or self.apply.isHidden():
            return
        dialog = ReviewDialog(self._ctx, proposal, self.window())
        dialog.applied.connect(self.session.carried_out)
        dialog.stale.connect(self._stale)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose(self) -> None:
        """Something is chosen differently."""
        said = self.session.said
        said.choices = self.controls.choices()
        said.away = self.what_if.away()
        self.what_if.look_at(said.choices.on)
        self.session.choose()

    def _take_back(self, decision: Decision) -> None:
        self.acts.take_back(decision.kind, decision.key)

    def _solve_or_stop(self) -> None:
        (self.session.stop if self.session.busy else self.session.solve)()

    def _stale(self, sentence: str) -> None:
        """The cases are no longer as they were: that is said, and asked again."""
        self._ctx.refused.emit(sentence)
        self.session.solve()

    def _follow(self, key: str) -> None:
        if self.session.proposal is not None:
            self._ctx.show_cases(cases_behind(self._ctx.desk, self.session.proposal, key))
