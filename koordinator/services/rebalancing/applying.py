"""Carrying a distribution out as one undoable action: cases, handovers, meetings, letters and cards."""

from collections.abc import Callable, Mapping

from koordinator.db.store import Transaction
from koordinator.domain.rebalance.plan_words import applying, done_words, why_handed_over
from koordinator.domain.rebalance.proposals import Applied, ApplyPlan, ApplyStep
from koordinator.domain.roles import CaseRole, Role
from koordinator.domain.values.names import clean_text
from koordinator.errors import Cancelled, Refused
from koordinator.services import archive
from koordinator.services.assigning import assign
from koordinator.services.desk import Desk
from koordinator.services.handing_over import LONGEST_REASON
from koordinator.services.handover_plans import Change, Diary, write_change
from koordinator.services.meetings.booking import ClashFound
from koordinator.services.moved_meetings import MovedMeetings, shift_seats
from koordinator.services.papers import Paper
from koordinator.services.rebalancing.planning import STOPPED, current, supposed, taking
from koordinator.services.rebalancing.proposing import never

LETTER, CARD = "handover-letter", "card"
_TAKEN = "En af mødetiderne er ikke længere ledig for alle. Lav planen igen."
_OTHER_MEETINGS = "Møderne om sagerne er ændret, siden planen blev lavet. Lav planen igen."


def no_progress(_done: int, _total: int, _text: str = "") -> None:
    """Nobody watches."""


def apply(
    desk: Desk,
    plan: ApplyPlan,
    reason: str = "",
    progress: Callable[[int, int, str], None] = no_progress,
    cancelled: Callable[[], bool] = never,
) -> Applied:
    """Do what the plan says, all of it or nothing.

    Refused where the cases, a time or a limit have changed since, and above somebody's maximum without a
    reason or where her team allows none; Cancelled when stopped.
    """
    desk.require(Role.LEADER)
    why = _checked(plan, reason)
    with desk.write("Fordel sager om") as tx:
        found = current(tx.session, desk, [step.move for step in plan.steps], plan.on)
        gate = taking(tx.session, desk, [step.move for step in plan.steps], plan.on, why)
        for verdict in gate.verdicts.values():
            if not verdict.allowed:
                raise Refused(verdict.sentence)
        tx.rename(_label(plan))
        kept = _carry_out(tx, desk, plan, found, why, _Steps(2 * len(plan.steps), progress, cancelled))
    return _applied(plan, kept)


class _Steps:
    """Says how far the work is, and stops it when that is wished."""

    def __init__(
        self, total: int, progress: Callable[[int, int, str], None], cancelled: Callable[[], bool]
    ) -> None:
        self._done, self._total, self._progress, self._cancelled = 0, total, progress, cancelled

    def __call__(self, text: str) -> None:
        """One more step is done."""
        if self._cancelled():
            raise Cancelled(STOPPED)
        self._done += 1
        self._progress(self._done, self._total, text)


def _checked(plan: ApplyPlan, reason: str) -> str:
    """The leader's reason, where there is one."""
    why = clean_text(reason)
    if not plan.steps:
        raise Refused("Der er ingen flytninger at gennemføre.")
    if plan.refusal:
        raise Refused(plan.refusal)
    if plan.needs_reason and not why:
        raise Refused("Nogen kommer over max. Skriv en begrundelse.")
    if len(why) > LONGEST_REASON:
        raise Refused("Begrundelsen er længere end 1.000 tegn.")
    return why


def _label(plan: ApplyPlan) -> str:
    placed = sum(step.move.from_id is None for step in plan.steps)
    return done_words(len(plan.steps) - placed, placed)


def _carry_out(
    tx: Transaction, desk: Desk, plan: ApplyPlan, found: Mapping[int, Change], why: str, step_done: _Steps
) -> "_Papers":
    """First the meetings there are, then every case and its new one, then the papers, which show it all."""
    inner = desk.inside(tx)
    _shift_meetings(tx, inner, plan, found)
    diary = Diary(inner, tx.session, [found[one.move.case_id] for one in plan.steps if one.meeting])
    meetings: dict[int, int | None] = {}
    for step in plan.steps:
        meetings[step.move.case_id] = _write(tx, desk, diary, found[step.move.case_id], step, why)
        step_done("Sager og møder")
    papers = _Papers(tx, inner)
    for step in plan.steps:
        papers.keep(step, meetings[step.move.case_id])
        step_done("Breve og visitkort")
    return papers


def _shift_meetings(tx: Transaction, inner: Desk, plan: ApplyPlan, found: Mapping[int, Change]) -> None:
    """Give the former caseworkers' seats over as planned; Refused where that would be otherwise now."""
    handed = [found[step.move.case_id] for step in plan.steps if step.move.from_id is not None]
    now = MovedMeetings(inner, tx.session, handed, supposed(plan.away))
    if any(now.of(step.move.case_id) != step.shifts for step in plan.steps):
        raise Refused(_OTHER_MEETINGS)
    for step in plan.steps:
        shift_seats(tx, inner, found[step.move.case_id], step.shifts)


def _write(
    tx: Transaction, desk: Desk, diary: Diary, change: Change, step: ApplyStep, why: str
) -> int | None:
    """One case with all but its papers; returns the number of its meeting."""
    reason = why or why_handed_over(step.move.reasons)
    if step.move.from_id is None:
        assign(tx, change.line.case_id, CaseRole.CASEWORKER, step.move.to_id, step.starts, reason)
        return None
    draft = diary.draft(change, step.meeting) if step.meeting is not None else None
    try:
        return write_change(tx, desk, change, reason, reason, draft)[1]
    except ClashFound:
        raise Refused(_TAKEN) from None


class _Papers:
    """Keeps the papers on the cases; their numbers, and what to look at before they are handed out."""

    def __init__(self, tx: Transaction, inner: Desk) -> None:
        self._tx, self._inner = tx, inner
        self.numbers: list[int] = []
        self.warnings: list[str] = []

    def keep(self, step: ApplyStep, meeting_id: int | None) -> None:
        """Those of one move."""
        # reportlab is needed by nobody who prints nothing.
        from koordinator.services.paperwork.card import card_paper
        from koordinator.services.paperwork.handover import handover_letter

        if step.letter:
            self._keep(LETTER, handover_letter(self._inner, step.move.case_id), step, meeting_id)
        if step.card:
            self._keep(CARD, card_paper(self._inner, step.move.case_id), step, meeting_id)

    def _keep(self, kind: str, paper: Paper, step: ApplyStep, meeting_id: int | None) -> None:
        move = step.move
        kept = archive.kept(self._tx, self._inner, move.case_id, kind, paper, move.citizen, meeting_id)
        self.numbers.append(kept[0])
        self.warnings += [f"{move.citizen}: {warning}" for warning in paper.warnings]


def _applied(plan: ApplyPlan, kept: _Papers) -> Applied:
    placed = sum(step.move.from_id is None for step in plan.steps)
    meetings = sum(step.meeting is not None for step in plan.steps)
    moved = len(plan.steps) - placed
    letters = sum(step.letter for step in plan.steps)
    cards = sum(step.card for step in plan.steps)
    said = " ".join(applying(moved, placed, meetings))
    return Applied(
        moved,
        placed,
        meetings,
        letters,
        cards,
        said,
        tuple(kept.numbers),
        tuple(dict.fromkeys(kept.warnings)),
        _label(plan),
    )
