"""Fordel om: choose an end, see what it takes, change it by hand, and carry it out."""

from PySide6.QtGui import QHideEvent

from koordinator.domain.roles import Role
from koordinator.services import staff
from koordinator.services.desk import Changed
from koordinator.services.rebalancing import Applied, OverLater, Proposal, Status
from koordinator.ui.context import Context
from koordinator.ui.papers.team import show_proposal
from koordinator.ui.team.rebalance.acts import RowActs
from koordinator.ui.team.rebalance.carried import Carried, CarriedOut
from koordinator.ui.team.rebalance.commands import Ways, declare
from koordinator.ui.team.rebalance.conversation import Decision, Kind, way_words
from koordinator.ui.team.rebalance.review import ReviewDialog
from koordinator.ui.team.rebalance.screen import RebalanceScreen
from koordinator.ui.team.rebalance.showing import cases_behind

_NO_PLAN = "Noget er ændret, mens planen stod åben, og den kan ikke gennemføres længere. Intet er skrevet."


class RebalanceTab(RebalanceScreen):
    """The conversation stays while the program runs; leaving the tab loses nothing."""

    key = "rebalance"
    title = "Fordel om"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.acts = RowActs(ctx, self.session, self)
        self._asked = False
        self._carried = CarriedOut()
        self._review: ReviewDialog | None = None
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
        self.decisions.taken_back.connect(self.acts.take_back)
        self.decisions.started_over.connect(self.acts.start_over)
        self.notice.acted.connect(self._mend)
        self.empty.acted.connect(lambda: ctx.show_settings("workers"))
        ctx.changed.connect(self._heard)
        session.shown.connect(self.show_session)
        session.shown.connect(self._renew_review)
        session.curve.changed.connect(self.show_curve)
        session.ticked.connect(self.standing.show_seconds)
        self.answer.people.opened.connect(ctx.show_worker)
        self.answer.curve.chosen.connect(self.controls.cap)
        self.answer.ahead.pinned.connect(self._leave_out)
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
            self.session.look_after()

    def undo(self) -> bool:
        return self.acts.undo()

    def redo(self) -> bool:
        return self.acts.redo()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.acts.say_without_way_back()

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
        dialog.applied.connect(lambda applied: self._applied(applied, dialog.proposal))
        dialog.stale.connect(self._stale)
        dialog.doubted.connect(self._doubted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._reviewed)
        self._review = dialog
        dialog.open()

    def _applied(self, applied: Applied, proposal: Proposal) -> None:
        """It is carried out: its letters are offered, and what was said of it is kept for an undo."""
        self._carried.did(Carried(applied, self.session.said.copy(), proposal))
        self.letters.show_applied(applied)
        self.session.carried_out()

    def _turned(self, change: Changed) -> bool:
        """Whether an apply was undone or made again; then the conversation goes with it."""
        back = self._carried.undone(change)
        if back is not None:
            self.letters.withdraw()
            self.controls.show_choices(back.said.choices)
            self.what_if.show_away(back.said.away)
            self.session.put_back(back.said, back.proposal)
            return True
        again = self._carried.redone(change)
        if again is not None:
            self.letters.show_applied(again.applied)
            self.session.carried_out()
        return again is not None

    def _reviewed(self) -> None:
        self._review = None

    def _doubted(self) -> None:
        """The plan was refused: what has changed is looked after, or the plan alone is made again."""
        if self._review is None:
            return
        if self.session.current:
            self._review.plan_again()
        else:
            self._review.wait()
            self.session.look_after()

    def _renew_review(self) -> None:
        """An open review that waits gets the proposal that holds now, or goes where there is none."""
        review, session = self._review, self.session
        if review is None or not review.waiting or session.busy or session.doubting:
            return
        proposal = self.proposal()
        if proposal is not None and proposal.moves and proposal.status is not Status.INFEASIBLE:
            review.show_proposal(proposal)
        elif session.store_changed and not session.fault:
            session.solve()
        else:
            review.reject()
            self._ctx.refused.emit(_NO_PLAN)

    def _leave_out(self, one: OverLater) -> None:
        """A colleague who would come over later gives and gets no cases, and it is asked again."""
        self.acts.pin(one.worker_id, one.worker)
        if not (self.session.busy or self.session.current):
            self.session.solve()

    def _choose(self) -> None:
        """Something is chosen differently."""
        said = self.session.said
        said.choices = self.controls.choices()
        said.away = self.what_if.away()
        self.what_if.look_at(said.choices.on)
        self.session.choose()

    def _mend(self) -> None:
        """Does what the notice offers: the decision in the way is taken back, or it is asked again."""
        stuck = self.session.stuck
        if stuck is None:
            self.session.solve()
        else:
            key = (stuck.case_id, 0)
            self.acts.take_back(Decision(Kind.LOCKED, key, f"Låst: {way_words(stuck)}"))

    def _heard(self, change: Changed) -> None:
        """What was decided is no longer the last thing done; a quick answer is made anew at once."""
        self.acts.forget()
        if self._turned(change):
            return
        review = self._review
        if review is not None and review.writing:
            return
        if review is not None and self.session.store_changed:
            review.wait()
        if self.isVisible():
            self.session.look_after()

    def _solve_or_stop(self) -> None:
        (self.session.stop if self.session.busy else self.session.solve)()

    def _stale(self, sentence: str) -> None:
        """The cases are no longer as they were: that is said, and asked again."""
        self._ctx.refused.emit(sentence)
        self.session.solve()

    def _follow(self, key: str) -> None:
        if self.session.proposal is not None:
            self._ctx.show_cases(cases_behind(self._ctx.desk, self.session.proposal, key))
