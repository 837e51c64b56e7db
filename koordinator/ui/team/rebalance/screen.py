"""The parts of Fordel om and where they stand; what they do is the tab's."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.roles import Role
from koordinator.services.caseloads import default_limits
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.header import PageHeader
from koordinator.ui.base.labels import hairline
from koordinator.ui.base.notices import Banner, EmptyState
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.context import Context
from koordinator.ui.team.rebalance.answer import AnswerView
from koordinator.ui.team.rebalance.controls import RebalanceControls
from koordinator.ui.team.rebalance.conversation import tally
from koordinator.ui.team.rebalance.decisions import Decisions
from koordinator.ui.team.rebalance.letters import LettersBar
from koordinator.ui.team.rebalance.session import Session
from koordinator.ui.team.rebalance.standing import AnswerStanding, notice, waiting
from koordinator.ui.team.rebalance.what_if import WhatIf
from koordinator.ui.team.rebalance.words import TITLE, apply_words, sentence, title
from koordinator.ui.team.tab import TeamTab

_NOBODY = "Her kommer forslag til, hvordan sagerne kan fordeles. Der er ingen sagsbehandlere endnu."


class RebalanceScreen(TeamTab):
    """Shows a session from top to bottom: what is asked, what is decided, and the answer."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.session = Session(ctx, self)
        self.header = PageHeader(TITLE)
        self.print = Button("Udskriv forslag", icon_name="printer")
        self.apply = Button("Gennemfør", "filled")
        self.controls = RebalanceControls(ctx, default_limits())
        self.standing = AnswerStanding()
        self.what_if = WhatIf(ctx)
        self.choices = QWidget()
        self.decisions = Decisions()
        self.notice = Banner("", "warning")
        self.letters = LettersBar(ctx)
        self.answer = AnswerView()
        self.empty = EmptyState(_NOBODY, "Tilføj medarbejder", "bars")
        self._rest = QWidget()  # takes the room until one of the two is shown
        self._lay_out()

    def _lay_out(self) -> None:
        self.header.add_action(self.print)
        self.header.add_action(self.apply)
        for hidden in (self.notice, self.what_if, self.empty, self.answer, self.apply, self.print):
            hidden.hide()
        self._lay_out_choices()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(32, 16, 32, 24)
        column.setSpacing(12)
        for widget in (self.header, self.letters, self.choices, self.decisions, self.notice):
            column.addWidget(widget)
        column.addWidget(self.answer, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self._rest, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inner, sideways=False))

    def _lay_out_choices(self) -> None:
        column = QVBoxLayout(self.choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.controls, 1)
        line.addWidget(self.standing)
        column.addWidget(hairline())
        column.addLayout(line)
        column.addWidget(self.what_if)
        column.addWidget(hairline())

    def show_people(self, *, some: bool) -> None:
        """Without caseworkers there is nothing to ask about."""
        self.empty.setVisible(not some)
        self.choices.setVisible(some)
        self.decisions.setVisible(some)

    def show_session(self) -> None:
        """Shows how the conversation stands."""
        session = self.session
        said = session.said
        proposal = None if session.fault else session.proposal
        decided = said.decisions()
        self.standing.show_session(session)
        self.standing.show_tally(tally(decided, len(said.away)))
        self.decisions.show_decisions(decided)
        self._show_notice()
        shown = proposal is not None and not self.choices.isHidden()
        if proposal is not None and shown:
            # An answer is told with what it answers, also where another question is already chosen.
            names = self.controls.names_of(proposal.wish.team_ids)
            today = self._ctx.desk.today()
            self.header.set_title(title(proposal))
            self.header.set_sentence(*sentence(proposal, names, today))
            self.answer.show_proposal(said, proposal, session.before)
            self.controls.show_used(proposal.broken)
            self.apply.set_text(apply_words(proposal))
            self.show_curve()
        elif proposal is None:
            self.header.set_title(TITLE)
            self.header.set_sentence(*([] if self.choices.isHidden() else waiting(session)))
        self.answer.setVisible(shown)
        self._rest.setVisible(not shown and self.empty.isHidden())
        leads = Role.LEADER in self._ctx.desk.who.roles
        self.apply.setVisible(leads and proposal is not None and shown and bool(proposal.moves))
        self.apply.setEnabled(session.current)
        self.print.setVisible(proposal is not None and shown)
        self.print.setEnabled(session.current)
        self._ctx.registry.refresh()

    def show_curve(self) -> None:
        """Shows what each further move buys, as far as it is known."""
        session = self.session
        if session.proposal is not None:
            self.answer.show_curve(
                session.curve.points,
                session.proposal,
                by_maximum=session.curve.by_maximum,
                waiting=session.curving,
            )

    def _show_notice(self) -> None:
        text, kind, action = notice(self.session)
        if text != self.notice.text():
            self.notice.show_text(text, kind, action)
        self.notice.setVisible(bool(text))
