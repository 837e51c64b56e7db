"""How the answer stands: on its way with its seconds, how good it is, or that it is old; and Løs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.rebalance.plan_words import standing_words
from koordinator.services.rebalancing import Status
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.labels import Label
from koordinator.ui.team.rebalance.conversation import way_words
from koordinator.ui.team.rebalance.session import Session
from koordinator.ui.team.rebalance.words import standing

_OLD = "Valgene er ændret siden"
_DOUBTING = "Ser efter, om forslaget stadig gælder …"
_CHANGED = "Noget er ændret, siden forslaget blev lavet."
_WAY_OUT = "Tag noget af det bestemte tilbage, eller vælg flere flytninger."


def notice(session: Session) -> tuple[str, str, str]:
    """What must be minded over the answer: its sentence, its kind, and what can be done."""
    proposal = session.proposal
    if session.busy or session.doubting:
        return "", "plain", ""
    if session.stuck is not None:
        return f"Låst: {way_words(session.stuck)}. {session.fault}", "error", "Tag beslutningen tilbage"
    if session.fault:
        return session.fault, "error", ""
    if session.store_changed and proposal is not None:
        return _CHANGED, "warning", "Løs igen"
    if proposal is not None and proposal.status is Status.INFEASIBLE:
        return f"{standing_words(proposal.status, proposal.gap)} {_WAY_OUT}", "error", ""
    return "", "plain", ""


def waiting(session: Session) -> list[str]:
    """What is said while there is no answer yet."""
    if session.fault:
        return []
    return ["Ser efter, hvad der skal til …" if session.busy else "Tryk på Løs for at få et forslag."]


class AnswerStanding(QWidget):
    """The button that solves or stops, and two quiet lines under it."""

    def __init__(self) -> None:
        super().__init__()
        self._tally = Label("", "small", "text2")
        self.said = Label("", "small", "text2")
        self.solve = Button("Løs", icon_name="refresh", tip="Løs igen (F5)")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.solve, 0, Qt.AlignmentFlag.AlignRight)
        for label in (self.said, self._tally):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            column.addWidget(label)
        column.addStretch(1)

    def show_session(self, session: Session) -> None:
        """Says how the answer stands now."""
        proposal = session.proposal
        if session.busy:
            self.show_seconds(0)
        elif session.doubting:
            self._say(_DOUBTING, "text2")
        elif proposal is None:
            self._say("", "text2")
        elif session.current:
            self._say(standing(proposal, session.seconds), "text2")
        else:
            self._say("" if session.fault or session.store_changed else _OLD, "near_text")
        self.solve.set_text("Stands" if session.busy else "Løs igen" if proposal is not None else "Løs")
        self.solve.set_icon("close" if session.busy else "refresh")

    def show_seconds(self, seconds: float) -> None:
        """Counts while the answer is on its way."""
        self._say("Løser …" if seconds < 1 else f"Løser … {int(seconds)} s", "text2")

    def show_tally(self, words: str) -> None:
        """How much is decided beforehand."""
        self._tally.setText(words)
        self._tally.setVisible(bool(words))

    def _say(self, words: str, tone: str) -> None:
        self.said.setText(words)
        self.said.set_tone(tone)
        self.said.setVisible(bool(words))
